import { foldBare } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import { type Analysis, words } from '../morphology/layer.js';
import { names } from '../names/layer.js';
import { quotations, type Token, tokens } from '../tokens/layer.js';
import { holds } from './conditions.js';
import type { Reading, Trigger, Triggers } from './triggers.js';

/** A word of the report read as a trigger. */
export interface Found extends Reading {
  /** Index of the token. */
  readonly token: number;
  readonly start: number;
  readonly end: number;
}

const nominal = new Set(['NOUN', 'ADJ', 'PROPN', 'X', 'ADV']);
const verbal = new Set(['VERB', 'X']);
/** Words after which a verb comes. */
const beforeVerbs = new Set(
  'قد الذي التي الذين اللذين كان كانت كانوا ان لم لن لا ما كما حيث بينما فيما عندما بعدما انه انها انهم وقد لقد سوف'.split(
    ' ',
  ),
);
/** Words after which a noun comes. */
const beforeNouns = new Set(
  'في من الي علي عن بعد قبل خلال منذ جراء اثر عقب بسبب اي كل هذا هذه ذلك تلك تم يتم تمت'.split(' '),
);

/** The triggers of a report, one a token at most, in text order. */
export function findTriggers(document: Document, triggers: Triggers): readonly Found[] {
  const all = document.get(tokens);
  const analyses = document.get(words);
  const named: (string | null)[] = new Array(all.length).fill(null);
  const opens: (string | null)[] = new Array(all.length).fill(null);
  for (const n of document.get(names)) {
    named.fill(n.type, n.first, n.last);
    opens[n.first] = n.type;
  }
  const nameAt = (token: number): string | null => opens[token] ?? null;
  const kinds = (t: number): Analysis => analyses[t]!.analyses[0]!;
  const quoted = document.get(quotations);
  let q = 0;
  /** Whether the token stands in quotation marks or after a colon: only there does somebody say «I». */
  const ownWords = (token: Token): boolean => {
    while (q < quoted.length && quoted[q]!.end <= token.start) q++;
    for (let k = q; k < quoted.length && quoted[k]!.start <= token.start; k++)
      if (quoted[k]!.end >= token.end) return true;
    for (let t = token.index - 1; t >= 0 && token.index - t < 60 && all[t]!.sentence === token.sentence; t--)
      if (all[t]!.bare === ':') return true;
    return false;
  };
  const told = new Set<Trigger>();
  const found: Found[] = [];
  for (const token of all) {
    if (token.kind !== 'word' || named[token.index]) continue;
    const readings = triggers.of(token);
    if (!readings.length) continue;
    const word = analyses[token.index]!.analyses;
    for (const r of readings) {
      if (r.person === 1 && r.number === 's' && !ownWords(token)) continue;
      if (!fits(r, readings, word, all, token, kinds)) continue;
      const signs = r.prefixes + (r.enclitic ? 'ه' : '');
      if (r.trigger.not && holds(r.trigger.not, all, token.index, signs, nameAt)) continue;
      if (r.trigger.needs && !holds(r.trigger.needs, all, token.index, signs, nameAt)) {
        // told before with its complement («تحركات عسكرية»), now meant by its bare name («التحركات»)
        const again = r.trigger.needs.again && r.kind === 'noun' && told.has(r.trigger) && r.prefixes.endsWith('ال');
        if (!again) continue;
      }
      if (r.kind === 'noun') told.add(r.trigger);
      found.push({
        ...r,
        token: token.index,
        start: token.start + widthOf(document.text, token, r.cut),
        end: token.end,
      });
      break;
    }
  }
  return found;
}

/** Code units that the first `letters` letters of a token take in the text, marks on and between them counted. */
function widthOf(text: string, token: Token, letters: number): number {
  let i = token.start;
  for (let n = 0; i < token.end; i++) {
    if (!/[\p{M}\u0640\u200B-\u200F]/u.test(text[i]!)) n++;
    if (n > letters) break;
  }
  return i - token.start;
}

/** Verbs whose object is a verbal noun: «أكدت المحكمة رفض الطلب». */
const announcing = new Set(
  'أكد أعلن قرر جدد أبدى واصل بدأ استأنف تابع كرر سجل شهد نفى تضمن أيد انتقد دان أدان'.split(' '),
);

/** Whether the word stands as the object of a verb that takes verbal nouns. */
function isAnnounced(all: readonly Token[], at: number, kinds: (token: number) => Analysis): boolean {
  for (let t = at - 1; t >= 0 && at - t < 10 && all[t]!.sentence === all[at]!.sentence; t--) {
    if (/^[وف]?(?:ب?ان|انه|انها|الذي|التي|قد|وقد)$/u.test(all[t]!.fold) || all[t]!.bare === ':') return false;
    const a = kinds(t);
    if (a.pos === 'VERB') return a.lemma !== null && announcing.has(a.lemma);
  }
  return false;
}

/** Whether the word's analyses and place allow it to be a verb, a noun or an adverbial participle. */
function fits(
  r: Reading,
  readings: readonly Reading[],
  word: readonly Analysis[],
  all: readonly Token[],
  token: Token,
  kinds: (token: number) => Analysis,
): boolean {
  const top = word[0]!.pos;
  const before = all[token.index - 1];
  const opens = !before || before.sentence !== token.sentence || before.kind === 'sign';
  if (r.kind === 'verb') {
    if (r.aspect === 'past' && r.gender === 'm' && r.prefixes === '' && r.enclitic === null)
      if (readings.some((o) => o.kind === 'noun' && o.prefixes === '') && isAnnounced(all, token.index, kinds))
        return false;
    if (r.short && r.form.length <= 4 && !/^[وف]?(?:لم|لا|لن)$/u.test(before?.fold ?? '')) return false;
    // the lexicon of words knows it as another verb: «توقف» is not «أوقف»
    const lemmas = word.filter((a) => a.pos === 'VERB' && a.lemma !== null).map((a) => foldBare(a.lemma!));
    if (r.trigger.known && !r.trigger.needs && lemmas.length && !lemmas.includes(r.trigger.lemma)) return false;
    // «اثنين» is a number, never «they praised»
    if (top === 'NUM') return false;
    if (verbal.has(top)) return true;
    // a word known as a whole is not cut for a verb's sake: «وزير» is not «و» and a form of «زار»
    if (/^[وف]/u.test(r.prefixes) && word[0]!.proclitics.length === 0 && opens) return false;
    const unlike = !readings.some((o) => o.kind !== 'verb');
    if (/ال|[بك]$/u.test(r.prefixes) || (before && beforeNouns.has(before.fold))) return false;
    const can = word.some((a) => a.pos === 'VERB');
    if (can && (opens || /^[وف]/u.test(r.prefixes) || beforeVerbs.has(before!.fold))) return true;
    // an unknown word that opens a sentence as a verb would
    if (unlike && opens && token.bare.length >= 4) return true;
    return unlike && can && (r.aspect === 'present' || r.gender === 'f' || r.number === 'p' || r.enclitic !== null);
  }
  // «مطالبا» may stand anywhere, «مطالبة» is an adverbial only after a comma
  if (r.kind === 'participle')
    return (
      !/[بكل]/u.test(r.prefixes) &&
      (token.bare.endsWith('ا') || (before?.kind === 'sign' && before.sentence === token.sentence))
    );
  if (nominal.has(top) || isAnnounced(all, token.index, kinds)) return true;
  return (
    !readings.some((o) => o.kind === 'verb') ||
    (before !== undefined && beforeNouns.has(before.fold)) ||
    /[بك]|ال/u.test(r.prefixes)
  );
}
