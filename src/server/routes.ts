import type { Limiter } from './access/limits.js';
import type { Route } from './route.js';
import { accountRoutes } from './routes/accounts.js';
import { auditRoutes } from './routes/audit.js';
import { correctionRoutes } from './routes/corrections.js';
import { entityRoutes } from './routes/entities.js';
import { eventRoutes } from './routes/events.js';
import { feedRoutes } from './routes/feeds.js';
import { intakeRoutes } from './routes/intake.js';
import { jobRoutes } from './routes/jobs.js';
import { keyRoutes } from './routes/keys.js';
import { ledgerRoutes } from './routes/ledgers.js';
import { listRoutes } from './routes/lists.js';
import { outletRoutes } from './routes/outlets.js';
import { overviewRoutes } from './routes/overview.js';
import { reportRoutes } from './routes/reports.js';
import { savedSearchRoutes } from './routes/saved-searches.js';
import { searchRoutes } from './routes/search.js';
import { sessionRoutes } from './routes/session.js';
import { streamRoutes } from './routes/stream.js';
import { versionRoutes } from './routes/versions.js';
import type { Services } from './services.js';

/** Every route of the API, in the order of its description. */
export const apiRoutes = (services: Services, limiter: Limiter): readonly Route[] => [
  ...searchRoutes(services),
  ...reportRoutes(services),
  ...versionRoutes(services),
  ...listRoutes(services),
  ...eventRoutes(services),
  ...entityRoutes(services),
  ...ledgerRoutes(services),
  ...correctionRoutes(services),
  ...intakeRoutes(services),
  ...jobRoutes(services),
  ...feedRoutes(services),
  ...overviewRoutes(services),
  ...outletRoutes(services),
  ...streamRoutes(services),
  ...sessionRoutes(services, limiter),
  ...accountRoutes(services),
  ...keyRoutes(services),
  ...auditRoutes(services),
  ...savedSearchRoutes(services),
];
