import type { CueForm, Cues } from './cues.js';
import type { Eventive } from './content-nouns.js';
import { carries, isComma, isRelative, isStop, particleAt, prepositionAt } from './particles.js';
import { isDay, nounPhraseEnd, skipAdverbs } from './phrases.js';
import type { Reading } from './reading.js';

/** Where and how the content of a cue begins. */
export interface Opener {
  readonly kind: 'clause' | 'quote' | 'colon' | 'np' | 'object';
  /** Token of the opener: the particle, mark, colon or preposition; of an object its first token. */
  readonly at: number;
  /** First token of the content. */
  readonly start: number;
  /** Index of the quotation that the content is, -1 for others. */
  readonly quotation: number;
  readonly preposition: string;
}

export interface Tools {
  readonly cues: Cues;
  readonly eventive: Eventive;
}

/** How far behind a cue its content may begin, in tokens: long appositions and subjects stand between. */
const reach = 60;

const allowsClause = (form: CueForm): boolean => form.frame.needs !== 'np' && form.frame.needs !== 'quote' && form.frame.needs !== 'accusation';
const allowsSpeech = (form: CueForm): boolean => !['clause', 'np', 'figure', 'accusation'].includes(form.frame.needs);

/** Whether a token is a cue that would take the next clause or speech for itself. */
function rival(reading: Reading, tools: Tools, index: number): boolean {
  const forms = tools.cues.at(reading.tokens[index]);
  if (!forms.length || reading.nameAt[index]! >= 0) return false;
  return forms.some((f) => (f.kind === 'verb' ? f.person === 3 : /^[وف]?[^وف]/u.test(reading.tokens[index]!.fold)) && strong.has(f.frame.lemma));
}

/** Verbs that hardly ever mean anything else: only they claim a clause from one before them. */
const strong = new Set(
  'قال صرح أفاد أخبر أبلغ أكد شدد أعلن أوضح أضاف أردف أشار نوه اعترف اعتبر رأى اعتقد زعم ادعى نفى حذر تعهد أظهر توقع رجح طالب دعا اتهم وعد'.split(
    ' ',
  ),
);

const masdarAfter = (reading: Reading, tools: Tools, index: number): boolean =>
  tools.eventive(reading, index) || !!reading.tokens[index]?.bare.startsWith('ال') || reading.nameAt[index]! >= 0;

/**
 * Looks for the content of the cue at `index`: a clause with أن, a quotation, what follows a colon, a noun phrase with
 * the preposition or as the object that the frame allows. Null when the cue has no content here.
 */
export function findOpener(reading: Reading, tools: Tools, index: number, form: CueForm): Opener | null {
  const { tokens, sentences } = reading;
  const sentence = sentences[tokens[index]!.sentence]!;
  const limit = Math.min(sentence.last, index + 1 + reach);
  const inQuotation = reading.quotationAt[index]!;
  const { np, needs } = form.frame;
  let nearNp: Opener | null = null;
  let depth = 0;
  for (let i = index + 1; i < limit; i++) {
    const token = tokens[i]!;
    if (reading.quotationAt[i] !== inQuotation && inQuotation >= 0 && token.start >= reading.quotations[inQuotation]!.inner.end) break;
    const quotation = reading.opens.get(i);
    if (quotation !== undefined) {
      if (nearNp) break;
      if (needs === 'np' || needs === 'clause' || needs === 'figure' || needs === 'accusation') {
        // a quoted word within the subject or object
        i = reading.after[quotation]! - 1;
        continue;
      }
      return { kind: 'quote', at: i, start: i + 1, quotation, preposition: '' };
    }
    const close = reading.brackets.get(i);
    if (close) {
      i = close - 1;
      continue;
    }
    if (token.kind === 'sign') {
      if (token.bare === ':') {
        if (nearNp) break;
        if (!allowsSpeech(form) || i + 1 >= sentence.last) return null;
        return afterColon(reading, i, form, inQuotation);
      }
      if (isStop(token)) break;
      continue;
    }
    const particle = particleAt(token);
    if (particle) {
      if (particle.conj && i > index + 1) {
        if (!nearNp) continue;
        break;
      }
      if (!allowsClause(form)) continue;
      if (nearNp && !(nearNp.kind === 'np' && i <= nearNp.start + 14 && prepositionAt(tokens[i - 1]) === nearNp.preposition)) break;
      return clauseAt(reading, i, inQuotation);
    }
    if (isRelative(token)) {
      depth = i;
      continue;
    }
    if (i > index + 1 && rival(reading, tools, i) && depth !== i - 1) break;
    if (nearNp) continue;
    const prep = prepositionAt(token);
    if (prep && np.has(prep)) {
      if (particleAt(tokens[i + 1])) {
        if (allowsClause(form)) return clauseAt(reading, i + 1, inQuotation);
      } else if (!prefersLater(reading, index, i) && !isDay(reading, i + 1))
        nearNp = nounPhrase(reading, i, i + 1, prep);
      continue;
    }
    for (const letter of ['ب', 'ل'] as const)
      if (np.has(letter) && carries(reading, i, letter) && (letter === 'ب' || toEvent(reading, tools, i))) {
        nearNp = nounPhrase(reading, i, token.bare.length === 1 ? i + 1 : i, letter);
        break;
      }
  }
  if (nearNp) return nearNp;
  if (np.has('obj')) return objectOf(reading, tools, index, form, limit);
  return null;
}

/** «للتدخل»، «للمساهمة»: the ل of purpose before a verbal noun, not that of an addressee. */
function toEvent(reading: Reading, tools: Tools, index: number): boolean {
  const token = reading.tokens[index]!;
  if (reading.nameAt[index]! >= 0) return false;
  const stem = token.fold.replace(/^ل(?:ل|ا?ل)?/u, '');
  return /^(?:ت\S\Sي\S|ت\S\S\S|ت\Sا\S\S|ا\S\Sا\S|ا\Sت\Sا\S|ان\S\Sا\S|است\S\Sا\S|ا\Sا\Sه|م\Sا\S\Sه|حوار|وقف|عوده|خروج|فشل)(?:ه|ها|هم)?$/u.test(stem) && masdarAfter(reading, tools, index + 1) !== null;
}

/** «أشار في تصريحات إلى مجلة «نيوزويك» إلى أن»: a preposition that belongs to a noun of saying before it. */
const addressed = new Set(
  'تصريحات تصريح حديث رسالة بيان كلمة خطاب وثيقة سلمها تقريره تقرير رده زيارة زيارته وصوله عودته بالنسبة استنادا إضافة نسبة نظرا مستندا وصل توجه رسالته اتصال'.split(' '),
);
const prefersLater = (reading: Reading, index: number, at: number): boolean => {
  const before = reading.tokens[at - 1]!;
  if (at - 1 <= index) return false;
  return addressed.has(before.bare) || addressed.has(reading.tokens[at - 2]?.bare ?? '') && before.bare !== '،' && isDay(reading, at - 1);
};

function nounPhrase(reading: Reading, at: number, start: number, preposition: string): Opener {
  const quotation = reading.opens.get(start);
  if (quotation !== undefined) return { kind: 'np', at, start: start + 1, quotation, preposition };
  return { kind: 'np', at, start, quotation: -1, preposition };
}

/** A clause after «أن»; a quotation that begins at once is the content's beginning. */
function clauseAt(reading: Reading, at: number, inQuotation: number): Opener {
  let start = at + 1;
  const quotation = reading.opens.get(start);
  if (quotation !== undefined && quotation !== inQuotation) {
    start++;
    // «في إعلان "إن المحكمة …"» the other way round: «أن "إن …"»
    if (particleAt(reading.tokens[start]) && !particleAt(reading.tokens[start])!.conj) start++;
    return { kind: 'clause', at, start, quotation, preposition: '' };
  }
  return { kind: 'clause', at, start, quotation: -1, preposition: '' };
}

function afterColon(reading: Reading, at: number, form: CueForm, inQuotation: number): Opener | null {
  const next = at + 1;
  const quotation = reading.opens.get(next);
  if (quotation !== undefined) return { kind: 'quote', at, start: next + 1, quotation, preposition: '' };
  const particle = particleAt(reading.tokens[next]);
  if (particle && !particle.conj) return clauseAt(reading, next, inQuotation);
  if (form.frame.needs === 'quote') return null;
  return { kind: 'colon', at, start: next, quotation: -1, preposition: '' };
}

/** The object behind the subject: «أعلنت الوزارة السبت [سقوط …]», «أكد [أهمية …]», «أدان المجلس [الهجوم …]». */
function objectOf(reading: Reading, tools: Tools, index: number, form: CueForm, limit: number): Opener | null {
  const { tokens } = reading;
  const make = (start: number): Opener => {
    const quotation = reading.opens.get(start);
    return quotation !== undefined
      ? { kind: 'object', at: start, start: start + 1, quotation, preposition: '' }
      : { kind: 'object', at: start, start, quotation: -1, preposition: '' };
  };
  if (form.object) return null;
  const first = skipAdverbs(reading, index + 1, limit);
  if (first >= limit) return null;
  if (tools.eventive(reading, first)) return make(first);
  const anyNoun = ['deny', 'condemn', 'endorse'].includes(form.frame.stance);
  if (form.kind === 'participle') return anyNoun && isNoun(reading, first) ? make(first) : null;
  const subjectBefore = form.aspect === 'present' && index > reading.sentences[tokens[index]!.sentence]!.first && form.conj === '';
  if (subjectBefore && anyNoun && isNoun(reading, first)) return make(first);
  let end = nounPhraseEnd(reading, first, limit);
  if (end === first) return null;
  // what stands between the subject and the object
  for (let guard = 0; guard < 6; guard++) {
    const skipped = skipAdverbs(reading, end, limit);
    if (skipped > end) {
      end = skipped;
      continue;
    }
    if (isComma(tokens[end])) {
      end++;
      continue;
    }
    const prep = prepositionAt(tokens[end]);
    if (prep === 'في' || prep === 'من' || tokens[end]?.bare === 'خلال' || tokens[end]?.bare === 'عبر') {
      const inner = nounPhraseEnd(reading, end + 1, limit);
      if (inner === end + 1) return null;
      end = inner;
      continue;
    }
    break;
  }
  if (end >= limit) return null;
  if (tools.eventive(reading, end)) return make(end);
  return anyNoun && isNoun(reading, end) ? make(end) : null;
}

function isNoun(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (!token || token.kind !== 'word') return reading.opens.has(index);
  return prepositionAt(token) === null && !particleAt(token) && !isRelative(token) && !/^(?:ما|لا|لم|لن|قد|كما|وقد|و.*)$/u.test(token.bare) || token.bare === 'ما';
}
