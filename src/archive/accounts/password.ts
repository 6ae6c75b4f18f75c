import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AccountError } from './errors.js';

/** How hard a password is made to guess: scrypt's N, r and p (RFC 7914). Memory is 128·N·r bytes. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's first choice for scrypt: 128 MiB, about half a second. */
export const usualCost: Cost = { N: 2 ** 17, r: 8, p: 1 };

const shortest = 12;
const longest = 1024;

/**
 * A password as it is kept: `scrypt$N$r$p$salt$hash`, the last two in base64url, so that a later isnad may ask for more and
 * still knows the old ones. Throws AccountError for one that is too short.
 */
export async function hashPassword(password: string, cost: Cost = usualCost): Promise<string> {
  const length = [...password].length;
  if (length < shortest)
    throw new AccountError('invalid', `a password must have at least ${shortest} characters: several words are good.`);
  if (length > longest) throw new AccountError('invalid', `a password may have at most ${longest} characters.`);
  const salt = randomBytes(16);
  const hash = await derived(password, salt, cost, 32);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Whether a password is the one that was kept. Without one to compare with (an unknown name, an account that cannot sign
 * in) it takes as long and is false.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const { cost, salt, hash } = (kept === null ? null : parsed(kept)) ?? nobody;
  const made = await derived(password.slice(0, 2 * longest), salt, cost, hash.length);
  return timingSafeEqual(made, hash) && kept !== null;
}

const nobody = { cost: usualCost, salt: Buffer.alloc(16), hash: Buffer.alloc(32) };

function parsed(kept: string): { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer } | null {
  const [, N, r, p, salt, hash] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]{22})\$([\w-]{43})$/.exec(kept) ?? [];
  if (hash === undefined) return null;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt!, 'base64url'), hash: Buffer.from(hash, 'base64url') };
}

/** Whether this is what `hashPassword` writes. */
export const isPasswordHash = (kept: string): boolean => parsed(kept) !== null;

// composed and decomposed letters, and those of different width, look the same to who types them
const derived = (password: string, salt: Buffer, { N, r, p }: Cost, length: number): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 128 * N * r + 2 ** 20 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );
