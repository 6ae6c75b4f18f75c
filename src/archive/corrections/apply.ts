import type { IsnadRecord } from '../../record/record.js';
import { whoCounts } from '../../record/within.js';
import { carry, shiftBetween, wordsOf } from './carry.js';
import type { Correction, EventAnchor, FigureAnchor, StatementAnchor } from './correction.js';
import { correctEntity } from './entities.js';
import { correctEvent, findEvent } from './events.js';
import { correctFigure, findFigure } from './figures.js';
import { correctStatement, findStatement, settleNesting } from './statements.js';
import { type Done, type Reviewed, type Working, workingOn } from './working.js';

/** A correction that stands, with the text it was made on. */
export interface Placed {
  readonly id: number;
  readonly text: string;
  readonly body: Correction;
}

/**
 * What a correction is to a text: `applied` where it was made on this text; `carried` where all its words were found again,
 * once, in a text that changed; `orphaned` where they were not: it is kept and shown, and changes nothing; `idle` where it
 * is about an item that a person had added and took back.
 */
export type CorrectionState = 'applied' | 'carried' | 'orphaned' | 'idle';

export interface ItemState {
  readonly reviewed: Reviewed;
  /** Ids of the corrections that made it what it is, in order. */
  readonly corrections: readonly number[];
  /** The words that name it in a new correction. */
  readonly anchor: StatementAnchor | EventAnchor | FigureAnchor | null;
}

export interface Corrected {
  /** The record with the corrections in it: as valid a record as the machine's. */
  readonly record: IsnadRecord;
  /** By id of the item in `record`. Of entities only those that a person changed. */
  readonly items: ReadonlyMap<string, ItemState>;
  /** By id of the correction. */
  readonly states: ReadonlyMap<number, CorrectionState>;
}

/**
 * Lays people's corrections, in the order they were made, over what the machine read. Pure.
 *
 * An item is known by its words. `set` changes the named fields only, so that a better reading may better the others;
 * `accept` and `add` hold the item whole; all three bring back an item that the machine no longer finds.
 */
export function applyCorrections(record: IsnadRecord, corrections: readonly Placed[]): Corrected {
  const { text } = record.report;
  const w = workingOn(record);
  const states = new Map<number, CorrectionState>();
  const shifts = new Map<string, ReturnType<typeof shiftBetween>>();
  for (const { id, text: madeOn, body } of corrections) {
    let shift = shifts.get(madeOn);
    if (shift === undefined) {
      shift = shiftBetween(madeOn, text);
      shifts.set(madeOn, shift);
    }
    const carried = carry(body, shift);
    const lost =
      carried === null ||
      (!carried.whole && !found(w, carried.correction)) ||
      wordsOf(named(carried.correction, carried.whole)).some((s) => text.slice(s.start, s.end) !== s.text);
    const done = lost ? null : correct(w, carried.correction, id);
    states.set(id, done === null ? 'orphaned' : done === 'idle' ? 'idle' : madeOn === text ? 'applied' : 'carried');
  }
  settleNesting(w);
  return { record: finished(record, w), items: itemStates(w), states };
}

function correct(w: Working, c: Correction, id: number): Done {
  switch (c.on) {
    case 'statement':
      return correctStatement(w, c, id);
    case 'event':
      return correctEvent(w, c, id);
    case 'figure':
      return correctFigure(w, c, id);
    case 'entity':
      return correctEntity(w, c, id);
  }
}

/** The parts of a correction whose words must be in the text. */
function named(c: Correction, whole: boolean): object {
  if (whole || !('item' in c) || c.act === 'add') return c;
  const { item: _item, ...rest } = c;
  return rest;
}

/** Whether a correction can do without the item as the person saw it, because the machine finds it too. */
function found(w: Working, c: Correction): boolean {
  if (c.act !== 'set') return false;
  switch (c.on) {
    case 'statement':
      return findStatement(w, c.anchor) !== null;
    case 'event':
      return findEvent(w, c.anchor) !== null;
    case 'figure':
      return findFigure(w, c.anchor) !== null;
    case 'entity':
      return false;
  }
}

function finished(record: IsnadRecord, w: Working): IsnadRecord {
  const statements = placed(record.statements, w.statements, (s) => s.start);
  const figures = placed(record.figures, w.figures, (f) => f.start);
  return {
    ...record,
    entities: [...w.entities.values()],
    statements,
    events: placed(record.events, w.events, (v) => v.trigger.start),
    figures: whoCounts(figures, statements),
  };
}

/** The machine's items keep their order; those of a person stand where their words do. */
function placed<T extends { readonly id: string }>(
  machines: readonly T[],
  held: readonly { readonly item: T }[],
  start: (item: T) => number,
): readonly T[] {
  const own = new Set(machines.map((m) => m.id));
  const items = held.map((h) => h.item).filter((i) => own.has(i.id));
  for (const { item } of held) {
    if (own.has(item.id)) continue;
    const next = items.findIndex((i) => start(i) > start(item));
    items.splice(next < 0 ? items.length : next, 0, item);
  }
  return items;
}

function itemStates(w: Working): ReadonlyMap<string, ItemState> {
  const states = new Map<string, ItemState>();
  for (const held of [...w.statements, ...w.events, ...w.figures])
    states.set(held.item.id, {
      reviewed: held.reviewed,
      corrections: held.corrections,
      anchor: held.anchors[0]!,
    });
  for (const [id, corrections] of w.touched)
    if (w.entities.has(id)) states.set(id, { reviewed: 2, corrections, anchor: null });
  return states;
}
