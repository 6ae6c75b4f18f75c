import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignGold, type Gold } from '../eval/gold.js';
import { type Counts, rowNames, type Scores, scoreReport, scoresOf, sumOf } from '../eval/score.js';
import { messageOf } from '../intake/errors.js';
import { recorderWith } from '../record/recorder.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';
import { packageLexicon } from './lexicon.js';

export interface EvalFlags {
  readonly json?: boolean;
  readonly each?: boolean;
}

const goldEnd = '.gold.json';

function goldIds(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    throw new UsageError(
      `${folder}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such folder' : messageOf(error)}.`,
    );
  }
  const ids = files.filter((f) => f.endsWith(goldEnd)).map((f) => f.slice(0, -goldEnd.length));
  if (ids.length === 0)
    throw new UsageError(`${folder} holds no gold: a report is two files, ID.txt and ID${goldEnd}.`);
  return ids.sort();
}

function loadGold(folder: string, id: string): Gold {
  const source = readFileSync(join(folder, `${id}.txt`), 'utf8');
  return alignGold(id, source, JSON.parse(readFileSync(join(folder, `${id}${goldEnd}`), 'utf8')));
}

/** Precision, recall and F1 a row, in columns. */
function table(title: string, scores: Scores): string {
  const lines = [`${title.padEnd(12)} ${'P'.padStart(6)} ${'R'.padStart(6)} ${'F1'.padStart(6)}  right/gold/found`];
  for (const row of rowNames) {
    const s = scores[row];
    const cells = [s.p, s.r, s.f1].map((x) => x.toFixed(3).padStart(6)).join(' ');
    lines.push(`${row.padEnd(12)} ${cells}  ${s.right}/${s.gold}/${s.found}`);
  }
  return `${lines.join('\n')}\n`;
}

/** `isnad eval`: reads the reports of a gold folder and scores what was found. Gives the exit code. */
export async function evalCommand(folder: string, flags: EvalFlags, io: Io): Promise<number> {
  const ids = goldIds(folder);
  const read = recorderWith(packageLexicon());
  const each: [string, Counts][] = [];
  let failed = 0;
  for (const id of ids) {
    let gold: Gold;
    try {
      gold = loadGold(folder, id);
    } catch (error) {
      failed++;
      io.say(`${id}: ${messageOf(error)}`);
      continue;
    }
    for (const fault of gold.faults) io.say(fault);
    const record = read(gold.text, { published: gold.published, publisher: gold.publisher });
    each.push([id, scoreReport(gold, record)]);
  }
  const total = scoresOf(sumOf(each.map(([, counts]) => counts)));
  const rows = each.map(([id, counts]) => [id, scoresOf(counts)] as const);
  if (flags.json) await io.out(`${JSON.stringify(flags.each ? { total, each: Object.fromEntries(rows) } : total)}\n`);
  else {
    if (flags.each) for (const [id, scores] of rows) await io.out(table(id, scores));
    await io.out(table('all', total));
  }
  return failed > 0 ? exitCodes.someFailed : exitCodes.fine;
}
