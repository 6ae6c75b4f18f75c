import type { CueForm } from './cues.js';
import { accusation, feelingOf, feelingVerbs, regard } from './frames.js';
import { objectOf } from './objects.js';
import { clauseAt, nounPhrase, type Opener, type Tools } from './opening.js';
import { carries, isRelative, isStop, particleAt, prepositionAt } from './particles.js';
import { isDay, skipAdverbs } from './phrases.js';
import type { Reading } from './reading.js';

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
      // «د. أسامة»: a stop within the sentence is none
      if (isStop(token) && !(token.bare === '.' && i + 1 < sentence.last)) break;
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
        (letter === 'ب'
          ? says(reading, tools, form, token.bare === 'ب' ? i + 1 : i)
          : toEvent(reading, i) || (form.frame.stance !== 'demand' && (i === index + 1 || i === subjectEnd)))
      ) {
        nearNp = nounPhrase(reading, i, token.bare.length === 1 ? i + 1 : i, letter);
        if (letter === 'ل' && form.frame.stance !== 'demand') nearNp = { ...nearNp, feeling: true };
        break;
      }
  }
  return nearNp ?? object ?? bareSpeech(reading, index, form, sentence.last);
}

/** «وأضاف ستكون الساعات القادمة فاصلة»: speech that follows its verb with nothing between, as some papers print it. */
function bareSpeech(reading: Reading, index: number, form: CueForm, last: number): Opener | null {
  if (form.kind !== 'verb' || !['قال', 'أضاف', 'تابع', 'أردف'].includes(form.frame.lemma) || index + 3 >= last)
    return null;
  const analysis = reading.words[index + 1]?.analyses[0];
  if (analysis?.pos !== 'VERB' || analysis.aspect !== 'present' || analysis.person === 2) return null;
  return { kind: 'colon', at: index, start: index + 1, quotation: -1, preposition: '' };
}

/** A quoted word or two in the middle of a phrase («العمال "الموسميون" في الميناء»). */
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
function toEvent(reading: Reading, index: number): boolean {
  const token = reading.tokens[index]!;
  if (reading.nameAt[index]! >= 0) return false;
  const stem = token.fold.replace(/^ل(?:ل|ا?ل)?/u, '');
  return /^(?:ت\S\Sي\S|ت\S\S\S|ت\Sا\S\S|ا\S\Sا\S|ا\Sت\Sا\S|ان\S\Sا\S|است\S\Sا\S|ا\Sا\Sه|م\Sا\S\Sه|حوار|وقف|عوده|خروج|فشل|عمل|منح|ضغط)(?:ه|ها|هم)?$/u.test(
    stem,
  );
}

/** «أشار في حديث إلى صحيفة «المرفأ» إلى أن»: a preposition that belongs to a noun of saying before it. */
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

function afterColon(reading: Reading, at: number, form: CueForm, inQuotation: number): Opener | null {
  const next = at + 1;
  const quotation = reading.opens.get(next);
  if (quotation !== undefined) return { kind: 'quote', at, start: next + 1, quotation, preposition: '' };
  const particle = particleAt(reading.tokens[next]);
  if (particle && !particle.conj) return clauseAt(reading, next, inQuotation);
  if (form.frame.needs === 'quote') return null;
  return { kind: 'colon', at, start: next, quotation: -1, preposition: '' };
}
