import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../caller.js';
import { Problem } from '../problem.js';
import { type Client, networkOf } from './client.js';
import type { Limits } from './settings.js';

/** How often somebody may ask. Counted in this process. */
export interface Limiter {
  /** Counts a request. Throws Problem 429 for one too many. The person at this machine is not counted. */
  request(caller: Caller | null, client: Client, safe: boolean): Promise<void>;
  /** Counts a try to sign in, before anything is looked at. Throws Problem 429 for one too many. */
  signingIn(name: string, client: Client): Promise<void>;
  /** Forgets the tries: the right password was given. */
  signedIn(name: string, client: Client): Promise<void>;
}

export function limiterOf(limits: Limits): Limiter {
  const made = (key: keyof Limits): RateLimiterMemory => new RateLimiterMemory({ keyPrefix: key, ...limits[key] });
  const [name, address] = [made('name'), made('address')];
  const [read, write, unknown] = [made('read'), made('write'), made('unknown')];
  const both = (given: string, client: Client): string =>
    `${networkOf(client.address)} ${given.trim().normalize('NFKC').toLowerCase()}`;
  return {
    async request(caller, client, safe) {
      if (caller?.via === 'local') return;
      if (caller === null) await counted(unknown, networkOf(client.address));
      else await counted(safe ? read : write, caller.name);
    },
    async signingIn(given, client) {
      await counted(address, networkOf(client.address));
      await counted(name, both(given, client));
    },
    async signedIn(given, client) {
      await name.delete(both(given, client));
      await address.reward(networkOf(client.address));
    },
  };
}

async function counted(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new Problem(429, `that was too often. Try again in ${waiting(seconds)}.`, {
      headers: { 'retry-after': String(seconds) },
    });
  }
}

const waiting = (seconds: number): string =>
  seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
