import { fold } from '../arabic/letters.js';
import { daysSaid } from './chain.js';
import { type ExportReport, type Identity, statementsIn } from './report.js';

export interface Node {
  readonly id: string;
  /** The name, in Arabic. */
  readonly label: string;
  readonly type: Identity['type'] | 'outlet';
  readonly named: boolean;
  readonly english: string | null;
  readonly country: string | null;
}

/**
 * `cites`: the source has the target's words: an outlet or relay those of the next link of the chain. `addresses`: the
 * source spoke to the target.
 */
export type EdgeKind = 'cites' | 'addresses';

export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  /** How many statements. */
  readonly weight: number;
  /** The first and last day on which one was said or, where that is not known, published. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface Network {
  nodes(): Iterable<Node>;
  edges(): Iterable<Edge>;
  readonly size: { readonly nodes: number; readonly edges: number };
}

interface Counted {
  weight: number;
  first: string | null;
  last: string | null;
}

/** A node's number is below this, so that two of them and a kind fit into one exact number. */
const most = 2 ** 25;
const kinds: readonly EdgeKind[] = ['cites', 'addresses'];
const keyOf = (source: number, target: number, kind: EdgeKind): number =>
  (source * most + target) * kinds.length + kinds.indexOf(kind);
function parts(key: number): { readonly source: number; readonly target: number; readonly kind: EdgeKind } {
  const pair = Math.floor(key / kinds.length);
  return { source: Math.floor(pair / most), target: pair % most, kind: kinds[key % kinds.length]! };
}

/**
 * Who cites whom over all reports. Needs memory for each node and each edge, not for each statement. Somebody who is only
 * described («مصدر أمني») is a node for each wording, marked as not named.
 */
export async function networkOf(reports: AsyncIterable<ExportReport>): Promise<Network> {
  const nodes: Node[] = [];
  const numbers = new Map<string, number>();
  /** Bodies by folded name, so that an outlet is the same node as the body of that name. */
  const bodies = new Map<string, number>();
  const outlets = new Map<string, number>();
  const edges = new Map<number, Counted>();

  const entityNode = (identity: Identity): number => {
    const known = numbers.get(identity.id);
    if (known !== undefined) return known;
    const { id, name: label, type, named, english, country } = identity;
    const number = add({ id, label, type, named, english, country });
    if (named && (type === 'media' || type === 'organization' || type === 'group')) bodies.set(fold(label), number);
    return number;
  };
  const outletNode = (name: string): number => {
    const known = outlets.get(name);
    if (known !== undefined) return known;
    const number = add({
      id: `outlet:${name}`,
      label: name,
      type: 'outlet',
      named: true,
      english: null,
      country: null,
    });
    outlets.set(name, number);
    return number;
  };
  const add = (node: Node): number => {
    const number = nodes.push(node) - 1;
    numbers.set(node.id, number);
    return number;
  };
  const count = (key: number, by: Counted): void => {
    const { source, target } = parts(key);
    if (source === target) return;
    const edge = edges.get(key);
    if (edge === undefined) {
      edges.set(key, { ...by });
      return;
    }
    edge.weight += by.weight;
    if (by.first !== null && (edge.first === null || by.first < edge.first)) edge.first = by.first;
    if (by.last !== null && (edge.last === null || by.last > edge.last)) edge.last = by.last;
  };

  for await (const report of reports)
    for (const { view, item } of statementsIn(report)) {
      const [first, last] = daysSaid(view, item);
      const once = { weight: 1, first, last };
      const chain = item.chain.flatMap((l) => {
        const identity = view.identity(l.entity);
        return identity === null ? [] : [entityNode(identity)];
      });
      const speaker = item.chain.some((l) => l.role === 'speaker') ? chain.at(-1) : undefined;
      const path = report.publisher === null || chain.length === 0 ? chain : [outletNode(report.publisher), ...chain];
      for (const [i, node] of path.entries()) if (i > 0) count(keyOf(path[i - 1]!, node, 'cites'), once);
      const addressee = item.addressee === null ? null : view.identity(item.addressee);
      if (addressee !== null && speaker !== undefined) count(keyOf(speaker, entityNode(addressee), 'addresses'), once);
    }

  // an outlet that reports also name is one node with the body of that name
  const alias = new Map(
    [...outlets].flatMap(([name, number]) => {
      const body = bodies.get(fold(name));
      return body === undefined ? [] : [[number, body] as const];
    }),
  );
  for (const [key, edge] of [...edges]) {
    const { source, target, kind } = parts(key);
    const body = alias.get(source);
    if (body === undefined) continue;
    edges.delete(key);
    count(keyOf(body, target, kind), edge);
  }
  return {
    size: { nodes: nodes.length - alias.size, edges: edges.size },
    *nodes() {
      for (const [number, node] of nodes.entries()) if (!alias.has(number)) yield node;
    },
    *edges() {
      for (const [key, counted] of edges) {
        const { source, target, kind } = parts(key);
        yield { source: nodes[source]!.id, target: nodes[target]!.id, kind, ...counted };
      }
    },
  };
}
