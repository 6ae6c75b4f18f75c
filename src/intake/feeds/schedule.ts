import { noRhythm, type Rhythm } from './item.js';

/** How often feeds are looked at. Milliseconds. */
export interface Pace {
  /** Where a feed says nothing of it. */
  readonly usualMs: number;
  /** Not more often than this, whatever a feed says. */
  readonly leastMs: number;
  /** Not more seldom, whatever a feed says, and however often it failed. */
  readonly mostMs: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const defaultPace: Pace = { usualMs: hour, leastMs: 15 * minute, mostMs: day };

/** A server that asks for more patience than this is waited for no longer. */
const mostPatienceMs = 7 * day;

export interface AfterSuccess {
  readonly now: Date;
  readonly rhythm: Rhythm;
  readonly headers: Readonly<Record<string, string>>;
  readonly pace: Pace;
  /** Between 0 and 1, so that many feeds added together do not stay together. */
  readonly random: number;
}

/**
 * When to look again: the longest of what is usual, what the feed says (`ttl`, syndication module) and how long its
 * answer may be kept (Cache-Control, Expires), within the pace; up to a tenth later; not in hours and days it skips.
 */
export function afterSuccess({ now, rhythm, headers, pace, random }: AfterSuccess): Date {
  const asked = Math.max((rhythm.everyMinutes ?? 0) * minute, freshMs(headers, now));
  const wait = Math.min(Math.max(pace.leastMs, asked === 0 ? pace.usualMs : asked), pace.mostMs);
  return notSkipped(new Date(now.getTime() + wait * (1 + 0.1 * random)), rhythm);
}

export interface AfterFailure {
  readonly now: Date;
  /** In a row, this one counted. */
  readonly failures: number;
  /** The Retry-After header. */
  readonly retryAfter: string | null;
  readonly pace: Pace;
  /** Between 0 and 1. */
  readonly random: number;
}

/** When to try again: after twice as long as the time before, give or take a quarter, but not before Retry-After. */
export function afterFailure({ now, failures, retryAfter, pace, random }: AfterFailure): Date {
  const doubled = Math.min(pace.leastMs * 2 ** Math.min(failures - 1, 30), pace.mostMs);
  const wait = Math.min(doubled * (0.75 + 0.5 * random), pace.mostMs);
  const asked = Math.min(retryAfterMs(retryAfter, now) ?? 0, mostPatienceMs);
  return new Date(now.getTime() + Math.max(wait, asked));
}

/** Milliseconds a Retry-After header asks to wait, given in seconds or as a date; null for none or nonsense. */
export function retryAfterMs(value: string | null, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000;
  const at = /[a-z]/iu.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** How long an answer may be kept (RFC 9111, 4.2.1), in milliseconds; 0 where it does not say. */
function freshMs(headers: Readonly<Record<string, string>>, now: Date): number {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/iu.test(control)) return 0;
  const maxAge = /\bmax-age\s*=\s*"?(\d{1,9})/iu.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - Number(headers['age'] ?? 0) || 0) * 1000;
  const expires = Date.parse(headers['expires'] ?? '');
  if (Number.isNaN(expires)) return 0;
  const sent = Date.parse(headers['date'] ?? '');
  return Math.max(0, expires - (Number.isNaN(sent) ? now.getTime() : sent));
}

/** The same moment, or the next full hour that a feed does not skip. One that skips all of them does not mean it. */
function notSkipped(at: Date, rhythm: Rhythm = noRhythm): Date {
  const skipped = (d: Date): boolean =>
    rhythm.skipHours.includes(d.getUTCHours()) || rhythm.skipDays.includes(d.getUTCDay());
  let next = at;
  for (let hours = 0; hours < 7 * 24; hours++) {
    if (!skipped(next)) return next;
    next = new Date(Math.floor(next.getTime() / hour + 1) * hour);
  }
  return at;
}
