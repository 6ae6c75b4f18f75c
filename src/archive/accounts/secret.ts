import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, in letters that stand in an address, a header and a cookie as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How a secret is kept and found again: SHA-256 in hex. It needs no salt, being random itself. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A name for something in lists and addresses, which says nothing of it. */
export const newUid = (): string => randomBytes(9).toString('base64url').replaceAll(/[-_]/g, 'x').toLowerCase();
