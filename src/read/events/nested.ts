import type { Found } from './find.js';
import { give, type Participants } from './participants.js';
import type { View } from './view.js';

/** What a refusal or demand over another event tells of both. */
export function nested(
  view: View,
  f: Found,
  done: ReadonlyMap<number, Participants>,
  governor: (token: number) => number | null,
): void {
  const p = done.get(f.token)!;
  const { type } = f.trigger;
  if (type !== 'REJECT' && type !== 'REQUEST' && type !== 'AGREE' && type !== 'COERCE') return;
  for (let t = f.token + 1; t < f.token + 9 && view.together(t, f.token); t++) {
    const g = view.triggers.get(t);
    if (!g) {
      if (view.isVerb(t)) return;
      continue;
    }
    const q = done.get(t)!;
    const gov = governor(t);
    const near = t === f.token + 1 || gov === f.token;
    if (!near || g.kind !== 'noun') return;
    if ((type === 'REJECT' || type === 'AGREE') && g.trigger.type === 'REQUEST') {
      if (q.actors.length) {
        p.recipients.length = 0;
        give(view, p, 'R', q.actors, 'who asked');
      }
      if (!q.recipients.length) give(view, q, 'R', p.actors, 'who answers');
    } else if (type === 'REQUEST' && (g.trigger.type === 'CONCEDE' || g.trigger.type === 'RETREAT')) {
      if (!p.recipients.length) give(view, p, 'R', q.actors, 'who is to act');
      if (!q.recipients.length && p.recipients.length) give(view, q, 'R', p.actors, 'who asks');
    } else if (type === 'REQUEST' && g.trigger.type === 'PROTEST') {
      if (!q.actors.length) give(view, q, 'A', p.actors, 'who calls for it');
    } else if (type === 'COERCE' && g.trigger.type === 'PROTEST') {
      if (!p.recipients.length) give(view, p, 'R', q.actors, 'protesters');
      if (!q.recipients.length) give(view, q, 'R', p.actors, 'who puts it down');
    }
    return;
  }
}

/** A killing and the attack that caused it share who did it and to whom. */
export function linkAttacks(
  view: View,
  found: readonly Found[],
  i: number,
  done: ReadonlyMap<number, Participants>,
): void {
  const f = found[i]!;
  if (f.trigger.type !== 'ASSAULT') return;
  const p = done.get(f.token)!;
  for (let k = i + 1; k < found.length && k <= i + 2; k++) {
    const g = found[k]!;
    if (!view.together(f.token, g.token) || g.token - f.token > 30) return;
    if (g.trigger.type !== 'ASSAULT') continue;
    const q = done.get(g.token)!;
    if (!p.actors.length && q.actors.length) give(view, p, 'A', q.actors, 'cause');
    else if (!q.actors.length && p.actors.length) give(view, q, 'A', p.actors, 'result');
    if (!q.recipients.length && p.recipients.length) give(view, q, 'R', p.recipients, 'result');
    else if (!p.recipients.length && q.recipients.length) give(view, p, 'R', q.recipients, 'cause');
    return;
  }
}
