import type { Db } from '../engine.js';

/** Whether people merged any entities. They are few: only where there are any does each entity have to be looked up. */
export const anyMerged = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('entity').select('id').where('merged_into', 'is not', null).limit(1).execute()).length > 0;
