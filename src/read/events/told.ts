import type { Found } from './find.js';
import type { EventType } from './layer.js';
import type { Participants } from './participants.js';
import type { Trigger } from './triggers.js';

/** Things done with words: who does them speaks, and another may say the like. */
const spoken: ReadonlySet<EventType> = new Set(['AGREE', 'SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']);

/** Families of events in which one happening is told under several names: attacks, an arrest and its court case. */
const familyOf = (t: Trigger): string =>
  t.type === 'ASSAULT' ? 'ASSAULT' : t.type === 'COERCE' && t.mode === 'arrest' ? 'arrest' : `${t.type} ${t.row}`;

/**
 * The same happening told again takes participants that the text names elsewhere: where it was told before, or else
 * where it is told later («غارة» in a headline and who flew it in the first sentence).
 */
export function tellAgain(found: readonly Found[], done: ReadonlyMap<number, Participants>): void {
  pass(found, done, 'told before');
  pass([...found].reverse(), done, 'told after');
}

function pass(found: readonly Found[], done: ReadonlyMap<number, Participants>, why: string): void {
  const memory = new Map<string, { actors: readonly number[]; recipients: readonly number[] }>();
  for (const f of found) {
    const p = done.get(f.token)!;
    const family = familyOf(f.trigger);
    const known = memory.get(family);
    if (known && (f.kind === 'noun' || (f.kind === 'verb' && !spoken.has(f.trigger.type)))) {
      if (!p.actors.length && f.trigger.genitive !== '-' && known.actors.length) {
        p.actors.push(...known.actors);
        p.why.push(why);
      }
      if (!p.recipients.length && known.recipients.length) {
        p.recipients.push(...known.recipients);
        p.why.push(why);
      }
    }
    if (p.actors.length || p.recipients.length)
      memory.set(family, {
        actors: p.actors.length ? [...p.actors] : (known?.actors ?? []),
        recipients: p.recipients.length ? [...p.recipients] : (known?.recipients ?? []),
      });
  }
}
