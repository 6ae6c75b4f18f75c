import type { RecordLink, RecordStatement } from '../record/record.js';
import type { Identity, View } from './report.js';

/** A link of a chain with what its entity is called. */
export interface NamedLink {
  readonly link: RecordLink;
  /** As the report names it. */
  readonly name: string;
  readonly identity: Identity | null;
  /** The words that name it here; null where it is understood. */
  readonly words: string | null;
}

const named = (view: View, link: RecordLink): NamedLink => ({
  link,
  name: view.entity(link.entity)?.name ?? link.entity,
  identity: view.identity(link.entity),
  words: link.span?.text ?? null,
});

/** Who said it; null where nobody is named. */
export function speakerOf(view: View, statement: RecordStatement | null): NamedLink | null {
  const link = statement?.chain.findLast((l) => l.role === 'speaker');
  return link === undefined ? null : named(view, link);
}

/** Through whom it came, the outermost first. */
export const relaysOf = (view: View, statement: RecordStatement | null): readonly NamedLink[] =>
  (statement?.chain ?? []).filter((l) => l.role === 'relay').map((l) => named(view, l));

/** A link of a chain in formats that hold parts. */
export interface ChainPart {
  readonly role: RecordLink['role'];
  readonly name: string;
  readonly id: string | null;
  readonly type: Identity['type'] | null;
  readonly named: boolean | null;
  readonly words: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly inferred: boolean;
}

/** The whole chain, outermost first. */
export const chainOf = (view: View, statement: RecordStatement): readonly ChainPart[] =>
  statement.chain.map((link) => {
    const { name, identity, words } = named(view, link);
    return {
      role: link.role,
      name,
      id: identity?.id ?? null,
      type: identity?.type ?? view.entity(link.entity)?.type ?? null,
      named: identity?.named ?? null,
      words,
      start: link.span?.start ?? null,
      end: link.span?.end ?? null,
      inferred: link.inferred,
    };
  });

/** The first and last day on which it was said, as far as the report tells. */
export function saidOn(
  view: View,
  statement: RecordStatement | null,
): { readonly from: string | null; readonly to: string | null } {
  const time = view.time(statement?.time ?? null);
  return { from: time?.from ?? null, to: time?.to ?? null };
}

/** «المتحدث (عن رويترز)»: who, and through whom, in words. */
export function claimantOf(view: View, statement: RecordStatement | null): string | null {
  const names = [speakerOf(view, statement), ...relaysOf(view, statement).toReversed()].flatMap((l) =>
    l === null ? [] : [l.name],
  );
  return names.length === 0 ? null : names.join(' ← ');
}

/** The same, or where the report does not tell, the day on which it was published. */
export function daysSaid(view: View, statement: RecordStatement): readonly [string | null, string | null] {
  const { from, to } = saidOn(view, statement);
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(view.report.published ?? '')?.[0] ?? null;
  return [from ?? day, to ?? day];
}
