import type { CitationNetwork, NetworkNode } from '../../../src/archive/views/network.js';
import { type Edge, edgeKey, type Node, type NodeLook } from './graph.js';

/** A network as it is drawn and listed, with the answer's nodes by their ids. */
export interface Shown {
  readonly nodes: readonly Node[];
  /** The strongest first. */
  readonly edges: readonly Edge[];
  readonly byId: ReadonlyMap<string, NetworkNode>;
  readonly byKey: ReadonlyMap<string, Edge>;
}

const looks: Readonly<Record<string, NodeLook>> = {
  person: 'person',
  organization: 'body',
  media: 'outlet',
  group: 'body',
};

/** The edges of at least a weight, and the nodes that have any of these. */
export function shownOf({ nodes, edges }: CitationNetwork, least: number): Shown {
  const strong = edges
    .filter((e) => e.weight >= least)
    .map((e): Edge => ({ source: nodes[e.source]!.id, target: nodes[e.target]!.id, weight: e.weight }));
  const ends = new Set(strong.flatMap((e) => [e.source, e.target]));
  const there = nodes.filter((n) => ends.has(n.id));
  return {
    nodes: there.map((n) => ({
      ...{ id: n.id, name: n.label, weight: n.cites + n.cited },
      look: n.kind === 'outlet' ? 'outlet' : (looks[n.entity.type] ?? 'other'),
    })),
    edges: strong,
    byId: new Map(there.map((n) => [n.id, n])),
    byKey: new Map(strong.map((e) => [edgeKey(e.source, e.target), e])),
  };
}

/** What lists the statements of an edge, as filters of statements. */
export function filtersOfEdge(source: NetworkNode, target: NetworkNode): Readonly<Record<string, string>> {
  const cited = String(target.entity?.id ?? '');
  return source.kind === 'outlet' ? { publisher: source.label, cited } : { citing: String(source.entity.id), cited };
}

/** The weights one can ask for at the least, so that each leaves out more than the one before. */
export function leastWeights({ edges }: CitationNetwork): readonly number[] {
  const weights = [...new Set(edges.map((e) => e.weight))].sort((a, b) => a - b);
  return weights.length <= 1 ? weights : weights.slice(0, -1);
}
