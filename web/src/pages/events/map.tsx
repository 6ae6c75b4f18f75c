import { useMemo } from 'react';
import { Button as PlainButton } from 'react-aria-components/Button';
import type { EventItem } from '../../../../src/archive/lists/events.js';
import type { EventPlace, EventPlaces } from '../../../../src/archive/views/places.js';
import { EntityLink, itemAddress, Problem, ReportLine } from '../../archive/parts.js';
import { Button } from '../../components/button.js';
import { EmptyState } from '../../components/empty-state.js';
import { useGet, useList } from '../../data/api.js';
import type { FilterValues } from '../../filters/filters.js';
import { placeName } from '../../ledger/say.js';
import { PlacesMap } from '../../map/map.js';
import type { MapPlace } from '../../map/place.js';
import { useTranslator } from '../../preferences/preferences.js';
import { Words } from '../../room/parts.js';
import { Link } from '../../router/router.js';
import { download } from '../../share/download.js';
import { placesGeoJson } from './geojson.js';
import { SaveEvents } from './save.js';
import { noneOf, whenOf } from './table.js';
import { classOf } from './types.js';

interface Props {
  readonly filters: FilterValues;
  /** The place that is looked at: number of its entity. */
  readonly at: string | null;
  readonly onChange: (change: Partial<FilterValues & { readonly at: string | null }>) => void;
}

/** Where events happened: a map, and the same places as a list, in which each opens its events. */
export function EventsMap({ filters, at, onChange }: Props) {
  const t = useTranslator();
  const { data, error, refetch, isPlaceholderData } = useGet<EventPlaces>('/events/places', { ...filters, limit: 500 });
  const onMap = useMemo(
    () =>
      (data?.places ?? []).flatMap(({ place, coordinates, precision, events }): readonly MapPlace[] =>
        coordinates === null
          ? []
          : [{ id: String(place.id), name: placeName(place, t), coordinates, precision, count: events }],
      ),
    [data, t],
  );
  if (error !== null) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  if (data.of.counted === 0) return <EmptyState {...noneOf(t)} />;
  if (data.places.length === 0) return <EmptyState title={t.say('map.none.title')} text={t.say('map.none.text')} />;
  const unplaced = data.of.counted - data.placed;
  const unmapped = data.placed - data.mapped;
  return (
    <>
      <div className="listed places" aria-busy={isPlaceholderData}>
        <PlacesMap places={onMap} selected={at} onSelect={(id) => onChange({ at: id })} />
        <section className="places-list" aria-label={t.say('map.places')}>
          <h2>
            {t.say('map.places')} <span className="soft">{t.number(data.places.length)}</span>
          </h2>
          <ol>
            {data.places.map((place) => (
              <PlaceRow
                key={place.place.id}
                place={place}
                filters={filters}
                open={at === String(place.place.id)}
                onOpen={(open) => onChange({ at: open ? String(place.place.id) : null })}
                onOnly={() => onChange({ place: String(place.place.id), at: null })}
              />
            ))}
          </ol>
        </section>
      </div>
      <p className="hint">
        {t.count(data.of.all ? 'count.events' : 'count.eventsAtLeast', data.of.counted)}.{' '}
        {unplaced > 0 ? `${t.count('map.unplaced', unplaced)} ` : ''}
        {unmapped > 0 ? `${t.count('map.unmapped', unmapped)} ` : ''}
        {data.complete ? '' : t.say('map.more')}
      </p>
      <SaveEvents filters={filters}>
        <PlainButton
          className="plain-link"
          onPress={() => download('isnad-places.geojson', 'application/geo+json', placesGeoJson(data.places))}
        >
          {t.say('events.save.geojson')}
        </PlainButton>
      </SaveEvents>
    </>
  );
}

interface RowProps {
  readonly place: EventPlace;
  readonly filters: FilterValues;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onOnly: () => void;
}

/** One place of the list; opened, what happened there. */
function PlaceRow({ place, filters, open, onOpen, onOnly }: RowProps) {
  const t = useTranslator();
  const seen = (element: HTMLElement | null): void => {
    // chosen on the map, it is brought into sight in its list, and the page stays where it is
    const list = element?.closest<HTMLElement>('ol');
    if (open && element !== null && list != null && list.scrollHeight > list.clientHeight)
      list.scrollTo({ top: element.offsetTop - list.offsetTop - 8 });
  };
  return (
    <li ref={seen} className="place-row" data-open={open || undefined}>
      <PlainButton className="place-head" aria-expanded={open} onPress={() => onOpen(!open)}>
        <span
          className="bubble"
          data-precision={place.coordinates === null ? 'none' : place.precision}
          aria-hidden="true"
        />
        <bdi>{placeName(place.place, t)}</bdi>
        <span className="place-count numeric">{t.count('count.events', place.events)}</span>
      </PlainButton>
      {open ? (
        <div className="place-body">
          <p className="hint">
            {place.coordinates === null ? t.say('map.nowhere') : t.say(`map.precision.${place.precision}`)}
            {place.country === null ? '' : ` · ${t.country(place.country)}`}
          </p>
          <ul className="place-types">
            {place.types.map(({ value, count }) => (
              <li key={value}>
                <span className="swatch" data-class={classOf(value)} aria-hidden="true" />
                {t.word('eventType', value)} <span className="numeric soft">{t.number(count)}</span>
              </li>
            ))}
          </ul>
          <PlaceEvents filters={{ ...filters, place: String(place.place.id) }} />
          <p className="place-more">
            <Button onPress={onOnly}>{t.say('map.only')}</Button>
            <EntityLink entity={place.place} />
          </p>
        </div>
      ) : null}
    </li>
  );
}

/** The latest events of a place. */
function PlaceEvents({ filters }: { readonly filters: FilterValues }) {
  const t = useTranslator();
  const { data } = useList<EventItem>('/events', filters, { limit: 5 });
  return (
    <ul className="place-events">
      {data?.pages[0]?.items.map((event) => (
        <li key={event.id}>
          <Link href={itemAddress(event.id)} className="event-words">
            <span className="event-type" data-class={classOf(event.type)}>
              {t.word('eventType', event.type)}
            </span>{' '}
            <Words>{event.words.text}</Words>
          </Link>{' '}
          <span className="soft">{whenOf(event, t)}</span>
          <ReportLine report={event.report} item={event.id} />
        </li>
      ))}
    </ul>
  );
}
