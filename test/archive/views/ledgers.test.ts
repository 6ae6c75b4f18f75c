// The ledgers of contested figures, whatever database they lie in.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeEntities } from '../../../src/archive/corrections/merge.js';
import { listEntities } from '../../../src/archive/lists/entities.js';
import { listFigures } from '../../../src/archive/lists/figures.js';
import type { Archive } from '../../../src/archive/open.js';
import { put } from '../../../src/archive/put.js';
import { type Ledger, ledger } from '../../../src/archive/views/ledger.js';
import { ledgerId, ledgerKeyOf } from '../../../src/archive/views/ledger-key.js';
import { listLedgers } from '../../../src/archive/views/ledgers.js';
import { freshArchive, type Server, startPostgres } from '../engines.js';
import { by, news, tolls } from './town.js';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

const nameOf = ({ claimants }: Ledger, n: number): string | null => {
  const { claimant } = claimants[n]!;
  return claimant.kind === 'entity' ? claimant.entity.name : claimant.outlet;
};

describe.each(['sqlite', 'postgres'] as const)('ledgers in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  beforeAll(async () => {
    ({ archive, remove } = await freshArchive(engine, server));
    await put(archive, [...news, ...tolls], by);
  }, 60_000);
  afterAll(async () => {
    await archive?.close();
    remove();
  });

  it('hold what is told of one number, and how far those who tell it are apart', async () => {
    const { items } = await listLedgers(archive, {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      place: { name: 'حلب' },
      ...{ type: 'ASSAULT', day: '2024-03-04', measure: 'killed', claimants: 3, revising: 1, claims: 5, reports: 5 },
      ...{ lowest: 12, highest: 31, latest: { lowest: 15, highest: 31 }, first: '2024-03-05', last: '2024-03-07' },
    });
    // 31 dead and 19 dead cannot both be; more than 15 may be either
    expect(items[0]!.contested).toBeCloseTo((3 * (31 - 19)) / 31);
  });

  it('are of a day, of a kind of event, or of a place', async () => {
    const list = async (grain: 'event' | 'type' | 'place') =>
      (await listLedgers(archive, {}, { grain })).items.map((l) => [l.type, l.day, l.measure, l.claims]);
    expect(await list('event')).toEqual([['ASSAULT', '2024-03-04', 'killed', 5]]);
    expect(await list('type')).toEqual([['ASSAULT', null, 'killed', 9]]);
    expect(await list('place')).toEqual([[null, null, 'killed', 9]]);
  });

  it('are as the filters ask, and come page by page', async () => {
    const claims = async (filters: Parameters<typeof listLedgers>[1]) =>
      (await listLedgers(archive, filters)).items.map((l) => l.claims);
    expect(await claims({ speaker: 'العلي' })).toEqual([2]);
    expect(await claims({ measure: ['injured'] })).toEqual([]);
    expect(await claims({ place: 'دمشق' })).toEqual([]);
    expect(await claims({ type: ['ASSAULT'], happened: { from: '2024-03-01' } })).toEqual([5]);
    expect(await claims({ published: { to: '2024-03-06' } })).toEqual([4]);
    const { next } = await listLedgers(archive, {}, { grain: 'type', limit: 1 });
    expect(next).toBeNull();
  });

  it("show each claimant's numbers over time, repetitions marked, denials apart", async () => {
    const [item] = (await listLedgers(archive, {})).items;
    const found = (await ledger(archive, item!.key))!;
    expect(found).toMatchObject({
      ...{ type: 'ASSAULT', day: '2024-03-04', measure: 'killed' },
      place: { name: 'حلب' },
    });
    expect(found.of).toEqual({ counted: 6, all: true });
    const lines = found.claimants.map((l, n) => [nameOf(found, n), l.values, l.revised]);
    expect(lines).toContainEqual([
      'سامر العلي',
      [
        { day: '2024-03-05', value: 12 },
        { day: '2024-03-06', value: 19 },
      ],
      true,
    ]);
    expect(lines).toContainEqual(['كريم منصور', [{ day: '2024-03-06', value: 31 }], false]);
    expect(lines).toContainEqual(['صوت الساحل', [{ day: '2024-03-07', value: 15 }], false]);
    expect(found.claims.map((c) => [c.value, c.bound, c.day, c.denied])).toEqual([
      [12, 'exact', '2024-03-05', false],
      [19, 'exact', '2024-03-06', false],
      [31, 'exact', '2024-03-06', false],
      [31, 'exact', '2024-03-06', false],
      [15, 'atLeast', '2024-03-07', false],
      [40, 'exact', '2024-03-08', true],
    ]);
    const [, , relayed, copied] = found.claims;
    expect(relayed!.chain.map((e) => e.name)).toEqual(['وكالة رويترز', 'كريم منصور']);
    expect([relayed!.repeats, copied!.repeats]).toEqual([null, relayed!.figure]);
    expect(found.claims.map((c) => c.report.publisher)).toContain('جريدة الميناء');
    expect(found.claims.map((c) => c.context.text).slice(-2)).toEqual([
      'قتل أكثر من 15 شخصاً في حلب في 4 مارس 2024',
      'يكون 40 شخصاً قتلوا في حلب في 4 مارس 2024',
    ]);
    const { items: figures } = await listFigures(archive, { happened: { from: '2024-03-04', to: '2024-03-04' } });
    expect(found.claims.map((c) => [c.figure, c.statement, c.words.text]).sort()).toEqual(
      figures.map((f) => [f.id, f.statement, f.words.text]).sort(),
    );
  });

  it('take those whom people said to be one for one', async () => {
    const named = async (name: string) => (await listEntities(archive, { name })).items[0]!.id;
    const [from, into] = [await named('كريم منصور'), await named('سامر العلي')];
    const act = { author: 'a', now: '2024-04-02T00:00:00.000Z', act: `one-${engine}` };
    await mergeEntities(archive, { from: [from], into }, act);
    const [item] = (await listLedgers(archive, {})).items;
    expect([item!.claimants, item!.revising]).toEqual([2, 1]);
    const found = (await ledger(archive, item!.key))!;
    expect(found.claimants.map((l, n) => [nameOf(found, n), l.claims])).toEqual([
      ['سامر العلي', 5],
      ['صوت الساحل', 1],
    ]);
  });

  it('are not there without claims', async () => {
    expect(await ledger(archive, '1.ASSAULT.killed.1999-01-01')).toBeNull();
    await expect(ledger(archive, 'الموصل')).rejects.toThrow(/names no ledger/u);
  });
});

describe('the key of a ledger', () => {
  it('says what it is of', () => {
    for (const key of ['5208.ASSAULT.killed.2018-04-07', '7.any.money:USD.any'])
      expect(ledgerId(ledgerKeyOf(key))).toBe(key);
  });
});
