import type { Mention } from '../phrases/layer.js';
import type { Agents } from './agents.js';
import type { CueForm } from './cues.js';
import { carries, isComma, isRelative, particleAt, prepositionAt } from './particles.js';
import { nounPhraseEnd, skipAdverbs } from './phrases.js';
import type { Reading } from './reading.js';
import { issueVerbs, relayVerbs } from './sources.js';

/** Who a verb's subject is: a mention, a pronoun to be understood, nobody, or words that are no known mention. */
export type Subject =
  | { readonly kind: 'mention'; readonly mention: Mention; readonly how: string }
  | { readonly kind: 'pronoun' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Words that open a phrase beside subject and verb, besides the prepositions. */
const beside = new Set(
  (
    'خلال عبر بعد قبل عقب لدى ضمن أثناء اثناء منذ حول بشأن أمام امام مع ردا تعليقا عند عندما بين تحت فوق وسط ' +
    'حسب بحسب وفق وفقا نقلا بمناسبة بحضور على هامش رغم بسبب إثر اثر حيال إزاء تجاه ضد دون بدون'
  ).split(' '),
);

/** Index after the phrase that a preposition or the like opens at `index`. */
function afterPhrase(reading: Reading, agents: Agents, index: number, limit: number): number {
  const m = agents.starting(index + 1) ?? null;
  if (m && m.last <= limit) return m.last;
  const end = nounPhraseEnd(reading, index + 1, limit);
  return Math.max(end, index + 1);
}

/** The subject behind the verb, before its content: «قال [الوزير] …», «أعلنت في بيان [الشركة] أن». */
export function subjectAfter(reading: Reading, agents: Agents, at: number, stop: number, asked = false): Subject {
  const { tokens } = reading;
  let i = at + 1;
  let crossed = 0;
  while (i < stop) {
    const skipped = skipAdverbs(reading, i, stop);
    if (skipped > i) {
      i = skipped;
      continue;
    }
    const token = tokens[i]!;
    const close = reading.brackets.get(i);
    if (close) {
      i = close;
      continue;
    }
    if (token.kind !== 'word' && token.kind !== 'latin') {
      i++;
      continue;
    }
    if (particleAt(token) || isRelative(token)) return { kind: 'none' };
    const prep = prepositionAt(token);
    if (prep !== null || beside.has(token.bare)) {
      if (crossed++ > 6) return { kind: 'none' };
      i = afterPhrase(reading, agents, i, stop);
      continue;
    }
    const m = agents.at(i);
    if (m && m.first === i) return { kind: 'mention', mention: m, how: 'after the verb' };
    const analysis = reading.words[i]?.analyses[0];
    if (analysis?.pos === 'ADV' || token.bare === 'أولا') {
      i++;
      continue;
    }
    if (analysis?.pos === 'ADP' && analysis.enclitic) {
      i++;
      continue;
    }
    if (carries(reading, i, 'ب') || carries(reading, i, 'ل')) {
      // «لـ«عكاظ» الناطق …»: over the marks too
      const next = token.bare.length === 1 ? i + 1 : i;
      const quotation = reading.opens.get(next);
      const inner = agents.starting(next) ?? (next > i ? agents.starting(next + 1) : null);
      i =
        quotation !== undefined
          ? reading.after[quotation]!
          : inner
            ? inner.last
            : Math.max(i + 1, nounPhraseEnd(reading, i, stop));
      continue;
    }
    // «في بيان نشره الديوان»: who published is not who speaks
    if (relayVerbs.test(token.fold) || issueVerbs.test(token.fold)) {
      i = agents.at(i + 1)?.last ?? i + 1;
      continue;
    }
    if (reading.words[i]?.analyses[0].pos === 'VERB') return { kind: 'none' };
    // «نفس المصدر», «كل من الحركتين»
    if (/^(?:نفس|ذات|كلا|كلتا)$/u.test(token.bare)) {
      i++;
      continue;
    }
    if (/^(?:كل|كلا)$/u.test(token.bare) && tokens[i + 1]?.bare === 'من') {
      i += 2;
      continue;
    }
    if (token.bare === 'ما' || asked) return { kind: 'none' };
    // an unknown name with an office behind a comma: «قالت فلانة الفلانية، مديرة المعرض: …»
    for (let j = i + 1; j < Math.min(stop, i + 6); j++) {
      if (!isComma(tokens[j])) continue;
      const office = agents.at(j + 1);
      if (office?.type === 'person') return { kind: 'mention', mention: office, how: 'in apposition to a name' };
      break;
    }
    return { kind: 'unknown' };
  }
  return { kind: 'none' };
}

const auxiliaries = new Set('قد وقد لم لا لن سبق كان كانت وكان وكانت أيضا ايضا بدوره بدورها كذلك لاحقا'.split(' '));
const beginners = new Set(
  'كان كانت وكان وكانت وكانوا لكن ولكن أما اما وأما حيث فيما بينما كما و إن أن بأن ان إلا لأن حين ثم إذ'.split(' '),
);
const pronounBefore = /^(?:و|ف)?(?:لكن|ان|بان|لان|كان)(?:ه|ها|هم|هما|هن)$/u;

const agrees = (m: Mention, form: CueForm | null): boolean =>
  !form ||
  form.gender === null ||
  m.gender === null ||
  m.kind === 'name' ||
  m.gender === form.gender ||
  m.number === 'p';

/** Whether an object pronoun may stand for the mention: «الجماعة التي تصفها …». */
const standsFor = (object: string, m: Mention): boolean =>
  object === 'ها'
    ? m.gender !== 'm' || m.number === 'p'
    : object === 'ه'
      ? m.gender === 'm'
      : object === 'هم' && m.number === 'p';

/** The subject before the verb: «[الوزير] يعلن», «الشركة التي قالت», «وكان [الوزير] قد قال», «إنه يدعو». */
export function subjectBefore(reading: Reading, agents: Agents, at: number, form: CueForm | null): Subject {
  const { tokens, sentences } = reading;
  const sentence = sentences[tokens[at]!.sentence]!;
  let i = at - 1;
  while (i >= sentence.first && auxiliaries.has(tokens[i]!.bare) && at - i < 4) {
    const m = agents.ending(i + 1);
    if (m) break;
    i--;
  }
  // «الوسيط "يحض الطرفين"»: over the mark
  if (i > sentence.first && reading.opens.has(i)) i--;
  if (i < sentence.first) return { kind: 'none' };
  const token = tokens[i]!;
  if (pronounBefore.test(token.fold) && token.bare !== 'كانت') return { kind: 'pronoun' };
  if (/^(?:وهو|وهي|وهم|هو|هي|هم)$/u.test(token.bare)) return { kind: 'pronoun' };
  if (isRelative(token)) {
    const end = isComma(tokens[i - 1]) ? i - 1 : i;
    for (let back = end; back > Math.max(sentence.first, end - 1); back--) {
      const m = agents.ending(back);
      // «جماعة تعدّها الحكومة محظورة والتي تصفها بـ…»: the pronoun stands for the antecedent, the subject is understood
      if (m && form && standsFor(form.object, m)) return { kind: 'pronoun' };
      if (m) return agrees(m, form) ? { kind: 'mention', mention: m, how: 'before the relative' } : { kind: 'unknown' };
    }
    return { kind: 'unknown' };
  }
  if (form?.conj === 'و') return { kind: 'none' };
  // the mention just before, when a clause begins with it
  const stop = isComma(token) ? i : i + 1;
  const near = agents.ending(stop);
  const opensClause = (index: number): boolean => {
    const mention = agents.at(index);
    if (mention && /^و/u.test(tokens[index]!.bare) && mention.start > tokens[index]!.start) return true;
    const before = tokens[index - 1];
    return (
      index <= sentence.first ||
      !before ||
      before.kind === 'sign' ||
      beginners.has(before.bare) ||
      (!!particleAt(before) && !particleAt(before)!.pronoun)
    );
  };
  if (
    near &&
    agents.at(near.first) === near &&
    opensClause(near.first) &&
    agrees(near, form) &&
    !(isComma(token) && form?.aspect === 'past' && !ranBefore(reading, near.first, sentence.first))
  )
    return { kind: 'mention', mention: near, how: 'before the verb' };
  // «وكان رئيس اتحاد الصيادين سالم الحداد، حذر»: the clause's first mention
  const low = Math.max(sentence.first, at - 24);
  for (let j = i; j >= low; j--) {
    const begins =
      j === sentence.first ||
      beginners.has(tokens[j - 1]!.bare) ||
      /^و?كانت?$/u.test(tokens[j - 1]!.bare) ||
      (particleAt(tokens[j - 1]) && !particleAt(tokens[j - 1])!.pronoun);
    if (!begins) continue;
    const m = agents.at(j);
    const auxiliary =
      /^و?كانت?$/u.test(tokens[j - 1]?.bare ?? '') ||
      beginners.has(tokens[j - 1]?.bare ?? '') ||
      j === sentence.first ||
      particleAt(tokens[j - 1]);
    if (m && auxiliary && agrees(m, form) && reaches(reading, agents, m.last, at))
      return { kind: 'mention', mention: m, how: 'at the clause’s head' };
    return { kind: 'none' };
  }
  // «أن فحص العينات بيّن»: a noun that is no known mention stands as the subject
  const analysis = reading.words[at - 1]?.analyses[0];
  if (
    form?.conj === '' &&
    tokens[at - 1]?.kind === 'word' &&
    (analysis?.pos === 'NOUN' || analysis?.pos === 'ADJ') &&
    analysis.proclitics.includes('ال') &&
    !timed(reading, at - 1)
  )
    return { kind: 'unknown' };
  return { kind: 'none' };
}

/** Whether a token belongs to an expression of time of up to five words. */
function timed(reading: Reading, index: number): boolean {
  for (let i = index; i > index - 5 && i >= 0; i--) if ((reading.timeEnd.get(i) ?? -1) > index) return true;
  return false;
}

const ranBefore = (reading: Reading, first: number, start: number): boolean =>
  first === start || /^(?:و?كانت?|و?أما|و?لكن)$/u.test(reading.tokens[first - 1]!.bare);

/** Whether only further names, brackets, times and phrases with prepositions stand from `from` to the verb. */
function reaches(reading: Reading, agents: Agents, from: number, to: number): boolean {
  const { tokens } = reading;
  let i = from;
  for (let guard = 0; i < to && guard < 14; guard++) {
    const skipped = skipAdverbs(reading, i, to);
    if (skipped > i) {
      i = skipped;
      continue;
    }
    const token = tokens[i]!;
    if (token.kind !== 'word') {
      i = reading.brackets.get(i) ?? i + 1;
      continue;
    }
    const m = agents.starting(i);
    if (m && m.last <= to) {
      i = m.last;
      continue;
    }
    if (auxiliaries.has(token.bare)) {
      i++;
      continue;
    }
    if (prepositionAt(token) !== null || beside.has(token.bare)) {
      i = afterPhrase(reading, agents, i, to);
      continue;
    }
    return false;
  }
  return i >= to;
}
