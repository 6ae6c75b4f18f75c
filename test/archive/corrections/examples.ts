import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { packageLexicon } from '../../../src/cli/lexicon.js';
import type { IsnadRecord } from '../../../src/record/record.js';
import { recorderWith } from '../../../src/record/recorder.js';
import { recordSchema } from '../../../src/record/schema.js';

const folder = new URL('../../../examples/', import.meta.url);
export const read = recorderWith(packageLexicon());
export const exampleText = (name: string): string => readFileSync(new URL(`${name}.txt`, folder), 'utf8');
export const exampleTexts = readdirSync(folder)
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(new URL(f, folder), 'utf8'));

/** A record as everybody may rely on it: its spans are its text's, its references lead somewhere. */
export function expectValid(record: IsnadRecord): void {
  recordSchema.parse(record);
  const spans: { start: number; end: number; text: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value && 'text' in value) spans.push(value as (typeof spans)[number]);
    for (const v of Object.values(value)) walk(v);
  };
  for (const list of [record.entities, record.statements, record.events, record.figures]) walk(list);
  for (const s of spans) expect(record.report.text.slice(s.start, s.end)).toBe(s.text);
  const ids = (items: readonly { id: string }[]): Set<string> => {
    const all = new Set(items.map((i) => i.id));
    expect(all.size).toBe(items.length);
    return all;
  };
  const [e, t, f, s] = [ids(record.entities), ids(record.times), ids(record.figures), ids(record.statements)];
  ids(record.events);
  const isThere = (where: Set<string>, id: string | null): void => {
    if (id !== null) expect([...where]).toContain(id);
  };
  for (const x of record.statements) {
    for (const l of x.chain) isThere(e, l.entity);
    isThere(e, x.addressee);
    isThere(t, x.time);
    isThere(s, x.inside);
    expect(x.inside).not.toBe(x.id);
  }
  for (const v of record.events) {
    for (const id of [...v.actors, ...v.recipients, v.place]) isThere(e, id);
    for (const id of v.figures) isThere(f, id);
    isThere(t, v.time);
    isThere(s, v.statement);
  }
}
