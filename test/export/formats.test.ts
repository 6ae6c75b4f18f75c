import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { annotations } from '../../src/export/annotations.js';
import { each } from '../../src/export/chunks.js';
import { claims } from '../../src/export/claims.js';
import { ftm } from '../../src/export/ftm.js';
import { geojson } from '../../src/export/geojson.js';
import { gexf } from '../../src/export/gexf.js';
import { graphml } from '../../src/export/graphml.js';
import { networkOf } from '../../src/export/network.js';
import { type ExportReport, eventsIn } from '../../src/export/report.js';
import { eventTable } from '../../src/export/tables/events.js';
import { codePoints, sentenceAround, surroundings } from '../../src/export/text.js';
import { around, examples, reportOf, stream, text } from './reports.js';

const told = reportOf(
  'نقلت وكالة رويترز عن مصدر أمني قوله إن الطريق مغلق.\nوقال أحمد منصور وزير النقل للصحافيين إن الطريق مفتوح.\n',
  {
    uid: 'told',
  },
);
const counted = (): { readonly seen: Map<string, number>; leaveOut(what: string): void } => {
  const seen = new Map<string, number>();
  return { seen, leaveOut: (what) => void seen.set(what, (seen.get(what) ?? 0) + 1) };
};

describe('GeoJSON', () => {
  it('has a point for each event that has a place on the map, and counts the others', async () => {
    const all = examples();
    const { seen, leaveOut } = counted();
    const rows = each(stream(all), eventsIn);
    const map = JSON.parse(await text(geojson(eventTable('best'), rows, { fatalities: 'best' }, leaveOut))) as {
      type: string;
      features: {
        type: string;
        id: string;
        geometry: { type: string; coordinates: number[] };
        properties: Record<string, unknown>;
      }[];
    };
    expect(map.type).toBe('FeatureCollection');
    expect(map.features.length).toBeGreaterThan(3);
    for (const { type, geometry, properties, id } of map.features) {
      expect([type, geometry.type, geometry.coordinates.length]).toEqual(['Feature', 'Point', 2]);
      const [longitude, latitude] = geometry.coordinates as [number, number];
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect([properties['longitude'], properties['latitude']]).toEqual([longitude, latitude]);
      expect([1, 3]).toContain(properties['geo_precision']);
      expect(properties['notes']).toContain(properties['trigger']);
      expect(id).toBe(properties['event_id']);
    }
    const events = all.reduce((n, r) => n + r.record.events.length, 0);
    expect(map.features.length + seen.get('events without a place on the map')!).toBe(events);
  });

  it('leaves out what lies nowhere on earth', async () => {
    const { seen, leaveOut } = counted();
    const report = examples().find((r) => eventsIn(r).some((e) => e.item.place !== null))!;
    const identities = new Map(
      [...report.identities].map(([id, i]) => [id, { ...i, coordinates: [200, 95] as const }]),
    );
    const map = await text(
      geojson(eventTable('best'), each(stream([{ ...report, identities }]), eventsIn), {}, leaveOut),
    );
    expect(JSON.parse(map)).toMatchObject({ features: [] });
    expect([...seen.values()]).toEqual([report.record.events.length]);
  });
});

type Xml = Record<string, never>;
const parsed = (xml: string): Xml => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name, _path, _leaf, isAttribute) =>
      !isAttribute && ['node', 'edge', 'attvalue', 'data', 'key'].includes(name),
  }).parse(xml) as Xml;
};

describe('a network', () => {
  it('leads from who has the words to whom they are from', async () => {
    const network = await networkOf(stream([told, told]));
    const label = new Map([...network.nodes()].map((n) => [n.id, n.label]));
    const edges = [...network.edges()].map((e) => [
      label.get(e.source),
      e.kind,
      label.get(e.target),
      e.weight,
      e.first,
    ]);
    expect(edges).toContainEqual(['صحيفة المثال', 'cites', expect.stringContaining('رويترز'), 2, '2024-03-05']);
    expect(edges).toContainEqual([expect.stringContaining('رويترز'), 'cites', 'مصدر أمني', 2, '2024-03-05']);
    expect(edges).toContainEqual(['أحمد منصور', 'addresses', expect.stringContaining('صحافيين'), 2, '2024-03-05']);
    expect(network.size.edges).toBe(edges.length);
  });

  it('has one node for an outlet and the body of its name', async () => {
    const agency = reportOf('قالت وكالة الأنباء السعودية إن المطار مفتوح.\n', { publisher: null });
    const named = agency.record.entities.find((e) => e.name.includes('وكال'))!;
    const other = reportOf('قال وزير الصحة إن اللقاح متوفر.\n', { publisher: named.name });
    for (const order of [
      [agency, other],
      [other, agency],
    ]) {
      const network = await networkOf(stream(order));
      const nodes = [...network.nodes()];
      expect(nodes.filter((n) => n.label === named.name).length).toBe(1);
      expect(network.size.nodes).toBe(nodes.length);
      for (const e of network.edges()) {
        expect(nodes.some((n) => n.id === e.source)).toBe(true);
        expect(nodes.some((n) => n.id === e.target)).toBe(true);
      }
    }
  });

  const hostile: ExportReport = {
    ...told,
    publisher: 'صحيفة <"المثال"> & \u0007\uD800 شركاه\n',
  };

  it('is well-formed GEXF whose edges join its nodes', async () => {
    const { gexf: root } = parsed(await text(gexf(stream([...examples(), hostile]), '2024-03-06'))) as unknown as {
      gexf: {
        version: string;
        graph: {
          nodes: { count: string; node: { id: string; label: string; attvalues: { attvalue?: { for: string }[] } }[] };
          edges: {
            count: string;
            edge: { id: string; source: string; target: string; weight: string; kind: string }[];
          };
          attributes: { class: string; attribute: { id: string }[] }[];
        };
      };
    };
    expect(root.version).toBe('1.3');
    const { nodes, edges, attributes } = root.graph;
    const ids = new Set(nodes.node.map((n) => n.id));
    expect(ids.size).toBe(Number(nodes.count));
    expect(new Set(edges.edge.map((e) => e.id)).size).toBe(Number(edges.count));
    for (const e of edges.edge) {
      expect(ids.has(e.source) && ids.has(e.target)).toBe(true);
      expect(Number(e.weight)).toBeGreaterThanOrEqual(1);
    }
    const declared = new Set(attributes.find((a) => a.class === 'node')!.attribute.map((a) => a.id));
    for (const n of nodes.node) for (const v of n.attvalues.attvalue ?? []) expect(declared.has(v.for)).toBe(true);
    expect(nodes.node.some((n) => n.label.startsWith('صحيفة <"المثال"> & \u{FFFD}\u{FFFD} شركاه'))).toBe(true);
  });

  it('is well-formed GraphML with declared keys', async () => {
    const network = await networkOf(stream([...examples(), hostile]));
    const { graphml: root } = parsed(await text(graphml(stream([...examples(), hostile])))) as unknown as {
      graphml: {
        key: { id: string; for: string; 'attr.name': string }[];
        graph: {
          edgedefault: string;
          node: { id: string; data: { key: string }[] }[];
          edge: { source: string; target: string; data: { key: string }[] }[];
        };
      };
    };
    expect(root.graph.edgedefault).toBe('directed');
    const keys = (of: string): Set<string> => new Set(root.key.filter((k) => k.for === of).map((k) => k.id));
    expect(root.key.map((k) => k['attr.name'])).toEqual(expect.arrayContaining(['label', 'weight', 'kind']));
    const ids = new Set(root.graph.node.map((n) => n.id));
    expect(ids.size).toBe(network.size.nodes);
    for (const n of root.graph.node) for (const d of n.data) expect(keys('node').has(d.key)).toBe(true);
    for (const e of root.graph.edge) {
      expect(ids.has(e.source) && ids.has(e.target)).toBe(true);
      for (const d of e.data) expect(keys('edge').has(d.key)).toBe(true);
    }
  });
});

interface Annotation {
  readonly id: string;
  readonly type: string;
  readonly body: readonly Record<string, unknown>[];
  readonly target: {
    readonly source: Record<string, unknown>;
    readonly state: readonly Record<string, unknown>[];
    readonly selector: readonly [
      { readonly exact: string; readonly prefix: string; readonly suffix: string },
      { readonly start: number; readonly end: number },
    ];
  };
}

describe('Web Annotation', () => {
  it('counts positions in code points, after emoji and diacritics', async () => {
    const report = reportOf('😀🚨 عاجل: قالَ الوَزيرُ إنّ 🙂 الطريقَ مُغلقٌ 😀 تماماً.\n👍 وقال المحافظ إن الجسر سليم.\n', {
      uid: 'emoji',
    });
    const page = JSON.parse(await text(annotations(stream([report])))) as {
      type: string;
      total: number;
      first: { type: string; items: Annotation[] };
    };
    expect([page.type, page.first.type, page.total]).toEqual([
      'AnnotationCollection',
      'AnnotationPage',
      report.record.statements.length,
    ]);
    expect(page.total).toBeGreaterThan(0);
    const points = [...report.record.report.text];
    for (const { target } of page.first.items) {
      const [quote, position] = target.selector;
      expect(points.slice(position.start, position.end).join('')).toBe(quote.exact);
      expect(report.record.report.text).toContain(quote.prefix + quote.exact + quote.suffix);
      expect(target.state).toContainEqual({ type: 'isnad:DigestState', 'isnad:sha256': report.hash });
    }
    // the emoji make the two ways of counting differ
    const last = report.record.statements.at(-1)!;
    expect(page.first.items.at(-1)!.target.selector[1].start).toBeLessThan(last.start);
  });

  it('has the chain as data, in order, each link with its words and their place', async () => {
    const page = JSON.parse(await text(annotations(stream([told])))) as {
      '@context': unknown[];
      first: { items: Annotation[] };
    };
    expect(page['@context']).toEqual(['http://www.w3.org/ns/anno.jsonld', { isnad: 'urn:isnad:terms:' }]);
    const attribution = page.first.items[0]!.body.find((b) => b['type'] === 'isnad:Attribution')!;
    const chain = (attribution['isnad:chain'] as { '@list': Record<string, unknown>[] })['@list'];
    expect(chain.map((l) => l['isnad:role'])).toEqual(['relay', 'speaker']);
    const points = [...told.record.report.text];
    for (const link of chain) {
      const words = link['isnad:words'] as Record<string, never>;
      expect(points.slice(words['isnad:start'], words['isnad:end']).join('')).toBe(words['isnad:exact']);
    }
  });
});

describe('text', () => {
  it('has offsets in code points', () => {
    const sample = 'أ😀بَ🙂ت';
    const at = codePoints(sample);
    for (let i = 0; i <= sample.length; i++)
      if (!/^[\uDC00-\uDFFF]/.test(sample.charAt(i))) expect(at(i)).toBe([...sample.slice(0, i)].length);
  });

  it('is cut between letters, not inside them', () => {
    const sample = `${'😀'.repeat(30)}كلمَة${'بَ'.repeat(30)}`;
    for (let length = 0; length < 20; length++) {
      const { prefix, suffix } = surroundings(sample, 60, 65, length);
      expect([...prefix].every((c) => c === '😀')).toBe(true);
      expect(suffix).toMatch(/^(?:بَ)*$/u);
    }
  });

  it('is cut into sentences, not at decimal points', () => {
    const sample = 'عنوان بلا نقطة\nارتفع السعر 3.5 في المئة. قُتل اثنان! انتهى؟ نعم';
    const word = (w: string): string => sentenceAround(sample, sample.indexOf(w), sample.indexOf(w) + w.length);
    expect(word('عنوان')).toBe('عنوان بلا نقطة');
    expect(word('السعر')).toBe('ارتفع السعر 3.5 في المئة.');
    expect(word('قُتل')).toBe('قُتل اثنان!');
    expect(word('نعم')).toBe('نعم');
  });
});

describe('schema.org', () => {
  it('has a Claim for who claims, none for who denies, and no verdicts', async () => {
    const report = reportOf('قال أحمد منصور وزير النقل إن الطريق مغلق.\nونفت وزارة الداخلية إغلاق الطريق.\n', {
      uid: 'claims',
    });
    const { seen, leaveOut } = counted();
    const out = await text(claims(stream([report]), leaveOut));
    const { '@graph': graph } = JSON.parse(out) as { '@graph': Record<string, unknown>[] };
    expect(out).not.toContain('ClaimReview');
    const claim = graph.find((c) => JSON.stringify(c['author']).includes('أحمد منصور'))!;
    expect(claim).toMatchObject({
      '@type': 'Claim',
      author: { '@type': 'Person' },
      appearance: { '@type': 'NewsArticle', url: 'https://example.org/1', publisher: { name: 'صحيفة المثال' } },
    });
    const stances = report.record.statements.map((s) => s.stance);
    expect(stances).toContain('deny');
    expect(graph.length + [...seen.values()].reduce((a, b) => a + b, 0)).toBe(stances.length);
  });
});

describe('followthemoney', () => {
  interface Entity {
    readonly id: string;
    readonly schema: string;
    readonly properties: Readonly<Record<string, readonly string[]>>;
    readonly [own: string]: unknown;
  }
  const entities = async (reports: ExportReport[]): Promise<Entity[]> =>
    (await text(ftm(stream(reports))))
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as Entity);
  /** The properties of its model that are used here, and whether they must point to another entity. */
  const model: Readonly<Record<string, readonly string[]>> = {
    Article: ['title', 'name', 'author', 'publisher', 'sourceUrl', 'publishedAt', 'retrievedAt', 'language'],
    Person: ['name', 'alias', 'country', 'wikidataId'],
    Organization: ['name', 'alias', 'country', 'wikidataId'],
    PublicBody: ['name', 'alias', 'country', 'wikidataId'],
    LegalEntity: ['name', 'alias', 'country', 'wikidataId'],
    Mention: ['document', 'resolved', 'name', 'detectedSchema'],
    Note: ['name', 'description', 'entity', 'proof', 'publisher', 'sourceUrl', 'retrievedAt'],
    Event: [
      'name',
      'summary',
      'date',
      'startDate',
      'endDate',
      'location',
      'country',
      'addressEntity',
      'involved',
      'keywords',
      'recordId',
      'proof',
      'publisher',
      'sourceUrl',
      'retrievedAt',
    ],
    Address: ['name', 'full', 'country', 'latitude', 'longitude'],
  };
  const references = ['document', 'resolved', 'entity', 'proof', 'involved', 'addressEntity'];

  it('keeps to its model, and every reference leads to an entity of the file', async () => {
    const all = await entities(examples());
    const ids = new Set(all.map((e) => e.id));
    expect(ids.size).toBe(all.length);
    expect(new Set(all.map((e) => e.schema))).toEqual(new Set(Object.keys(model)));
    for (const e of all) {
      for (const [name, values] of Object.entries(e.properties)) {
        expect(model[e.schema]).toContain(name);
        expect(values.every((v) => typeof v === 'string' && v !== '')).toBe(true);
        if (references.includes(name)) for (const id of values) expect(ids.has(id)).toBe(true);
      }
    }
  });

  it('carries the chain in its own namespace and proves each note by its article', async () => {
    const all = await entities([told]);
    const article = all.find((e) => e.schema === 'Article')!;
    const note = all.find((e) => e.schema === 'Note')!;
    expect(note.properties['proof']).toEqual([article.id]);
    const { chain } = note['urn:isnad:terms:statement'] as { chain: { role: string; entity: string }[] };
    expect(chain.map((l) => l.role)).toEqual(['relay', 'speaker']);
    expect(note.properties['entity']).toEqual([chain.at(-1)!.entity]);
  });

  it('has the same ids in every export, one for a name, another in each report for a mere description', async () => {
    const again = around(told.record, { uid: 'other' });
    const [first, both] = [await entities([told]), await entities([told, again])];
    expect(both.slice(0, first.length)).toEqual(first);
    const of = (name: string): number =>
      both.filter((e) => e.schema !== 'Mention' && e.properties['name']?.[0] === name).length;
    expect([of('أحمد منصور'), of('مصدر أمني')]).toEqual([1, 2]);
  });
});
