import type { Command } from 'commander';
import type { Io } from '../io.js';

/**
 * Declares a command: what it is called, takes and says of itself. What it does is imported only when it is run, so that
 * no command waits for another's libraries. `done` gets its exit code.
 */
export type Declare = (program: Command, io: Io, done: (code: number) => void) => void;
