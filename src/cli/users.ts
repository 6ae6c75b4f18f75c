import {
  type Account,
  type AccountChange,
  accountName,
  changeAccount,
  createAccount,
  getAccount,
  hasAdmin,
  listAccounts,
} from '../archive/accounts/account.js';
import { hashPassword } from '../archive/accounts/password.js';
import { roleFrom } from '../archive/accounts/roles.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { auditedHere } from './audited.js';
import { type Cells, inColumns } from './columns.js';
import { exitCodes } from './errors.js';
import type { Io } from './io.js';
import { passwordFrom } from './password.js';

/** The options of the commands below as they come from the command line. */
export interface UserFlags {
  readonly archive?: string;
  readonly json?: boolean;
  readonly role?: string;
  readonly passwordStdin?: boolean;
  /** False for `--no-password`. */
  readonly password?: boolean;
}

/** `isnad users add`. Gives the exit code. */
export async function addUserCommand(
  name: string,
  flags: UserFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const role = roleFrom(flags.role ?? '');
  // before anybody types a password
  const password = await hashFrom(accountName(name), flags, io);
  await using archive = await openArchive(locationOf(flags.archive, env), { create: true });
  const now = new Date().toISOString();
  const account = await createAccount(archive, { name, role, password }, now);
  await auditedHere(archive, 'users add', account.name, now);
  io.say(`added: ${account.name}, ${account.role}`);
  if (account.password) io.say('Serve the archive to others: isnad serve --host ADDRESS');
  else io.say(`It needs a key: isnad keys add --user ${account.name} --label TEXT --scopes read`);
  if (!(await hasAdmin(archive)))
    io.say('No admin can sign in yet, and isnad serve needs one: isnad users add NAME --role admin');
  return exitCodes.fine;
}

const hashFrom = async (name: string, flags: UserFlags, io: Io): Promise<string | null> =>
  flags.password === false ? null : hashPassword(await passwordFrom(io, name, flags.passwordStdin));

/** `isnad users list`. */
export async function listUsersCommand(
  flags: UserFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  const accounts = await listAccounts(archive);
  if (flags.json) await io.out(`${JSON.stringify(accounts, null, 2)}\n`);
  else if (accounts.length === 0) io.say('no accounts yet. Add one: isnad users add NAME --role admin');
  else await io.out(inColumns(accounts, cells, io.look));
  return exitCodes.fine;
}

const cells: Cells<Account> = (a) => [
  a.role,
  `since ${a.createdAt.slice(0, 10)}`,
  a.disabledAt === null ? (a.password ? '' : 'keys only') : `disabled ${a.disabledAt.slice(0, 10)}`,
  a.name,
];

/** `isnad users role|password|disable|enable`. */
export async function changeUserCommand(
  what: 'role' | 'password' | 'disable' | 'enable',
  name: string,
  flags: UserFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  // before anybody types a password
  const known = await getAccount(archive, name);
  const change = async (): Promise<AccountChange> => {
    switch (what) {
      case 'role':
        return { role: roleFrom(flags.role ?? '') };
      case 'password':
        return { password: await hashFrom(known.name, flags, io) };
      case 'disable':
        return { disabled: true };
      case 'enable':
        return { disabled: false };
    }
  };
  const changed = await change();
  const now = new Date().toISOString();
  const account = await changeAccount(archive, known.name, changed, now);
  await auditedHere(archive, `users ${what}`, account.name, now);
  io.say(
    {
      role: `${account.name} is ${account.role}`,
      password: account.password ? `${account.name} has a new password` : `${account.name} has no password any more`,
      disable: `${account.name} is locked`,
      enable: `${account.name} is unlocked`,
    }[what],
  );
  return exitCodes.fine;
}
