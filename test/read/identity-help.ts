import type { Document } from '../../src/document/document.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { entities } from '../../src/read/identity/layer.js';
import { mentions } from '../../src/read/phrases/layer.js';
import { createReader } from '../../src/read/read.js';

export const lexicon = shippedLexicon();
const read = createReader(lexicon);

export interface Marked {
  /** For each bracketed phrase the index of its entity, -1 where no mention stands there. */
  readonly one: readonly number[];
  /** The same for phrases in braces. */
  readonly others: readonly number[];
  readonly document: Document;
}

/** Reads a text whose mentions of one entity stand in [brackets] and those of others in {braces}. */
export function readMarked(text: string): Marked {
  let plain = '';
  const spans: { start: number; end: number; one: boolean }[] = [];
  let open = 0;
  for (const c of text) {
    if (c === '[' || c === '{') open = plain.length;
    else if (c === ']' || c === '}') spans.push({ start: open, end: plain.length, one: c === ']' });
    else plain += c;
  }
  const document = read(plain, { title: '' });
  const all = document.get(mentions);
  const entityOf = new Map(document.get(entities).flatMap((e) => e.mentions.map((m) => [m, e.index] as const)));
  const at = (start: number, end: number): number => {
    // how far a mention reaches is other stages' matter
    const found = all
      .filter((m) => m.start === start && Math.abs(m.end - end) <= (end - start) / 2)
      .sort((a, b) => Math.abs(a.end - end) - Math.abs(b.end - end))[0];
    return found ? entityOf.get(found.index)! : -1;
  };
  const places = spans.map((s) => ({ one: s.one, entity: at(s.start, s.end) }));
  return {
    one: places.filter((p) => p.one).map((p) => p.entity),
    others: places.filter((p) => !p.one).map((p) => p.entity),
    document,
  };
}
