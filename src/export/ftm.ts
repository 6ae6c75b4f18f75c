import { createHash } from 'node:crypto';
import type { RecordEvent, RecordStatement } from '../record/record.js';
import { chainOf, saidOn, speakerOf } from './chain.js';
import { type Chunk, chunked } from './chunks.js';
import { iri, namespace } from './names.js';
import { type ExportReport, eventsIn, type Found, type Identity, statementsIn, type View, viewOf } from './report.js';
import { daysOfEvent } from './tables/events.js';
import { placeOf } from './tables/place.js';
import { sentenceAround } from './text.js';

/** An entity of followthemoney. What its model has no property for stands beside `properties` under isnad's own terms. */
type Entity = {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
} & Readonly<Record<string, unknown>>;

/** Ids are hashes, the same for the same thing in every export. */
const idOf = (of: string): string => createHash('sha256').update(of).digest('hex').slice(0, 40);

const properties = (
  given: Readonly<Record<string, string | null | undefined | readonly string[]>>,
): Entity['properties'] =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, v]) => [name, v === null || v === undefined ? [] : typeof v === 'string' ? [v] : v] as const)
      .filter(([, values]) => values.length > 0),
  );

/** Nouns whose bodies are of the state, whatever follows. */
const ofTheState = /^(?:ال)?(?:وزارة|حكومة|رئاسة|محكمة|نيابة|بلدية|محافظة|برلمان|شرطة|جيش)(?:\s|$)/u;

function schemaOf({ type, name, named }: Identity): string {
  // a wording that may stand for anybody
  if (!named) return 'LegalEntity';
  switch (type) {
    case 'person':
      return 'Person';
    case 'organization':
      return ofTheState.test(name) ? 'PublicBody' : 'Organization';
    case 'media':
    case 'group':
      return 'Organization';
    case 'place':
    case 'facility':
      // a state or a city that speaks or acts
      return 'LegalEntity';
  }
}

const addressId = (identity: string): string => idOf(`${iri.entity(identity)}:address`);

/** A report with the ids that its entities refer to. */
interface Scene {
  readonly view: View;
  readonly article: string;
  /** Whose word it is that a thing is so, as every derived entity says it. */
  readonly proven: Readonly<Record<string, string | null>>;
  /** The id of a person or body. Who is only described is somebody else in each report; a name is one over all. */
  somebody(identity: Identity): string;
  /** Those of entities of the record. */
  ids(entities: readonly string[]): readonly string[];
}

function sceneOf(report: ExportReport): Scene {
  const view = viewOf(report);
  const here = iri.version(report.uid, report.seq);
  const article = idOf(here);
  const known = new Map<Identity, string>();
  const somebody = (identity: Identity): string => {
    const id = known.get(identity) ?? idOf(identity.named ? iri.entity(identity.id) : `${here}:${identity.id}`);
    known.set(identity, id);
    return id;
  };
  return {
    ...{ view, article, somebody },
    proven: { proof: article, publisher: report.publisher, sourceUrl: report.url, retrievedAt: report.capturedAt },
    ids: (entities) =>
      entities.flatMap((id) => {
        const identity = view.identity(id);
        return identity === null ? [] : [somebody(identity)];
      }),
  };
}

const articleOf = ({ view: { report }, article }: Scene): Entity => ({
  id: article,
  schema: 'Article',
  properties: properties({
    ...{ title: report.title, name: report.title, author: report.author, publisher: report.publisher },
    ...{ sourceUrl: report.url, publishedAt: report.published, retrievedAt: report.capturedAt, language: 'ara' },
  }),
  [`${namespace}report`]: { id: iri.version(report.uid, report.seq), sha256: report.hash, reader: report.reader },
});

const party = ({ somebody }: Scene, identity: Identity): Entity => ({
  id: somebody(identity),
  schema: schemaOf(identity),
  properties: properties({
    name: identity.name,
    alias: identity.english,
    country: identity.country?.toLowerCase(),
    wikidataId: identity.link?.startsWith('wikidata:') ? identity.link.slice('wikidata:'.length) : null,
  }),
});

function mention({ article, somebody }: Scene, identity: Identity): Entity {
  const resolved = somebody(identity);
  return {
    id: idOf(`${article}:${resolved}:mention`),
    schema: 'Mention',
    properties: properties({
      document: article,
      resolved,
      name: identity.name,
      detectedSchema: schemaOf(identity),
    }),
  };
}

function note({ somebody, proven }: Scene, { view, item }: Found<RecordStatement>): Entity {
  const chain = chainOf(view, item);
  const speaker = speakerOf(view, item)?.identity ?? null;
  const said = saidOn(view, item);
  const addressee = item.addressee === null ? null : view.identity(item.addressee);
  return {
    id: idOf(iri.statement(view.itemId(item.id))),
    schema: 'Note',
    properties: properties({
      name: `${item.cue.text}: ${item.text.slice(0, 80)}`,
      description: item.text,
      entity: speaker === null ? null : somebody(speaker),
      ...proven,
    }),
    [`${namespace}statement`]: {
      id: iri.statement(view.itemId(item.id)),
      ...{ stance: item.stance, mode: item.mode, medium: item.medium, saidFrom: said.from, saidTo: said.to },
      chain: item.chain.map((link, i) => {
        const identity = view.identity(link.entity);
        return { entity: identity === null ? null : somebody(identity), ...chain[i] };
      }),
      addressee: addressee === null ? null : somebody(addressee),
      ...{ start: item.start, end: item.end, cue: item.cue, reviewed: view.review(item.id) },
    },
  };
}

function event({ proven, ids }: Scene, { view, item }: Found<RecordEvent>): Entity {
  const { report } = view;
  const [from, to] = daysOfEvent(view, item);
  const place = placeOf(view, item);
  return {
    id: idOf(iri.event(view.itemId(item.id))),
    schema: 'Event',
    properties: properties({
      name: [item.trigger.text, place?.name].filter((n) => n !== undefined).join(' – '),
      summary: sentenceAround(report.record.report.text, item.trigger.start, item.trigger.end),
      ...(from === to ? { date: from } : { startDate: from, endDate: to }),
      ...{ location: place?.name, country: place?.country?.toLowerCase() },
      addressEntity: place?.coordinates && place.id !== null ? addressId(place.id) : null,
      involved: [...new Set(ids([...item.actors, ...item.recipients]))],
      keywords: item.mode === null ? [item.type] : [item.type, item.mode],
      recordId: view.itemId(item.id),
      ...proven,
    }),
    [`${namespace}event`]: {
      ...{ id: iri.event(view.itemId(item.id)), type: item.type, mode: item.mode, status: item.status },
      ...{ actors: ids(item.actors), recipients: ids(item.recipients) },
      statement: item.statement === null ? null : idOf(iri.statement(view.itemId(item.statement))),
      reviewed: view.review(item.id),
    },
  };
}

function address({ view, item }: Found<RecordEvent>): Entity | null {
  const place = placeOf(view, item);
  if (place === null || place.id === null || place.coordinates === null) return null;
  const [longitude, latitude] = place.coordinates;
  return {
    id: addressId(place.id),
    schema: 'Address',
    properties: properties({
      ...{ name: place.name, full: place.name, country: place.country?.toLowerCase() },
      ...{ latitude: String(latitude), longitude: String(longitude) },
    }),
  };
}

/** An entity, and whether it is the same in whatever report it comes from, so that it is to be written once. */
interface Written {
  readonly entity: Entity;
  readonly everywhere: boolean;
}

/** Whole reports, or only their statements or events, with whom these are about. */
export type FtmWhat = 'records' | 'statements' | 'events';

/** The entities of one report, those that others refer to first. */
function* entitiesOf(report: ExportReport, what: FtmWhat): Generator<Written> {
  const scene = sceneOf(report);
  const statements = what === 'events' ? [] : statementsIn(report);
  const events = what === 'statements' ? [] : eventsIn(report);
  if (what !== 'records' && statements.length === 0 && events.length === 0) return;
  const here = (entity: Entity): Written => ({ entity, everywhere: false });
  yield here(articleOf(scene));
  const parties = new Set([
    ...statements.flatMap((s) => s.item.chain.map((l) => l.entity)),
    ...statements.flatMap((s) => (s.item.addressee === null ? [] : [s.item.addressee])),
    ...events.flatMap((e) => [...e.item.actors, ...e.item.recipients]),
  ]);
  for (const id of parties) {
    const identity = scene.view.identity(id);
    if (identity === null) continue;
    yield { entity: party(scene, identity), everywhere: identity.named };
    if (identity.named) yield here(mention(scene, identity));
  }
  for (const found of events) {
    const where = address(found);
    if (where !== null) yield { entity: where, everywhere: true };
  }
  for (const statement of statements) yield here(note(scene, statement));
  for (const found of events) yield here(event(scene, found));
}

/**
 * followthemoney entities, one a line: Article, Person, Organization, PublicBody, LegalEntity, Mention, Note, Event,
 * Address. Each once; memory holds the ids of names and places.
 */
export function ftm(reports: AsyncIterable<ExportReport>, what: FtmWhat = 'records'): AsyncIterable<Chunk> {
  async function* lines(): AsyncGenerator<string> {
    const written = new Set<string>();
    for await (const report of reports) {
      const ofReport = new Set<string>();
      for (const { entity, everywhere } of entitiesOf(report, what)) {
        const before = everywhere ? written : ofReport;
        if (before.has(entity.id)) continue;
        before.add(entity.id);
        yield `${JSON.stringify(entity)}\n`;
      }
    }
  }
  return chunked(lines());
}
