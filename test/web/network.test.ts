import { describe, expect, it } from 'vitest';
import type { CitationNetwork } from '../../src/archive/views/network.js';
import { networkOf, settling } from '../../web/src/network/graph.js';
import { filtersOfEdge, leastWeights, shownOf } from '../../web/src/network/shown.js';

const entity = (id: number, type: string) => ({
  ...{ id, key: `k${id}`, type, name: `n${id}`, named: true, english: null, link: null },
});
const network: CitationNetwork = {
  of: { counted: 9, all: true },
  size: 4,
  nodes: [
    { id: 'oجريدة', label: 'جريدة', cites: 6, cited: 0, kind: 'outlet', entity: null },
    { id: 'e1', label: 'n1', cites: 2, cited: 4, kind: 'entity', entity: entity(1, 'media') },
    { id: 'e2', label: 'n2', cites: 0, cited: 4, kind: 'entity', entity: entity(2, 'person') },
    { id: 'e3', label: 'n3', cites: 0, cited: 1, kind: 'entity', entity: entity(3, 'place') },
  ],
  edges: [
    { source: 0, target: 1, weight: 4 },
    { source: 1, target: 2, weight: 2 },
    { source: 0, target: 2, weight: 2 },
    { source: 0, target: 3, weight: 1 },
  ],
};

describe('what is shown of a network', () => {
  it('leaves out weak ties and whoever has no other', () => {
    expect(shownOf(network, 1).nodes.map((n) => [n.id, n.look, n.weight])).toEqual([
      ['oجريدة', 'outlet', 6],
      ['e1', 'outlet', 6],
      ['e2', 'person', 4],
      ['e3', 'other', 1],
    ]);
    const strong = shownOf(network, 2);
    expect([...strong.byId.keys()]).toEqual(['oجريدة', 'e1', 'e2']);
    expect([...strong.byKey.keys()]).toEqual(['oجريدة→e1', 'e1→e2', 'oجريدة→e2']);
    expect(leastWeights(network)).toEqual([1, 2]);
  });

  it('is asked for by what the list of statements knows', () => {
    const [outlet, agency, person] = network.nodes;
    expect(filtersOfEdge(outlet!, agency!)).toEqual({ publisher: 'جريدة', cited: '1' });
    expect(filtersOfEdge(agency!, person!)).toEqual({ citing: '1', cited: '2' });
  });
});

describe('a drawing', () => {
  const settled = () => {
    const { nodes, edges } = shownOf(network, 1);
    const graph = networkOf(nodes, edges);
    for (const _ of settling(graph));
    return graph.mapNodes((id, { x, y }) => [id, x, y]);
  };

  it('is the same every time, and no two stand at one place', () => {
    const once = settled();
    expect(settled()).toEqual(once);
    expect(new Set(once.map(([, x, y]) => `${x} ${y}`)).size).toBe(network.nodes.length);
    expect(once.flat().every((v) => typeof v === 'string' || Number.isFinite(v))).toBe(true);
  });
});
