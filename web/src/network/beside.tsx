import type { StatementItem } from '../../../src/archive/lists/statements.js';
import type { NetworkNode } from '../../../src/archive/views/network.js';
import { EntityLink, Listed, StatementCard } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Icon } from '../components/icon.js';
import { useList } from '../data/api.js';
import { type FilterValues, filtersOf } from '../filters/filters.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import { Link } from '../router/router.js';
import { routes } from '../routes.js';
import type { Focus } from './canvas.js';
import { type Edge, edgeKey } from './graph.js';
import { filtersOfEdge, type Shown } from './shown.js';

interface Props {
  readonly shown: Shown;
  readonly picked: Focus | null;
  readonly filters: FilterValues;
  readonly onPick: (focus: Focus | null) => void;
}

/** Beside the drawing: whom a node cites and who cites it; or the statements of an edge. */
export function Beside({ shown, picked, filters, onPick }: Props) {
  const t = useTranslator();
  const node = picked?.kind === 'node' ? shown.byId.get(picked.id) : undefined;
  const edge = picked?.kind === 'edge' ? shown.byKey.get(picked.id) : undefined;
  if (node === undefined && edge === undefined) return <p className="chain-hint">{t.say('network.hint')}</p>;
  return (
    <div className="network-picked">
      <Button look="quiet" aria-label={t.say('network.release')} onPress={() => onPick(null)}>
        <Icon name="close" />
      </Button>
      {node === undefined ? null : <Citations node={node} shown={shown} onPick={onPick} />}
      {edge === undefined ? null : <Citation edge={edge} shown={shown} filters={filters} onPick={onPick} />}
    </div>
  );
}

/** A node's name, leading to its page. */
function Name({ node }: { readonly node: NetworkNode }) {
  const t = useTranslator();
  if (node.kind === 'entity') return <EntityLink entity={node.entity} />;
  return (
    <>
      <Link className="entity-link" href={routes.outlet.href({ name: node.label })}>
        <Words>{node.label}</Words>
      </Link>{' '}
      <span className="hint">{t.say('network.look.outlet')}</span>
    </>
  );
}

function Citations({ node, shown, onPick }: Pick<Props, 'shown' | 'onPick'> & { readonly node: NetworkNode }) {
  const t = useTranslator();
  const list = (title: string, edges: readonly Edge[], other: (edge: Edge) => string) =>
    edges.length === 0 ? null : (
      <section className="aside-part">
        <h3>{title}</h3>
        <ol className="counted">
          {edges.map((edge) => (
            <li key={other(edge)}>
              <button
                type="button"
                className="plain-link"
                onClick={() => onPick({ kind: 'edge', id: edgeKey(edge.source, edge.target) })}
              >
                <Words>{shown.byId.get(other(edge))?.label}</Words>
              </button>
              <span className="counted-number">{t.number(edge.weight)}</span>
            </li>
          ))}
        </ol>
      </section>
    );
  return (
    <>
      <h2>
        <Name node={node} />
      </h2>
      {list(
        t.say('network.cites'),
        shown.edges.filter((e) => e.source === node.id),
        (e) => e.target,
      )}
      {list(
        t.say('network.cited'),
        shown.edges.filter((e) => e.target === node.id),
        (e) => e.source,
      )}
    </>
  );
}

function Citation({ edge, shown, filters, onPick }: Omit<Props, 'picked'> & { readonly edge: Edge }) {
  const t = useTranslator();
  const source = shown.byId.get(edge.source)!;
  const target = shown.byId.get(edge.target)!;
  const list = useList<StatementItem>('/statements', { ...filtersOf(filters), ...filtersOfEdge(source, target) });
  const end = (node: NetworkNode) => (
    <button type="button" className="plain-link" onClick={() => onPick({ kind: 'node', id: node.id })}>
      <Words>{node.label}</Words>
    </button>
  );
  return (
    <>
      <h2>
        {end(source)} <span className="soft">{t.say('network.passes')}</span> {end(target)}
      </h2>
      <p className="hint">{t.count('count.statements', edge.weight)}</p>
      <Listed list={list} none={{ title: t.say('network.gone.title'), text: t.say('network.gone.text') }}>
        {(items) => items.map((statement) => <StatementCard key={statement.id} statement={statement} />)}
      </Listed>
    </>
  );
}
