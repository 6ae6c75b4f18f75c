import { bare, foldBare } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { type Sentence, sentences, type Token, tokens } from './layer.js';
import { splitLines } from './lines.js';
import { scan } from './scan.js';

interface Forms {
  readonly bare: string;
  readonly fold: string;
}

function formsOf(printed: string): Forms {
  // a tatweel that stands alone is a dash
  const form = bare(printed) || '-';
  return { bare: form, fold: foldBare(form) };
}

/** Tokens of the whole text, each with the index of its sentence. */
export const tokensStage: Stage<Token> = {
  name: 'tokens',
  needs: [sentences],
  makes: tokens,
  run(document: Document): readonly Token[] {
    const { text } = document;
    const out: Token[] = [];
    // a report repeats its words: half of the forms need no work, and equal forms are one string
    const known = new Map<string, Forms>();
    for (const sentence of document.get(sentences))
      scan(text, sentence.start, sentence.end, (start, end, kind, spaced) => {
        const printed = text.slice(start, end);
        let forms = known.get(printed);
        if (!forms) {
          forms = formsOf(printed);
          known.set(printed, forms);
        }
        out.push({
          start,
          end,
          index: out.length,
          kind,
          bare: forms.bare,
          fold: forms.fold,
          sentence: sentence.index,
          spaced,
        });
      });
    return out;
  },
};

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
