import type { Token } from '../tokens/layer.js';
import type { Reading } from './reading.js';

/** «أن»، «إن»، «بأنه»، «وأن»، «فإنها»: what opens a content clause. */
const opener = /^(?<conj>[وف])?(?<prep>ب)?[أإا]ن(?:ه|ها|هم|هما|هن|ني|ي|نا|ك|كم|كما)?$/u;

export interface Particle {
  readonly conj: boolean;
  readonly prep: boolean;
  /** It carries a pronoun («أنه»). */
  readonly pronoun: boolean;
}

export function particleAt(token: Token | undefined): Particle | null {
  if (token?.kind !== 'word' || token.bare.length > 7) return null;
  // by the bare form: folded, «إنهاء» would be «إنها»
  const m = opener.exec(token.bare);
  if (!m) return null;
  const bareLength = 2 + (m.groups!['conj'] ? 1 : 0) + (m.groups!['prep'] ? 1 : 0);
  return { conj: !!m.groups!['conj'], prep: !!m.groups!['prep'], pronoun: token.bare.length > bareLength };
}

const free: Readonly<Record<string, string>> = {
  إلى: 'إلى',
  الى: 'إلى',
  عن: 'عن',
  على: 'على',
  من: 'من',
  في: 'في',
  فى: 'في',
  عما: 'عن',
  مما: 'من',
  إليه: '',
};

/** The preposition that a token is, without a conjunction; null for other words. */
export const prepositionAt = (token: Token | undefined): string | null =>
  token && token.kind === 'word' ? (free[token.bare] ?? null) : null;

/** Words that begin with ب or ل and are no preposition with its noun, so far as news use them beside cues. */
const whole = new Set(
  (
    'بعد بعدما بعدها بين بينما بينهم بينها بيان بيانه بيانا بيانات بلاد بلاده بلادها بلاغ بحسب بدوره بدورها بدورهم ' +
    'بل بات باتت بعض بشأن بشكل بحلول بدءا بغية بقيادة بزعامة بنسبة بقيمة بعيدا بسبب بدون بدأ بدأت بقي بقيت برنامج برنامجه بنك باسم باسمه باسمها بحضور بموجب ' +
    'برئاسة بوجه بغض بهذا بذلك بناء بيت بحث بحثا بالتالي بالفعل بالإضافة بالاضافة بمناسبة ' +
    'بتاريخ بواسطة برفقة بمشاركة بلدة بلدية بلده بلد بحق بريطانيا بريطانية بدل بدلا برلمان برلماني بطل بصفته بصفتها بالتزامن ' +
    'بعدم لكن لكنه لكنها لدى لديه لديها لقد لن لم لما لها له لهم لذا لذلك ليس ليست لجنة لقاء لقاءه لقائه لواء لبنان لندن ليبيا ' +
    'لأن لأنه لأنها لان لانه لانها لحظة لغة ليل ليلة لاعب لاعبو لاعبي للغاية لاحقا لافتا لافتة لو لولا لعل لقطات لحد لحين'
  ).split(' '),
);

/**
 * Whether a token carries the preposition `letter` (ب or ل) before a noun. Spelling alone decides where morphology is
 * silent; a name that begins so is none.
 */
export function carries(reading: Reading, index: number, letter: 'ب' | 'ل'): boolean {
  const token = reading.tokens[index];
  if (!token) return false;
  // «بـ"الإهمال"»: the letter alone, drawn out to the mark
  if (token.bare === letter && token.kind === 'word') return true;
  if (token.kind !== 'word' || token.bare.length < 4 || token.bare[0] !== letter) return false;
  if (whole.has(token.bare)) return false;
  const analysis = reading.words[index]?.analyses[0];
  if (analysis) return analysis.proclitics.includes(letter);
  const name = reading.nameAt[index]!;
  if (name >= 0 && reading.names[name]!.first === index) return reading.names[name]!.start > token.start;
  return name < 0;
}

const relative = new Set('الذي التي الذين اللذين اللتين اللواتي اللذان اللتان اللائي'.split(' '));
/** «الذي»، «والتي». */
export const isRelative = (token: Token | undefined): boolean =>
  !!token &&
  token.kind === 'word' &&
  (relative.has(token.bare) || (/^[وف]/u.test(token.bare) && relative.has(token.bare.slice(1))));

export const isComma = (token: Token | undefined): boolean =>
  !!token && token.kind === 'sign' && (token.bare === '،' || token.bare === ',');
export const isStop = (token: Token | undefined): boolean =>
  !!token && token.kind === 'sign' && /^[.؟!?…؛;۔]/u.test(token.bare);
