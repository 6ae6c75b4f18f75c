import type { EntityRef } from '../../../src/archive/lists/refs.js';
import { useTranslator } from '../preferences/preferences.js';
import { Link } from '../router/router.js';
import { EntityLink } from './parts.js';

/** Others that are met with something: each leads to its page, and how often to where that is told. */
export function CountedEntities({
  title,
  counts,
  hrefOf,
}: {
  readonly title: string;
  readonly counts: readonly { readonly value: EntityRef; readonly count: number }[];
  readonly hrefOf: (entity: EntityRef) => string;
}) {
  const t = useTranslator();
  if (counts.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>{title}</h2>
      <ol className="counted">
        {counts.map(({ value, count }) => (
          <li key={value.id}>
            <EntityLink entity={value} />
            <Link className="counted-number" href={hrefOf(value)}>
              {t.count('count.statements', count)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Values with how often they are met, as bars behind words. */
export function CountedWords({
  title,
  counts,
}: {
  readonly title: string;
  readonly counts: readonly {
    readonly key: string;
    readonly label: React.ReactNode;
    readonly count: number;
    readonly href?: string;
  }[];
}) {
  const t = useTranslator();
  if (counts.length === 0) return null;
  const most = Math.max(...counts.map((c) => c.count));
  return (
    <section className="aside-part">
      <h2>{title}</h2>
      <ol className="counted">
        {counts.map(({ key, label, count, href }) => (
          <li key={key} className="measured" style={{ '--share': count / most } as React.CSSProperties}>
            {href === undefined ? <span>{label}</span> : <Link href={href}>{label}</Link>}
            <span className="counted-number">{t.number(count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
