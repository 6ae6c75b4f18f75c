import { bare } from '../../arabic/letters.js';
import type { Token } from '../tokens/layer.js';
import type { Look, State, Vocabulary } from './features.js';
import type { Cut } from './forms.js';
import type { Analysis } from './layer.js';
import { passiveTag } from './tags.js';
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

/** Words after which a verb stands in the short mood. */
export const asksShort: ReadonlySet<string> = new Set(['لم', 'لن', 'لا', 'أن', 'ألا', 'كي', 'لكي', 'حتى', 'ألم']);

/** What a state means, wherever its word stands. */
export type Meaning = Omit<Analysis, 'proclitics' | 'stem' | 'enclitic'>;

/** A meaning without its lemma: some hundreds serve all words. */
export type Traits = Omit<Meaning, 'lemma'>;

/** What a state means; `short` after a word that asks for the short mood. */
export function meaningOf(look: Look, state: State, vocabulary: Vocabulary, short: boolean): Meaning {
  const s = look.segmentations[state.segmentation]!;
  const { pos } = state;
  const silent = { gender: null, number: null, person: null, aspect: null, voice: null };
  const closed = s.closed.find((w) => w.pos === pos);
  if (closed && pos !== 'VERB') {
    const { lemma, gender, number, person } = closed;
    return { pos, lemma, gender, number, person, aspect: null, voice: null };
  }
  if (pos === 'VERB' || pos === 'AUX') {
    const v = bestVerb(s.verbs, pos, short, state.tag === passiveTag);
    if (!v) return { pos, lemma: null, ...silent };
    const { lemma, gender, number, person, aspect } = v;
    const voice = state.tag === passiveTag ? 'passive' : 'active';
    return { pos, lemma, gender, number, person, aspect, voice };
  }
  if (pos === 'NOUN' || pos === 'ADJ') {
    const listed = (pos === 'ADJ' ? look.adjectives : look.nouns)[state.segmentation];
    const { lemma, gender, number } = listed ?? vocabulary.nominals.byEnding(s.stem);
    return { pos, lemma, gender, number, person: null, aspect: null, voice: null };
  }
  return { pos, lemma: look.kind > 3 || look.kind < 0 || look.kind === 0 ? s.stem : null, ...silent };
}

/** The analysis of a token that is cut so and means this. */
export function placed(text: string, token: Token, s: Cut, m: Traits, lemma: string | null): Analysis {
  let start = token.start;
  let end = token.end;
  if (s.from > 0 || s.tail > 0) {
    const starts = letterStarts(text, token);
    const to = token.bare.length - s.tail;
    start = starts ? starts[s.from]! : Math.min(start + s.from, end);
    if (s.tail > 0) end = starts ? starts[to]! : Math.min(token.start + to, end);
  }
  return {
    proclitics: s.proclitics,
    stem: { start, end: Math.max(start, end) },
    enclitic: s.enclitic,
    pos: m.pos,
    lemma,
    gender: m.gender,
    number: m.number,
    person: m.person,
    aspect: m.aspect,
    voice: m.voice,
  };
}

function bestVerb(
  verbs: readonly VerbReading[],
  pos: 'VERB' | 'AUX',
  short: boolean,
  passive: boolean,
): VerbReading | undefined {
  const fits = verbs.filter(
    (v) =>
      (v.lemma === 'كان') === (pos === 'AUX') &&
      v.voice !== (passive ? 'active' : 'passive') &&
      (!passive || v.person === 3),
  );
  // «لم يعد»: of a verb that only a short mood explains so
  return (short ? fits.find((v) => v.mood === 'short' && v.person === 3) : undefined) ?? fits[0];
}
