import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/lexicon/lexicon.js';
import { statements } from '../../src/read/attribution/layer.js';
import { createReader } from '../../src/read/read.js';

const lexicon = shippedLexicon();
const read = createReader(lexicon);

/** The example without its brackets, and what stands between them. */
function marked(example: string): { text: string; content: string } {
  const content = /\[([^\]]+)\]/u.exec(example)?.[1] ?? '';
  return { text: `${example.replace(/[[\]]/gu, '')}.`, content };
}

describe.each(['cues', 'feelings', 'cue-nouns', 'cue-prepositions'])(
  '%s: every row finds the content of its example',
  (table) => {
    for (const row of lexicon.table(table)) {
      const { text, content } = marked(row.example!);
      it(row.example!, () => {
        const document = read(text, { title: '' });
        const found = document.get(statements).map((s) => document.slice(s));
        expect(found).toContain(content);
      });
    }
  },
);
