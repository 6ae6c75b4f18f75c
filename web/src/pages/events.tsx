import { PageHead } from '../archive/parts.js';
import { Choice } from '../components/choice.js';
import { FilterPanel } from '../filters/filter-panel.js';
import { type FilterName, filtersOf } from '../filters/filters.js';
import { useTranslator } from '../preferences/preferences.js';
import type { PageProps } from '../router/router.js';
import { eventViews, type routes } from '../routes.js';
import { EventsMap } from './events/map.js';
import { EventsTable } from './events/table.js';
import { EventsTimeline } from './events/timeline.js';

const offered = [
  ...(['type', 'place', 'happened', 'status', 'entity', 'about', 'speaker', 'through'] as const),
  ...(['measure', 'publisher', 'published', 'reviewed'] as const),
] satisfies readonly FilterName[];

/** What happened: the same events as a table, over time, and on a map. */
export default function EventsPage({ query, setQuery }: PageProps<typeof routes.events>) {
  const t = useTranslator();
  const filters = filtersOf(query);
  return (
    <div className="page">
      <PageHead title={t.say('events.title')} lead={t.say('events.lead')} />
      <Choice
        inline
        label={t.say('events.views')}
        options={eventViews.map((value) => ({ value, label: t.say(`events.view.${value}`) }))}
        chosen={query.view}
        onChange={(view) => setQuery({ view })}
      />
      <FilterPanel values={filters} onChange={setQuery} offered={offered} />
      {query.view === 'table' ? (
        <EventsTable filters={filters} />
      ) : query.view === 'timeline' ? (
        <EventsTimeline filters={filters} by={query.by} bucket={query.bucket} onChange={setQuery} />
      ) : (
        <EventsMap filters={filters} at={query.at} onChange={setQuery} />
      )}
    </div>
  );
}
