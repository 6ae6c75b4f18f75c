import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const filesOf = (ending: RegExp): string[] =>
  readdirSync(`${web}src`, { recursive: true, encoding: 'utf8' }).filter((f) => ending.test(f));
const read = (file: string): string => readFileSync(`${web}src/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** Sides that do not turn round with the direction of writing. */
const physical =
  /(?:^|[\s;{])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/g;

it('styles know no left and right, so that both directions of writing are served alike', () => {
  const found = filesOf(/\.css$/).flatMap((file) =>
    [...read(file).matchAll(physical)].map((m) => `${file}: ${m[0].trim()}`),
  );
  expect(found).toEqual([]);
});

it('components set no left and right either', () => {
  const found = filesOf(/\.tsx$/).flatMap((file) =>
    [...read(file).matchAll(/\b(?:margin|padding)(?:Left|Right)\b|style=\{\{[^}]*\b(?:left|right):/g)].map(
      (m) => `${file}: ${m[0]}`,
    ),
  );
  expect(found).toEqual([]);
});

it('the check finds what it looks for', () => {
  expect('a { margin-left: 1px }'.match(physical)).not.toBeNull();
  expect('a { text-align: right }'.match(physical)).not.toBeNull();
  expect('a { left: 0; }'.match(physical)).not.toBeNull();
  expect('a { inset-inline-start: 0; border-start-start-radius: 2px }'.match(physical)).toBeNull();
});

it('nothing is asked of another host', () => {
  const found = filesOf(/\.(?:css|tsx?)$/).flatMap((file) =>
    [...read(file).matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]+/g)].map((m) => `${file}: ${m[0]}`),
  );
  expect(found).toEqual([]);
});
