import { readFileSync } from 'node:fs';

/** The version of isnad that runs. */
export const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** Who read, as the archive notes it. */
export const readerName = (): string => `isnad ${version()}`;
