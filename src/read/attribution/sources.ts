import type { CueForm } from './cues.js';
import type { Tools } from './opening.js';
import { carries, isComma, particleAt } from './particles.js';
import { nounPhraseEnd } from './phrases.js';
import type { Preposition } from './prepositions.js';
import type { Reading } from './reading.js';

/** A source given beside its content: «وفق المرصد», «بحسب ما أفادت الوكالة», «كما أعلن الوزير», «نقلا عن الصحيفة». */
export interface Source {
  /** First token of the cue words. */
  readonly at: number;
  /** First token of the source's noun phrase. */
  readonly from: number;
  /** Index after it. */
  readonly end: number;
  /** The verb inside («أفادت»), null of a bare preposition. */
  readonly verb: CueForm | null;
  readonly verbAt: number;
  readonly lemma: string;
  /** A pronoun instead of a phrase: «على حد قوله», «بحسب تعبيرها». */
  readonly pronoun: string;
}

/** What one complies with or reckons by: no source. */
const compliance =
  /^(?:ا?ل|لل|ل)?(?:قانون|قوانين|قرار|قرارات|خطه|خطط|اتفاق|اتفاقيه|اتفاقات|معايير|معيار|شروط|نظام|انظمه|لوائح|دستور|احكام|قواعد|ماده|مواد|بنود|اجراءات|طلب|حاجه|رغبه|اسس|مبدا|مبادي|جدول|منظور|رويه|ظروف|صيغه|اليه|اليات|احدث|نوع|عدد|حجم|درجه|نسبه|سعر|اسعار|موقع|مكان|منطقه|اولويه|اصول|تعليمات|ضوابط|برنامج|تسلسل|ترتيب|قدره|امكانات|مقتضيات|تقويم|توقيت|مسار|نهج|توجيهات|اوامر|بعد|وقت)/u;
const ownWords = new Set([
  'قوله',
  'قولها',
  'قولهم',
  'تعبيره',
  'تعبيرها',
  'تعبيرهم',
  'وصفه',
  'وصفها',
  'وصفهم',
  'زعمه',
  'زعمها',
  'زعمهم',
  'رأيه',
  'تصريحاته',
  'تصريحه',
  'بيانه',
  'تقديره',
  'كلامه',
  'تصريحاتها',
  'اعتقاده',
  'اعتقادها',
  'رأيها',
  'رأيهم',
  'تقديرهم',
  'توصيفه',
]);

const pronounOf = (word: string): string => /(?:هم|ها|ه)$/u.exec(word)?.[0] ?? '';

/** The source that begins at token `index`, or null. */
export function sourceAt(reading: Reading, tools: Tools, index: number): Source | null {
  const { tokens } = reading;
  const i = isComma(tokens[index]) ? index + 1 : index;
  const token = tokens[i];
  if (token?.kind !== 'word') return null;
  const preposition = tools.prepositions(token.bare);
  return preposition || token.bare === 'على' ? sourceOf(reading, tools, index, i, preposition) : null;
}

/** The source that the word at token `i` opens, with a comma before it where `index` is another. */
function sourceOf(
  reading: Reading,
  tools: Tools,
  index: number,
  i: number,
  preposition: Preposition | undefined,
): Source | null {
  const { tokens, sentences } = reading;
  const token = tokens[i]!;
  const takes = preposition?.takes ?? null;
  const lemma = preposition?.word ?? 'على حد';
  const limit = sentences[token.sentence]!.last;
  // «أن وفق التقديرات …»: within what somebody says
  if (particleAt(tokens[i - 1]) && i - 1 >= index - 1) return null;
  if (i >= limit) return null;
  const phrase = (from: number, word: string, verb: CueForm | null = null, verbAt = -1): Source | null => {
    let start = from;
    if (tokens[start]?.bare === 'عن' || tokens[start]?.bare === 'في') start++;
    if (start >= limit) return null;
    const end = nounPhraseEnd(reading, start, Math.min(limit, start + 25));
    const done =
      end === start && reading.nameAt[start + 1]! >= 0 && tokens[start]!.kind === 'sign'
        ? nounPhraseEnd(reading, start + 1, limit) + 1
        : end;
    const quotation = reading.opens.get(start);
    if (quotation !== undefined)
      return {
        at: i,
        from: start + 1,
        end: tail(reading, reading.after[quotation]!, limit),
        verb,
        verbAt,
        lemma: word,
        pronoun: '',
      };
    return done > start
      ? { at: i, from: start, end: tail(reading, done, limit), verb, verbAt, lemma: word, pronoun: '' }
      : null;
  };
  const withVerb = (at: number, word: string): Source | null => {
    let v = at;
    if (tokens[v]?.bare === 'ما' || tokens[v]?.bare === 'لما') v++;
    const forms = tools.cues.at(tokens[v]).filter((f) => f.kind === 'verb' && f.person === 3);
    const relay = relayVerbs.test(tokens[v]?.fold ?? '');
    if (!forms.length && !relay && !arrives.test(tokens[v]?.fold ?? '')) return null;
    let from = v + 1;
    while (
      from < limit &&
      /^(?:السبت|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|اليوم|أمس|به|عنه|بذلك|عن|في|لها|له)$/u.test(
        tokens[from]!.bare,
      )
    )
      from++;
    const found = phrase(from, word, forms[0] ?? null, v);
    return found ?? { at: i, from, end: from, verb: forms[0] ?? null, verbAt: v, lemma: word, pronoun: 'ه' };
  };
  if (takes === 'phrase') {
    const next = tokens[i + 1];
    if (!next || i + 1 >= limit) return null;
    if (next.bare === 'ما') return withVerb(i + 1, lemma);
    if (ownWords.has(next.bare))
      return {
        at: i,
        from: i + 1,
        end: i + 2,
        verb: null,
        verbAt: -1,
        lemma,
        pronoun: pronounOf(next.bare),
      };
    if (compliance.test(next.fold) && reading.nameAt[i + 1]! < 0 && !mediaSite.test(next.bare)) return null;
    if (next.kind === 'number') return null;
    return phrase(i + 1, lemma);
  }
  if (takes === 'ل') {
    const next = tokens[i + 1];
    if (!next || i + 1 >= limit) return null;
    if (next.bare === 'لما' || (next.bare === 'ل' && tokens[i + 2]?.bare === 'ما')) return withVerb(i + 2, lemma);
    if (!carries(reading, i + 1, 'ل') && next.bare !== 'ل' && !next.bare.startsWith('لل')) return null;
    if (compliance.test(next.fold) && !mediaSite.test(next.bare.slice(1))) return null;
    return phrase(next.bare === 'ل' ? i + 2 : i + 1, lemma);
  }
  if (takes === 'verb') return withVerb(i + 1, lemma);
  if (takes === 'رأي') return phrase(i + 1, lemma);
  if (takes === 'cue') {
    const forms = tools.cues
      .at(tokens[i + 1])
      .filter((f) => f.kind === 'verb' && f.person === 3 && !f.conj && !f.future);
    if (!forms.length) return null;
    const sourced = withVerb(i + 1, lemma);
    return sourced;
  }
  if (takes === 'عن') return tokens[i + 1]?.bare === 'عن' ? phrase(i + 2, lemma) : null;
  if (token.bare === 'على' && tokens[i + 1]?.bare === 'حد') {
    const word = tokens[i + 2]?.bare ?? '';
    if (ownWords.has(word))
      return { at: i, from: i + 2, end: i + 3, verb: null, verbAt: -1, lemma: 'على حد', pronoun: pronounOf(word) };
    if (['قول', 'تعبير', 'وصف', 'زعم'].includes(word)) return phrase(i + 3, 'على حد');
    return null;
  }
  return null;
}

/** Index after what belongs to the source still: «… بلدية الساحل [في إعلان لها ظهر الأحد]». */
function tail(reading: Reading, index: number, limit: number): number {
  let i = index;
  for (let guard = 0; guard < 5 && i < limit; guard++) {
    const time = reading.timeEnd.get(i);
    const token = reading.tokens[i]!;
    if (time && time <= limit) i = time;
    else if (/^(?:لها|له|لهم|أمس|اليوم)$/u.test(token.bare)) i++;
    else if (/^(?:في|عبر|خلال)$/u.test(token.bare) && i + 1 < limit && documentary.test(reading.tokens[i + 1]!.fold))
      i = nounPhraseEnd(reading, i + 1, limit);
    else break;
  }
  return i;
}
const documentary =
  /^(?:بيان|بلاغ|تصريح|تصريحات|تقرير|موتمر|حديث|مقابله|كلمه|تغريده|رساله|وثيقه|حسابه|صفحته|موقعها|موقعه)/u;

/** Verbs with which one puts out a document: «أصدرته», «وقعها». */
export const issueVerbs = /^(?:اصدر|وقع|تلا|القي|وجه|ارسل|كتب|اعد|قدم)(?:ت)?(?:ه|ها)$/u;

const mediaSite = /^(?:موقع|برنامج)$/u;
/** Verbs with which an outlet passes on: «نقلته», «أوردت», «ذكرته», «بثته». */
export const relayVerbs = /^[وف]?(?:نقل|اورد|بث|نشر|تناقل|اذاع|كتب)(?:ت|وا|ته|ه|تها|ها|ت?ه)?$/u;
const arrives = /^(?:جا|ورد|اعلم|افاد|اظهر|تردد)(?:ت|ته|ه)?$/u;
