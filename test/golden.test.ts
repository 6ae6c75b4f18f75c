import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../src/lexicon/build.js';
import { createRecorder } from '../src/record/read.js';
import { notationOf } from './golden/notation.js';

const examples = new URL('../examples/', import.meta.url);
const read = createRecorder();

// Reviewed by hand. When a change of the reader changes them for the better, `npx vitest run -u test/golden.test.ts`
// writes them anew; look at the difference before you commit it.
describe('the example reports read as reviewed', () => {
  for (const { file, published } of parseTable('examples', readFileSync(new URL('index.tsv', examples), 'utf8')))
    it(file!, async () => {
      const record = read(readFileSync(new URL(file!, examples), 'utf8'), { published: published! });
      await expect(notationOf(record)).toMatchFileSnapshot(`golden/${file}`);
    });
});
