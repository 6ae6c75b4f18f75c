import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alignGold, occurrences } from '../../src/eval/gold.js';
import { type RowName, rowNames, scoreReport, scoresOf, sumOf } from '../../src/eval/score.js';
import type { IsnadRecord, RecordEntity, RecordStatement } from '../../src/record/record.js';
import { isnad } from './io.js';

const source = readFileSync('test/cli/gold/one.txt', 'utf8');
const written = JSON.parse(readFileSync('test/cli/gold/one.gold.json', 'utf8'));
const gold = alignGold('one', source, written);
const { text } = gold;

const span = (words: string, n = 1) => {
  let start = -1;
  for (let i = 0; i < n; i++) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length, text: words };
};
const entity = (id: string, type: RecordEntity['type'], name: string, roles: string[] = []): RecordEntity => ({
  id,
  type,
  name,
  english: null,
  country: null,
  link: null,
  coordinates: null,
  mentions: [
    ...(roles.includes(name) ? [] : [{ ...span(name), kind: 'name' as const }]),
    ...roles.map((r) => ({ ...span(r), kind: 'description' as const })),
  ],
});
const link = (id: string, role: 'relay' | 'speaker') => ({ entity: id, role, span: null, inferred: false });
const content = text.slice(text.indexOf('12 عاملاً'), text.indexOf('الجسر') + 'الجسر'.length);
const statement = (id: string, words: string, cue: string, fields: Partial<RecordStatement>): RecordStatement => ({
  id,
  ...span(words),
  cue: { ...span(cue), lemma: cue },
  chain: [link('e1', 'speaker')],
  addressee: null,
  stance: 'assert',
  mode: 'indirect',
  medium: null,
  time: null,
  inside: null,
  why: '',
  ...fields,
});
const event = (id: string, trigger: string, type: 'COERCE' | 'DISASTER', actors: string[], recipients: string[]) => ({
  id,
  trigger: span(trigger),
  type,
  mode: null,
  actors,
  recipients,
  place: null,
  time: null,
  date: null,
  figures: [],
  status: 'happened' as const,
  statement: null,
  why: '',
});

/** All that the gold has. */
const whole: Pick<IsnadRecord, 'entities' | 'times' | 'figures' | 'statements' | 'events'> = {
  entities: [
    entity('e1', 'person', 'سامي الحداد', ['وزير النقل']),
    entity('e2', 'media', 'الغد'),
    entity('e3', 'organization', 'الشرطة', ['الشرطة']),
    entity('e4', 'person', 'المقاول', ['المقاول']),
    entity('e5', 'place', 'حلب'),
  ],
  times: [{ id: 't1', ...span('أمس'), value: '2022-01-08', from: null, to: null, basis: null, set: false }],
  figures: [
    {
      ...{ id: 'f1', ...span('12'), value: 12, low: 12, high: 12, bound: 'exact', unit: null, measure: 'injured' },
      statement: null,
    },
  ],
  statements: [
    statement('s1', 'الطريق سيفتح قريباً', ':', { mode: 'direct' }),
    statement('s2', content, 'قال', { chain: [link('e2', 'relay'), link('e1', 'speaker')] }),
  ],
  events: [event('v1', 'اعتقلت', 'COERCE', ['e3'], ['e4']), event('v2', 'انهيار', 'DISASTER', [], [])],
};
const rows = (record: typeof whole) =>
  Object.fromEntries(Object.entries(scoreReport(gold, record)).map(([row, c]) => [row, c.right])) as Record<
    RowName,
    number
  >;
const full = rows(whole);

describe('the scorer', () => {
  it('finds everything right in a record that has all of the gold', () => {
    for (const score of Object.values(scoresOf(scoreReport(gold, whole)))) expect(score.f1).toBe(1);
    expect(full).toEqual({
      names: 3,
      entities: 3,
      times: 1,
      figures: 1,
      statements: 2,
      '+ speaker': 2,
      '+ chain': 2,
      '+ stance': 2,
      events: 2,
      '+ roles': 2,
      '+ when': 2,
    });
  });

  const first = <T>(list: readonly T[], fields: Partial<T>): T[] => [{ ...list[0]!, ...fields }, ...list.slice(1)];
  const second = <T>(list: readonly T[], fields: Partial<T>): T[] => [list[0]!, { ...list[1]!, ...fields }];
  it.each<[string, Partial<typeof whole>, Partial<Record<RowName, number>>]>([
    [
      'a name of another type',
      { entities: [entity('e1', 'place', 'سامي الحداد', ['وزير النقل']), ...whole.entities.slice(1)] },
      { names: 2 },
    ],
    [
      'media called organization',
      { entities: whole.entities.map((e) => (e.id === 'e2' ? { ...e, type: 'organization' as const } : e)) },
      {},
    ],
    ['a time of another value', { times: first(whole.times, { value: '2022-01-07' }) }, { times: 0 }],
    ['a figure of another bound', { figures: first(whole.figures, { bound: 'about' }) }, { figures: 0 }],
    [
      'a statement cut in half',
      { statements: second(whole.statements, span('12 عاملاً')) },
      { statements: 1, '+ speaker': 1, '+ chain': 1, '+ stance': 1 },
    ],
    [
      'a wrong speaker',
      { statements: second(whole.statements, { chain: [link('e2', 'relay'), link('e3', 'speaker')] }) },
      { '+ speaker': 1, '+ chain': 1, '+ stance': 1 },
    ],
    [
      'no speaker',
      { statements: second(whole.statements, { chain: [] }) },
      { '+ speaker': 1, '+ chain': 1, '+ stance': 1 },
    ],
    [
      'a missing relay',
      { statements: second(whole.statements, { chain: [link('e1', 'speaker')] }) },
      { '+ chain': 1, '+ stance': 1 },
    ],
    ['another stance', { statements: second(whole.statements, { stance: 'deny' }) }, { '+ stance': 1 }],
    ['another mode', { statements: second(whole.statements, { mode: 'mixed' }) }, { '+ stance': 1 }],
    [
      'an event of another type',
      { events: first(whole.events, { type: 'ASSAULT' }) },
      { events: 1, '+ roles': 1, '+ when': 1 },
    ],
    ['a missing recipient', { events: first(whole.events, { recipients: [] }) }, { '+ roles': 1, '+ when': 1 }],
    [
      'an actor where there is none',
      { events: second(whole.events, { actors: ['e3'] }) },
      { '+ roles': 1, '+ when': 1 },
    ],
    ['a date that was guessed', { events: first(whole.events, { date: '2022-01-08' }) }, { '+ when': 1 }],
    ['another status', { events: first(whole.events, { status: 'planned' }) }, { '+ when': 1 }],
  ])('%s costs its row and those below', (_what, change, expected) => {
    expect(rows({ ...whole, ...change })).toEqual({ ...full, ...expected });
  });

  it('counts a doubled statement as found twice and right once', () => {
    const counts = scoreReport(gold, { ...whole, statements: [...whole.statements, whole.statements[0]!] });
    expect(counts.statements).toEqual({ right: 2, gold: 2, found: 3 });
  });

  it('adds reports up, every item weighing the same', () => {
    const none = { entities: [], times: [], figures: [], statements: [], events: [] };
    const total = scoresOf(sumOf([scoreReport(gold, whole), scoreReport(gold, none)]));
    expect(total.times).toMatchObject({ right: 1, gold: 2, found: 1, p: 1, r: 0.5, f1: 2 / 3 });
    expect(scoresOf(sumOf([scoreReport(gold, none)])).times).toMatchObject({ p: 0, r: 0, f1: 0 });
  });
});

describe('gold files', () => {
  it('are aligned without a fault', () => expect(gold.faults).toEqual([]));

  it('find names as words, with prefixes, and after the li- that swallows an alif', () => {
    const found = (name: string, where: string) => occurrences(where, name).map((s) => where.slice(s.start - 1, s.end));
    expect(found('حلب', ' حلب وبحلب والحلبي حلبي')).toEqual([' حلب', 'بحلب']);
    expect(found('الأمم المتحدة', ' الأمم المتحدة للأمم المتحدة')).toEqual(['للأمم المتحدة', ' الأمم المتحدة']);
  });

  it('leave out a name inside a longer one', () => {
    const nested = alignGold('x', 'فاز نداء تونس في تونس.', {
      entities: [
        { id: 'p', type: 'organization', names: ['نداء تونس'] },
        { id: 'c', type: 'place', names: ['تونس'] },
      ],
    });
    expect(nested.entities.map((e) => e.mentions.length)).toEqual([1, 1]);
  });

  it('take either speaker of one content under one cue', () => {
    const two = alignGold('one', source, {
      ...written,
      statements: [written.statements[1], { ...written.statements[1], id: 's2', speaker: 'police' }],
    });
    expect(two.statements.map((s) => s.speakers)).toEqual([['haddad', 'police']]);
  });

  it('say what is wrong with them', () => {
    const { faults } = alignGold('x', 'قال زيد نعم.', {
      entities: [{ id: 'a', type: 'man', names: ['عمرو'] }],
      times: [{ text: 'غدا', value: '2022-01-01' }],
      statements: [{ id: 's', cue: 'زعم', content: 'نعم', speaker: 'b', stance: 'say', mode: 'direct' }],
    });
    expect(faults).toHaveLength(6);
    expect(() => alignGold('x', '', [])).toThrow(/JSON object/u);
  });
});

describe('isnad eval', () => {
  it('prints a table, or JSON, of all and of each', async () => {
    const plain = await isnad(['eval', 'test/cli/gold']);
    expect(plain).toMatchObject({ code: 0, talk: '' });
    expect(plain.out.split('\n').map((l) => l.slice(0, 12).trim())).toEqual(['all', ...rowNames, '']);
    expect(plain.out).toMatch(/^all {15}P {6}R {5}F1 {2}right\/gold\/found$/mu);
    expect(plain.out).toMatch(/^times {9}\d\.\d{3} {2}\d\.\d{3} {2}\d\.\d{3} {2}1\/1\/\d$/mu);
    const each = await isnad(['eval', 'test/cli/gold', '--each']);
    expect(each.out).toBe(plain.out.replace(/^all/u, 'one') + plain.out);
    const json = JSON.parse((await isnad(['eval', 'test/cli/gold', '--json', '--each'])).out);
    expect(json.each.one).toEqual(json.total);
    expect(Object.keys(JSON.parse((await isnad(['eval', 'test/cli/gold', '--json'])).out))).toEqual([...rowNames]);
  });

  it('goes on after a report that cannot be scored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'isnad-'));
    try {
      writeFileSync(join(folder, 'a.gold.json'), '{}');
      writeFileSync(join(folder, 'b.gold.json'), JSON.stringify(written));
      writeFileSync(join(folder, 'b.txt'), source);
      const { code, out, talk } = await isnad(['eval', folder]);
      expect(code).toBe(3);
      expect(talk).toMatch(/^a: /u);
      expect(out).toMatch(/^times .* 1\/1\/\d$/mu);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
