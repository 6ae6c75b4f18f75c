import { filterFields } from './filters/filters.js';
import { flag, oneOf, route, someOf, text, whole } from './router/route.js';

/** What can be marked in a report's text. */
export const layers = ['statements', 'entities', 'times', 'figures', 'events'] as const;
export type LayerName = (typeof layers)[number];

/** The lists beside a report's text. */
export const tabs = ['statements', 'entities', 'events', 'figures', 'times', 'notes'] as const;
export type TabName = (typeof tabs)[number];

/** What of a report of the archive is shown in the middle. */
export const reportViews = ['text', 'page', 'versions', 'corrections'] as const;

/** What an entity's page lists: what it said, what was said of it, what it passed on, what was said to it. */
export const entityTabs = ['said', 'about', 'relayed', 'heard'] as const;
export type EntityTab = (typeof entityTabs)[number];

/** How many the network may have. */
export const networkSizes = ['300', '100', '1000'] as const;

/** How a chart's values stand: evenly, or so that each ten times as much is as far again. */
export const spacings = ['even', 'tenfold'] as const;
export type Spacing = (typeof spacings)[number];
/** What the desk offers to look at. */
export const queues = ['statements', 'events', 'figures', 'history', 'orphans'] as const;

/** How events are shown, what they are put in time by, and how long the bars of time are. */
export const eventViews = ['table', 'timeline', 'map'] as const;
export const timesBy = ['happened', 'published'] as const;
export const buckets = ['auto', 'day', 'week', 'month', 'year'] as const;

/** The parts of the page of sources. */
export const sourceTabs = ['outlets', 'feeds', 'add'] as const;

/** Every address of the interface. A new page adds its route here and its view in pages.tsx. */
export const routes = {
  home: route('/', {}),
  read: route('/read', {}),
  /** `back`: the address that signing in leads back to. */
  signIn: route('/sign-in', { back: text }),
  account: route('/account', {}),
  admin: route('/admin', {
    tab: oneOf(['users', 'keys', 'audit']),
    ...{ account: text, action: text, target: text, from: text, before: text },
  }),
  /** Reports or statements that hold words and fit filters; without words, the newest. */
  search: route('/search', {
    q: text,
    what: oneOf(['reports', 'statements']),
    order: oneOf(['ranked', 'newest']),
    exact: flag,
    ...filterFields,
  }),
  /**
   * One report, of the archive or of this tab; `item` is the id of the statement, entity, … that is selected. `seq`: a
   * version of it that is not the latest; `desk`: it is being corrected.
   */
  report: route('/reports/:id', {
    item: text,
    layers: someOf(layers, ['statements']),
    tab: oneOf(tabs),
    seq: whole,
    show: oneOf(reportViews),
    desk: flag,
  }),
  /** What editors look at next; `item` is the id of the item that is open. */
  desk: route('/desk', { of: oneOf(queues), item: text, ...filterFields }),
  /** A person, body or place of the archive; `id` is its number there. */
  entities: route('/entities', { name: text, type: text, country: text, named: oneOf(['any', 'true', 'false']) }),
  entity: route('/entities/:id', { tab: oneOf(entityTabs), ...filterFields }),
  /** Events as a table, over time and on a map; `by` and `bucket`: how time is cut; `at`: the place that is looked at. */
  events: route('/events', {
    view: oneOf(eventViews),
    by: oneOf(timesBy),
    bucket: oneOf(buckets),
    at: text,
    ...filterFields,
  }),
  /** Where reports come from: outlets, feeds, and taking more of them in. */
  sources: route('/sources', { tab: oneOf(sourceTabs) }),
  /** One outlet, by its name as its reports give it. */
  outlet: route('/sources/:name', {}),
  /** Ledgers of contested figures. */
  figures: route('/figures', {
    grain: oneOf(['event', 'type', 'place']),
    order: oneOf(['contested', 'newest']),
    ...filterFields,
  }),
  /** One ledger; `who` are the claimants that stand out, `claim` is the figure that is looked at. */
  ledger: route('/figures/:key', { who: text, claim: text, spacing: oneOf(spacings) }),
  /** Who cites whom; `least` is from how many statements on a tie is drawn, `node` or `edge` what is looked at. */
  network: route('/network', {
    size: oneOf(networkSizes),
    named: oneOf(['any', 'true']),
    least: whole,
    node: text,
    edge: text,
    ...filterFields,
  }),
} as const;
