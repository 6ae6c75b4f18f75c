import { daysOf } from '../../archive/rows.js';
import { countryOf } from '../../record/countries.js';
import type { RecordEvent } from '../../record/record.js';
import { claimantOf, speakerOf } from '../chain.js';
import { type Found, once, type View } from '../report.js';
import { type Column, column, instantOf, type Table } from '../table.js';
import { sentenceAround } from '../text.js';
import { acledOf } from './acled.js';
import { type FatalityRule, fatalitiesOf } from './fatalities.js';
import { placeOf } from './place.js';
import { reportColumns, reviewColumns } from './report.js';

type E = Found<RecordEvent>;
const own = (name: string, type: Column<E>['type'], meaning: string, source: string, cell: Column<E>['cell']) =>
  column<E>(name, type, meaning, source, cell);

/** First and last day on which an event may have happened; nulls where nothing is known. */
export function daysOfEvent(view: View, event: RecordEvent): readonly [string | null, string | null] {
  const time = view.time(event.time);
  return daysOf(event.date) ?? [time?.from ?? null, time?.to ?? null];
}

/** ACLED's: 1 the day is known, 2 the week, 3 less. */
function timePrecision(view: View, event: RecordEvent): 1 | 2 | 3 | null {
  const [from, to] = daysOfEvent(view, event);
  if (from === null || to === null) return null;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days === 0 ? 1 : days < 7 ? 2 : 3;
}

const names = ({ view }: E, ids: readonly string[]): string[] => ids.map((id) => view.entity(id)?.name ?? id);
const identityId = ({ view }: E, id: string | undefined): string | null =>
  id === undefined ? null : (view.identity(id)?.id ?? null);
const days = once((f: E) => daysOfEvent(f.view, f.item));
const place = once((f: E) => placeOf(f.view, f.item));
const statement = ({ view, item }: E) => view.statement(item.statement);

function crowd({ view, item }: E): readonly string[] {
  if (item.type !== 'PROTEST') return [];
  const people = item.figures.map((id) => view.figure(id)).find((f) => f?.measure === 'people');
  return people ? [`crowd size=${people.text}`] : [];
}

const unknownHere = (name: string, what: string): Column<E> =>
  own(
    name,
    'text',
    `Always empty: ${what}. Here so that what is written for ACLED's columns finds it.`,
    'none',
    () => null,
  );

/** Events with ACLED's column names, and PLOVER's and UCDP's. `rule` says which number of dead is taken for `fatalities`. */
export const eventTable = (rule: FatalityRule): Table<E> => {
  const dead = once((f: E) => fatalitiesOf(f.view, f.item, rule));
  return {
    name: 'events',
    row: 'an event as one report tells it: reports of the same event are rows of their own',
    columns: [
      own('event_id', 'text', 'Stable id: report, version and item.', 'event.id', (f) => f.view.itemId(f.item.id)),
      own(
        'event_date',
        'day',
        'First day on which it may have happened.',
        'event.date, else event.time',
        (f) => days(f)[0],
      ),
      own(
        'event_date_end',
        'day',
        'Last day on which it may have happened.',
        'event.date, else event.time',
        (f) => days(f)[1],
      ),
      own('year', 'integer', 'Year of `event_date`.', 'event.date, else event.time', (f) => {
        const [from] = days(f);
        return from === null ? null : Number(from.slice(0, 4));
      }),
      own(
        'time_precision',
        'integer',
        '1: the day is known; 2: within seven days; 3: less is known.',
        'event.date, else event.time',
        (f) => timePrecision(f.view, f.item),
      ),
      own(
        'event_type',
        'text',
        'ACLED’s event type, where type and mode imply one (table below).',
        'event.type, event.mode',
        (f) => acledOf(f.item)?.[0] ?? null,
      ),
      own(
        'sub_event_type',
        'text',
        'ACLED’s sub-event type, likewise.',
        'event.type, event.mode',
        (f) => acledOf(f.item)?.[1] ?? null,
      ),
      own('plover_type', 'text', 'PLOVER’s type, or PERSONNEL or DISASTER.', 'event.type', (f) => f.item.type),
      own('plover_mode', 'text', 'PLOVER’s mode.', 'event.mode', (f) => f.item.mode),
      own(
        'status',
        'text',
        '`happened`, `ongoing`, `planned`, `requested`, `denied`, `hypothetical`. ACLED holds only what happened: keep `happened` and `ongoing` to compare.',
        'event.status',
        (f) => f.item.status,
      ),
      own('actor1', 'text', 'Who did it: the first named.', 'event.actors', (f) => names(f, f.item.actors)[0] ?? null),
      own('actor1_id', 'text', 'Who that is over the whole archive.', 'archive', (f) =>
        identityId(f, f.item.actors[0]),
      ),
      own('assoc_actor_1', 'list', 'The others who did it.', 'event.actors', (f) => names(f, f.item.actors.slice(1))),
      own(
        'actor2',
        'text',
        'To whom it was done: the first named.',
        'event.recipients',
        (f) => names(f, f.item.recipients)[0] ?? null,
      ),
      own('actor2_id', 'text', 'Who that is over the whole archive.', 'archive', (f) =>
        identityId(f, f.item.recipients[0]),
      ),
      own('assoc_actor_2', 'list', 'The others to whom it was done.', 'event.recipients', (f) =>
        names(f, f.item.recipients.slice(1)),
      ),
      own(
        'iso',
        'integer',
        'ISO 3166-1 numeric code of the country.',
        'event.place',
        (f) => countryOf(place(f)?.country ?? null)?.numeric ?? null,
      ),
      own(
        'country',
        'text',
        'English name of the country.',
        'event.place',
        (f) => countryOf(place(f)?.country ?? null)?.english ?? null,
      ),
      own('country_code', 'text', 'ISO 3166-1 alpha-2.', 'event.place', (f) => place(f)?.country ?? null),
      ...['admin1', 'admin2', 'admin3'].map((name) =>
        unknownHere(name, 'isnad does not know administrative divisions'),
      ),
      own('location', 'text', 'The place as the report names it.', 'event.place', (f) => place(f)?.name ?? null),
      own('latitude', 'number', 'Degrees, WGS 84.', 'entity.coordinates', (f) => place(f)?.coordinates?.[1] ?? null),
      own('longitude', 'number', 'Degrees, WGS 84.', 'entity.coordinates', (f) => place(f)?.coordinates?.[0] ?? null),
      own(
        'geo_precision',
        'integer',
        '1: the coordinates are those of the place named; 3: only the country is named, and they are a point within it.',
        'entity.coordinates',
        (f) => place(f)?.precision ?? null,
      ),
      own('source', 'text', 'The outlet.', 'report.publisher', (f) => f.view.report.publisher),
      own(
        'source_original',
        'text',
        'On whose word: the speaker and, after ←, through whom (UCDP’s field of that name). Empty in the newspaper’s own voice.',
        'event.statement',
        (f) => claimantOf(f.view, statement(f)),
      ),
      unknownHere('source_scale', 'isnad does not judge how far an outlet reaches'),
      own('notes', 'text', 'The sentence that tells of it, word for word.', 'report.text', ({ view, item }) =>
        sentenceAround(view.report.record.report.text, item.trigger.start, item.trigger.end),
      ),
      own(
        'fatalities',
        'integer',
        'The dead, chosen by `fatalities_rule`. Empty where the report gives no figure, which does not mean none.',
        'event.figures',
        (f) => dead(f)?.chosen ?? null,
      ),
      own(
        'fatalities_rule',
        'text',
        'How the number was chosen: `low`, `best`, `high`, `latest`.',
        'option `--fatalities`',
        () => rule,
      ),
      own('low', 'integer', 'Least figure for the killed (UCDP).', 'event.figures', (f) => dead(f)?.low ?? null),
      own(
        'best',
        'integer',
        'Figure for the killed nearest to the word that carries the event (UCDP).',
        'event.figures',
        (f) => dead(f)?.best ?? null,
      ),
      own(
        'high',
        'integer',
        'Greatest figure for the killed (UCDP). Empty where one is open above («أكثر من»).',
        'event.figures',
        (f) => dead(f)?.high ?? null,
      ),
      own('tags', 'list', '`crowd size=…` of a protest, in the report’s words.', 'event.figures', crowd),
      own(
        'timestamp',
        'integer',
        'When the row was made: Unix time, seconds, at which the report was read.',
        'archive',
        (f) => {
          const at = instantOf(f.view.report.readAt);
          return at === null ? null : Math.floor(at.getTime() / 1000);
        },
      ),
      own('trigger', 'text', 'The word that carries it.', 'event.trigger', (f) => f.item.trigger.text),
      own(
        'start',
        'integer',
        'Where that word begins in the text, in UTF-16 code units.',
        'event.trigger',
        (f) => f.item.trigger.start,
      ),
      own('end', 'integer', 'Where it ends.', 'event.trigger', (f) => f.item.trigger.end),
      own(
        'statement_id',
        'text',
        'The statement that vouches for it. Empty in the newspaper’s own voice.',
        'event.statement',
        (f) => (f.item.statement === null ? null : f.view.itemId(f.item.statement)),
      ),
      own(
        'claimant_id',
        'text',
        'Who vouches for it, over the whole archive.',
        'event.statement',
        (f) => speakerOf(f.view, statement(f))?.identity?.id ?? null,
      ),
      own('stance', 'text', 'How the claimant stands to it.', 'statement.stance', (f) => statement(f)?.stance ?? null),
      own('figure_ids', 'list', 'Its figures, of every kind.', 'event.figures', (f) =>
        f.item.figures.map((id) => f.view.itemId(id)),
      ),
      ...reportColumns,
      ...reviewColumns,
      own('why', 'text', 'The rule and the row of the tables that found it.', 'event.why', (f) => f.item.why),
    ],
  };
};
