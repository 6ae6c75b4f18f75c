import { describe, expect, it } from 'vitest';
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { events } from '../../src/read/events/layer.js';
import { stages } from '../../src/read/read.js';

const lexicon = shippedLexicon();
const read = pipeline(stages(lexicon));

/** The events of a report of one sentence: trigger and type. */
const found = (text: string): { start: number; end: number; what: string }[] => {
  const document = read(Document.of(text, { title: '', published: '2021-03-10' }));
  return document.get(events).map((e) => ({ start: e.start, end: e.end, what: `${e.type} ${e.mode ?? ''}`.trim() }));
};

describe('event triggers', () => {
  const rows = lexicon.table('event-triggers').map((r) => [r.verb || r.nouns!, r] as const);
  it.each(rows)('%s', (_, row) => {
    const text = row.example!.replace(/[[\]]/gu, '');
    const all = found(text);
    const marked = [...row.example!.matchAll(/\[([^\]]+)\]/gu)];
    expect(marked.length).toBeGreaterThan(0);
    marked.forEach((m, i) => {
      const start = m.index - 2 * i;
      const here = all.filter((e) => e.start < start + m[1]!.length && e.end > start);
      expect(here.map((e) => e.what)).toEqual([`${row.type} ${row.mode}`.trim()]);
    });
  });
});
