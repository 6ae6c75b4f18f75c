import { createHash } from 'node:crypto';
import type { Capture } from '../record/capture.js';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Parameters that say how a reader came to a page and not which page it is. */
const tracking = /^(?:utm_.+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|_ga|yclid|twclid)$/iu;

/**
 * The form of a URL under which two are the same page: no fragment, no tracking parameters, no default port, Arabic
 * letters percent-encoded. Null for what is no http(s) URL.
 */
export function canonicalUrl(given: string): string | null {
  let url: URL;
  try {
    url = new URL(given.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  const dropped = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of dropped) url.searchParams.delete(name);
  return url.href.replace(/^https?:/u, '');
}

/** The identities of a report, the strongest first; of one that has neither guid nor URL, its text's hash. */
export function identities(capture: Pick<Capture, 'guid' | 'url'>, hash: string): readonly [string, ...string[]] {
  const url = capture.url === null ? null : canonicalUrl(capture.url);
  const keys = [
    ...(capture.guid === null || capture.guid.trim() === '' ? [] : [`guid:${capture.guid}`]),
    ...(url === null ? [] : [`url:${url}`]),
  ];
  return keys.length === 0 ? [`text:${hash}`] : (keys as [string, ...string[]]);
}

/** The public id of a report whose first identity is `key`: the same in every archive. */
export function uidOf(key: string): string {
  const digest = createHash('sha256').update(key).digest();
  // Crockford's base 32: no letters that look alike; 16 of them are 80 bits
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let uid = '';
  for (let i = 75n; i >= 0n; i -= 5n) uid += letters[Number((bits >> i) & 31n)];
  return uid;
}

/** What a report is put in order by: when it was published, in UTC where the time is known, else captured. */
export function orderTime(published: string | null, capturedAt: string): string {
  if (published === null) return capturedAt;
  if (/^\d{4}-\d{2}-\d{2}$/u.test(published)) return published;
  const instant = Date.parse(published);
  return Number.isNaN(instant) ? capturedAt : new Date(instant).toISOString();
}
