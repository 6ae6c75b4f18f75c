import { isDay } from '../../arabic/calendar.js';

const offset = /^(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})$/iu;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Readonly<Record<string, string>> = { z: 'Z', utc: 'Z', gmt: 'Z', ut: 'Z' };

/**
 * An ISO 8601 day, or instant with its offset, of a date as sources write it: ISO 8601 with its variants, RFC 5322
 * ("Sun, 18 Feb 2018 21:35:43 +0400"), Unix time in seconds or milliseconds; Arabic digits too. A time without an
 * offset says nothing of the instant: of it the day is kept. Null for what cannot be told, such as 03/04/2020, and for
 * days outside 1900 to 2100.
 */
export function isoDate(value: unknown): string | null {
  if (typeof value === 'number') return ofUnixTime(value);
  if (typeof value !== 'string') return null;
  const text = value
    .trim()
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\u0660-\u0669]/gu, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/gu, (d) => String(d.charCodeAt(0) - 0x6f0));
  return ofIso(text) ?? ofMail(text) ?? (/^\d{10}(?:\d{3})?$/u.test(text) ? ofUnixTime(Number(text)) : null);
}

function ofIso(text: string): string | null {
  const m =
    /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:(?:T|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s*(\S+)?)?$/iu.exec(
      text,
    );
  if (m === null) return null;
  const [, y, mo, d, h, mi, s, fraction, zone] = m;
  return build([y!, mo!, d!], h === undefined ? null : [h, mi!, s ?? '00', fraction ?? ''], zone ?? null);
}

function ofMail(text: string): string | null {
  const m =
    /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S+)?.*)?$/iu.exec(
      text,
    );
  if (m === null) return null;
  const month = months.indexOf(m[2]!.toLowerCase()) + 1;
  return month === 0
    ? null
    : build([m[3]!, String(month), m[1]!], m[4] === undefined ? null : [m[4], m[5]!, m[6] ?? '00', ''], m[7] ?? null);
}

function build(
  [y, mo, d]: readonly [string, string, string],
  time: readonly [h: string, m: string, s: string, fraction: string] | null,
  zone: string | null,
): string | null {
  const day = `${y}-${mo.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (!isDay(Number(y), Number(mo), Number(d)) || Number(y) < 1900 || Number(y) > 2100) return null;
  if (time === null || zone === null || !offset.test(zone)) return day;
  const [h, m, s, fraction] = time;
  if (Number(h) > 23 || Number(m) > 59 || Number(s) > 59) return day;
  const shift = zones[zone.toLowerCase()] ?? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  return `${day}T${h.padStart(2, '0')}:${m}:${s}${fraction === '' ? '' : `.${fraction}`}${shift}`;
}

function ofUnixTime(value: number): string | null {
  const at = value > 1e11 ? value : value * 1000;
  // from 1990: small numbers are something else
  if (!Number.isFinite(at) || at < 631_152_000_000 || at > 4_102_444_800_000) return null;
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** The day that stands in an address: `/2022/01/09/`, `/2022-01-09/`, `-20220109-`. */
export function dateInAddress(url: string): string | null {
  const path = url.replace(/^[a-z]+:\/\/[^/]+/iu, '').replace(/[?#].*$/u, '');
  const m =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)/u.exec(path) ??
    /\/((?:19|20)\d{2})\/[a-z_-]+\/(\d{1,2})\/(\d{1,2})\//u.exec(path) ??
    /[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/u.exec(path);
  return m === null ? null : build([m[1]!, m[2]!, m[3]!], null, null);
}
