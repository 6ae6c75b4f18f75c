import { carries, isComma, isRelative, particleAt, prepositionAt } from './particles.js';
import type { Reading } from './reading.js';

/** Adverbs of time that stand between a cue and its subject or content, as single words. */
const days = new Set(
  'السبت الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة اليوم أمس امس الليلة غدا مساء صباح ظهر فجر الماضي الماضية الجاري الحالي المقبل أول'.split(
    ' ',
  ),
);
const adverbs = new Set(
  (
    'أيضا ايضا كذلك لاحقا سابقا مجددا أخيرا مؤخرا حينها آنذاك وقتها بدوره بدورها بدورهم بالتالي بالفعل رسميا بشدة مرة أخرى جديدة مرارا ' +
    'خلالها فيه فيها له لها لهم'
  ).split(' '),
);

/** «في سياق متصل», «من جهة أخرى». */
const aside = new Set([
  'سياق متصل',
  'هذا السياق',
  'السياق ذاته',
  'السياق نفسه',
  'الوقت ذاته',
  'الوقت نفسه',
  'هذا الإطار',
  'هذا الصدد',
  'جهة أخرى',
  'ناحية أخرى',
  'جهة ثانية',
  'ذات السياق',
  'الإطار نفسه',
]);

export const isDay = (reading: Reading, index: number): boolean => days.has(reading.tokens[index]?.bare ?? '');

/** First token at or after `index` that is no adverb of time or manner. */
export function skipAdverbs(reading: Reading, index: number, limit: number): number {
  let i = index;
  while (i < limit) {
    const bare = reading.tokens[i]!.bare;
    const time = reading.timeEnd.get(i);
    if (time && time <= limit) i = time;
    else if (adverbs.has(bare) || days.has(bare)) i++;
    else if ((bare === 'يوم' || bare === 'مساء' || bare === 'صباح') && isDay(reading, i + 1)) i += 2;
    else if (
      (bare === 'في' || bare === 'من') &&
      aside.has(`${reading.tokens[i + 1]?.bare} ${reading.tokens[i + 2]?.bare}`)
    )
      i += 3;
    else if (bare === 'من' && /^(?:جهت|جانب|ناحيت)ه(?:ا|م)?$/u.test(reading.tokens[i + 1]?.fold ?? '')) i += 2;
    else if (isComma(reading.tokens[i]) && i > index) i++;
    else if (
      isComma(reading.tokens[i]) &&
      (reading.timeEnd.has(i + 1) ||
        days.has(reading.tokens[i + 1]?.bare ?? '') ||
        adverbs.has(reading.tokens[i + 1]?.bare ?? ''))
    )
      i++;
    else break;
  }
  return i;
}

/** Nouns that stand in apposition to a noun before them. */
const nominal = new Set([
  'الملك',
  'الأمير',
  'الشيخ',
  'الرئيس',
  'السيد',
  'السيدة',
  'الدكتور',
  'الدكتورة',
  'الجنرال',
  'الأمين',
  'العام',
  'المتحدث',
  'الناطق',
  'العميد',
  'العقيد',
  'اللواء',
  'الفريق',
  'المهندس',
  'المحامي',
  'الأستاذ',
]);

const startsDefinite = (fold: string): boolean => fold.length > 3 && /^[وف]?(?:ال|لل)/u.test(fold);

/**
 * Index after the noun phrase that begins at `start`: head, complements («وزارة النقل البحري»), adjectives, a name in
 * apposition, a prepositional phrase with «في» or «باسم». Stops before an object («[وزارة النقل البحري] وقوع …»).
 */
export function nounPhraseEnd(reading: Reading, start: number, limit: number): number {
  const { tokens, nameAt } = reading;
  const whole = reading.phraseEnd.get(start);
  let i = start;
  let definite = false;
  let afterName = false;
  if (whole && whole <= limit) {
    i = whole;
    definite = true;
    afterName = true;
  }
  let loose = 0;
  while (i < limit) {
    const token = tokens[i]!;
    const name = nameAt[i]!;
    if (name >= 0) {
      if (afterName) break;
      i = reading.names[name]!.last;
      definite = true;
      afterName = true;
      continue;
    }
    const close = reading.brackets.get(i);
    if (close && i > start && token.bare === '(') {
      i = close;
      continue;
    }
    if (token.kind === 'sign') {
      // quotation marks around a name, apposition between commas
      if (/^["«»“”]$/u.test(token.bare) && !reading.opens.has(i) && (nameAt[i + 1]! >= 0 || nameAt[i - 1]! >= 0)) {
        i++;
        continue;
      }
      if (isComma(token) && i > start && definite && !afterName && nameAt[i + 1]! >= 0) {
        const end = reading.names[nameAt[i + 1]!]!.last;
        i = isComma(tokens[end]) ? end + 1 : end;
        afterName = true;
        continue;
      }
      break;
    }
    if (token.kind !== 'word') break;
    if (particleAt(token) || isRelative(token)) break;
    if (days.has(token.bare) || adverbs.has(token.bare)) break;
    const prep = prepositionAt(token);
    if (prep !== null) {
      if (i === start || (prep !== 'في' && !(prep === 'من' && !definite))) break;
      const inner = nounPhraseEnd(reading, i + 1, limit);
      if (inner === i + 1) break;
      i = inner;
      definite = true;
      continue;
    }
    if (token.bare === 'باسم' || token.bare === 'لدى') {
      definite = false;
      afterName = false;
      i++;
      continue;
    }
    if (i > start && carries(reading, i, 'ب')) break;
    if (i > start && carries(reading, i, 'ل')) {
      // «الأمين العام لحركة …», «مصدر للصحيفة»: a complement, which may be a noun that is not definite yet
      if (!token.fold.startsWith('لل')) definite = false;
      i++;
      afterName = false;
      continue;
    }
    if (startsDefinite(token.fold)) {
      // two nouns with the article in a row are subject and object: «[المعارضة] الحكومة»
      const pos = reading.words[i]?.analyses[0].pos;
      if (
        definite &&
        !/^[وف]/u.test(token.fold) &&
        (pos === 'NOUN' || pos === 'PROPN') &&
        !(afterName === false && nominal.has(token.bare))
      )
        break;
      definite = true;
      i++;
      continue;
    }
    if (definite) break;
    if (++loose > 5) break;
    i++;
  }
  return i;
}
