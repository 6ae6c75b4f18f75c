import type { Eventive } from './content-nouns.js';
import type { CueForm, Cues } from './cues.js';
import type { Feeling, Feelings } from './feelings.js';
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
  /** The preposition gives what a feeling is about («أسف ل…»). */
  readonly feeling?: boolean;
  /** An object that says by itself that something happens: no clause behind it can be the content. */
  readonly sure?: boolean;
  /** The noun of feeling between cue and content («أعرب عن [قلقه] من …»). */
  readonly noun?: Feeling;
}

export interface Tools {
  readonly cues: Cues;
  readonly eventive: Eventive;
  readonly feelings: Feelings;
}

/** Words with which a particle makes another clause than that of speech. */
const circumstance = new Set(
  'علما بعد قبل دون بدون غير رغم مع إلا منذ بدل حين شرط كما حيث إذ لولا سوى بمجرد وبعد وقبل'.split(' '),
);
/** What follows a preposition and is no content: «على هامش», «من جهته», «عن طريق». */
const adverbial =
  /^(?:ال)?(?:اثر|خلفيه|هامش|اقل|رغم|ارجح|صعيد|ضوء|حد|مدي|مدار|متن|راس|يد|حساب|اساس|التوالي|توالي|حسابه|صفحته|جهته|جهتها|جهتهم|جانبه|جانبها|جانبهم|قبل|خلال|اجل|دون|بين|مقرر|ممكن|متوقع|ناحيته|ناحيه|جهه|طريق|بيان|بيانه|تصريح|تصريحات|وقت|حين|هذا|ذلك|جديد|جانب)$/u;

/** How far behind a cue its content may begin, in tokens: long appositions and subjects stand between. */
const reach = 60;

const allowsClause = (form: CueForm): boolean =>
  form.frame.needs !== 'np' && form.frame.needs !== 'quote' && form.frame.needs !== 'accusation';
const allowsSpeech = (form: CueForm): boolean => !['clause', 'np', 'figure', 'accusation'].includes(form.frame.needs);

/** Whether a token is a cue that would take the next clause or speech for itself. */
function rival(reading: Reading, tools: Tools, index: number): boolean {
  const forms = tools.cues.at(reading.tokens[index]);
  if (!forms.length || reading.nameAt[index]! >= 0) return false;
  return forms.some(
    (f) =>
      (f.kind === 'verb' ? f.person === 3 : /^[وف]?[^وف]/u.test(reading.tokens[index]!.fold)) &&
      strong.has(f.frame.lemma),
  );
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
  if (feelingVerbs.has(form.frame.lemma)) {
    const felt = feelingOf(reading, tools, index, limit, inQuotation, form.frame.np.has('عن'));
    if (felt) return felt;
  }
  if (needs === 'regard') return regard(reading, index, limit);
  if (form.frame.stance === 'accuse') return accusation(reading, index, form, limit);
  let nearNp: Opener | null = null;
  let depth = 0;
  // what stands within the subject opens nothing: «حذرت [مجموعة من الخبراء] من …»
  const subject = skipAdverbs(reading, index + 1, limit);
  const subjectEnd = form.kind === 'verb' ? (reading.phraseEnd.get(subject) ?? -1) : -1;
  const object = np.has('obj') ? objectOf(reading, tools, index, form, limit) : null;
  for (let i = index + 1; i < limit; i++) {
    const token = tokens[i]!;
    if (object?.sure && object.at === i) return object;
    if (
      i === subject &&
      subjectEnd > i &&
      subjectEnd < limit &&
      !carries(reading, i, 'ب') &&
      !carries(reading, i, 'ل')
    ) {
      i = subjectEnd - 1;
      continue;
    }
    if (
      reading.quotationAt[i] !== inQuotation &&
      inQuotation >= 0 &&
      token.start >= reading.quotations[inQuotation]!.inner.end
    )
      break;
    const quotation = reading.opens.get(i);
    if (quotation !== undefined) {
      if (nearNp) break;
      if (needs === 'np' || needs === 'clause' || needs === 'figure' || needs === 'accusation') {
        // a quoted word within the subject or object
        i = reading.after[quotation]! - 1;
        continue;
      }
      if (isTerm(reading, quotation, i, index, sentence.last)) {
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
      if (particle.conj) {
        if (!nearNp) continue;
        break;
      }
      if (!allowsClause(form)) continue;
      // «بعد أن هدأت»: no complement of the cue
      if (circumstance.has(tokens[i - 1]!.bare) && i - 1 > index) continue;
      // «إلى أن بلغ»: a preposition that the cue does not take
      const joined = prepositionAt(tokens[i - 1]);
      if (joined && i - 1 > index && !np.has(joined)) continue;
      if (
        nearNp &&
        !(nearNp.kind === 'np' && i <= nearNp.start + 14 && prepositionAt(tokens[i - 1]) === nearNp.preposition)
      )
        break;
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
      } else if (
        !prefersLater(reading, index, i) &&
        !(prep === 'عن' && i > index + 1 && aboutOther.test(tokens[i - 1]!.fold)) &&
        !isDay(reading, i + 1) &&
        !reading.timeEnd.has(i + 1) &&
        !adverbial.test(tokens[i + 1]?.fold ?? '') &&
        says(reading, tools, form, i + 1)
      )
        nearNp = nounPhrase(reading, i, i + 1, prep);
      continue;
    }
    for (const letter of ['ب', 'ل'] as const)
      if (
        np.has(letter) &&
        carries(reading, i, letter) &&
        (letter === 'ب' ? says(reading, tools, form, token.bare === 'ب' ? i + 1 : i) : toEvent(reading, tools, i))
      ) {
        nearNp = nounPhrase(reading, i, token.bare.length === 1 ? i + 1 : i, letter);
        if (letter === 'ل' && form.frame.stance !== 'demand') nearNp = { ...nearNp, feeling: true };
        break;
      }
  }
  return nearNp ?? object;
}

/** A quoted word or two in the middle of a phrase («الأطباء "المقيمون" في الجزائر»). */
function isTerm(reading: Reading, quotation: number, at: number, cue: number, last: number): boolean {
  const q = reading.quotations[quotation]!;
  const after = reading.after[quotation]!;
  const before = reading.tokens[at - 1]!;
  if (after - at > 4 || at === cue + 1 || !q.closed) return false;
  // «لـ«عكاظ»: …»
  if (before.bare === 'ل' || before.bare === 'ب') return true;
  if (before.kind === 'sign' || after >= last) return false;
  return after - at <= 3 || reading.tokens[after]!.kind !== 'sign';
}

/** «للتدخل»، «للمساهمة»: the ل of purpose before a verbal noun, not that of an addressee. */
function toEvent(reading: Reading, tools: Tools, index: number): boolean {
  const token = reading.tokens[index]!;
  if (reading.nameAt[index]! >= 0) return false;
  const stem = token.fold.replace(/^ل(?:ل|ا?ل)?/u, '');
  return (
    /^(?:ت\S\Sي\S|ت\S\S\S|ت\Sا\S\S|ا\S\Sا\S|ا\Sت\Sا\S|ان\S\Sا\S|است\S\Sا\S|ا\Sا\Sه|م\Sا\S\Sه|حوار|وقف|عوده|خروج|فشل)(?:ه|ها|هم)?$/u.test(
      stem,
    ) && masdarAfter(reading, tools, index + 1) !== null
  );
}

/** «أشار في تصريحات إلى مجلة «نيوزويك» إلى أن»: a preposition that belongs to a noun of saying before it. */
const addressed = new Set(
  'تصريحات تصريح حديث رسالة بيان كلمة خطاب وثيقة سلمها تقريره تقرير رده زيارة زيارته وصوله عودته بالنسبة استنادا إضافة نسبة نظرا مستندا وصل توجه رسالته اتصال'.split(
    ' ',
  ),
);
const prefersLater = (reading: Reading, index: number, at: number): boolean => {
  const before = reading.tokens[at - 1]!;
  if (at - 1 <= index) return false;
  return (
    addressed.has(before.bare) ||
    (addressed.has(reading.tokens[at - 2]?.bare ?? '') && before.bare !== '،' && isDay(reading, at - 1))
  );
};

/** Words that take «عن» for themselves: «الناتجة عن», «بعيدا عن». */
const aboutOther =
  /^(?:ال)?(?:ناتج|ناجم|صادر|مسوول|عبار|فضل|عوض|بحث|دفاع|بعيد|غير|معزل|عار|ناشي|كشف|معبر|رضا|تعبير|اعلان)(?:ا|ه|ين|ات)?$/u;

/** Of an assertion a noun phrase must say that something happens or is so; other stands take any. */
function says(reading: Reading, tools: Tools, form: CueForm, index: number): boolean {
  if (form.frame.stance !== 'assert' || !strict.has(form.frame.lemma)) return true;
  if (reading.opens.has(index)) return true;
  if (tools.eventive(reading, index)) return true;
  return false;
}
const strict = new Set(['أبلغ', 'أفاد', 'أخبر', 'تحدث']);

function nounPhrase(reading: Reading, at: number, start: number, preposition: string): Opener {
  const quotation = reading.opens.get(start);
  if (quotation !== undefined) return { kind: 'np', at, start: start + 1, quotation, preposition };
  return { kind: 'np', at, start, quotation: -1, preposition };
}

/** A clause after «أن»; a quotation that begins at once is the content's beginning. */
function clauseAt(reading: Reading, at: number, inQuotation: number, noun?: Feeling): Opener {
  const extra = noun ? { noun } : {};
  let start = at + 1;
  const quotation = reading.opens.get(start);
  if (quotation !== undefined && quotation !== inQuotation) {
    start++;
    // «في إعلان "إن المحكمة …"» the other way round: «أن "إن …"»
    if (particleAt(reading.tokens[start]) && !particleAt(reading.tokens[start])!.conj) start++;
    return { kind: 'clause', at, start, quotation, preposition: '', ...extra };
  }
  return { kind: 'clause', at, start, quotation: -1, preposition: '', ...extra };
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

/** Verbs of which any noun phrase says something when it is the object. */
const anyObject = new Set(['اقترح', 'طلب', 'اشترط', 'عزا', 'أرجع']);

/** The object behind the subject: «أعلنت الوزارة السبت [سقوط …]», «أكد [أهمية …]», «أدان المجلس [الهجوم …]». */
function objectOf(reading: Reading, tools: Tools, index: number, form: CueForm, limit: number): Opener | null {
  const { tokens } = reading;
  const make = (start: number): Opener => {
    const quotation = reading.opens.get(start);
    return quotation !== undefined
      ? { kind: 'object', at: start, start: start + 1, quotation, preposition: '' }
      : { kind: 'object', at: start, start, quotation: -1, preposition: '' };
  };
  if (form.object) return predicates.has(form.frame.lemma) ? predicate(reading, index, limit, make) : null;
  if (form.frame.needs === 'accusation') {
    for (let i = index + 1; i < Math.min(limit, index + 14); i++) {
      if (isStop(tokens[i]) || particleAt(tokens[i])) return null;
      if (charges.test(tokens[i]!.fold)) return make(i);
    }
    return null;
  }
  const first = skipAdverbs(reading, index + 1, limit);
  if (first >= limit) return null;
  if (tools.eventive(reading, first)) return { ...make(first), sure: true };
  const anyNoun = ['deny', 'condemn', 'endorse'].includes(form.frame.stance) || anyObject.has(form.frame.lemma);
  if (form.kind === 'participle') {
    let at = first;
    for (let guard = 0; guard < 4 && at < limit; guard++) {
      if (isComma(tokens[at])) at++;
      else if (prepositionAt(tokens[at]) === 'في') {
        const inner = nounPhraseEnd(reading, at + 1, limit);
        if (inner === at + 1) return null;
        at = inner;
      } else break;
    }
    if (at >= limit) return null;
    if (tools.eventive(reading, at)) return make(at);
    return anyNoun && isNoun(reading, at) ? make(at) : null;
  }
  const subjectBefore =
    form.aspect === 'present' && index > reading.sentences[tokens[index]!.sentence]!.first && form.conj === '';
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
    if (prep === 'في' || prep === 'من' || prep === 'ل' || tokens[end]?.bare === 'خلال' || tokens[end]?.bare === 'عبر') {
      const inner = nounPhraseEnd(reading, end + 1, limit);
      if (inner === end + 1) return null;
      end = inner;
      continue;
    }
    break;
  }
  // a name in quotation marks that closes the subject's own phrase
  const named = reading.opens.get(end);
  if (named !== undefined && reading.after[named]! - end <= 6 && tools.eventive(reading, reading.after[named]!))
    end = reading.after[named]!;
  if (end >= limit) return null;
  if (tools.eventive(reading, end)) return { ...make(end), sure: true };
  return anyNoun && isNoun(reading, end) ? make(end) : null;
}

/** «رفض الاتهامات»: refusing says something when what is refused was said. */
const charges =
  /^(?:هذه)?(?:ال)?(?:اتهام(?:ات)?|مزاعم|ادعاءات?|تهم(?:ه)?|شائعات|انتقادات|اقاويل|افتراءات)(?:ه|ها|هم)?$/u;
const predicates = new Set(['اعتبر', 'صنف', 'عد', 'وصف', 'سمى']);

/** «تصنفها أنقرة [مجموعة إرهابية]»: what somebody is held to be. */
function predicate(reading: Reading, index: number, limit: number, make: (start: number) => Opener): Opener | null {
  let start = index + 1;
  const subject = reading.phraseEnd.get(start);
  const definite = reading.nameAt[start]! >= 0 || reading.tokens[start]!.bare.startsWith('ال');
  if (subject && definite && subject < limit && !isComma(reading.tokens[subject])) start = subject;
  if (start >= limit) return null;
  const token = reading.tokens[start]!;
  if (token.kind !== 'word') return reading.opens.has(start) ? make(start) : null;
  if (particleAt(token) || prepositionAt(token) || isRelative(token) || carries(reading, start, 'ب')) return null;
  return make(start);
}

function isNoun(reading: Reading, index: number): boolean {
  const token = reading.tokens[index];
  if (token?.kind !== 'word') return reading.opens.has(index);
  // «أدانت المحكمة فلانا»: a sentence passed, no words
  const name = reading.nameAt[index]!;
  if (name >= 0 && reading.names[name]!.type === 'person') return false;
  return (
    (prepositionAt(token) === null &&
      !particleAt(token) &&
      !isRelative(token) &&
      !/^(?:ما|لا|لم|لن|قد|كما|وقد|و.*)$/u.test(token.bare)) ||
    token.bare === 'ما'
  );
}

/**
 * Of an accusation the content runs from the accused: «اتهمت موسكو [قوى خارجية بإثارة …]», «اتهمت [إسرائيل باغتياله]»,
 * «اتهمته [باغتصابها]», «اتهم من قبل … [باغتصابهن]», «حمل الوزير [الشركة مسؤولية …]».
 */
function accusation(reading: Reading, index: number, form: CueForm, limit: number): Opener | null {
  const { tokens } = reading;
  const blame = form.frame.lemma === 'حمل';
  let charge = -1;
  for (let i = index + 1; i < Math.min(limit, index + 32); i++) {
    const token = tokens[i]!;
    if (isStop(token) || token.bare === ':') break;
    if (blame ? /^(?:ال)?مسوو?ليه/u.test(token.fold) : carries(reading, i, 'ب') || !!particleAt(token)?.prep) {
      charge = i;
      break;
    }
  }
  if (charge < 0) return null;
  const make = (start: number): Opener => {
    const quotation = start === charge && tokens[start]!.bare === 'ب' ? reading.opens.get(start + 1) : undefined;
    return { kind: 'np', at: charge, start, quotation: quotation ?? -1, preposition: blame ? 'obj' : 'ب' };
  };
  if (form.object) return make(charge);
  let from = skipAdverbs(reading, index + 1, charge);
  if (tokens[from]?.bare === 'من' && /^قبل/u.test(tokens[from + 1]?.bare ?? '')) return make(charge);
  if (from >= charge) return null;
  const first = from;
  from = nounPhraseEnd(reading, from, charge);
  for (let guard = 0; guard < 6 && from < charge; guard++) {
    const skipped = skipAdverbs(reading, from, charge);
    if (skipped > from) from = skipped;
    else if (isComma(tokens[from]) || reading.brackets.has(from)) from = reading.brackets.get(from) ?? from + 1;
    else if (prepositionAt(tokens[from]) === 'في' || tokens[from]!.bare === 'خلال') {
      const inner = nounPhraseEnd(reading, from + 1, charge);
      if (inner === from + 1) break;
      from = inner;
    } else break;
  }
  return make(from < charge && !isRelative(tokens[from]) && tokens[from]!.kind === 'word' ? from : first);
}

const feelingVerbs = new Set(['أعرب', 'عبر', 'أبدى', 'أكد', 'جدد', 'كرر', 'أعلن']);

/** «أعرب عن قلقه من [تدهور الأوضاع]»: the content stands behind a noun of feeling. */
function feelingOf(
  reading: Reading,
  tools: Tools,
  index: number,
  limit: number,
  inQuotation: number,
  about: boolean,
): Opener | null {
  const { tokens } = reading;
  for (let i = index + 1; i < Math.min(limit, index + 26); i++) {
    const token = tokens[i]!;
    if (isStop(token) || particleAt(token) || reading.opens.has(i)) return null;
    if (reading.nameAt[i]! >= 0) continue;
    const noun = tools.feelings(token);
    if (!noun) continue;
    // «أعرب عن أمله», «أبدى أمله»: not «عملية إعادة الأمل»
    if (about && i > index + 1 ? tokens[i - 1]!.bare !== 'عن' : token.bare.startsWith('ال')) continue;
    if (!about && i > index + 1 && reading.words[i]?.analyses[0].enclitic === null) continue;
    // its adjectives: «عن قلقه البالغ والعميق إزاء»
    for (let j = i + 1; j < Math.min(limit, i + 6); j++) {
      const next = tokens[j]!;
      if (particleAt(next)) return clauseAt(reading, j, inQuotation, noun);
      const prep = prepositionAt(next) ?? (noun.preps.has(next.bare) ? next.bare : null);
      if (prep && noun.preps.has(prep))
        return particleAt(tokens[j + 1])
          ? clauseAt(reading, j + 1, inQuotation, noun)
          : { ...nounPhrase(reading, j, j + 1, prep), noun };
      for (const letter of ['ب', 'ل'] as const)
        if (noun.preps.has(letter) && carries(reading, j, letter))
          return {
            ...nounPhrase(reading, j, next.bare.length === 1 ? j + 1 : j, letter),
            noun,
            feeling: noun.stance !== 'commit',
          };
      if (next.kind === 'sign' || prep) break;
    }
  }
  return null;
}

/** «تنظر إلى [الاتفاق على أنه خطوة]»: what is regarded, and as what. */
function regard(reading: Reading, index: number, limit: number): Opener | null {
  const { tokens } = reading;
  for (let i = index + 1; i < Math.min(limit, index + 14); i++) {
    if (prepositionAt(tokens[i]) !== 'إلى') continue;
    for (let j = i + 2; j < Math.min(limit, i + 20); j++) {
      if (isStop(tokens[j])) return null;
      if (
        prepositionAt(tokens[j]) === 'على' &&
        (particleAt(tokens[j + 1])?.pronoun || /^انها?$/u.test(tokens[j + 1]?.fold ?? ''))
      )
        return nounPhrase(reading, i, i + 1, 'إلى');
    }
    return null;
  }
  return null;
}
