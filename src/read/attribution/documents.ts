import type { Mention } from '../phrases/layer.js';
import type { Agents } from './agents.js';
import { isComma, isRelative, isStop, prepositionAt } from './particles.js';
import type { Reading } from './reading.js';
import { issueVerbs, relayVerbs } from './sources.js';

/** Words between a document and the one who made it: «صدر عن», «الصادر عن», «أصدرته», «وقعه», «تلاه». */
const issued = /^(?:ال)?(?:صادر|صدر)(?:ه|ت)?$/u;

/** Who made a document and who spread it, as the words after it tell: «بيان صدر عن النقابة نشرته الوكالة». */
export interface Makers {
  readonly issuer: Mention | null;
  readonly relays: readonly Mention[];
}

/** Looks behind the noun at token `index` (the document's head), up to `limit`. */
export function makersOf(reading: Reading, agents: Agents, index: number, limit: number): Makers {
  const { tokens } = reading;
  let issuer: Mention | null = null;
  const relays: Mention[] = [];
  const stop = Math.min(limit, index + 22);
  for (let i = index + 1; i < stop; i++) {
    const token = tokens[i]!;
    if (isStop(token)) break;
    if (token.kind !== 'word' || isRelative(token)) continue;
    if (relayVerbs.test(token.fold)) {
      const m = agents.at(i + 1);
      if (m && agents.isMedia(m)) relays.push(m);
      else if (m) issuer ??= m;
      continue;
    }
    if (issueVerbs.test(token.fold)) {
      issuer ??= agents.at(i + 1);
      continue;
    }
    if (issued.test(token.fold) && prepositionAt(tokens[i + 1]) === 'عن') {
      issuer ??= agents.starting(i + 2);
      continue;
    }
    // «بيان للديوان الملكي», «بيان الوزارة», «بيان من الحزب»
    if (i === index + 1 || (i === index + 2 && prepositionAt(tokens[i - 1]) === 'من')) {
      const m = agents.starting(i);
      if (m && !agents.isMedia(m) && !agents.isDocument(m)) issuer ??= m;
      else if (m && agents.isMedia(m) && i === index + 1) issuer ??= m;
    }
    if (isComma(token)) break;
  }
  return { issuer, relays };
}
