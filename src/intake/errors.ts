/** One input cannot be taken or read: its message says why and what to do. The other inputs are still read. */
export class InputError extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
