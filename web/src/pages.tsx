import { lazy } from 'react';
import { type Page, page } from './router/router.js';
import { routes } from './routes.js';

const EntitiesPage = lazy(() => import('./pages/entities.js'));
const EntityPage = lazy(() => import('./pages/entity.js'));
const EventsPage = lazy(() => import('./pages/events.js'));
const FiguresPage = lazy(() => import('./pages/figures.js'));
const LedgerPage = lazy(() => import('./pages/ledger.js'));
const AccountPage = lazy(() => import('./pages/account.js'));
const AdminPage = lazy(() => import('./pages/admin.js'));
const SignInPage = lazy(() => import('./pages/sign-in.js'));
const HomePage = lazy(() => import('./pages/home.js'));
const SearchPage = lazy(() => import('./pages/search.js'));
const DeskPage = lazy(() => import('./pages/desk.js'));
const NetworkPage = lazy(() => import('./pages/network.js'));
const OutletPage = lazy(() => import('./pages/outlet.js'));
const SourcesPage = lazy(() => import('./pages/sources.js'));
const ReadPage = lazy(() => import('./pages/read.js'));
const ReportPage = lazy(() => import('./pages/report.js'));

/** Every page, by address. A page that not everybody opens first is loaded when it is. */
export const pages: readonly Page[] = [
  page(routes.home, HomePage),
  page(routes.read, ReadPage),
  page(routes.search, SearchPage),
  page(routes.signIn, SignInPage),
  page(routes.account, AccountPage),
  page(routes.admin, AdminPage),
  page(routes.report, ReportPage),
  page(routes.entities, EntitiesPage),
  page(routes.entity, EntityPage),
  page(routes.events, EventsPage),
  page(routes.sources, SourcesPage),
  page(routes.outlet, OutletPage),
  page(routes.figures, FiguresPage),
  page(routes.ledger, LedgerPage),
  page(routes.desk, DeskPage),
  page(routes.network, NetworkPage),
];
