import type { Kysely } from 'kysely';
import type { Engine } from '../engine.js';
import * as core from './0001-core.js';
import * as search from './0002-search.js';
import * as accounts from './0003-accounts.js';
import * as summaries from './0004-summaries.js';

interface Step {
  readonly name: string;
  up(db: Kysely<unknown>, engine: Engine['name']): Promise<void>;
}

/** Every change of the tables, in order, for both engines. A step that was released is never edited: add another. */
export const steps: readonly Step[] = [
  { name: '0001-core', up: core.up },
  { name: '0002-search', up: search.up },
  { name: '0003-accounts', up: accounts.up },
  { name: '0004-summaries', up: summaries.up },
];
