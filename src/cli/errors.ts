/** Exit codes of every command. */
export const exitCodes = { fine: 0, failure: 1, usage: 2, someFailed: 3, interrupted: 130 } as const;

/** The command was called wrongly: the message goes to stderr, the exit code is 2. */
export class UsageError extends Error {}
