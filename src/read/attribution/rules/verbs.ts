import { contentOf } from '../content.js';
import type { CueForm } from '../cues.js';
import type { Draft } from '../draft.js';
import { findOpener } from '../opener.js';
import type { Opener, Tools } from '../opening.js';
import { isRelative, particleAt, prepositionAt } from '../particles.js';
import type { Reading } from '../reading.js';
import { sourceAt } from '../sources.js';

/** What stands before a verb and makes it no speech: «لم يذكر», «قد يعلن», «أن يعلن». */
const negations = new Set(['لم', 'لن', 'ولم', 'ولن', 'فلم', 'دون', 'لا', 'ولا', 'ما']);
const negatedStill = new Set(['نفى', 'استبعد', 'أنكر', 'رأى', 'اعتقد', 'توقع']);

/** Whether a noun stands at `index` that the next word completes. */
function isConstruct(reading: Reading, index: number): boolean {
  const analysis = reading.words[index]?.analyses[0];
  return (
    reading.tokens[index]?.kind === 'word' &&
    reading.nameAt[index]! < 0 &&
    analysis?.pos === 'NOUN' &&
    !analysis.proclitics.includes('ال') &&
    !analysis.enclitic &&
    !reading.timeEnd.has(index)
  );
}

function usable(reading: Reading, index: number, form: CueForm): boolean {
  const { tokens } = reading;
  if (form.future) return false;
  if (
    form.short &&
    !/^(?:و|ف)?(?:لم|لا|لن|أن|ألا|حتى|كي|لكي)$/u.test(tokens[index - 1]?.bare ?? '') &&
    !tokens[index]!.bare.startsWith('ل')
  )
    return false;
  const before = tokens[index - 1];
  const sameSentence = before && before.sentence === tokens[index]!.sentence;
  if (form.kind === 'participle') return true;
  // «بهدف حث المواطنين»: a verbal noun that completes another noun
  if (sameSentence && isConstruct(reading, index - 1) && reading.words[index]?.analyses[0].pos !== 'VERB') return false;
  // behind a preposition the letters are a noun: «في نظر الجار»
  if (sameSentence && prepositionAt(before) !== null) return false;
  if (form.person === 1) return reading.quotationAt[index]! >= 0 && form.aspect === 'present';
  if (!sameSentence) return true;
  if (negations.has(before.bare) && !(before.bare === 'ما' && (form.object || form.frame.lemma === 'سمى')))
    return negatedStill.has(form.frame.lemma);
  if (form.aspect === 'present') {
    if (before.bare === 'قد' || before.bare === 'وقد' || before.bare === 'سوف') return false;
    const particle = particleAt(before);
    if (particle && !particle.pronoun && (before.bare === 'أن' || before.bare === 'بأن' || before.bare === 'وأن'))
      return false;
  }
  return true;
}

/** Whether a verb at `index` would open its clause: behind a sign or an auxiliary, or at the sentence's start. */
function opensClause(reading: Reading, index: number): boolean {
  const before = reading.tokens[index - 1];
  if (!before || before.sentence !== reading.tokens[index]!.sentence || before.kind === 'sign') return true;
  return /^(?:و?قد|كان|كانت|وكان|وكانت|حيث|فيما|بينما|حين|كما|ثم)$/u.test(before.bare);
}

/** Whether a participle stands as an adverbial and no adjective («إجراءات مشددة»). */
function adverbial(reading: Reading, index: number, form: CueForm, opener: Opener): boolean {
  const gap = opener.at - index;
  if (form.gender === 'm' && form.number === 's') return gap <= 14;
  if (gap > 3) return false;
  const before = reading.tokens[index - 1];
  if (!before || before.kind === 'sign') return true;
  return opener.kind === 'clause' || opener.kind === 'quote' ? gap <= 3 : gap <= 1 && !form.conj;
}

/** «الخطة التي وصفت بالطموحة»: nobody says it when neither subject nor object stands before the predicate. */
function isPassive(reading: Reading, index: number, form: CueForm, opener: Opener): boolean {
  if (form.kind !== 'verb' || form.object || form.aspect !== 'past') return false;
  if (!['وصف', 'صنف', 'سمى', 'اتهم'].includes(form.frame.lemma)) return false;
  return opener.at === index + 1 && opener.preposition === 'ب' && isRelative(reading.tokens[index - 1]);
}

const impersonal = new Set([
  'ذكّر',
  'ذكر',
  'قال',
  'توقع',
  'رجح',
  'اعتقد',
  'زعم',
  'افترض',
  'خشي',
  'ظن',
  'ادعى',
  'روى',
  'قرر',
  'قدر',
]);

/** «يُذكر أن», «يُعتقد أن»: nobody is said to say it. */
function isImpersonal(reading: Reading, index: number, form: CueForm, opener: Opener): boolean {
  if (
    form.kind !== 'verb' ||
    form.aspect !== 'present' ||
    form.person !== 3 ||
    form.gender !== 'm' ||
    form.number !== 's'
  )
    return false;
  if (!impersonal.has(form.frame.lemma) || opener.at !== index + 1) return false;
  const before = reading.tokens[index - 1];
  const starts = !before || before.sentence !== reading.tokens[index]!.sentence || before.kind === 'sign';
  return starts || isRelative(before);
}

/** Verbs and participles that ascribe. */
export function verbDrafts(reading: Reading, tools: Tools): Draft[] {
  const out: Draft[] = [];
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    if (reading.nameAt[i]! >= 0) continue;
    const forms = tools.cues.at(tokens[i]);
    if (!forms.length) continue;
    // «طلب عدم كشف هويته»
    if (reading.brackets.has(i)) continue;
    if (tokens[i - 1]?.bare === 'كما' || tokens[i - 1]?.bare === 'ما' || tokens[i - 1]?.bare === 'لما') {
      const source = sourceAt(
        reading,
        tools,
        tokens[i - 2]?.sentence === tokens[i]!.sentence && tokens[i - 1]!.bare !== 'كما' ? i - 2 : i - 1,
      );
      if (
        source &&
        source.verbAt === i &&
        !(tokens[i - 1]!.bare === 'كما' && forms.some((f) => findOpener(reading, tools, i, f)))
      )
        continue;
    }
    let best: { form: CueForm; opener: Opener } | null = null;
    for (const form of forms) {
      if (!usable(reading, i, form)) continue;
      if (form.initial && !opensClause(reading, i)) continue;
      if (tools.cues.idiom(form.frame.lemma, tokens[i + 1])) continue;
      const opener = findOpener(reading, tools, i, form);
      if (!opener) continue;
      if (opener.kind === 'object' && tools.cues.idiom(form.frame.lemma, tokens[opener.start])) continue;
      if (isImpersonal(reading, i, form, opener)) continue;
      if (form.frame.needs === 'figure' && opener.kind !== 'clause' && !hasFigure(reading, opener.start)) continue;
      if (form.kind === 'participle' && !adverbial(reading, i, form, opener)) continue;
      if (isPassive(reading, i, form, opener)) continue;
      // «دون أن», «وعد أن»: the letters are a noun or preposition
      if (form.initial && opener.kind === 'clause' && opener.at === i + 1) continue;
      if (!best || rank(opener) < rank(best.opener)) best = { form, opener };
    }
    if (!best) continue;
    const { form, opener } = best;
    const content = contentOf(reading, tools, i, form, opener);
    if (!content || content.end - content.start < 3) continue;
    const token = tokens[i]!;
    out.push({
      rule: form.kind,
      cue: { start: token.start + (form.conj && token.bare.length > 2 ? 1 : 0), end: token.end },
      at: i,
      lemma: form.frame.lemma,
      form,
      opener,
      source: null,
      content,
      stance: opener.noun?.stance ?? form.frame.stance,
      why: `${form.kind} ${form.frame.lemma} + ${opener.kind}${opener.preposition ? ` ${opener.preposition}` : ''} (cues: ${form.frame.lemma})`,
    });
  }
  return out;
}

const order = { clause: 0, quote: 0, colon: 1, np: 2, object: 3 };
const rank = (o: Opener): number => order[o.kind] * 100 + Math.min(99, o.start % 97);

function hasFigure(reading: Reading, start: number): boolean {
  const s = reading.sentences[reading.tokens[start]!.sentence]!;
  for (let i = start; i < Math.min(s.last, start + 10); i++)
    if (
      reading.tokens[i]!.kind === 'number' ||
      /^(?:عشرات|مئات|آلاف|مقتل|سقوط|إصابة|وقوع|وفاة)$/u.test(reading.tokens[i]!.bare)
    )
      return true;
  return false;
}
