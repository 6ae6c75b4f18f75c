// What a person types to look into an archive, and what the terminal shows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysFrom } from '../../src/archive/lists/written.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { packageLexicon } from '../../src/cli/lexicon.js';
import { readForArchive } from '../../src/cli/reading.js';
import { wordRecorderWith } from '../../src/record/recorder.js';
import { freshFile } from '../archive/engines.js';
import { isnad } from './io.js';

const read = wordRecorderWith(packageLexicon());
const file = freshFile();
const path = file.location.engine === 'sqlite' ? file.location.path : '';
const title = 'افتتاح الجسر الجديد';
const first = `${title}\nقال رئيس البلدية سمير حداد إن الجسر سيفتح غداً.`;
const second = `${title}\nقال رئيس البلدية سمير حداد إن الجسر سيفتح بعد شهر. ونفى حداد وجود أي خلاف.`;

const add = (archive: Archive, text: string, url: string) => {
  const capture = {
    ...{ text, title, published: '2024-03-01', publisher: 'جريدة الميناء', author: null, url, guid: null, from: url },
    ...{ capturedAt: '2024-03-02T08:00:00.000Z', source: null, notes: [] },
  };
  return put(archive, [{ capture, reading: readForArchive(read, capture) }], {
    reader: 'isnad test',
    now: capture.capturedAt,
  });
};

let uid = '';
beforeAll(async () => {
  await using archive = await openArchive(file.location, { create: true });
  await add(archive, first, 'https://example.org/bridge');
  uid = (await add(archive, second, 'https://example.org/bridge'))[0]!.uid;
});
afterAll(() => file.remove());

const run = (...args: string[]) => isnad([...args, '--archive', path]);

describe('isnad search', () => {
  it('shows where the words are, and counts', async () => {
    const { code, out, talk: err } = await run('search', 'للجسر');
    expect([code, out.includes(uid), out.includes('جريدة الميناء')]).toEqual([0, true, true]);
    expect(err).toContain('1 report.');
  });

  it('gives hits as JSON, with marks on the right letters', async () => {
    const { out } = await run('search', 'جسر', '--json');
    const { items } = JSON.parse(out) as {
      items: { headline: { start: number; text: string; marks: { start: number; end: number }[] } }[];
    };
    const { headline } = items[0]!;
    expect(headline.marks.map((m) => headline.text.slice(m.start - headline.start, m.end - headline.start))).toEqual([
      'الجسر',
    ]);
  });

  it('takes -word for a word that must not be there, and refuses an option that it does not know', async () => {
    expect((await run('search', 'جسر', '-خلاف')).out).toBe('');
    expect((await run('search', 'جسر', '-نفق')).out).toContain(uid);
    const { code, talk: err } = await run('search', 'جسر', '--newset');
    expect([code, err.includes('--newset')]).toEqual([2, true]);
    expect((await run('search', '؟')).code).toBe(2);
  });

  it('finds statements with filters', async () => {
    const { out } = await run('search', 'خلاف', '--statements', '--stance', 'deny', '--jsonl');
    const lines = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { id: string; stance: string });
    expect(lines.map((l) => l.stance)).toEqual(['deny']);
    expect(lines[0]!.id).toMatch(new RegExp(`^${uid}\\.2\\.s\\d+$`, 'u'));
    expect((await run('search', 'خلاف', '--statements', '--stance', 'assert')).out).toBe('');
  });
});

describe('isnad statements, events, figures, entities', () => {
  it('list as CSV what they list as JSON lines', async () => {
    const csv = (await run('statements', '--speaker', 'حداد', '--csv')).out.trim().split('\r\n');
    const lines = (await run('statements', '--speaker', 'حداد', '--jsonl')).out.trim().split('\n');
    expect(csv.length - 1).toBe(lines.length);
    expect(lines.length).toBe(2);
    expect(csv[0]).toContain('statement_id,text,speaker');
  });

  it('show them to people', async () => {
    expect((await run('statements')).out).toContain('denial');
    expect((await run('entities', 'حداد')).out).toContain('سمير حداد');
    expect((await run('events', '--happened', '1999')).talk).toContain('no events are so');
    expect((await run('figures', '--measure', 'killed', '--json')).out).toBe('{\n  "items": [],\n  "next": null\n}\n');
  });

  it('say what is wrong with a filter', async () => {
    for (const args of [
      ['--stance', 'maybe'],
      ['--published', 'gestern'],
      ['--limit', '0'],
      ['--json', '--csv'],
      ['--after', 'x'],
    ])
      expect((await run('statements', ...args)).code, args.join(' ')).toBe(2);
  });

  it('know days, months, years and spans', () => {
    expect(daysFrom('--said', '2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysFrom('--said', '2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(daysFrom('--said', '2024-03-05..')).toEqual({ from: '2024-03-05' });
    expect(daysFrom('--said', '..2024-03')).toEqual({ to: '2024-03-31' });
    expect(() => daysFrom('--said', '2024-13')).toThrow('--said');
    expect(() => daysFrom('--said', '..')).toThrow('--said');
  });
});

describe('isnad show', () => {
  it('shows a report, where it came from and how its versions differ', async () => {
    const { out, code } = await run('show', uid);
    expect(code).toBe(0);
    for (const part of ['version 2 of 2', 'https://example.org/bridge', 'سمير حداد', '- غداً.', '+ بعد شهر.'])
      expect(out).toContain(part);
  });

  it('shows one version, one item, the text', async () => {
    expect((await run('show', `${uid}.1`)).out).toContain('version 1 of 2');
    expect((await run('show', `${uid}.1`, '--text')).out).toBe(`${first}\n`);
    const { record } = JSON.parse((await run('show', `${uid}.2.s2`, '--json')).out) as {
      record: { statements: { id: string }[] };
    };
    expect(record.statements.map((s) => s.id)).toEqual(['s2']);
  });

  it('says when there is no such thing', async () => {
    expect((await run('show', 'zzzzzzzzzzzzzzzz')).code).toBe(1);
    expect((await run('show', `${uid}.2.s99`)).code).toBe(1);
    expect((await run('show', 'what')).code).toBe(2);
  });
});
