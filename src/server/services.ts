import type { Archive } from '../archive/open.js';
import type { searchReports } from '../archive/search/search.js';
import type { AccessSettings } from './access/settings.js';
import type { Feeds, Intake } from './intake.js';
import type { Jobs } from './jobs.js';

export type Analyze = Parameters<typeof searchReports>[1];

/** What the server works with. All of it is given, so that a test gives its own. */
export interface Services {
  readonly archive: Archive;
  /** Understands the words of a query as those of reports are understood. */
  readonly analyze: Analyze;
  readonly now: () => Date;
  /** Whom the server lets in. */
  readonly access: AccessSettings;
  /** `isnad 0.1.0`. */
  readonly version: string;
  /** The folder of the built interface; null: only the API is served. */
  readonly interfaceFolder: string | null;
  readonly intake: Intake;
  readonly feeds: Feeds;
  readonly jobs: Jobs;
  /** Told of every fault of the server itself, with the id of the request. */
  readonly fault: (error: unknown, request: string) => void;
}
