import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Agents } from './agents.js';
import type { Eventive } from './content-nouns.js';
import type { Settled } from './draft.js';
import { type Stance, stances } from './layer.js';
import { particleAt } from './particles.js';
import type { Reading } from './reading.js';

interface Phrase {
  readonly words: readonly string[];
  readonly stance: Stance;
  readonly first: boolean;
}

export type StancePhrases = ReadonlyMap<string, readonly Phrase[]>;

/** Without prefixes and the accusative alif, roughly: good enough to compare a word with itself. */
const plain = (word: string): string =>
  word.replace(/^[وف]?(?:بال|لل|ال|ب(?=\p{L}{4}))?/u, '').replace(/(?<=\p{L}{3})ا$/u, '');

export function stancePhrasesOf(lexicon: Lexicon): StancePhrases {
  const out = new Map<string, Phrase[]>();
  for (const row of lexicon.table('stance-phrases')) {
    const stance = row['stance'] as Stance;
    if (!stances.includes(stance)) throw new RangeError(`Table 'stance-phrases': no stance '${stance}'.`);
    const words = row['words']!.split(' ').map((w) => plain(fold(w)));
    const list = out.get(words[0]!) ?? [];
    list.push({ words, stance, first: row['first'] === 'yes' });
    out.set(words[0]!, list);
  }
  return out;
}

/** How far into a content its stand shows, in tokens. */
const depth = 22;
const need = /^(?:ضروره|وجوب|حتميه)$/u;
const resolve = /^(?:حرص|عزم|التزام|استعداد|نيه|نيت|اعتزام|تعهد)(?:ه|ها|هم|نا)?$/u;
const own = /^(?:و|ل|ب)?(?:بلاد|حكومت|حزب|حركت|قوات|شركت|منظمت|وزارت|بلد|دولت|جيش)(?:ه|ها|هم|نا)$/u;

/** The stand that cue and content show together. */
export function stanceOf(
  reading: Reading,
  agents: Agents,
  eventive: Eventive,
  phrases: StancePhrases,
  draft: Settled,
  speaker: number | null,
): Stance {
  const { tokens } = reading;
  const { first, last } = draft.content;
  const before = tokens[draft.at - 1]?.bare ?? '';
  // «ما وصفه بـ», «بما سماه»: the words are his, says the report
  if (
    draft.form?.object &&
    /^(?:ما|بما|لما|مما|عما|كما)$/u.test(before) &&
    ['وصف', 'سمى', 'اعتبر', 'عد'].includes(draft.form.frame.lemma)
  )
    return 'claim';
  if (draft.stance !== 'assert') return draft.stance;
  const end = Math.min(last, first + depth);
  const opening = firstWord(reading, first, end);
  const head = tokens[opening]?.fold ?? '';
  if (draft.opener?.kind === 'np' || draft.opener?.kind === 'object') {
    const noun = head.replace(/^(?:ب|ل)?(?:ال)?/u, '');
    if (need.test(noun)) return 'demand';
    if (noun === 'اهميه' && eventive(reading, opening + 1)) return 'demand';
    if (resolve.test(noun)) return 'commit';
    if (noun === 'دعوه' || noun === 'مطالبه') return 'demand';
    if (draft.lemma === 'شدد' && noun !== 'اهميه' && eventive(reading, opening)) return 'demand';
  }
  for (let i = opening; i < end; i++) {
    const list = phrases.get(plain(tokens[i]!.fold));
    if (!list) continue;
    for (const p of list) {
      if (p.first && i > opening) continue;
      if (
        p.words.every(
          (w, k) =>
            i + k < last &&
            plain(tokens[i + k]!.fold).startsWith(w) &&
            (w.length < 2 || plain(tokens[i + k]!.fold) === w),
        )
      )
        return p.stance;
    }
  }
  // «أن على السائق أن ينتبه»
  if (tokens[opening]?.bare === 'على')
    for (let i = opening + 2; i < Math.min(end, opening + 8); i++)
      if (tokens[i]!.bare === 'أن' || tokens[i]!.bare === 'ألا') return 'demand';
  return ownFuture(reading, agents, draft, opening, end, speaker) ? 'commit' : 'assert';
}

/** First word that says something: past signs, «لقد», «إننا», «نحن». */
function firstWord(reading: Reading, first: number, end: number): number {
  let i = first;
  while (
    i < end &&
    (reading.tokens[i]!.kind === 'sign' ||
      /^(?:لقد|قد|نحن|أنا|إنه|انه)$/u.test(reading.tokens[i]!.bare) ||
      particleAt(reading.tokens[i]))
  )
    i++;
  return Math.min(i, end - 1);
}

/** «أنه سيرسل», «أن شركته ستبني», «سنفعل», «لن نقبل»: a plan of one's own side. */
function ownFuture(
  reading: Reading,
  agents: Agents,
  draft: Settled,
  opening: number,
  end: number,
  speaker: number | null,
): boolean {
  const { tokens, words } = reading;
  const opener = draft.opener;
  const stop = Math.min(end, opening + 14);
  for (let i = opening; i < stop; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word') continue;
    const future = /^[وف]?س[يتن]\p{L}{2,}/u.test(token.fold) && words[i]?.analyses[0].pos === 'VERB';
    const never = /^(?:لن|سوف|ولن)$/u.test(token.bare);
    const analysis = words[i]?.analyses[0];
    if (!future && !never) {
      if (analysis?.pos === 'VERB' && reading.nameAt[i]! < 0) return false;
      continue;
    }
    const verb = never ? (tokens[i + 1]?.fold ?? '') : token.fold.replace(/^[وف]?س/u, '');
    if (/^[نا]/u.test(verb) && !/^(?:ا?ن[يت])/u.test(verb)) return true;
    if (i === opening) {
      // the particle's pronoun is the subject, or a dummy one before a passive or «يكون هناك»
      const particle = opener ? particleAt(tokens[opener.at]) : null;
      if (/^يكون$/u.test(verb) && tokens[i + 1]?.bare === 'هناك') return true;
      if (particle?.pronoun) return agreesWith(draft, verb);
      return false;
    }
    if (own.test(tokens[opening]!.fold)) return true;
    const subject = agents.at(opening);
    if (!subject || speaker === null) return false;
    if (agents.sameEntity(subject.index, speaker)) return true;
    const nation = agents.nationOf(speaker);
    return nation !== null && subject.nation === nation;
  }
  return false;
}

const agreesWith = (draft: Settled, verb: string): boolean => {
  const form = draft.form;
  if (!form) return true;
  return form.gender === 'f' ? verb.startsWith('ت') : verb.startsWith('ي');
};
