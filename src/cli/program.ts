import { Command, CommanderError } from 'commander';
import { messageOf } from '../intake/errors.js';
import { accounts } from './commands/accounts.js';
import { add } from './commands/add.js';
import { care } from './commands/care.js';
import type { Declare } from './commands/declare.js';
import { demo } from './commands/demo.js';
import { evaluate } from './commands/eval.js';
import { explain } from './commands/explain.js';
import { exporting } from './commands/export.js';
import { feeds } from './commands/feeds.js';
import { mcp } from './commands/mcp.js';
import { query } from './commands/query.js';
import { read } from './commands/read.js';
import { serve } from './commands/serve.js';
import { worker } from './commands/worker.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { version } from './version.js';

const mainHelp = `
Examples:
  $ isnad read report.txt --date 2022-01-09
  $ isnad help read

Data goes to standard output, talk to standard error. Nothing leaves this machine.
Exit codes: 0 fine · 1 failure · 2 wrong usage · 3 some inputs failed`;

/** Every command, in the order of the help. */
const commands: readonly Declare[] = [
  ...[read, explain, demo, serve, accounts, add, feeds, query, exporting, care, worker, mcp, evaluate],
];

/** Runs the command line. Gives the exit code; throws nothing. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.fine;
  const program = new Command('isnad')
    .description('Reads Arabic news and records who said what, through whom, to whom, about which event.')
    .version(version())
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError('(isnad help shows what there is)')
    .addHelpText('after', mainHelp)
    .exitOverride();

  for (const declare of commands)
    declare(program, io, (result) => {
      code = result;
    });
  for (const command of withAllBelow(program))
    command.exitOverride().configureOutput({
      writeOut: (text) => void io.out(text),
      writeErr: (text) => io.say(text.replace(/^error: /u, '').trimEnd()),
    });

  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return exitCodes.usage;
    }
    await program.parseAsync(args as string[], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof UsageError) {
      io.say(error.message);
      return exitCodes.usage;
    }
    io.say(messageOf(error));
    return exitCodes.failure;
  }
}

const withAllBelow = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(withAllBelow)];
