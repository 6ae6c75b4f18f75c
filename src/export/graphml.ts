import { type Chunk, chunked } from './chunks.js';
import { edgeAttributes, nodeAttributes } from './gexf.js';
import { networkOf } from './network.js';
import type { ExportReport } from './report.js';
import { xml } from './xml.js';

const data = (key: string, value: string | number | boolean | null): string =>
  value === null ? '' : `<data key="${key}">${xml(String(value))}</data>`;

/** Who cites whom in GraphML, which Gephi, Cytoscape, yEd and igraph open: `label` and `weight` are the names that Gephi looks for. */
export function graphml(reports: AsyncIterable<ExportReport>): AsyncIterable<Chunk> {
  const key = (of: 'node' | 'edge', id: string, name: string, type: string): string =>
    `<key id="${id}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
  async function* pieces(): AsyncGenerator<string> {
    const network = await networkOf(reports);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
    yield key('node', 'label', 'label', 'string');
    for (const a of nodeAttributes) yield key('node', `n_${a.title}`, a.title, a.type);
    yield key('edge', 'kind', 'kind', 'string') + key('edge', 'weight', 'weight', 'double');
    for (const a of edgeAttributes) yield key('edge', `e_${a.title}`, a.title, a.type);
    yield '<graph id="isnad" edgedefault="directed">\n';
    for (const n of network.nodes())
      yield `<node id="${xml(n.id)}">${data('label', n.label)}${nodeAttributes.map((a) => data(`n_${a.title}`, a.of(n))).join('')}</node>\n`;
    let id = 0;
    for (const e of network.edges())
      yield `<edge id="e${id++}" source="${xml(e.source)}" target="${xml(e.target)}">${data('kind', e.kind)}${data('weight', e.weight)}${edgeAttributes.map((a) => data(`e_${a.title}`, a.of(e))).join('')}</edge>\n`;
    yield '</graph>\n</graphml>\n';
  }
  return chunked(pieces());
}
