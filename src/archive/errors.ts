/** The archive cannot do what was asked; the message says why and what to do. */
export class ArchiveError extends Error {}
