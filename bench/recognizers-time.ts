/**
 * Runs the Arabic date-time cases of the Recognizers-Text test suite (MIT) against the time stage and states the share
 * that passes, file by file.
 *
 * The suite is made for assistants («remind me»), translated by machine, and nobody has implemented it in full. Of the
 * parser files a case passes when every expected expression overlaps one of ours with the same value, after mapping:
 * a partial TIMEX (`XXXX-10-02`, `XXXX-WXX-5`) may be resolved to the past or to the future date that the case gives,
 * `T07` is `07:00`, lengths are compared in seconds. Of the extractor files it passes when each expected expression
 * overlaps one of ours and there are as many. Not comparable, and left out with their number: intervals in one value
 * (`(2016-11-04,2016-11-22,P18D)`: here the two ends are two expressions) and cases without a value.
 *
 *   npx tsx bench/recognizers-time.ts path/to/Specs/DateTime/Arabic [--failures]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedLexicon } from '../src/lexicon/lexicon.js';
import { createReader } from '../src/read/read.js';
import { type TimeExpression, times } from '../src/read/time/layer.js';

interface Expected {
  readonly Text: string;
  readonly Start: number;
  readonly End?: number;
  readonly Length?: number;
  readonly Value?: {
    readonly Timex?: string;
    readonly FutureResolution?: Readonly<Record<string, string>>;
    readonly PastResolution?: Readonly<Record<string, string>>;
  };
  readonly Resolution?: { readonly values?: readonly Readonly<Record<string, string>>[] };
}

interface Case {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly Results: readonly Expected[];
}

const [folder, flag] = process.argv.slice(2);
if (!folder) {
  console.error('Give the folder of the Arabic DateTime specifications.');
  process.exit(2);
}
const read = createReader(shippedLexicon());

const seconds: Readonly<Record<string, number>> = {
  Y: 31536000,
  M: 2592000,
  W: 604800,
  D: 86400,
  TH: 3600,
  TM: 60,
  TS: 1,
};

/** The seconds of a TIMEX length; null for anything else. */
function lengthOf(value: string): number | null {
  const m = /^P(?=.)((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?$/u.exec(value);
  if (!m) return null;
  let total = 0;
  for (const [, n, unit] of m[1]!.matchAll(/([\d.]+)([YMWD])/gu)) total += Number(n) * seconds[unit!]!;
  for (const [, n, unit] of (m[2] ?? '').matchAll(/([\d.]+)([HMS])/gu)) total += Number(n) * seconds[`T${unit!}`]!;
  return total;
}

const hours = (value: string): string => value.replace(/T(\d{2})$/u, 'T$1:00').replace(/T(\d{2}:\d{2}):\d{2}$/u, 'T$1');

/** Whether our value is what is expected. `null`: the expectation can't be compared. */
function agrees(ours: string, expected: Expected): boolean | null {
  const values = (expected.Resolution?.values ?? []).map((v) => v.timex ?? '');
  const timex = expected.Value?.Timex ?? values[0] ?? '';
  if (timex === '' || timex.startsWith('(') || timex.includes(',')) return null;
  const want = hours(timex);
  if (want === ours) return true;
  const length = lengthOf(want);
  if (length !== null) return lengthOf(ours) === length;
  // a time of day alone: any day
  if (/^T/u.test(want)) return ours.endsWith(want);
  const resolved = [
    expected.Value?.FutureResolution,
    expected.Value?.PastResolution,
    ...(expected.Resolution?.values ?? []),
  ];
  const tail = /T.*$/u.exec(want)?.[0] ?? '';
  for (const r of resolved) {
    const day = r?.date ?? r?.dateTime ?? r?.startDate ?? r?.startDateTime ?? r?.value ?? r?.start;
    if (!day || !/^\d{4}-\d{2}-\d{2}/u.test(day)) continue;
    if (/^(?:XXXX|\d{4})-(?:XX|\d{2})$/u.test(want) ? day.slice(0, 7) === ours : `${day.slice(0, 10)}${tail}` === ours)
      return true;
  }
  return false;
}

const at = (e: Expected): { start: number; end: number } => ({
  start: e.Start,
  end: e.End !== undefined ? e.End + 1 : e.Start + (e.Length ?? e.Text.length),
});

let passedAll = 0;
let comparableAll = 0;
for (const file of readdirSync(folder)
  .filter((f) => f.endsWith('.json'))
  .sort()) {
  const cases = JSON.parse(readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/u, '')) as Case[];
  const byValue = !file.includes('Extractor');
  let passed = 0;
  let comparable = 0;
  for (const c of cases) {
    const published = /^\d{4}-\d{2}-\d{2}/u.exec(c.Context?.ReferenceDateTime ?? '')?.[0] ?? '2016-11-07';
    const found = read(c.Input, { published, title: '' }).get(times);
    const near = (e: Expected): readonly TimeExpression[] =>
      found.filter((t) => {
        const text = c.Input.indexOf(e.Text.trim());
        // offsets of some cases are off: the text counts then
        const span =
          text >= 0 && c.Input.slice(e.Start, at(e).end).trim() !== e.Text.trim()
            ? { start: text, end: text + e.Text.length }
            : at(e);
        return t.start < span.end && span.start < t.end;
      });
    let right: boolean | null = true;
    if (byValue) {
      for (const e of c.Results) {
        if (agrees('', e) === null) right = null;
        else if (right !== null && !near(e).some((t) => agrees(t.value, e))) right = false;
      }
      if (c.Results.length === 0) right = found.length === 0;
    } else right = found.length === c.Results.length && c.Results.every((e) => near(e).length > 0);
    if (right === null) continue;
    comparable++;
    if (right) passed++;
    else if (flag === '--failures')
      console.log(
        `${file} | ${c.Input}\n   expected ${c.Results.map((e) => `${e.Text} = ${e.Value?.Timex ?? e.Resolution?.values?.[0]?.timex ?? ''}`).join('; ')}\n   found    ${found.map((t) => `${c.Input.slice(t.start, t.end)} = ${t.value}`).join('; ')}`,
      );
  }
  passedAll += passed;
  comparableAll += comparable;
  console.log(
    `${file.replace('.json', '').padEnd(24)} ${String(passed).padStart(4)} of ${String(comparable).padStart(4)} (${((100 * passed) / (comparable || 1)).toFixed(1)} %), ${cases.length - comparable} not comparable`,
  );
}
console.log(
  `${passedAll} of ${comparableAll} comparable cases pass (${((100 * passedAll) / comparableAll).toFixed(1)} %)`,
);
