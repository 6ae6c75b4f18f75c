/** The archive cannot do what was asked; the message says why and what to do. */
export class ArchiveError extends Error {}

/** What was asked for cannot be looked for as it is; the message says why and what to type instead. */
export class QueryError extends Error {}
