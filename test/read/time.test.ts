import { describe, expect, it } from 'vitest';
import { Document, type Meta } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { wordsStage } from '../../src/read/morphology/morphology.js';
import type { Name } from '../../src/read/names/layer.js';
import { names } from '../../src/read/names/layer.js';
import { times } from '../../src/read/time/layer.js';
import { timesStage } from '../../src/read/time/time.js';
import { datelinesStage } from '../../src/read/tokens/datelines.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const noNames = { name: 'names', needs: [], makes: names, run: (): readonly Name[] => [] };
const run = pipeline([
  sentencesStage,
  tokensStage,
  datelinesStage(lexicon),
  wordsStage(lexicon),
  noNames,
  timesStage(lexicon),
]);

/** Wednesday. */
const published = '2024-05-15';
const read = (text: string, meta: Partial<Meta> = { published, title: '' }) => run(Document.of(text, meta)).get(times);
const shown = (text: string, meta?: Partial<Meta>): string[] =>
  read(text, meta).map((t) => `${text.slice(t.start, t.end)} = ${t.value}${t.set ? ' set' : ''}`);

describe('the examples of the tables', () => {
  const tables = ['time-words', 'time-months', 'time-units', 'time-phrases', 'time-holidays'];
  it.each(tables.flatMap((t) => lexicon.table(t).map((r) => [r.example!, r.gives!, t] as const)))(
    '%s: %s',
    (example, gives) => {
      const [, text] = example.split('~') as [string, string];
      expect(shown(example.replaceAll('~', ''))).toContain(`${text} = ${gives}`);
    },
  );
});
