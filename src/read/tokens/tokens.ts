import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { PrintedForms } from './forms.js';
import { type Sentence, sentences, type Token, tokens } from './layer.js';
import { splitLines } from './lines.js';
import { scan } from './scan.js';

/** Finds the tokens of the whole text, each with the index of its sentence. */
export function tokensStage(): Stage<Token> {
  const forms = new PrintedForms();
  return {
    name: 'tokens',
    needs: [sentences],
    makes: tokens,
    run(document: Document): readonly Token[] {
      const { text } = document;
      const out: Token[] = [];
      for (const { index: sentence, start: from, end: to } of document.get(sentences))
        scan(text, from, to, (start, end, kind, spaced) => {
          const { bare, fold, hash } = forms.at(text, start, end);
          out.push({ start, end, index: out.length, kind, bare, fold, hash, sentence, spaced });
        });
      return out;
    },
  };
}

/** Cuts the lines of a text into sentences. Counts each one's tokens, so that both layers agree. */
export const sentencesStage: Stage<Sentence> = {
  name: 'sentences',
  needs: [],
  makes: sentences,
  run(document: Document): readonly Sentence[] {
    const { text, meta } = document;
    const out: Sentence[] = [];
    let first = 0;
    for (const line of splitLines(text, meta.title))
      for (const span of line.sentences) {
        let last = first;
        scan(text, span.start, span.end, () => {
          last++;
        });
        const { start, end, role } = span;
        out.push({ start, end, index: out.length, paragraph: line.paragraph, role, first, last });
        first = last;
      }
    return out;
  },
};
