import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { statements } from '../../src/read/attribution/layer.js';
import { createReader } from '../../src/read/read.js';

const lexicon = shippedLexicon();
const read = createReader(lexicon);

const none = (text: string): void => {
  const document = read(`${text}.`, { title: '' });
  expect(document.get(statements).map((s) => `${document.slice(s.cue)} [${document.slice(s)}]`)).toEqual([]);
};

describe('false friends: no row is taken for a cue', () => {
  for (const row of lexicon.table('false-friends')) it(row.example!, () => none(row.example!));
});
