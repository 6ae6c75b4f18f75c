import type { RecordStatement } from '../record/record.js';
import { chainOf, claimantOf, saidOn } from './chain.js';
import { type Chunk, chunked } from './chunks.js';
import { iri, namespace } from './names.js';
import { type ExportReport, type Found, statementsIn } from './report.js';
import { codePoints, surroundings } from './text.js';

const context = ['http://www.w3.org/ns/anno.jsonld', { isnad: namespace }];

function annotation({ view, item }: Found<RecordStatement>, point: (offset: number) => number): object {
  const { report } = view;
  const { text } = report.record.report;
  const said = saidOn(view, item);
  const claimant = claimantOf(view, item);
  const words = (start: number, end: number): object => ({
    'isnad:start': point(start),
    'isnad:end': point(end),
    'isnad:exact': text.slice(start, end),
  });
  return {
    id: iri.statement(view.itemId(item.id)),
    type: 'Annotation',
    motivation: 'describing',
    created: report.readAt,
    generator: { type: 'Software', name: report.reader },
    body: [
      ...(claimant === null
        ? []
        : [{ type: 'TextualBody', purpose: 'describing', format: 'text/plain', language: 'ar', value: claimant }]),
      {
        type: 'isnad:Attribution',
        'isnad:stance': item.stance,
        'isnad:mode': item.mode,
        'isnad:medium': item.medium,
        'isnad:saidFrom': said.from,
        'isnad:saidTo': said.to,
        'isnad:cue': words(item.cue.start, item.cue.end),
        'isnad:chain': {
          '@list': item.chain.map((link, i) => {
            const { id, name, type, named } = chainOf(view, item)[i]!;
            return {
              'isnad:role': link.role,
              'isnad:entity': id === null ? null : { id: iri.entity(id) },
              ...{
                'isnad:name': name,
                'isnad:entityType': type,
                'isnad:named': named,
                'isnad:inferred': link.inferred,
              },
              'isnad:words': link.span === null ? null : words(link.span.start, link.span.end),
            };
          }),
        },
        'isnad:publisher': report.publisher,
        'isnad:addressee': item.addressee === null ? null : (view.entity(item.addressee)?.name ?? null),
        'isnad:inside': item.inside === null ? null : { id: iri.statement(view.itemId(item.inside)) },
        'isnad:reviewed': view.review(item.id),
      },
    ],
    target: {
      type: 'SpecificResource',
      // the selectors hold for the text as captured, not for the markup of the page it came from, which is `via`
      source: {
        id: iri.version(report.uid, report.seq),
        type: 'Text',
        format: 'text/plain',
        ...{ language: 'ar', textDirection: 'rtl' },
        ...(report.url === null ? {} : { via: report.url }),
      },
      state: [
        { type: 'TimeState', sourceDate: report.capturedAt },
        { type: 'isnad:DigestState', 'isnad:sha256': report.hash },
      ],
      selector: [
        { type: 'TextQuoteSelector', exact: item.text, ...surroundings(text, item.start, item.end) },
        // positions of the W3C's model are counted in Unicode code points
        { type: 'TextPositionSelector', start: point(item.start), end: point(item.end) },
      ],
    },
  };
}

/** W3C Web Annotations (JSON-LD), one for each statement, in one collection. Offsets are in Unicode code points. */
export function annotations(reports: AsyncIterable<ExportReport>): AsyncIterable<Chunk> {
  async function* pieces(): AsyncGenerator<string> {
    yield `{"@context":${JSON.stringify(context)},"id":"urn:isnad:export:statements","type":"AnnotationCollection",`;
    yield '"label":"isnad","first":{"id":"urn:isnad:export:statements:1","type":"AnnotationPage","startIndex":0,"items":[';
    let total = 0;
    for await (const report of reports) {
      const point = codePoints(report.record.report.text);
      for (const statement of statementsIn(report))
        yield `${total++ === 0 ? '\n' : ',\n'}${JSON.stringify(annotation(statement, point))}`;
    }
    yield `\n]},"total":${total}}\n`;
  }
  return chunked(pieces());
}
