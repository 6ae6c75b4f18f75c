import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import type { CitationNetwork } from '../../../src/archive/views/network.js';
import { PageHead, Problem } from '../archive/parts.js';
import { Button } from '../components/button.js';
import { Choice } from '../components/choice.js';
import { EmptyState } from '../components/empty-state.js';
import { Table } from '../components/table.js';
import { useGet } from '../data/api.js';
import { FilterPanel } from '../filters/filter-panel.js';
import { type FilterName, filtersOf } from '../filters/filters.js';
import { Beside } from '../network/beside.js';
import type { Focus } from '../network/canvas.js';
import { type Edge, edgeKey, nodeLooks } from '../network/graph.js';
import { NodeSearch } from '../network/node-search.js';
import { leastWeights, type Shown, shownOf } from '../network/shown.js';
import { useTranslator } from '../preferences/preferences.js';
import { Words } from '../room/parts.js';
import type { PageProps } from '../router/router.js';
import { networkSizes, type routes } from '../routes.js';

const NetworkView = lazy(() => import('../network/view.js'));

const offered = [
  ...(['publisher', 'published', 'entity', 'speaker', 'through', 'about', 'stance', 'medium', 'said'] as const),
  ...(['type', 'place', 'reviewed'] as const),
] satisfies readonly FilterName[];

/** Who passes on whose words: drawn, and as a list of the strongest ties. */
export default function NetworkPage({ query, setQuery }: PageProps<typeof routes.network>) {
  const t = useTranslator();
  const filters = filtersOf(query);
  const { data, error, refetch } = useGet<CitationNetwork>('/network', {
    ...filters,
    ...{ limit: query.size, named: query.named === 'true' ? true : null },
  });
  const least = query.least ?? 1;
  const shown = useMemo(() => (data === undefined ? null : shownOf(data, least)), [data, least]);
  const picked: Focus | null =
    query.edge !== null
      ? { kind: 'edge', id: query.edge }
      : query.node !== null
        ? { kind: 'node', id: query.node }
        : null;
  const pick = (focus: Focus | null): void =>
    setQuery({ node: focus?.kind === 'node' ? focus.id : null, edge: focus?.kind === 'edge' ? focus.id : null });
  const beside = useRef<HTMLElement>(null);
  // whoever picks in the list is led to what is then shown, which stands above it
  const pickAndGo = (focus: Focus): void => {
    pick(focus);
    requestAnimationFrame(() => beside.current?.focus());
  };
  return (
    <div className="page network">
      <PageHead title={t.say('network.title')} lead={t.say('network.lead')} />
      <FilterPanel values={filters} onChange={setQuery} offered={offered} />
      <div className="network-controls">
        <Choice
          label={t.say('network.size')}
          options={networkSizes
            .toSorted((a, b) => Number(a) - Number(b))
            .map((value) => ({ value, label: t.number(Number(value)) }))}
          chosen={query.size}
          onChange={(size) => setQuery({ size })}
        />
        <Choice
          label={t.say('network.who')}
          options={(['any', 'true'] as const).map((value) => ({ value, label: t.say(`entities.named.${value}`) }))}
          chosen={query.named}
          onChange={(named) => setQuery({ named })}
        />
        {data === undefined ? null : (
          <Least network={data} value={least} onChange={(value) => setQuery({ least: value })} />
        )}
        {shown === null ? null : <NodeSearch nodes={shown.nodes} onFind={(id) => pick({ kind: 'node', id })} />}
      </div>
      {error !== null ? <Problem error={error} onAgain={() => void refetch()} /> : null}
      {shown === null && error === null ? <p className="loading">{t.say('app.loading')}</p> : null}
      {shown !== null && shown.edges.length === 0 ? (
        <EmptyState title={t.say('network.none.title')} text={t.say('network.none.text')}>
          {least > 1 ? <Button onPress={() => setQuery({ least: null })}>{t.say('network.none.all')}</Button> : null}
        </EmptyState>
      ) : null}
      {shown !== null && data !== undefined && shown.edges.length > 0 ? (
        <>
          <div className="network-stage">
            <div>
              <Suspense fallback={<p className="loading">{t.say('app.loading')}</p>}>
                <NetworkView nodes={shown.nodes} edges={shown.edges} picked={picked} onPick={pick} />
              </Suspense>
              <Legend network={data} shown={shown} />
            </div>
            <aside ref={beside} tabIndex={-1} className="network-beside" aria-label={t.say('network.beside')}>
              <Beside shown={shown} picked={picked} filters={filters} onPick={pick} />
            </aside>
          </div>
          <Strongest shown={shown} picked={picked} onPick={pickAndGo} />
        </>
      ) : null}
    </div>
  );
}

/** Leaves out weak ties: from how many statements on a tie is drawn. */
function Least({
  network,
  value,
  onChange,
}: {
  readonly network: CitationNetwork;
  readonly value: number;
  readonly onChange: (value: number | null) => void;
}) {
  const t = useTranslator();
  const weights = leastWeights(network);
  const at = Math.max(
    0,
    weights.findLastIndex((w) => w <= value),
  );
  const [moving, setMoving] = useState<number | null>(null);
  if (weights.length < 2) return null;
  return (
    <Slider
      className="least"
      minValue={0}
      maxValue={weights.length - 1}
      value={moving ?? at}
      onChange={(i) => setMoving(i as number)}
      onChangeEnd={(i) => {
        setMoving(null);
        onChange(i === 0 ? null : weights[i as number]!);
      }}
    >
      <Label>{t.say('network.least')}</Label>
      <SliderOutput>{t.count('count.statements', weights[moving ?? at]!)}</SliderOutput>
      <SliderTrack className="least-track">
        <SliderThumb className="least-thumb" />
      </SliderTrack>
    </Slider>
  );
}

/** What the signs mean, and how much of the archive is drawn. */
function Legend({ network, shown }: { readonly network: CitationNetwork; readonly shown: Shown }) {
  const t = useTranslator();
  const there = new Set(shown.nodes.map((n) => n.look));
  return (
    <div className="network-legend hint">
      <ul>
        {nodeLooks
          .filter((look) => there.has(look))
          .map((look) => (
            <li key={look}>
              <svg viewBox="-8 -8 16 16" data-look={look} aria-hidden="true">
                <path d={signs[look]} />
              </svg>
              {t.say(`network.look.${look}`)}
            </li>
          ))}
      </ul>
      <p>
        {t.say('network.part', { shown: t.number(shown.nodes.length), all: t.number(network.size) })}{' '}
        {network.of.all ? null : t.say('network.newest', { n: t.number(network.of.counted) })}
      </p>
    </div>
  );
}

const signs = {
  outlet: 'M-5.500 -5.500h11v11h-11Z',
  person: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0',
  body: 'M0 -7L7 0L0 7L-7 0Z',
  other: 'M0 -6.500L6.500 5H-6.500Z',
} as const;

/** So many ties are listed at first. */
const first = 30;

/** The ties as a list, the strongest first: the same as the drawing, for whoever does not see or point. */
function Strongest({
  shown,
  picked,
  onPick,
}: {
  readonly shown: Shown;
  readonly picked: Focus | null;
  readonly onPick: (focus: Focus) => void;
}) {
  const t = useTranslator();
  const [most, setMost] = useState(first);
  const name = (id: string) => (
    <button type="button" className="plain-link" onClick={() => onPick({ kind: 'node', id })}>
      <Words>{shown.byId.get(id)?.label}</Words>
    </button>
  );
  const key = (edge: Edge): string => edgeKey(edge.source, edge.target);
  return (
    <section className="network-list">
      <h2>{t.say('network.list')}</h2>
      <Table
        label={t.say('network.list')}
        columns={[
          { key: 'source', head: t.say('network.col.source'), cell: (e: Edge) => name(e.source) },
          { key: 'target', head: t.say('network.col.target'), cell: (e) => name(e.target) },
          {
            key: 'weight',
            head: t.say('network.col.statements'),
            numeric: true,
            cell: (e) => (
              <button
                type="button"
                className="plain-link"
                aria-pressed={picked?.kind === 'edge' && picked.id === key(e)}
                onClick={() => onPick({ kind: 'edge', id: key(e) })}
              >
                {t.count('count.statements', e.weight)}
              </button>
            ),
          },
        ]}
        rows={shown.edges.slice(0, most)}
        keyOf={key}
      />
      {shown.edges.length > most ? <Button onPress={() => setMost(most + 100)}>{t.say('archive.more')}</Button> : null}
    </section>
  );
}
