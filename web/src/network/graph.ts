import { DirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';

// its types tell of a default within the default, which there is not
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** One who cites or is cited. */
export interface Node {
  /** The same in every answer of the server. */
  readonly id: string;
  readonly name: string;
  readonly look: NodeLook;
  /** How many statements came from or through it. */
  readonly weight: number;
}
export const nodeLooks = ['outlet', 'person', 'body', 'other'] as const;
export type NodeLook = (typeof nodeLooks)[number];

/** That `source` passes on words of `target`. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  /** In so many statements. */
  readonly weight: number;
}

export interface NodeAttributes {
  readonly name: string;
  readonly look: NodeLook;
  readonly x: number;
  readonly y: number;
  /** Radius in pixels. */
  readonly size: number;
  readonly weight: number;
}
export interface EdgeAttributes {
  readonly weight: number;
  /** Thickness in pixels. */
  readonly size: number;
}
export type Network = DirectedGraph<NodeAttributes, EdgeAttributes>;

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/**
 * A graph laid out as seeds stand in a sunflower, the heaviest in the middle: the same start every time, so the same
 * drawing in the end. Edges to unknown nodes are left out.
 */
export function networkOf(nodes: readonly Node[], edges: readonly Edge[]): Network {
  const graph: Network = new DirectedGraph();
  const least = nodes.length > 400 ? 2.5 : 3.5;
  const heaviest = Math.max(1, ...nodes.map((n) => n.weight));
  for (const [i, { id, name, look, weight }] of nodes.toSorted((a, b) => b.weight - a.weight).entries()) {
    const far = 10 * Math.sqrt(i + 0.5);
    graph.addNode(id, {
      ...{ name, look, weight, size: least + (16 - least) * Math.sqrt(weight / heaviest) },
      ...{ x: far * Math.cos(i * goldenAngle), y: far * Math.sin(i * goldenAngle) },
    });
  }
  const strongest = Math.max(2, ...edges.map((e) => e.weight));
  for (const { source, target, weight } of edges)
    if (source !== target && graph.hasNode(source) && graph.hasNode(target) && !graph.hasDirectedEdge(source, target))
      graph.addDirectedEdgeWithKey(edgeKey(source, target), source, target, {
        ...{ weight, size: 0.4 + 3 * (Math.log(weight + 1) / Math.log(strongest + 1)) },
      });
  return graph;
}

export const edgeKey = (source: string, target: string): string => `${source}→${target}`;

/** So many rounds at once, so that a frame is not held up; the same number always, so that the end is the same too. */
const roundsAtOnce = 6;

/** Moves the nodes nearer to where they belong, a little at each step. */
export function* settling(graph: Network): Generator<undefined, undefined> {
  if (graph.order < 2) return;
  const rounds = graph.order > 500 ? 360 : 480;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    ...{ barnesHutOptimize: graph.order > 300, edgeWeightInfluence: 0.3, gravity: 0.8, strongGravityMode: false },
    ...{ scalingRatio: 6, linLogMode: true, outboundAttractionDistribution: true },
  };
  for (let done = 0; done < rounds; done += roundsAtOnce) {
    forceAtlas2.assign(graph, { iterations: roundsAtOnce, settings, getEdgeWeight: 'weight' });
    yield;
  }
}
