import type { Draft } from './draft.js';
import type { Mode } from './layer.js';
import type { Reading } from './reading.js';

/** Direct when all of the content is quoted or stands as speech after a colon, mixed when a part is. */
export function modeOf(reading: Reading, draft: Draft): Mode {
  const { first, last } = draft.content;
  if (draft.opener?.kind === 'colon') return 'direct';
  const outside = reading.quotationAt[first]!;
  if (outside >= 0) {
    // a mark may close before a last word or two («"…ليل" السبت»)
    let inside = 0;
    for (let i = first; i < last; i++) if (reading.quotationAt[i]! >= 0) inside++;
    return inside === last - first ? 'direct' : 'mixed';
  }
  for (let i = first; i < last; i++) if (reading.quotationAt[i]! >= 0) return 'mixed';
  return 'indirect';
}
