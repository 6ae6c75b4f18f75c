import { type ApiKey, createKey, listKeys, revokeKey } from '../archive/accounts/key.js';
import { scopesFrom } from '../archive/accounts/roles.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { auditedHere } from './audited.js';
import { type Cells, inColumns } from './columns.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';

/** The options of the commands below as they come from the command line. */
export interface KeyFlags {
  readonly archive?: string;
  readonly json?: boolean;
  readonly user?: string;
  readonly label?: string;
  readonly scopes?: string;
  readonly expires?: string;
}

/** `isnad keys add`: the key goes to standard output, and nowhere else. Gives the exit code. */
export async function addKeyCommand(flags: KeyFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const scopes = scopesFrom((flags.scopes ?? '').split(',').map((s) => s.trim()));
  const now = new Date();
  const expiresAt = endFrom(flags.expires, now);
  await using archive = await openArchive(locationOf(flags.archive, env));
  const wanted = { account: flags.user ?? '', label: flags.label ?? '', scopes, expiresAt };
  const { secret, key } = await createKey(archive, wanted, now.toISOString());
  await auditedHere(archive, 'keys add', key.id, now.toISOString());
  await io.out(`${secret}\n`);
  io.say(`key ${key.id} of ${key.account}: ${key.scopes.join(', ')}. It is shown this once; keep it like a password.`);
  return exitCodes.fine;
}

function endFrom(days: string | undefined, now: Date): string | null {
  if (days === undefined) return null;
  const n = Number(days);
  if (!Number.isInteger(n) || n < 1 || n > 3650)
    throw new UsageError(`--expires must be a whole number of days from 1 to 3650, not '${days}'.`);
  return new Date(now.getTime() + n * 86_400_000).toISOString();
}

/** `isnad keys list`. */
export async function listKeysCommand(flags: KeyFlags, io: Io, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  const keys = await listKeys(archive, flags.user);
  if (flags.json) await io.out(`${JSON.stringify(keys, null, 2)}\n`);
  else if (keys.length === 0) io.say('no keys yet. Make one: isnad keys add --user NAME --label TEXT --scopes read');
  else await io.out(inColumns(keys, cellsAt(new Date().toISOString()), io.look));
  return exitCodes.fine;
}

const cellsAt =
  (now: string): Cells<ApiKey> =>
  (k) => [k.id, k.scopes.join(','), stateOf(k, now), `${k.account}: ${k.label}`];

function stateOf(key: ApiKey, now: string): string {
  const day = (at: string): string => at.slice(0, 10);
  if (key.revokedAt !== null) return `revoked ${day(key.revokedAt)}`;
  if (key.expiresAt !== null && key.expiresAt <= now) return `ended ${day(key.expiresAt)}`;
  const used = key.usedAt === null ? 'never used' : `used ${day(key.usedAt)}`;
  return key.expiresAt === null ? used : `${used}, until ${day(key.expiresAt)}`;
}

/** `isnad keys revoke`. */
export async function revokeKeyCommand(
  id: string,
  flags: KeyFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  const now = new Date().toISOString();
  const key = await revokeKey(archive, id, {}, now);
  await auditedHere(archive, 'keys revoke', key.id, now);
  io.say(`revoked: ${key.id} of ${key.account} (${key.label})`);
  return exitCodes.fine;
}
