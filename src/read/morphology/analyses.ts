import { bare } from '../../arabic/letters.js';
import type { Span } from '../../document/span.js';
import type { Token } from '../tokens/layer.js';
import type { Look, State, Vocabulary } from './features.js';
import type { Analysis } from './layer.js';
import type { VerbReading } from './verbs.js';

/**
 * Where each letter of the bare form begins in the text, and after the last one where the token ends. Marks and tatweel
 * belong to the letter before.
 */
function letterStarts(text: string, token: Token): readonly number[] | null {
  if (token.end - token.start === token.bare.length) return null;
  const starts: number[] = [];
  for (let i = token.start; i < token.end; i++) {
    const n = bare(text[i]!).length;
    for (let k = 0; k < n; k++) starts.push(i);
  }
  starts.push(token.end);
  return starts.length === token.bare.length + 1 ? starts : null;
}

/** The words before that decide how a verb is read. */
export interface Before {
  /** The bare stem of the word before. */
  readonly stem: string | null;
}

const jussive = new Set(['لم', 'لن', 'لا', 'أن', 'ألا', 'كي', 'لكي', 'حتى', 'ألم']);

/** What a state of a token means, in full. */
export function analysis(
  text: string,
  token: Token,
  look: Look,
  state: State,
  vocabulary: Vocabulary,
  before: Before,
): Analysis {
  const s = look.segmentations[state.segmentation]!;
  const starts = letterStarts(text, token);
  const start = starts ? starts[s.from]! : token.start + Math.min(s.from, token.end - token.start);
  const end = s.to === token.bare.length ? token.end : starts ? starts[s.to]! : token.start + s.to;
  const stem: Span = { start, end: Math.max(end, start) };
  const common = { proclitics: s.proclitics, stem, enclitic: s.enclitic, pos: state.pos };
  const silent = { gender: null, number: null, person: null, aspect: null, voice: null };
  const closed = s.closed.find((w) => w.pos === state.pos);
  if (closed && state.pos !== 'VERB') {
    const { lemma, gender, number, person } = closed;
    return { ...common, lemma, gender, number, person, aspect: null, voice: null };
  }
  if (state.pos === 'VERB' || state.pos === 'AUX') {
    const v = bestVerb(s.verbs, state.pos, s.proclitics.at(-1) === 'ل' || jussive.has(before.stem ?? ''));
    if (v) {
      const { lemma, gender, number, person, aspect, voice } = v;
      return { ...common, lemma, gender, number, person, aspect, voice };
    }
    return { ...common, lemma: null, ...silent };
  }
  if (state.pos === 'NOUN' || state.pos === 'ADJ') {
    const { lemma, gender, number } = vocabulary.nominals.look(s.stem, state.pos === 'ADJ');
    return { ...common, lemma: lemma ?? s.stem, gender, number, person: null, aspect: null, voice: null };
  }
  return { ...common, lemma: token.kind === 'word' ? s.stem : null, ...silent };
}

function bestVerb(verbs: readonly VerbReading[], pos: 'VERB' | 'AUX', short: boolean): VerbReading | undefined {
  const fits = verbs.filter((v) => (v.lemma === 'كان') === (pos === 'AUX'));
  // «لم يعد»: of a verb that only a short mood explains so
  return (short ? fits.find((v) => v.mood === 'short' && v.person === 3) : undefined) ?? fits[0];
}
