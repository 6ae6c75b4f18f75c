import type { Token } from '../tokens/layer.js';
import type { Reading } from './reading.js';

export interface Particle {
  readonly conj: boolean;
  readonly prep: boolean;
  /** It carries a pronoun («أنه»). */
  readonly pronoun: boolean;
}

/** «أن»، «إن»، «بأنه»، «وأن»، «فإنها»: what opens a content clause. */
const particles: ReadonlyMap<string, Particle> = new Map(
  ['', 'و', 'ف'].flatMap((conj) =>
    ['', 'ب'].flatMap((prep) =>
      ['أن', 'إن', 'ان'].flatMap((stem) =>
        ['', 'ه', 'ها', 'هم', 'هما', 'هن', 'ني', 'ي', 'نا', 'ك', 'كم', 'كما'].map(
          (pronoun) =>
            [conj + prep + stem + pronoun, { conj: conj !== '', prep: prep !== '', pronoun: pronoun !== '' }] as const,
        ),
      ),
    ),
  ),
);

/** By the bare form: folded, «إنهاء» would be «إنها». */
export const particleAt = (token: Token | undefined): Particle | null =>
  token?.kind === 'word' ? (particles.get(token.bare) ?? null) : null;

const free: ReadonlyMap<string, string> = new Map([
  ['إلى', 'إلى'],
  ['الى', 'إلى'],
  ['عن', 'عن'],
  ['على', 'على'],
  ['من', 'من'],
  ['في', 'في'],
  ['فى', 'في'],
  ['عما', 'عن'],
  ['مما', 'من'],
  ['إليه', ''],
]);

/** The preposition that a token is, without a conjunction; null for other words. */
export const prepositionAt = (token: Token | undefined): string | null =>
  token?.kind === 'word' ? (free.get(token.bare) ?? null) : null;

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

const relative: ReadonlySet<string> = new Set(
  'الذي التي الذين اللذين اللتين اللواتي اللذان اللتان اللائي'.split(' ').flatMap((w) => [w, `و${w}`, `ف${w}`]),
);
/** «الذي»، «والتي». */
export const isRelative = (token: Token | undefined): boolean => token?.kind === 'word' && relative.has(token.bare);

export const isComma = (token: Token | undefined): boolean =>
  !!token && token.kind === 'sign' && (token.bare === '،' || token.bare === ',');
export const isStop = (token: Token | undefined): boolean =>
  !!token && token.kind === 'sign' && /^[.؟!?…؛;۔]/u.test(token.bare);
