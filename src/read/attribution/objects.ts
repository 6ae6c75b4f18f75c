import type { CueForm } from './cues.js';
import type { Opener, Tools } from './opening.js';
import { carries, isComma, isRelative, isStop, particleAt, prepositionAt } from './particles.js';
import { nounPhraseEnd, skipAdverbs } from './phrases.js';
import type { Reading } from './reading.js';

/** Verbs of which any noun phrase says something when it is the object. */
const anyObject = new Set(['اقترح', 'طلب', 'اشترط', 'عزا', 'أرجع']);

/** The object behind the subject: «أعلنت الوزارة السبت [سقوط …]», «أكد [أهمية …]», «أدان المجلس [الهجوم …]». */
export function objectOf(reading: Reading, tools: Tools, index: number, form: CueForm, limit: number): Opener | null {
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
    // «مسؤولو المجلس [وعدد من الأعضاء]»: joined to the subject
    if (
      guard < 3 &&
      /^و\p{L}{2,}/u.test(tokens[end]?.bare ?? '') &&
      reading.words[end]?.analyses[0].pos === 'NOUN' &&
      !tools.eventive(reading, end)
    ) {
      const joined = nounPhraseEnd(reading, end, limit);
      if (joined > end) {
        end = joined;
        continue;
      }
    }
    break;
  }
  // a name in quotation marks that closes the subject's own phrase
  const named = reading.opens.get(end);
  if (named !== undefined && reading.after[named]! - end <= 6 && tools.eventive(reading, reading.after[named]!))
    end = reading.after[named]!;
  if (end >= limit) return null;
  if (tools.eventive(reading, end)) return { ...make(end), sure: true };
  // «أعلنت الشرطة القبض على …»: with the article when a preposition completes it
  if (tools.eventive(reading, end, true) && prepositionAt(tokens[end + 1]) !== null)
    return { ...make(end), sure: true };
  // behind a long or unknown subject and a comma: «أكد فلان الفلاني مستشار المركز، ضرورة …»
  for (let j = end; j < Math.min(limit - 1, index + 26); j++) {
    if (particleAt(tokens[j]) || reading.opens.has(j) || reading.words[j]?.analyses[0].pos === 'VERB') break;
    if (isComma(tokens[j]) && tools.eventive(reading, j + 1)) return { ...make(j + 1), sure: true };
  }
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
