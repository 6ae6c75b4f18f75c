/** Exit codes of every command. */
export const exitCodes = { fine: 0, failure: 1, usage: 2, someFailed: 3 } as const;

/** The command was called wrongly: the message goes to stderr, the exit code is 2. */
export class UsageError extends Error {}

/** One input cannot be read: its message says why and what to do. The other inputs are still read; the exit code is 3. */
export class InputError extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
