import { foldBare } from '../../arabic/letters.js';
import type { View } from './view.js';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldBare));

/** One phrase beside a verb or an event's noun. */
export interface Argument {
  /** Preposition, folded: «علي», «ب», «من قبل» …; empty for a bare noun phrase. */
  readonly prep: string;
  /** Mentions, several when coordinated; empty for words that are no mention. */
  readonly mentions: number[];
  /** Mentions in the genitive of a noun that is none itself: «قرار الحكومة». */
  readonly of: number[];
  /** The pronoun, where that is all («ضده»). */
  readonly pronoun: string | null;
  readonly first: number;
  last: number;
}

const prepositions = wordsOf(
  'في من الي علي عن مع ضد بين خلال بعد قبل منذ عبر حتي لدي امام تجاه نحو باتجاه وفق بحسب حسب حول داخل خارج قرب اثر عقب جراء بسبب بحق نتيجه لصالح ب ل وراء امام جراء برفقه بمشاركه بقياده بيد برصاص بنيران دون بدون ازاء لدي اثناء رغم',
);
const agent = wordsOf('يد يدي ايدي ايادي');
const stops = wordsOf(
  'لكن ولكن بينما فيما حيث كما اذ عندما بعدما حين مما ما لان ان انه انها انهم بان بانه بانها بانهم كي لكي حتي فان وان وانه وانها لو اذا قبيل الذي التي الذين اللذين اللذان اللتين اللواتي والذي والتي والذين وهو وهي وهم وكان وكانت',
);
const pronounPrepositions =
  /^(?<conj>[وف])?(?<prep>علي|الي|ل|ب|من|عن|ضد|مع|بين|في|تجاه|نحو|لدي)(?<pronoun>هما|هم|هن|ها|نا|ه)$/u;
const sourceWords = wordsOf('بحسب وفق وفقا حسب نقلا حسبما طبقا وذلك');
const reach = 32;

/** The preposition at a token and how many tokens it takes. */
function prepositionAt(view: View, t: number): { prep: string; width: number } | null {
  const whole = view.tokens[t]!.fold;
  const word = whole.length > 2 && (whole[0] === 'و' || whole[0] === 'ف') ? whole.slice(1) : whole;
  const next = view.tokens[t + 1]?.fold;
  if (word === 'من' && next === 'قبل') return { prep: 'من قبل', width: 2 };
  if (word === 'من' && next === 'جانب') return { prep: 'من قبل', width: 2 };
  if (word === 'علي' && next !== undefined && agent.has(next)) return { prep: 'من قبل', width: 2 };
  if (word === 'بيد' || word === 'برصاص' || word === 'بنيران' || word === 'بقياده') return { prep: 'من قبل', width: 1 };
  if (word === 'بحق') return { prep: 'ضد', width: 1 };
  if (word === 'باتجاه' || word === 'تجاه') return { prep: 'علي', width: 1 };
  if (prepositions.has(word)) return { prep: word, width: 1 };
  return prepositions.has(whole) ? { prep: whole, width: 1 } : null;
}

/** The phrases after the word at a token, up to where its clause surely ends. */
export function argumentsAfter(view: View, at: number): readonly Argument[] {
  const { tokens } = view;
  const out: Argument[] = [];
  let prep = '';
  let current: Argument | null = null;
  const open = (made: Omit<Argument, 'mentions' | 'of' | 'pronoun'> & Partial<Argument>): Argument => {
    current = { mentions: [], of: [], pronoun: null, ...made };
    out.push(current);
    prep = '';
    return current;
  };
  let t = at + 1;
  // «التحركات العسكرية الأخيرة»: adjectives of the noun itself
  if (view.triggers.get(at)?.kind === 'noun')
    while (
      t - at < 4 &&
      view.together(at, t) &&
      !view.covers[t] &&
      !view.triggers.has(t) &&
      view.analysis(t).pos === 'ADJ'
    )
      t++;
  while (t < tokens.length && t - at <= reach && view.together(at, t)) {
    const token = tokens[t]!;
    const held = current as Argument | null;
    if (view.timed[t]) {
      t++;
      continue;
    }
    if (token.kind === 'sign') {
      if (view.isQuote(t)) {
        if (held?.last === t) held.last = t + 1;
        t++;
        continue;
      }
      if (token.bare === '(' || token.bare === '[') {
        const close = token.bare === '(' ? ')' : ']';
        let end = t + 1;
        while (end - t < 12 && view.together(t, end) && tokens[end]!.bare !== close) end++;
        if (tokens[end]?.bare !== close) break;
        if (held?.last === t) held.last = end + 1;
        t = end + 1;
        continue;
      }
      if (token.bare === '-' || token.bare === '_' || token.bare === '#' || token.bare === '–') {
        if (held?.last === t) held.last = t + 1;
        t++;
        continue;
      }
      if (!view.isComma(t)) break;
      const after = afterComma(
        view,
        t,
        out.some((a) => view.triggers.get(a.first)?.kind === 'noun'),
      );
      if (after === null) break;
      if (held?.last === t) held.last = after;
      t = after;
      continue;
    }
    const m = view.opens[t];
    if (m) {
      const prefix = view.prefixOf(m);
      const letter = /[بلك]/u.exec(prefix)?.[0] ?? '';
      const end = view.endOf(m);
      const adjacent = !letter && !prep && held !== null && held.last === t;
      const coordinated = /^[وف]/u.test(prefix);
      if (coordinated && !letter && !prep && view.together(at, end) && view.isVerb(end)) break; // «…، والحكومة ترفض»
      if (adjacent && coordinated && (held.mentions.length || held.of.length)) {
        (held.mentions.length ? held.mentions : held.of).push(m.index);
        held.last = end;
      } else if (adjacent && !coordinated && !held.mentions.length && !held.pronoun) {
        held.of.push(m.index);
        held.last = end;
      } else if (adjacent && !coordinated && held.prep !== '') {
        held.last = end; // in apposition
      } else open({ prep: prep || letter, first: t, last: end, mentions: [m.index] });
      t = Math.max(end, t + 1);
      continue;
    }
    const word = token.fold;
    if (stops.has(word) || (view.isVerb(t) && !(held && held.last === t && view.triggers.get(t)?.kind === 'noun')))
      break;
    const withPronoun = pronounPrepositions.exec(word);
    if (withPronoun) {
      open({
        prep: withPronoun.groups!['prep']!,
        first: t,
        last: t + 1,
        pronoun: withPronoun.groups!['pronoun']!,
      });
      t++;
      continue;
    }
    const p = prepositionAt(view, t);
    if (p) {
      // «بين X وبين Y»
      prep = p.prep;
      current = null;
      t += p.width;
      continue;
    }
    if (view.isNominal(t)) {
      const proclitics = view.triggers.get(t)?.prefixes ?? view.analysis(t).proclitics.join('');
      const letter = /[بلك]/u.exec(proclitics.replace(/ال/u, ''))?.[0] ?? (proclitics.startsWith('لل') ? 'ل' : '');
      const joined = held && held.last === t && !prep;
      if (joined && !letter && !/^[وف]/u.test(proclitics)) held.last = t + 1;
      else open({ prep: prep || letter, first: t, last: t + 1 });
      t++;
      continue;
    }
    current = null;
    t++;
  }
  return out;
}

/** Where the clause goes on after a comma: behind a time or a source set between commas; null where it ends. */
function afterComma(view: View, comma: number, listed: boolean): number | null {
  let t = comma + 1;
  if (!view.together(comma, t)) return null;
  if (view.timed[t]) {
    while (view.together(comma, t) && (view.timed[t] || view.tokens[t]!.fold === 'في')) t++;
    if (view.together(comma, t) && view.isComma(t)) return t + 1;
    return view.together(comma, t) ? t : null;
  }
  const word = view.tokens[t]!.fold;
  if (sourceWords.has(word)) {
    while (view.together(comma, t) && t - comma < 14) {
      if (view.isComma(t)) return t + 1;
      t++;
    }
    return null;
  }
  // «X، وY» goes on a list of names
  const m = view.opens[t];
  if (m && /^و/u.test(view.prefixOf(m))) return t;
  const trigger = view.triggers.get(t);
  if (listed && trigger?.kind === 'noun' && trigger.prefixes.startsWith('و')) return t;
  // «في بيان،» between commas
  if (word === 'في' || word === 'خلال') {
    for (let i = t; view.together(comma, i) && i - comma < 7; i++) {
      if (view.isVerb(i)) return null;
      if (view.isComma(i)) return i + 1;
    }
  }
  return null;
}
