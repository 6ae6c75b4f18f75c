import type { RecordEntity, RecordStatement } from '../../record/record.js';
import type { EntityCorrection } from './correction.js';
import { type Done, entityOf, findEntity, inOrder, nextId, resolve, sameSpan, type Working } from './working.js';

/** Puts another entity, or none, where one is referred to. */
function replaceEntity(w: Working, from: string, to: string | null): void {
  const list = (ids: readonly string[]): string[] => [
    ...new Set(ids.flatMap((id) => (id === from ? (to === null ? [] : [to]) : [id]))),
  ];
  for (const s of w.statements) {
    const { chain, addressee } = s.item;
    if (addressee !== from && !chain.some((l) => l.entity === from)) continue;
    s.item = {
      ...s.item,
      chain: chain.flatMap((l) => (l.entity !== from ? [l] : to === null ? [] : [{ ...l, entity: to }])),
      addressee: addressee === from ? to : addressee,
    };
  }
  for (const v of w.events) {
    const { actors, recipients, place } = v.item;
    if (place !== from && !actors.includes(from) && !recipients.includes(from)) continue;
    v.item = {
      ...v.item,
      actors: list(actors),
      recipients: list(recipients),
      place: place === from ? to : place,
    };
  }
}

const touch = (w: Working, entity: string, correction: number): void => {
  w.touched.set(entity, [...(w.touched.get(entity) ?? []), correction]);
};

export function correctEntity(w: Working, c: EntityCorrection, id: number): Done {
  switch (c.act) {
    case 'set': {
      const target = resolve(w, c.entity);
      const before = w.entities.get(target)!;
      const { coordinates, ...set } = c.set;
      const given = Object.fromEntries(Object.entries(set).filter(([, v]) => v !== undefined)) as Partial<RecordEntity>;
      w.entities.set(target, {
        ...before,
        ...given,
        coordinates:
          coordinates === undefined
            ? before.coordinates
            : coordinates === null
              ? null
              : [coordinates[0], coordinates[1]],
      });
      touch(w, target, id);
      return 'done';
    }
    case 'reject': {
      const target = findEntity(w, c.entity);
      if (target === null) return 'done';
      replaceEntity(w, target, null);
      w.entities.delete(target);
      return 'done';
    }
    case 'merge': {
      const kept = resolve(w, c.entity);
      const other = resolve(w, c.other);
      if (kept === other) return 'done';
      const [a, b] = [w.entities.get(kept)!, w.entities.get(other)!];
      w.entities.set(kept, { ...a, mentions: inOrder([...a.mentions, ...b.mentions]) });
      w.entities.delete(other);
      replaceEntity(w, other, kept);
      touch(w, kept, id);
      return 'done';
    }
    case 'split': {
      split(w, c, id);
      return 'done';
    }
  }
}

/**
 * Mentions become an entity of their own. A chain's link goes with the words it was found by; what refers to the entity
 * without words (roles of events, understood speakers) stays with the old one, unless nothing is left of it.
 */
function split(w: Working, c: Extract<EntityCorrection, { act: 'split' }>, id: number): void {
  const isTaken = (m: { readonly start: number; readonly end: number; readonly text: string }): boolean =>
    c.mentions.some((taken) => sameSpan(taken, m));
  const made = nextId(w, 'e');
  const emptied: string[] = [];
  for (const e of [...w.entities.values()]) {
    const mentions = e.mentions.filter((m) => !isTaken(m));
    if (mentions.length === e.mentions.length) continue;
    if (mentions.length > 0) w.entities.set(e.id, { ...e, mentions });
    else emptied.push(e.id);
  }
  w.entities.set(made, { ...entityOf(c.entity, made), mentions: inOrder(c.mentions) });
  for (const s of w.statements) {
    const chain: RecordStatement['chain'] = s.item.chain.map((l) =>
      l.span !== null && isTaken(l.span) ? { ...l, entity: made } : l,
    );
    if (chain.some((l, i) => l !== s.item.chain[i])) s.item = { ...s.item, chain };
  }
  for (const e of emptied) {
    replaceEntity(w, e, made);
    w.entities.delete(e);
  }
  touch(w, made, id);
}
