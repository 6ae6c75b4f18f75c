import { type Chunk, chunked } from './chunks.js';
import { type Edge, type Node, networkOf } from './network.js';
import type { ExportReport } from './report.js';
import { xml } from './xml.js';

interface Attribute<T> {
  readonly title: string;
  readonly type: 'string' | 'boolean';
  of(thing: T): string | boolean | null;
}

export const nodeAttributes: readonly Attribute<Node>[] = [
  { title: 'type', type: 'string', of: (n) => n.type },
  { title: 'named', type: 'boolean', of: (n) => n.named },
  { title: 'english', type: 'string', of: (n) => n.english },
  { title: 'country', type: 'string', of: (n) => n.country },
];
export const edgeAttributes: readonly Attribute<Edge>[] = [
  { title: 'first_day', type: 'string', of: (e) => e.first },
  { title: 'last_day', type: 'string', of: (e) => e.last },
];

const declare = <T>(of: 'node' | 'edge', attributes: readonly Attribute<T>[]): string =>
  `<attributes class="${of}">${attributes.map((a, i) => `<attribute id="${i}" title="${a.title}" type="${a.type}"/>`).join('')}</attributes>\n`;
const values = <T>(thing: T, attributes: readonly Attribute<T>[]): string =>
  `<attvalues>${attributes
    .map((a, i) => [i, a.of(thing)] as const)
    .flatMap(([i, v]) => (v === null ? [] : [`<attvalue for="${i}" value="${xml(String(v))}"/>`]))
    .join('')}</attvalues>`;

/** Who cites whom in GEXF 1.3, which Gephi opens. `day` is written as the day of the file. */
export function gexf(reports: AsyncIterable<ExportReport>, day: string): AsyncIterable<Chunk> {
  async function* pieces(): AsyncGenerator<string> {
    const network = await networkOf(reports);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
    yield `<meta lastmodifieddate="${day}"><creator>isnad</creator><description>Who cites whom: an edge leads from the one who has the words to the one they are from; its weight is the number of statements.</description></meta>\n`;
    yield '<graph defaultedgetype="directed" mode="static" idtype="string">\n';
    yield declare('node', nodeAttributes) + declare('edge', edgeAttributes);
    yield `<nodes count="${network.size.nodes}">\n`;
    for (const n of network.nodes())
      yield `<node id="${xml(n.id)}" label="${xml(n.label)}">${values(n, nodeAttributes)}</node>\n`;
    yield `</nodes>\n<edges count="${network.size.edges}">\n`;
    let id = 0;
    for (const e of network.edges())
      yield `<edge id="${id++}" source="${xml(e.source)}" target="${xml(e.target)}" kind="${e.kind}" weight="${e.weight}">${values(e, edgeAttributes)}</edge>\n`;
    yield '</edges>\n</graph>\n</gexf>\n';
  }
  return chunked(pieces());
}
