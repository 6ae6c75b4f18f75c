// Many rows go through each writer, and what is held in memory does not grow with them. ROWS=200000 for more of them.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { CountedEntity } from '../../src/archive/walk.js';
import { exportOf, type Format, type What } from '../../src/export/export.js';
import { many } from './reports.js';

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
const live = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const rows = Number(process.env['ROWS'] ?? 40_000);
const perReport = 50;

/** What is alive, as often as it is looked at while things are taken from a source. */
async function* watched<T>(things: AsyncIterable<T>, every: number, seen: number[]): AsyncGenerator<T> {
  let count = 0;
  for await (const thing of things) {
    if (count++ % every === 0) seen.push(live());
    yield thing;
  }
}

async function* entities(): AsyncGenerator<CountedEntity> {
  for (let i = 0; i < rows; i++)
    yield {
      ...{ key: `name:person:اسم ${i}`, type: 'person', name: `اسم ${i}`, named: true, english: null, country: 'SY' },
      ...{ link: null, coordinates: null, reports: 1, statements: 2, relayed: 0, events: 0, merged: [] },
      ...{ first: '2024-03-05', last: '2024-03-06' },
    };
}

it.each([
  ['ndjson', 'records'],
  ['csv', 'statements'],
  ['parquet', 'figures'],
  ['csv', 'entities'],
  ['geojson', 'events'],
  ['gexf', 'statements'],
  ['graphml', 'statements'],
  ['annotations', 'statements'],
  ['claims', 'statements'],
  ['ftm', 'statements'],
] as const satisfies [Format, What][])(
  '%s of %s',
  async (format, what) => {
    const seen: number[] = [];
    const origin = {
      reports: () => watched(many(rows / perReport, perReport), rows / perReport / 8, seen),
      entities: () => watched(entities(), rows / 8, seen),
    };
    const order = { format, what, excel: false, fatalities: 'best', day: '2024-03-06' } as const;
    let length = 0;
    for await (const chunk of exportOf(order, origin, () => {})) length += chunk.length;
    expect(length).toBeGreaterThan(1000);
    expect(seen.length).toBeGreaterThanOrEqual(8);
    // a row that is held would be a hundred bytes at least, and all of them twenty megabytes
    expect(Math.max(...seen.slice(1)) - seen[0]!).toBeLessThan(12);
  },
  60_000,
);
