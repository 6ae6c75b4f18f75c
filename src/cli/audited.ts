import { notAccounts } from '../archive/accounts/account.js';
import { writeAudit } from '../archive/accounts/audit.js';
import type { Archive } from '../archive/open.js';

/** Writes down what whoever sits at this machine did to accounts and keys. */
export const auditedHere = (archive: Archive, action: string, target: string, now: string): Promise<void> =>
  writeAudit(archive, {
    ...{ at: now, account: notAccounts.local, via: 'local', action, target },
    ...{ request: null, status: 0, ip: null },
  });
