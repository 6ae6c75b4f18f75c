import type { RecordLink, RecordStatement } from '../../record/record.js';
import type { StatementAnchor, StatementCorrection, StatementItem, StatementSet } from './correction.js';
import { type Done, type HeldStatement, mark, nextId, personsWhy, resolve, sameSpan, type Working } from './working.js';

/**
 * The statement that a correction means. After a newer reading its content may end some words later: it is the same when
 * its cue is the same words and most of the shorter content lies in the other.
 */
export function findStatement(w: Working, anchor: Pick<StatementAnchor, 'content' | 'cue'>): HeldStatement | null {
  const exact = w.statements.find((s) =>
    s.anchors.some((a) => sameSpan(a.content, anchor.content) && sameSpan(a.cue, anchor.cue)),
  );
  if (exact) return exact;
  let best: HeldStatement | null = null;
  let most = 0;
  for (const s of w.statements) {
    const own = s.anchors[0]!;
    if (own.by === 'person' || s.reviewed !== 0 || !sameSpan(own.cue, anchor.cue)) continue;
    const shared = Math.min(own.content.end, anchor.content.end) - Math.max(own.content.start, anchor.content.start);
    const shorter = Math.min(own.content.end - own.content.start, anchor.content.end - anchor.content.start);
    if (shared * 2 > shorter && shared > most) [best, most] = [s, shared];
  }
  return best;
}

/** The id of the statement with these words. */
export const statementAt = (w: Working, anchor: Pick<StatementAnchor, 'content' | 'cue'>): string | null =>
  findStatement(w, anchor)?.item.id ?? null;

const links = (w: Working, chain: StatementItem['chain']): RecordLink[] =>
  chain.map((l) => ({ entity: resolve(w, l.entity), role: l.role, span: l.span, inferred: l.inferred }));

function build(w: Working, item: StatementItem, id: string, why: string): RecordStatement {
  const time = item.time === null ? undefined : w.times.find((t) => sameSpan(t, item.time!));
  return {
    id,
    ...item.content,
    cue: item.cue,
    chain: links(w, item.chain),
    addressee: item.addressee === null ? null : resolve(w, item.addressee),
    ...{ stance: item.stance, mode: item.mode, medium: item.medium },
    time: time?.id ?? null,
    inside: null,
    why,
  };
}

function changed(w: Working, s: RecordStatement, set: StatementSet): RecordStatement {
  return {
    ...s,
    ...set.content,
    cue: set.cue ?? s.cue,
    chain: set.chain === undefined ? s.chain : links(w, set.chain),
    addressee: set.addressee === undefined ? s.addressee : set.addressee === null ? null : resolve(w, set.addressee),
    stance: set.stance ?? s.stance,
    mode: set.mode ?? s.mode,
    medium: set.medium === undefined ? s.medium : set.medium,
  };
}

export function correctStatement(w: Working, c: StatementCorrection, id: number): Done {
  const anchor: StatementAnchor =
    c.act === 'add' ? { content: c.item.content, cue: c.item.cue, by: 'person' } : c.anchor;
  const found = findStatement(w, anchor);
  if (c.act === 'reject') {
    if (found === null) return anchor.by === 'person' ? 'idle' : 'done';
    w.statements = w.statements.filter((s) => s !== found);
    w.moved.add(found.item.id);
    const { inside } = found.item;
    for (const s of w.statements) if (s.item.inside === found.item.id) s.item = { ...s.item, inside };
    for (const v of w.events) if (v.item.statement === found.item.id) v.item = { ...v.item, statement: inside };
    return 'done';
  }
  if (found === null && c.act !== 'add' && anchor.by === 'person') return 'idle';
  let target = found;
  if (target === null) {
    const item = build(w, c.item, nextId(w, 's'), personsWhy);
    target = { item, anchors: [anchor], reviewed: 0, corrections: [] };
    w.statements.push(target);
    w.moved.add(item.id);
  } else if (c.act !== 'set') {
    // a person vouched for the whole item: it stands as it was then
    const before = target.item;
    target.item = { ...build(w, c.item, before.id, before.why), inside: before.inside };
    if (!sameSpan(before, target.item)) w.moved.add(before.id);
  }
  if (c.act === 'set') {
    target.item = changed(w, target.item, c.set);
    if (c.set.content !== undefined) w.moved.add(target.item.id);
  }
  if (!target.anchors.some((a) => sameSpan(a.content, anchor.content) && sameSpan(a.cue, anchor.cue)))
    target.anchors.push(anchor);
  mark(target, id, c.act === 'accept' ? 1 : 2);
  return 'done';
}

/** Sets anew in which statement those stand whose boundaries, or whose surroundings, a person has changed. */
export function settleNesting(w: Working): void {
  if (w.moved.size === 0) return;
  const items = w.statements.map((s) => s.item);
  const moved = items.filter((s) => w.moved.has(s.id));
  const holds = (outer: RecordStatement, inner: RecordStatement): boolean =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
  for (const s of w.statements) {
    const { id, inside } = s.item;
    const affected = w.moved.has(id) || (inside !== null && w.moved.has(inside)) || moved.some((m) => holds(m, s.item));
    if (!affected) continue;
    let best: RecordStatement | null = null;
    for (const o of items) if (holds(o, s.item) && (best === null || o.end - o.start < best.end - best.start)) best = o;
    s.item = { ...s.item, inside: best?.id ?? null };
  }
}
