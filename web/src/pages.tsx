import { lazy } from 'react';
import { ReadPage } from './pages/read.js';
import { type Page, page } from './router/router.js';
import { routes } from './routes.js';

const ReportPage = lazy(() => import('./pages/report.js'));

/** Every page, by address. A page that not everybody opens first is loaded when it is. */
export const pages: readonly Page[] = [
  page(routes.home, ReadPage),
  page(routes.read, ReadPage),
  page(routes.report, ReportPage),
];
