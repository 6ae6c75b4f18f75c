import { parse } from 'csv-parse/sync';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { each } from '../../src/export/chunks.js';
import { csv } from '../../src/export/csv.js';
import { csvMetadata } from '../../src/export/csvw.js';
import { ndjson, records } from '../../src/export/ndjson.js';
import { parquet } from '../../src/export/parquet.js';
import { eventsIn, figuresIn, statementsIn } from '../../src/export/report.js';
import { column, flat, instantOf, type Table } from '../../src/export/table.js';
import { eventTable } from '../../src/export/tables/events.js';
import { figureTable } from '../../src/export/tables/figures.js';
import { statementTable } from '../../src/export/tables/statements.js';
import { bytes, examples, reportOf, stream, text } from './reports.js';

const told = reportOf(
  'بيروت (وكالات) - نقلت وكالة رويترز عن مصدر أمني قوله إن 12 شخصاً قتلوا في انفجار وقع أمس في حلب.\n' +
    'وأضاف أن "الحصيلة, غير نهائية"، فيما قالت وزارة الصحة السورية إن عدد القتلى بلغ 15 قتيلاً.\n',
  { uid: 'told', reviewed: new Map([['s1', 'accepted']]) },
);
const rowsOf = async (table: Parameters<typeof ndjson>[0], rows: AsyncIterable<unknown>) =>
  (await text(ndjson(table as Table<unknown>, rows)))
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as Record<string, unknown>);

describe('statements', () => {
  it('have the whole chain as columns, each link with its words', async () => {
    const [first] = await rowsOf(statementTable as never, stream(statementsIn(told)));
    expect(first).toMatchObject({
      statement_id: 'told.1.s1',
      speaker: 'مصدر أمني',
      speaker_named: false,
      speaker_words: 'مصدر أمني',
      chain_depth: 2,
      outlet: 'صحيفة المثال',
      reviewed: 'accepted',
      published_at: '2024-03-05',
    });
    expect((first!['via'] as string[])[0]).toContain('رويترز');
    expect(first!['chain']).toHaveLength(2);
    for (const link of first!['chain'] as { words: string; start: number; end: number }[])
      if (link.words !== null) expect(told.record.report.text.slice(link.start, link.end)).toBe(link.words);
  });

  it('are only those selected', () => {
    const some = { ...told, selected: new Set(['s2']) };
    expect(statementsIn(some).map((f) => f.item.id)).toEqual(['s2']);
    expect(figuresIn(some)).toEqual([]);
  });
});

describe('figures', () => {
  it('say who counts, through whom, and of which event', async () => {
    const rows = await rowsOf(figureTable as never, stream(figuresIn(told)));
    const fifteen = rows.find((r) => r['value'] === 15)!;
    expect(fifteen).toMatchObject({ quantity: 'killed', claimant: 'وزارة الصحة السورية', via: [], value_low: 15 });
    const twelve = rows.find((r) => r['value'] === 12)!;
    expect(twelve).toMatchObject({ claimant: 'مصدر أمني', words: '12', statement_id: 'told.1.s1' });
    expect(twelve['event_id']).not.toEqual([]);
  });
});

describe('events', () => {
  const raid = reportOf(
    'قتل 10 أشخاص في غارة جوية في مدينة حلب يوم الأحد 3 مارس 2024. وقال الدفاع المدني إن عدد القتلى بلغ 20 على الأقل، ' +
      'فيما أعلنت وزارة الصحة اليوم مقتل 15 شخصاً.\n',
    { uid: 'raid' },
  );
  // what the reader finds is the reader's business: here all the dead are this event's
  const killed = raid.record.figures.filter((f) => f.measure === 'killed');
  const strike = raid.record.events.find((e) => e.mode === 'aerial')!;
  const one = {
    ...raid,
    record: { ...raid.record, events: [{ ...strike, figures: killed.map((f) => f.id) }] },
  };
  const row = async (rule: 'low' | 'best' | 'high' | 'latest') =>
    (await rowsOf(eventTable(rule) as never, stream(eventsIn(one))))[0]!;

  it('have the columns of ACLED, PLOVER and UCDP', async () => {
    expect(await row('low')).toMatchObject({
      ...{ event_id: `raid.1.${strike.id}`, event_date: '2024-03-03', event_date_end: '2024-03-03', year: 2024 },
      ...{ time_precision: 1, event_type: 'Explosions/Remote violence', sub_event_type: 'Air/drone strike' },
      ...{ plover_type: 'ASSAULT', plover_mode: 'aerial', location: 'حلب', country: 'Syria', iso: 760 },
      ...{ geo_precision: 1, source: 'صحيفة المثال', source_scale: null, admin1: null, assoc_actor_1: [] },
      ...{ notes: `${raid.record.report.text.split('. ')[0]}.`, timestamp: Date.parse(raid.readAt) / 1000 },
    });
  });

  it('choose the dead by the rule that is asked for, and keep low, best and high', async () => {
    expect(killed.map((f) => f.value)).toEqual([10, 20, 15]);
    const chosen = async (rule: 'low' | 'best' | 'high' | 'latest') => (await row(rule))['fatalities'];
    expect(await row('best')).toMatchObject({ fatalities: 10, fatalities_rule: 'best', low: 10, best: 10, high: null });
    // said today, two days after the others
    expect([await chosen('low'), await chosen('high'), await chosen('latest')]).toEqual([10, 20, 15]);
  });

  it('do not take no figure for no dead', async () => {
    const talks = reportOf('التقى وزير الخارجية المصري نظيره الأردني في عمان يوم الأحد.\n');
    for (const row of await rowsOf(eventTable('best') as never, stream(eventsIn(talks))))
      expect(row['fatalities']).toBeNull();
  });
});

const odd: Table<readonly [string | null, number]> = {
  name: 'odd',
  row: 'a row',
  columns: [
    column('a', 'text', 'm', 's', ([a]) => a),
    column('b', 'number', 'm', 's', ([, b]) => b),
    column('c', 'list', 'm', 's', ([a]) => (a === null ? [] : [a, 'ب'])),
  ],
};

describe('CSV', () => {
  it('is read back as it was', async () => {
    const all = examples();
    for (const [table, rows] of [
      [statementTable, each(stream(all), statementsIn)],
      [figureTable, each(stream(all), figuresIn)],
      [eventTable('best'), each(stream(all), eventsIn)],
    ] as [Table<unknown>, AsyncIterable<unknown>][]) {
      const kept: unknown[] = [];
      const seen = (async function* () {
        for await (const row of rows) {
          kept.push(row);
          yield row;
        }
      })();
      const back = parse(await text(csv(table, seen)), { columns: true, record_delimiter: '\r\n' }) as Record<
        string,
        string
      >[];
      expect(back.length).toBe(kept.length);
      expect(back.length).toBeGreaterThan(20);
      for (const [i, row] of back.entries())
        for (const c of table.columns) {
          const value = flat(c.cell(kept[i]), c.type);
          expect(row[c.name]).toBe(value === null ? '' : String(value));
        }
    }
  });

  it('quotes commas, quotation marks and line ends, and marks nothing by default', async () => {
    const out = await text(
      csv(
        odd,
        stream([
          ['قال: "نعم", ثم\nلا', -1],
          [null, 2],
        ] as const),
      ),
    );
    expect(out).toBe('a,b,c\r\n"قال: ""نعم"", ثم\nلا",-1,"قال: ""نعم"", ثم\nلا; ب"\r\n,2,\r\n');
    expect(await text(csv(odd, stream([['=1', 1]] as const)))).toContain('\r\n=1,');
  });

  it('for a spreadsheet begins with a byte order mark and neutralises formulas, not numbers', async () => {
    const cells = ['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', 'سليم=1'];
    const out = await text(csv(odd, stream(cells.map((c) => [c, -5] as const)), { excel: true }));
    expect(out.startsWith('\u{FEFF}a,b,c\r\n')).toBe(true);
    const back = parse(out, { columns: true, bom: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    expect(back.map((r) => r['a'])).toEqual([...cells.slice(0, -1).map((c) => `'${c}`), 'سليم=1']);
    expect(back.every((r) => r['b'] === '-5')).toBe(true);
    // joined lists too
    expect(back[0]!['c']).toBe("'=cmd(); ب");
  });

  it('is described by CSV on the Web', () => {
    const described = JSON.parse(csvMetadata(eventTable('low'), 'events.csv', { fatalities: 'low' })) as {
      url: string;
      'isnad:fatalities': string;
      tableSchema: { columns: { name: string; datatype: string }[] };
    };
    expect(described).toMatchObject({ url: 'events.csv', 'isnad:fatalities': 'low' });
    expect(described.tableSchema.columns.map((c) => c.name)).toEqual(eventTable('low').columns.map((c) => c.name));
  });
});

describe('NDJSON', () => {
  it('of records holds whole records and what the archive knows of them', async () => {
    const line = JSON.parse(await text(records(stream([told])))) as Record<string, Record<string, unknown>>;
    const { archive, ...record } = line;
    expect(record).toEqual(JSON.parse(JSON.stringify(told.record)));
    expect(archive).toMatchObject({ report: 'told', version: 1, reviewed: { s1: 'accepted' }, reader: 'isnad 0.1.0' });
  });
});

describe('Parquet', () => {
  it('keeps types and instants, over several row groups', async () => {
    const count = 10_000;
    const rows = statementsIn(told);
    const file = await bytes(
      parquet(statementTable, stream(Array.from({ length: count }, (_, i) => rows[i % rows.length]!)), { rule: 'x' }),
    );
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    const metadata = await parquetMetadataAsync(buffer);
    expect(metadata.row_groups.length).toBeGreaterThan(1);
    expect(metadata.key_value_metadata).toContainEqual({ key: 'isnad.rule', value: 'x' });
    const types = Object.fromEntries(
      parquetSchema(metadata).children.map(({ element: e }) => [e.name, e.converted_type ?? e.type]),
    );
    expect(types).toMatchObject({
      text: 'UTF8',
      said_at: 'DATE',
      captured_at: 'TIMESTAMP_MILLIS',
      start: 'INT64',
      speaker_named: 'BOOLEAN',
    });
    const back = await parquetReadObjects({ file: buffer });
    expect(back.length).toBe(count);
    const wanted = Object.fromEntries(statementTable.columns.map((c) => [c.name, flat(c.cell(rows[0]!), c.type)]));
    expect(back[0]).toMatchObject({
      statement_id: wanted['statement_id'],
      text: wanted['text'],
      via: wanted['via'],
      start: BigInt(wanted['start'] as number),
      speaker_named: false,
      captured_at: new Date('2024-03-06T08:00:00.000Z'),
      published_at: new Date('2024-03-05T00:00:00.000Z'),
      medium: null,
    });
    expect(JSON.parse(back[0]!['chain'] as string)).toHaveLength(2);
  });

  it('of nothing is a file with the columns', async () => {
    const file = await bytes(parquet(statementTable, stream([])));
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
    expect(await parquetReadObjects({ file: buffer })).toEqual([]);
  });
});

describe('an instant', () => {
  it('is in UTC, whatever the clock of the machine says', () => {
    expect(instantOf('2024-03-05')?.toISOString()).toBe('2024-03-05T00:00:00.000Z');
    expect(instantOf('2024-03-05T10:00')?.toISOString()).toBe('2024-03-05T10:00:00.000Z');
    expect(instantOf('2024-03-05T10:00:00+03:00')?.toISOString()).toBe('2024-03-05T07:00:00.000Z');
    expect([instantOf('2024-13-45'), instantOf('أمس'), instantOf(null)]).toEqual([null, null, null]);
  });
});
