import type { Command } from 'commander';
import type { KeyFlags } from '../keys.js';
import type { UserFlags } from '../users.js';
import type { Declare } from './declare.js';

const usersHelp = `
The command line needs no account: they are for isnad serve, where everybody signs in once there is an admin.
Roles: viewer looks, editor also adds and corrects, admin also looks after accounts, keys and the audit.

Examples:
  $ isnad users add salma --role admin
  $ pass show newsroom/karim | isnad users add karim --role editor --password-stdin
  $ isnad users add importer --role editor --no-password     a program, which gets a key
  $ isnad users list`;

const passwordHelp = `
The password has at least 12 characters. It is asked for twice and not shown; or with --password-stdin it is what standard
input has. All sessions of the account end.`;

const keysHelp = `
A key may do what its scopes say and never more than its account's role. read: look · write: also add and correct · admin:
also look after accounts and the audit.

Examples:
  $ isnad keys add --user importer --label 'nightly feeds' --scopes read,write --expires 365 > key.txt
  $ curl -H "Authorization: Bearer $(cat key.txt)" http://127.0.0.1:4700/api/v1/statements
  $ isnad keys list
  $ isnad keys revoke 7k2m9xq4w1ab`;

const archiveHelp = 'a file or postgres://… (default: ISNAD_ARCHIVE, else the archive in the data folder)';

/** `isnad users` and `isnad keys`: who may use the archive over the network. */
export const accounts: Declare = (program, io, done) => {
  const below =
    (group: Command) =>
    (name: string, summary: string, more = ''): Command =>
      group.command(name).summary(summary).option('--archive <A>', archiveHelp).addHelpText('after', more);

  const users = below(
    program
      .command('users')
      .summary('who may use the archive over the network')
      .description('Makes and changes the accounts of those who use isnad serve from other machines.')
      .addHelpText('after', usersHelp),
  );
  const fromStdin = ['--password-stdin', 'take the password from standard input'] as const;
  users('add', 'add an account', passwordHelp)
    .description('Adds an account and asks for its password.')
    .argument('<NAME>', 'letters of any script, digits and . _ - @')
    .requiredOption('--role <ROLE>', 'viewer, editor or admin')
    .option(...fromStdin)
    .option('--no-password', 'it cannot sign in and only uses keys')
    .action(async (name: string, flags: UserFlags) =>
      done(await (await import('../users.js')).addUserCommand(name, flags, io)),
    );
  users('list', 'show the accounts')
    .description('Shows every account with its role.')
    .option('--json', 'as a JSON array')
    .action(async (flags: UserFlags) => done(await (await import('../users.js')).listUsersCommand(flags, io)));
  users('role', 'give an account another role')
    .description('Gives an account another role, from its next request on.')
    .argument('<NAME>')
    .argument('<ROLE>', 'viewer, editor or admin')
    .action(async (name: string, role: string, flags: UserFlags) =>
      done(await (await import('../users.js')).changeUserCommand('role', name, { ...flags, role }, io)),
    );
  users('password', 'set the password of an account', passwordHelp)
    .description('Sets a new password.')
    .argument('<NAME>')
    .option(...fromStdin)
    .option('--no-password', 'take it away: the account only uses keys')
    .action(async (name: string, flags: UserFlags) =>
      done(await (await import('../users.js')).changeUserCommand('password', name, flags, io)),
    );
  users('disable', 'lock an account')
    .description('Locks an account: its sessions end and its keys are not taken. What it did stays under its name.')
    .argument('<NAME>')
    .action(async (name: string, flags: UserFlags) =>
      done(await (await import('../users.js')).changeUserCommand('disable', name, flags, io)),
    );
  users('enable', 'unlock an account')
    .description('Unlocks an account, with the password and the keys it had.')
    .argument('<NAME>')
    .action(async (name: string, flags: UserFlags) =>
      done(await (await import('../users.js')).changeUserCommand('enable', name, flags, io)),
    );

  const keys = below(
    program
      .command('keys')
      .summary('keys for programs that use the archive over the network')
      .description('Makes and revokes keys that programs send to isnad serve.')
      .addHelpText('after', keysHelp),
  );
  keys('add', 'make a key', keysHelp)
    .description('Makes a key and prints it, this once: it is kept nowhere.')
    .requiredOption('--user <NAME>', 'the account it belongs to')
    .requiredOption('--label <TEXT>', 'what it is for')
    .requiredOption('--scopes <LIST>', 'of read, write, admin')
    .option('--expires <DAYS>', 'it ends after so many days (default: never)')
    .action(async (flags: KeyFlags) => done(await (await import('../keys.js')).addKeyCommand(flags, io)));
  keys('list', 'show the keys')
    .description('Shows every key with what it may do and when it was used; never the key itself.')
    .option('--user <NAME>', 'of this account only')
    .option('--json', 'as a JSON array')
    .action(async (flags: KeyFlags) => done(await (await import('../keys.js')).listKeysCommand(flags, io)));
  keys('revoke', 'end a key')
    .description('Ends a key for good, at once.')
    .argument('<ID>', 'as isnad keys list shows it')
    .action(async (id: string, flags: KeyFlags) =>
      done(await (await import('../keys.js')).revokeKeyCommand(id, flags, io)),
    );
};
