import type { CueForm } from './cues.js';
import { clauseAt, nounPhrase, type Opener, type Tools } from './opening.js';
import { carries, isComma, isRelative, isStop, particleAt, prepositionAt } from './particles.js';
import { nounPhraseEnd, skipAdverbs } from './phrases.js';
import type { Reading } from './reading.js';

/**
 * Of an accusation the content runs from the accused: «اتهمت الشركة [منافسا بسرقة …]», «اتهمت [الحارس بإهماله]»,
 * «اتهمته [بخداعها]», «اتهم من قبل … [بخداعهن]», «حمل الوزير [الشركة مسؤولية …]».
 */
export function accusation(reading: Reading, index: number, form: CueForm, limit: number): Opener | null {
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

export const feelingVerbs = new Set(['أعرب', 'عبر', 'أبدى', 'أكد', 'جدد', 'كرر', 'أعلن']);

/** «أعرب عن قلقه من [تدهور الأوضاع]»: the content stands behind a noun of feeling. */
export function feelingOf(
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
export function regard(reading: Reading, index: number, limit: number): Opener | null {
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
