import type { ClosedWord, ClosedWords } from './closed.js';
import type { VerbReading, Verbs } from './verbs.js';

/** A way to cut a word into clitics and stem, with what the lexicon knows of the stem. */
export interface Segmentation {
  readonly proclitics: readonly string[];
  readonly enclitic: string | null;
  /** The stem is `word.slice(from, to)` of the bare word. */
  readonly from: number;
  readonly to: number;
  readonly stem: string;
  /** Words of the closed classes that the stem may be. */
  readonly closed: readonly ClosedWord[];
  /** Verbs that it may be. */
  readonly verbs: readonly VerbReading[];
  /** Whether it may be a noun, adjective or name. */
  readonly nominal: boolean;
}

/** Pronouns after nouns and prepositions, and after verbs, longest first. */
const possessive = ['هما', 'كما', 'هم', 'هن', 'ها', 'كم', 'كن', 'نا', 'ه', 'ك', 'ي'];
const object = ['هما', 'كما', 'هم', 'هن', 'ها', 'كم', 'كن', 'نا', 'ني', 'ه', 'ك'];

/** Those of a list that end in the last letter of a word: most words end in another one. */
const byLast = (suffixes: readonly string[]): ((word: string) => readonly string[]) => {
  const groups = new Map<string, readonly string[]>();
  for (const s of suffixes)
    groups.set(
      s.at(-1)!,
      suffixes.filter((x) => x.at(-1) === s.at(-1)),
    );
  return (word) => groups.get(word[word.length - 1]!) ?? [];
};
const possessiveIn = byLast(possessive);
const objectIn = byLast(object);

/** Words that begin with the letters of the article without having it. */
const noArticle = /^(?:الذي|الذى|التي|التى|الذين|الله|اللذ[اي]ن|اللت[اي]ن|اللائي|اللواتي|اللاتي|الآن|الان|الى)$/u;

const isConjunction = (c: string | undefined): boolean => c === 'و' || c === 'ف';
const isPreposition = (c: string | undefined): boolean => c === 'ب' || c === 'ل' || c === 'ك';

/**
 * All ways to cut a bare word that the lexicon licenses, without judging between them. `known` says whether a stem of a
 * noun is in the vocabulary: rare suffixes and two-letter stems are cut off known words only; `noun` whether the lexicon of
 * nouns has it: «التزام» has no article.
 */
export function segmentations(
  word: string,
  closed: ClosedWords,
  verbs: Verbs,
  known: (stem: string) => boolean,
  noun: (stem: string) => boolean,
): readonly Segmentation[] {
  const out: Segmentation[] = [];
  const n = word.length;
  const add = (
    proclitics: readonly string[],
    from: number,
    to: number,
    enclitic: string | null,
    what: { closed?: readonly ClosedWord[]; verbs?: readonly VerbReading[]; nominal?: boolean },
  ): void => {
    const at = out.findIndex(
      (s) =>
        s.from === from &&
        s.to === to &&
        s.proclitics.length === proclitics.length &&
        s.proclitics.every((p, i) => p === proclitics[i]),
    );
    const { closed = [], verbs = [], nominal = false } = what;
    const before = out[at];
    if (before)
      out[at] = {
        ...before,
        enclitic,
        closed: [...before.closed, ...closed],
        verbs: before.verbs.length > 0 ? before.verbs : verbs,
        nominal: before.nominal || nominal,
      };
    else out.push({ proclitics, enclitic, from, to, stem: word.slice(from, to), closed, verbs, nominal });
  };

  // «كذلك» is «كذلك», not «ك» and «ذلك»
  const plain = closed(word).filter((w) => w.form === word && w.pronoun !== 'must');
  if (plain.some((w) => w.only)) {
    add([], 0, n, null, { closed: plain });
    return out;
  }
  const conjunctions = isConjunction(word[0]) && n >= 3 ? [0, 1] : [0];
  // closed words first: where their letters are never anything else, nothing else is tried
  let settled = false;
  for (const c of conjunctions) {
    const front = c ? [word[0]!] : [];
    const rest = word.slice(c);
    // «فقد» may be «ف» and «قد», but also the verb
    const sure = c === 0 || !(known(word) || verbs.find(word, false).length > 0);
    const prefixes = isPreposition(rest[0]) && rest.length >= 3 ? [0, 1] : [0];
    for (const p of prefixes) {
      const clitics = p ? [...front, rest[0]!] : front;
      // «للذين» is «ل» and «الذين», one alif swallowed
      const stem = p && rest.startsWith('لل') ? `ا${rest.slice(1)}` : rest.slice(p);
      // «كان» is not «ك» and «ان»
      const allowed = (w: ClosedWord): boolean =>
        (!c || w.conjunction) && (!p || (w.preposition && (rest[0] !== 'ك' || stem.startsWith(w.form))));
      const whole = closed(stem).filter((w) => w.pronoun !== 'must' && allowed(w));
      if (whole.length > 0) {
        add(clitics, c + p, n, null, { closed: whole });
        if (whole.some((w) => w.only)) settled ||= sure;
        if (whole.some((w) => w.only && w.form === stem)) continue;
      }
      for (const suffix of objectIn(stem)) {
        if (!stem.endsWith(suffix) || stem.length <= suffix.length) continue;
        addPronoun(suffix);
      }
      if (stem.endsWith('ي') && stem.length > 1) addPronoun('ي');
      function addPronoun(suffix: string): void {
        const bases = closed(stem.slice(0, -suffix.length)).filter((w) => w.pronoun !== 'no' && allowed(w));
        if (bases.length === 0) return;
        add(clitics, c + p, n - suffix.length, suffix, { closed: bases });
        if (bases.some((w) => w.only)) settled ||= sure;
      }
    }
  }
  if (settled) return out;

  for (const c of conjunctions) {
    const front = c ? [word[0]!] : [];
    const rest = word.slice(c);
    addVerbs(front, c);
    const next = word[c + 1];
    const present = next === 'ي' || next === 'ت' || next === 'ن' || next === 'أ';
    if (present && (rest[0] === 'س' || rest[0] === 'ل')) addVerbs([...front, rest[0]!], c + 1, true);
    if (rest[0] === 'أ' && c === 0 && n >= 4) addVerbs(['أ'], 1);

    addNominal(front, c);
    if (isPreposition(rest[0]) && rest.length >= 3) {
      const clitics = [...front, rest[0]!];
      addNominal(clitics, c + 1);
      if (rest.startsWith('لل') && rest.length >= 4) add([...clitics, 'ال'], c + 2, n, null, { nominal: true });
    }
  }
  return out;

  function addVerbs(clitics: readonly string[], from: number, present = false): void {
    const rest = word.slice(from);
    if (rest.length < 2) return;
    const fits = (r: VerbReading): boolean => !present || r.aspect === 'present';
    const whole = verbs.find(word, false, from).filter(fits);
    if (whole.length > 0) add(clitics, from, n, null, { verbs: whole });
    for (const suffix of objectIn(rest)) {
      if (!rest.endsWith(suffix) || rest.length < suffix.length + 2) continue;
      const readings = verbs.find(word, true, from, n - suffix.length).filter(fits);
      if (readings.length > 0) add(clitics, from, n - suffix.length, suffix, { verbs: readings });
    }
  }

  function addNominal(clitics: readonly string[], from: number): void {
    const rest = word.slice(from);
    if (rest.length < 2) return;
    if (rest.startsWith('ال') && rest.length >= 4 && !noArticle.test(rest) && !noun(rest))
      add([...clitics, 'ال'], from + 2, n, null, { nominal: true });
    if (from === 0 || rest.length >= 3 || known(rest)) add(clitics, from, n, null, { nominal: true });
    if (rest.startsWith('ال') && !known(rest)) return;
    for (const suffix of possessiveIn(rest)) {
      if (!rest.endsWith(suffix) || rest.length < suffix.length + 2) continue;
      const stem = rest.slice(0, -suffix.length);
      if (stem.endsWith('ة') || stem.endsWith('ى')) continue;
      if ((suffix === 'ي' || suffix === 'ك' || suffix === 'كن' || stem.length < 3) && !known(stem)) continue;
      add(clitics, from, n - suffix.length, suffix, { nominal: true });
    }
  }
}
