import { type CorrectedReport, getCorrected } from '../archive/corrections/store.js';
import { getReport } from '../archive/get.js';
import { locationOf } from '../archive/location.js';
import { type Archive, openArchive } from '../archive/open.js';
import type { IsnadRecord } from '../record/record.js';
import { difference } from '../server/difference.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { languages } from './labels.js';
import { languageFrom } from './read.js';
import { render } from './render.js';
import { padded, wrap } from './terminal.js';

export interface ShowFlags {
  readonly json?: boolean;
  readonly text?: boolean;
  readonly lang?: string;
  readonly archive?: string;
}

/** `isnad show ID`: a report, one of its versions (`ID.2`), or one of their items (`ID.2.s3`). Gives the exit code. */
export async function showCommand(id: string, flags: ShowFlags, io: Io): Promise<number> {
  const labels = languages[languageFrom(flags.lang)];
  const m = /^([0-9a-z]{16})(?:\.(\d+)(?:\.([svfet]\d+))?)?$/u.exec(id.trim());
  if (!m)
    throw new UsageError(`${id} is no id. A report has one like 4q7xw1c0r9m2kz8a, a statement 4q7xw1c0r9m2kz8a.1.s3.`);
  const [, uid, seq, item] = m;
  await using archive = await openArchive(locationOf(flags.archive, process.env));
  const report = await getCorrected(archive, uid!, seq === undefined ? undefined : Number(seq));
  if (report === null) {
    io.say(`there is no ${id} in this archive.`);
    return exitCodes.failure;
  }
  const record = report.shown?.record ?? null;
  const shown = item === undefined ? record : record === null ? null : only(record, item);
  if (item !== undefined && shown === null) {
    io.say(`there is no ${item} in version ${report.version.seq} of ${uid}.`);
    return exitCodes.failure;
  }
  if (flags.json === true) {
    const { text: _, ...version } = report.version;
    const { versions, reading, corrections } = report;
    const about = { uid: report.uid, version, versions, reading, corrections };
    await io.out(`${JSON.stringify({ ...about, text: report.version.text, record: shown }, null, 2)}\n`);
    return exitCodes.fine;
  }
  if (flags.text === true) {
    await io.out(`${report.version.text.trimEnd()}\n`);
    return exitCodes.fine;
  }
  await io.out(origin(report, io));
  if (shown !== null) await io.out(`\n${render(shown, { ...io.look, labels })}`);
  else await io.out(`\n${report.version.text.trimEnd()}\n`);
  if (item === undefined && seq === undefined) await io.out(await changes(archive, report, io));
  return exitCodes.fine;
}

/** The record with this one item, and what the item refers to; null where it has no such item. */
function only(record: IsnadRecord, id: string): IsnadRecord | null {
  const one = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
    items.filter((i) => i.id === id);
  const [statements, events, figures] = [one(record.statements), one(record.events), one(record.figures)];
  const times = one(record.times);
  if (statements.length + events.length + figures.length + times.length + one(record.entities).length === 0)
    return null;
  const spoken = new Set([...statements.map((s) => s.time), ...events.map((e) => e.time)]);
  const counted = new Set(events.flatMap((e) => e.figures));
  return {
    ...record,
    ...{ statements, events, notes: [] },
    figures: [...figures, ...record.figures.filter((f) => counted.has(f.id))],
    times: [...times, ...record.times.filter((t) => spoken.has(t.id))],
  };
}

/** Where a report came from. */
function origin({ uid, version: v, versions, reading, corrections }: CorrectedReport, io: Io): string {
  const { style, columns } = io.look;
  const standing = corrections.filter((c) => c.undone === null).length;
  const lines: readonly (readonly [string, string | null])[] = [
    ['id', `${uid}   version ${v.seq} of ${versions.length}`],
    ['from', v.from],
    ['url', v.url],
    ['captured', v.capturedAt],
    ['published', v.published],
    ['publisher', v.publisher],
    ['author', v.author],
    ['sha256', v.hash],
    ['read', reading === null ? 'not yet' : (reading.error ?? `${reading.reader}, ${reading.readAt}`)],
    ['corrected', standing === 0 ? null : `${standing} time${standing === 1 ? '' : 's'}`],
    ...v.notes.map((n) => ['note', n] as const),
  ];
  const shown = lines.flatMap(([label, text]) =>
    text === null ? [] : wrap(text, columns - 12).map((line, i) => style.dim(padded(i === 0 ? label : '', 12)) + line),
  );
  return `${shown.join('\n')}\n`;
}

/** What each version has that the one before had not, and the other way round; nothing where there is one version. */
async function changes(archive: Archive, report: CorrectedReport, io: Io): Promise<string> {
  const { style, columns } = io.look;
  const out: string[] = [];
  let before: string | null = null;
  for (const { seq, capturedAt } of report.versions) {
    const text: string = (await getReport(archive, report.uid, seq))!.version.text;
    if (before !== null) {
      out.push('', `${style.bold(`VERSION ${seq}`)}  ${style.dim(capturedAt)}`);
      for (const { kind, text: words } of difference(before, text)) {
        if (kind === 'same' || words.trim() === '') continue;
        for (const line of wrap(words.trim(), columns - 4))
          out.push(kind === 'added' ? style.green(`  + ${line}`) : style.red(`  - ${line}`));
      }
    }
    before = text;
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`;
}
