import type { RecordStatement } from '../record/record.js';
import { relaysOf, saidOn, speakerOf } from './chain.js';
import { type Chunk, chunked } from './chunks.js';
import type { LeaveOut } from './geojson.js';
import { iri, namespace } from './names.js';
import { type ExportReport, type Found, type Identity, statementsIn } from './report.js';

/** Stances of those who hold the content to be so; who denies, demands or threatens something makes no claim of it. */
const claiming: ReadonlySet<RecordStatement['stance']> = new Set(['assert', 'believe', 'claim', 'accuse']);

const types: Readonly<Record<Identity['type'], string>> = {
  person: 'Person',
  organization: 'Organization',
  media: 'NewsMediaOrganization',
  group: 'Organization',
  // a state or a city that speaks
  place: 'AdministrativeArea',
  facility: 'Organization',
};

function author(name: string, identity: Identity | null): object {
  return {
    '@type': identity === null ? 'Thing' : types[identity.type],
    ...(identity === null ? {} : { '@id': iri.entity(identity.id) }),
    name,
    ...(identity?.english ? { alternateName: identity.english } : {}),
    ...(identity?.link?.startsWith('wikidata:')
      ? { sameAs: `https://www.wikidata.org/entity/${identity.link.slice('wikidata:'.length)}` }
      : {}),
  };
}

function claim({ view, item }: Found<RecordStatement>): object {
  const { report } = view;
  const speaker = speakerOf(view, item);
  const said = saidOn(view, item).from;
  return {
    '@type': 'Claim',
    '@id': iri.statement(view.itemId(item.id)),
    text: item.text,
    inLanguage: 'ar',
    ...(speaker === null ? {} : { author: author(speaker.name, speaker.identity) }),
    ...(said === null ? {} : { datePublished: said }),
    appearance: {
      '@type': 'NewsArticle',
      '@id': iri.version(report.uid, report.seq),
      ...(report.title === null ? {} : { headline: report.title }),
      ...(report.url === null ? {} : { url: report.url }),
      ...(report.published === null ? {} : { datePublished: report.published }),
      ...(report.publisher === null ? {} : { publisher: { '@type': 'NewsMediaOrganization', name: report.publisher } }),
    },
    'isnad:stance': item.stance,
    'isnad:via': { '@list': relaysOf(view, item).map((l) => author(l.name, l.identity)) },
    'isnad:reviewed': view.review(item.id),
  };
}

/**
 * schema.org Claims (JSON-LD): statements whose speaker holds the content to be so. No ClaimReview: isnad gives no
 * verdicts. No firstAppearance: that a report is the first is not known from the report.
 */
export function claims(reports: AsyncIterable<ExportReport>, leaveOut: LeaveOut): AsyncIterable<Chunk> {
  async function* pieces(): AsyncGenerator<string> {
    yield `{"@context":${JSON.stringify(['https://schema.org', { isnad: namespace }])},"@graph":[`;
    let before = '\n';
    for await (const report of reports)
      for (const statement of statementsIn(report)) {
        if (!claiming.has(statement.item.stance)) {
          leaveOut('statements that claim nothing (denials, demands, threats, …)');
          continue;
        }
        yield before + JSON.stringify(claim(statement));
        before = ',\n';
      }
    yield '\n]}\n';
  }
  return chunked(pieces());
}
