import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { StatementItem } from '../../../src/archive/lists/statements.js';
import type { Profile } from '../../../src/archive/views/profile.js';
import { CountedEntities, CountedWords } from '../archive/count-links.js';
import { Listed, Problem, StatementCard } from '../archive/parts.js';
import { EmptyState } from '../components/empty-state.js';
import { ApiProblem, useGet, useList } from '../data/api.js';
import { FilterPanel } from '../filters/filter-panel.js';
import { type FilterName, type FilterValues, filterNames, filtersOf } from '../filters/filters.js';
import type { Translator } from '../i18n/translator.js';
import { useTranslator } from '../preferences/preferences.js';
import { Tag, Words } from '../room/parts.js';
import { Link, type PageProps } from '../router/router.js';
import { type EntityTab, entityTabs, routes } from '../routes.js';
import { Merging } from './entity/merging.js';
import { Months } from './entity/months.js';
import { Where } from './entity/where.js';

/** The filter by which each list is of this entity. */
const standing: Readonly<Record<EntityTab, FilterName>> = {
  said: 'speaker',
  about: 'about',
  relayed: 'through',
  heard: 'to',
};

/** A person, body or place: what it said and what was said of it, through whom, when. */
export default function EntityPage({ params, query, setQuery }: PageProps<typeof routes.entity>) {
  const t = useTranslator();
  const { data, error, refetch } = useGet<Profile>(`/entities/${encodeURIComponent(params.id)}`);
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
    return (
      <EmptyState wholePage title={t.say('entity.absent.title')} text={t.say('entity.absent.text')}>
        <Link className="button main" href={routes.entities.href({})}>
          {t.say('entities.title')}
        </Link>
      </EmptyState>
    );
  if (error !== null) return <Problem error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <p className="loading">{t.say('app.loading')}</p>;
  return <Entity key={data.id} profile={data} query={query} setQuery={setQuery} />;
}

type Props = Pick<PageProps<typeof routes.entity>, 'query' | 'setQuery'> & { readonly profile: Profile };

function Entity({ profile, query, setQuery }: Props) {
  const t = useTranslator();
  const counts: Readonly<Record<EntityTab, number>> = {
    said: profile.roles.speaker,
    about: profile.roles.about,
    relayed: profile.roles.relay,
    heard: profile.roles.addressee,
  };
  // where the address names no list, the first that holds something
  const tab = query.tab !== 'said' || counts.said > 0 ? query.tab : (entityTabs.find((x) => counts[x] > 0) ?? 'said');
  const to = (list: EntityTab, filters: Partial<FilterValues>): string =>
    routes.entity.href({ id: String(profile.id) }, { tab: list, ...filters });
  return (
    <div className="page entity">
      <header className="entity-head">
        <h1>
          <Words>{profile.name}</Words>
        </h1>
        <p className="entity-line">{described(profile, t)}</p>
        {profile.names.length > 1 ? (
          <p className="entity-names">
            <span className="soft">{t.say('entity.names')}</span>{' '}
            {profile.names.map(({ value, count }) => (
              <span key={value} className="entity-name">
                <Words>{value}</Words> <span className="soft numeric">{t.number(count)}</span>
              </span>
            ))}
          </p>
        ) : null}
      </header>
      <div className="entity-main">
        <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setQuery({ tab: key as EntityTab })}>
          <TabList className="tab-list" aria-label={t.say('entity.lists')}>
            {entityTabs.map((name) => (
              <Tab key={name} id={name} className="tab">
                {t.say(`entity.tab.${name}`)}
                <span className="tab-count">{t.number(counts[name])}</span>
              </Tab>
            ))}
          </TabList>
          {entityTabs.map((name) => (
            <TabPanel key={name} id={name} className="tab-panel">
              <Statements profile={profile} tab={name} filters={filtersOf(query)} setQuery={setQuery} />
            </TabPanel>
          ))}
        </Tabs>
      </div>
      <aside className="entity-aside" aria-label={t.say('entity.glance')}>
        <Months months={profile.months} hrefOf={(month) => to(tab, { published: month })} />
        <Where profile={profile} />
        <CountedEntities
          title={t.say('entity.relayedBy')}
          counts={profile.relayedBy}
          hrefOf={(e) => to('said', { through: String(e.id) })}
        />
        <CountedEntities
          title={t.say('entity.relays')}
          counts={profile.relays}
          hrefOf={(e) => to('relayed', { entity: String(e.id) })}
        />
        <CountedEntities
          title={t.say('entity.speaksOf')}
          counts={profile.speaksOf}
          hrefOf={(e) => to('said', { about: String(e.id) })}
        />
        <CountedEntities
          title={t.say('entity.spokenOfBy')}
          counts={profile.spokenOfBy}
          hrefOf={(e) => to('about', { speaker: String(e.id) })}
        />
        <CountedEntities
          title={t.say('entity.addresses')}
          counts={profile.addresses}
          hrefOf={(e) => to('said', { to: String(e.id) })}
        />
        <CountedWords
          title={t.say('entity.stances')}
          counts={profile.stances.map(({ value, count }) => ({
            ...{ key: value, count, label: t.word('stance', value), href: to('said', { stance: value }) },
          }))}
        />
        <CountedWords
          title={t.say('entity.events')}
          counts={(['actor', 'recipient', 'place'] as const)
            .map((role) => ({ key: role, count: profile.events[role], label: t.say(`entity.events.${role}`) }))
            .filter((e) => e.count > 0)}
        />
        <CountedWords
          title={t.say('entity.types')}
          counts={profile.types.map(({ value, count }) => ({
            ...{ key: value, count, label: t.word('eventType', value) },
            href: routes.events.href({}, { entity: String(profile.id), type: value }),
          }))}
        />
        <CountedWords
          title={t.say('entity.publishers')}
          counts={profile.publishers.map(({ value, count }) => ({
            ...{ key: value, count, label: <bdi>{value}</bdi>, href: routes.outlet.href({ name: value }) },
          }))}
        />
        <Elsewhere profile={profile} />
        <Merging profile={profile} />
      </aside>
    </div>
  );
}

/** Other pages that tell of it. */
function Elsewhere({ profile }: { readonly profile: Profile }) {
  const t = useTranslator();
  const id = String(profile.id);
  const cites = profile.roles.speaker + profile.roles.relay > 0;
  const figures = routes.figures.href({}, { grain: 'type', place: id });
  const network = routes.network.href({}, { entity: id, node: `e${id}` });
  const there = [
    ...(profile.events.place > 0 ? [{ href: figures, text: 'entity.toFigures' } as const] : []),
    ...(cites ? [{ href: network, text: 'entity.toNetwork' } as const] : []),
  ];
  if (there.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>{t.say('entity.elsewhere')}</h2>
      <ul className="counted">
        {there.map(({ href, text }) => (
          <li key={href}>
            <Link href={href}>{t.say(text)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Type, country, English name, link, and in how many reports from when to when. */
function described(profile: Profile, t: Translator) {
  const { type, named, country, english, link, reports, first, last } = profile;
  const facts = [
    <span key="type">{t.word('entityType', type)}</span>,
    named ? null : <Tag key="unnamed">{t.say('entity.unnamed')}</Tag>,
    country === null ? null : (
      <Link key="country" href={routes.entities.href({}, { country, type })}>
        {t.country(country)}
      </Link>
    ),
    english === null ? null : (
      <bdi key="english" lang="en">
        {english}
      </bdi>
    ),
    link === null ? null : (
      <code key="link" dir="ltr">
        {link}
      </code>
    ),
    <span key="reports">{t.count('count.reports', reports)}</span>,
    first === null || last === null ? null : (
      <span key="days">
        {first === last ? t.day(first) : t.say('span.days', { from: t.day(first), to: t.day(last) })}
      </span>
    ),
  ];
  return facts.filter((fact) => fact !== null);
}

function Statements({
  profile,
  tab,
  filters,
  setQuery,
}: {
  readonly profile: Profile;
  readonly tab: EntityTab;
  readonly filters: FilterValues;
  readonly setQuery: Props['setQuery'];
}) {
  const t = useTranslator();
  const own = standing[tab];
  const list = useList<StatementItem>('/statements', { ...filters, [own]: profile.id });
  const narrowed = Object.entries(filters).some(([name, value]) => name !== own && value !== null);
  return (
    <>
      <FilterPanel values={filters} onChange={setQuery} offered={filterNames.filter((name) => name !== own)} />
      <Listed
        list={list}
        none={{
          title: t.say(`entity.none.${tab}`),
          text: t.say(narrowed ? 'entity.none.narrowed' : 'entity.none.text'),
        }}
      >
        {(items) => items.map((statement) => <StatementCard key={statement.id} statement={statement} />)}
      </Listed>
    </>
  );
}
