/**
 * Dates of feeds as ISO 8601: an instant with its own offset, or a day where the time has no zone. RFC 3339 and RFC 822
 * with what feeds make of them: no weekday, no seconds, named zones, two-digit years, a space for the T.
 */
export function isoDate(text: string): string | null {
  const trimmed = text.trim();
  return iso(trimmed) ?? rfc822(trimmed);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 822, 5.1. Military letters other than Z are meaningless in practice (RFC 2822, 4.3). */
const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
};

function iso(text: string): string | null {
  const m =
    /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\s*(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/iu.exec(
      text,
    );
  if (m === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = m;
  return built(year!, month!, day!, hour, minute, second, fraction, zone);
}

function rfc822(text: string): string | null {
  const m =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z]*\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2}|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Za-z]{1,4})?)?(?:\s*\(.*\))?$/u.exec(
      text,
    );
  if (m === null) return null;
  const [, day, name, year, hour, minute, second, zone] = m;
  const month = months.indexOf(name!.toLowerCase()) + 1;
  if (month === 0) return null;
  // RFC 2822, 4.3
  const full = year!.length === 4 ? year! : Number(year) < 50 ? `20${year}` : `19${year}`;
  return built(
    full,
    String(month).padStart(2, '0'),
    day!.padStart(2, '0'),
    hour?.padStart(2, '0'),
    minute,
    second,
    undefined,
    zone,
  );
}

function built(
  year: string,
  month: string,
  day: string,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  zone: string | undefined,
): string | null {
  const date = `${year}-${month}-${day}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  const offset = zone === undefined ? null : offsetOf(zone);
  if (hour === undefined || minute === undefined || offset === null) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return date;
  return `${date}T${hour}:${minute}:${second ?? '00'}${fraction === undefined ? '' : `.${fraction}`}${offset}`;
}

function offsetOf(zone: string): string | null {
  const named = zones[zone.toLowerCase()];
  if (named !== undefined) return named;
  const m = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(zone);
  if (m === null || Number(m[2]) > 14) return null;
  return `${m[1]}${m[2]!.padStart(2, '0')}:${m[3] ?? '00'}`;
}
