import type { RecordEvent } from '../../record/record.js';
import type { EntityItem, EventAnchor, EventCorrection, EventItem, EventSet } from './correction.js';
import { statementAt } from './statements.js';
import { type Done, type HeldEvent, mark, nextId, personsWhy, resolve, sameSpan, type Working } from './working.js';

export const findEvent = (w: Working, anchor: Pick<EventAnchor, 'trigger'>): HeldEvent | null =>
  w.events.find((v) => v.anchors.some((a) => sameSpan(a.trigger, anchor.trigger))) ?? null;

const all = (w: Working, refs: readonly EntityItem[]): string[] => [...new Set(refs.map((r) => resolve(w, r)))];

function build(w: Working, item: EventItem, id: string, why: string): RecordEvent {
  const time = item.time === null ? undefined : w.times.find((t) => sameSpan(t, item.time!));
  return {
    id,
    trigger: item.trigger,
    ...{ type: item.type, mode: item.mode, status: item.status, date: item.date },
    actors: all(w, item.actors),
    recipients: all(w, item.recipients),
    place: item.place === null ? null : resolve(w, item.place),
    time: time?.id ?? null,
    figures: item.figures.flatMap((f) => w.figures.find((own) => sameSpan(own.item, f))?.item.id ?? []),
    statement: item.statement === null ? null : statementAt(w, item.statement),
    why,
  };
}

const changed = (w: Working, v: RecordEvent, set: EventSet): RecordEvent => ({
  ...v,
  type: set.type ?? v.type,
  // a mode belongs to its type
  mode: set.mode !== undefined ? set.mode : set.type !== undefined && set.type !== v.type ? null : v.mode,
  status: set.status ?? v.status,
  actors: set.actors === undefined ? v.actors : all(w, set.actors),
  recipients: set.recipients === undefined ? v.recipients : all(w, set.recipients),
  place: set.place === undefined ? v.place : set.place === null ? null : resolve(w, set.place),
  date: set.date === undefined ? v.date : set.date,
  // the words that the machine took the date from are not where a person's date comes from
  time: set.date === undefined ? v.time : null,
});

export function correctEvent(w: Working, c: EventCorrection, id: number): Done {
  const anchor: EventAnchor = c.act === 'add' ? { trigger: c.item.trigger, by: 'person' } : c.anchor;
  const found = findEvent(w, anchor);
  if (c.act === 'reject') {
    if (found === null) return anchor.by === 'person' ? 'idle' : 'done';
    w.events = w.events.filter((v) => v !== found);
    return 'done';
  }
  if (found === null && c.act !== 'add' && anchor.by === 'person') return 'idle';
  let target = found;
  if (target === null) {
    const item = build(w, c.item, nextId(w, 'v'), personsWhy);
    target = { item, anchors: [anchor], reviewed: 0, corrections: [] };
    w.events.push(target);
  } else if (c.act !== 'set') target.item = build(w, c.item, target.item.id, target.item.why);
  if (c.act === 'set') target.item = changed(w, target.item, c.set);
  mark(target, id, c.act === 'accept' ? 1 : 2);
  return 'done';
}
