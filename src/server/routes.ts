import type { Route } from './route.js';
import { correctionRoutes } from './routes/corrections.js';
import { listRoutes } from './routes/lists.js';
import { reportRoutes } from './routes/reports.js';
import { searchRoutes } from './routes/search.js';
import { streamRoutes } from './routes/stream.js';
import type { Services } from './services.js';

/** Every route of the API, in the order of its description. */
export const apiRoutes = (services: Services): readonly Route[] => [
  ...searchRoutes(services),
  ...reportRoutes(services),
  ...listRoutes(services),
  ...correctionRoutes(services),
  ...streamRoutes(services),
];
