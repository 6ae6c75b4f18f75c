import type { Context } from 'hono';
import { notAccounts } from '../../archive/accounts/account.js';
import { writeAudit } from '../../archive/accounts/audit.js';
import type { Env } from '../route.js';
import type { Services } from '../services.js';
import { isSafe } from './origin.js';

/** Writes down a request that changed something, and each wrong password, once it is known what came of it. */
export async function audit({ archive, now, fault }: Services, c: Context<Env>): Promise<void> {
  if (isSafe(c.req.method)) return;
  const did = c.get('did');
  const { status } = c.res;
  const changed = status < 400 && did?.changes !== false;
  if (!changed && !(did?.signingIn === true && status === 401)) return;
  const caller = c.get('caller') ?? null;
  try {
    await writeAudit(archive, {
      at: now().toISOString(),
      ...{ account: caller?.name ?? notAccounts.nobody, via: caller?.via ?? 'none' },
      action: did?.action ?? `${c.req.method} ${c.req.path}`,
      target: did?.target ?? null,
      ...{ request: c.get('requestId'), status, ip: c.get('client').address },
    });
  } catch (error) {
    // what was asked for is done: the caller must not be told otherwise
    fault(error, c.get('requestId'));
  }
}

/** What a request does, as far as its route has told. */
export interface Deed {
  readonly action: string;
  /** To what: the parameters of its path, or what the route says. */
  readonly target: string | null;
  /** False where, after all, nothing was changed. */
  readonly changes: boolean;
  /** A password was given: one that is wrong is written down too. */
  readonly signingIn?: boolean;
}

/** Says more of what the request under way does. */
export function tell(c: Context<Env>, more: Partial<Omit<Deed, 'action'>>): void {
  const did = c.get('did') ?? { action: `${c.req.method} ${c.req.path}`, target: null, changes: true };
  c.set('did', { ...did, ...more });
}
