import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const imports = readdirSync(`${root}web/src`, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    [
      ...readFileSync(`${root}web/src/${file}`, 'utf8').matchAll(
        /(import type|export type|import|export)[^;]*?\sfrom '([^']+)'/g,
      ),
    ].map((m) => ({
      file: file.replaceAll('\\', '/'),
      typeOnly: m[1]!.endsWith('type'),
      to: m[2]!.startsWith('.') ? posix.join('web/src', posix.dirname(file), m[2]!) : m[2]!,
    })),
  );
const ofSources = imports.filter((i) => i.to.startsWith('src/'));

/** What of the reader the interface runs: the words for values anywhere, the rest in the worker only. */
const runs: Readonly<Record<string, RegExp>> = {
  'src/record/words.js': /./,
  'src/record/countries.js': /^(?:pages\/entities\.tsx|map\/countries\.ts)$/,
  'src/record/recorder.js': /^reader\/reader\.worker\.ts$/,
  'src/intake/decode.js': /^reader\/reader\.worker\.ts$/,
  'src/lexicon/build.js': /^reader\/lexicon\.ts$/,
};

it('the interface runs of the sources only what it says, and knows types of the record and of what the server gives', () => {
  expect(
    ofSources
      .filter((i) =>
        i.typeOnly ? !/^src\/(?:record|archive|server|export)\//.test(i.to) && !runs[i.to] : !runs[i.to]?.test(i.file),
      )
      .map((i) => `${i.file} → ${i.to}`),
  ).toEqual([]);
});

it('the logic of the reading room knows no page and no browser framework', () => {
  const pure = [
    'room/book.ts',
    'room/marks.ts',
    'room/chain.ts',
    'room/paragraphs.ts',
    'room/keys.ts',
    'share/segments.ts',
  ];
  expect(
    imports.filter((i) => pure.includes(i.file) && /react|pages\//.test(i.to)).map((i) => `${i.file} → ${i.to}`),
  ).toEqual([]);
});
