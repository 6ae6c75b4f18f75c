import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coloured, widthOf } from '../../src/cli/terminal.js';
import type { IsnadRecord } from '../../src/record/record.js';
import { recordSchema } from '../../src/record/schema.js';
import { isnad } from './io.js';

const text =
  'وزير النقل: الطريق سيفتح قريباً\nقال وزير النقل سامي الحداد أمس إن الطريق سيفتح قريباً.\nوأضاف أن 12 عاملاً أصيبوا بجروح.\n';
const examples = readdirSync('examples')
  .filter((f) => f.endsWith('.txt'))
  .map((f) => join('examples', f));

let folder = '';
const file = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-'));
  writeFileSync(file('report.txt'), text);
  writeFileSync(file('crlf.txt'), text.replaceAll('\n', '\r\n'));
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('english.txt'), 'The minister said nothing.\n');
  writeFileSync(file('page.pdf'), '%PDF-1.4\n');
  writeFileSync(file('lines.jsonl'), `${JSON.stringify({ id: 1, text })}\n${JSON.stringify({ id: 2 })}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('isnad read --json', () => {
  it('prints one record of one file', async () => {
    const { code, out, talk } = await isnad(['read', file('report.txt'), '--json', '--date', '2022-01-09']);
    const record = recordSchema.parse(JSON.parse(out)) as IsnadRecord;
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(record.report).toMatchObject({ text, published: '2022-01-09', title: 'وزير النقل: الطريق سيفتح قريباً' });
    expect(record.statements.length).toBeGreaterThan(0);
    expect(record).not.toHaveProperty('id');
  });

  it('takes publisher, title and url from the options', async () => {
    const flags = ['--publisher', 'الغد', '--title', 'عنوان', '--url', 'https://example.org/1'];
    const { out } = await isnad(['read', file('report.txt'), '--json', ...flags]);
    expect(JSON.parse(out).report).toMatchObject({ publisher: 'الغد', title: 'عنوان', url: 'https://example.org/1' });
  });

  it('prints an array of several, each with its file as id', async () => {
    const { code, out } = await isnad(['read', file('report.txt'), file('crlf.txt'), '--json']);
    const records = JSON.parse(out);
    expect(code).toBe(0);
    expect(records.map((r: { id: string }) => r.id)).toEqual([file('report.txt'), file('crlf.txt')]);
    expect(records[1].report.id).toBe(records[0].report.id);
  });

  it('reads standard input, named or piped', async () => {
    for (const args of [
      ['read', '--json'],
      ['read', '-', '--json'],
    ])
      expect(JSON.parse((await isnad(args, { stdin: text })).out).report.text).toBe(text);
  });

  it('goes on after inputs that cannot be read, and says what to do', async () => {
    const files = ['no.txt', 'empty.txt', 'english.txt', 'page.pdf', 'report.txt', 'lines.jsonl'].map(file);
    const { code, out, talk } = await isnad(['read', ...files, folder, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(talk.split('\n').map((l) => l.replace(folder, ''))).toEqual([
      '/no.txt: no such file.',
      '/empty.txt: empty: nothing to read.',
      expect.stringMatching(/^\/english\.txt: not Arabic/u),
      expect.stringMatching(/^\/page\.pdf: a PDF/u),
      '/lines.jsonl: it holds JSON lines: read it with --jsonl.',
      expect.stringMatching(/^: a folder/u),
      '',
    ]);
  });

  it('notes another encoding, on stderr and in the record', async () => {
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const { code, out, talk } = await isnad(['read', '-', '--json'], { stdin: utf16 });
    expect(code).toBe(0);
    expect(talk).toMatch(/standard input: decoded from utf-16le/u);
    expect(JSON.parse(out).notes[0]).toMatchObject({ kind: 'encoding', spans: [] });
    expect(recordSchema.safeParse(JSON.parse(out)).success).toBe(true);
  });

  it('keeps spans true where a text holds half a surrogate pair', async () => {
    const { out } = await isnad(['read', '--jsonl', '--jobs', '1'], {
      stdin: `${JSON.stringify({ text: `\uD800${text}` })}\n`,
    });
    const record = JSON.parse(out) as IsnadRecord;
    expect(record.report.text.startsWith('\uFFFD')).toBe(true);
    for (const s of record.statements) expect(record.report.text.slice(s.start, s.end)).toBe(s.text);
  });

  it('says when relative times could not be resolved', async () => {
    const { code, out } = await isnad(['read', file('report.txt'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).notes.map((n: { kind: string }) => n.kind)).toContain('no-date');
  });
});

describe('isnad read --jsonl', () => {
  const lines = (out: string) =>
    out
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l));

  it('prints a line for each file', async () => {
    const { code, out } = await isnad(['read', '--jsonl', '--jobs', '1', file('report.txt'), file('empty.txt')]);
    expect(code).toBe(3);
    expect(lines(out)).toMatchObject([
      { id: file('report.txt'), schema: 'isnad/1' },
      { id: file('empty.txt'), error: 'empty: nothing to read.' },
    ]);
  });

  it.each([['-'], []])('reads JSON lines from standard input (%s)', async (...args) => {
    const { code, out } = await isnad(['read', '--jsonl', '--jobs', '1', ...args], {
      stdin: `${JSON.stringify({ id: 'a', title: 'وزير النقل: الطريق مفتوح', body: 'قال الوزير إن الطريق مفتوح.', published: '2020-05-05' })}\n`,
    });
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([
      { id: 'a', report: { title: 'وزير النقل: الطريق مفتوح', published: '2020-05-05' } },
    ]);
  });

  it('reads JSON lines from a file', async () => {
    const { code, out, talk } = await isnad([
      'read',
      '--jsonl',
      '--jobs',
      '1',
      file('lines.jsonl'),
      '--date',
      '2022-01-09',
    ]);
    expect(code).toBe(3);
    expect(lines(out)).toMatchObject([
      { id: 1, report: { published: '2022-01-09' } },
      { id: 2, error: "it has neither 'text' nor 'body'." },
    ]);
    expect(talk).toMatch(/line 2/u);
  });

  it('says which file of lines is not there', async () => {
    const { code, talk } = await isnad(['read', '--jsonl', '--jobs', '1', file('no.jsonl'), file('report.txt')]);
    expect(code).toBe(3);
    expect(talk).toMatch(/no\.jsonl: no such file/u);
  });
});

describe('isnad read for people', () => {
  it('shows chains, events, figures, times and notes', async () => {
    const { code, out } = await isnad(['read', file('report.txt')]);
    expect(code).toBe(0);
    for (const part of ['STATEMENTS', 'EVENTS', 'FIGURES', 'TIMES', 'NOTES', 'سامي الحداد', '12', 'who', 'says'])
      expect(out).toContain(part);
  });

  it('has its labels in Arabic too', async () => {
    const { out } = await isnad(['read', file('report.txt'), '--lang', 'ar']);
    for (const part of ['الأقوال', 'الأحداث', 'الأرقام', 'القائل', 'إخبار']) expect(out).toContain(part);
    expect(out).not.toMatch(/STATEMENTS|says|assert/u);
  });

  it('names each of several files', async () => {
    const { out } = await isnad(['read', file('report.txt'), file('crlf.txt')]);
    expect(out).toContain(`== ${file('report.txt')}\n`);
    expect(out).toContain(`\n== ${file('crlf.txt')}\n`);
  });

  it('has no colours and no bidi controls unless there is a terminal', async () => {
    const { out } = await isnad(['read', ...examples]);
    expect(out).not.toMatch(/\u001b|[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
  });

  it('fits the columns, and looks the same but for colours on a terminal', async () => {
    const width = 60;
    const { out } = await isnad(['read', ...examples], { columns: width });
    const { out: painted } = await isnad(['read', ...examples], { columns: width, style: coloured });
    expect(painted.replace(/\u001b\[\d+m/gu, '')).toBe(out);
    const tooWide = out.split('\n').filter((l) => widthOf(l) > width && !l.startsWith('=='));
    expect(tooWide).toEqual([]);
  });

  it('puts at most one stretch of Arabic on a line, at its end, so that no terminal mixes their order', async () => {
    const { out } = await isnad(['read', ...examples]);
    const mixed = out
      .split('\n')
      .filter((l) => !/^(?:\s*$|==)/u.test(l))
      .map((l) => l.replace(/[^\p{L}]+/gu, ' '))
      .filter((l) => /\p{Script=Arabic}.*\b[a-z]{3,}/u.test(l));
    expect(mixed).toEqual([]);
  });
});

describe('usage', () => {
  it.each([
    [['read', 'x', '--date', '2022-02-30'], /--date must be a day/u],
    [['read', 'x', '--date', '09/01/2022'], /--date must be a day/u],
    [['read', 'x', '--json', '--jsonl'], /exclude one another/u],
    [['read', 'x', '--jobs', '0'], /--jobs/u],
    [['read', 'x', '--jobs', 'two'], /--jobs/u],
    [['read', 'x', '--lang', 'fr'], /--lang must be en or ar/u],
    [['read', 'x', 'y', '--title', 'z'], /--title is for one report/u],
    [['read', '-', '-'], /only once/u],
    [['read'], /nothing to read/u],
    [['read', '--nonsense'], /unknown option/u],
    [['nonsense'], /unknown command/u],
    [['eval'], /missing required argument/u],
    [['eval', 'no-such-folder'], /no such folder/u],
    [['eval', 'examples'], /holds no gold/u],
    [['explain'], /missing required argument/u],
    [['explain', 'examples/central-bank.txt', 's999'], /no item 's999'/u],
    [[], /Usage: isnad/u],
  ])('refuses %j', async (args, message) => {
    const { code, out, talk } = await isnad(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(talk).toMatch(message);
  });

  it.each([[['--help']], [['help']], [['help', 'read']], [['read', '--help']], [['eval', '-h']], [['explain', '-h']]])(
    'helps with %j',
    async (args) => {
      const { code, out, talk } = await isnad(args);
      expect({ code, talk }).toEqual({ code: 0, talk: '' });
      expect(out).toMatch(/Examples?:\n {2}\$ isnad/u);
    },
  );

  it('tells its version', async () => {
    expect((await isnad(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });
});

describe('isnad explain', () => {
  it('names for every item the rule, the table row and the words', async () => {
    const { code, out } = await isnad(['explain', file('report.txt'), '--date', '2022-01-09']);
    expect(code).toBe(0);
    expect(out).toMatch(/^s1 +statement: /mu);
    expect(out).toMatch(/rule +\S.*cues: قال/u);
    expect(out).toMatch(/row +tables\/cues\.tsv, line \d+: lemma=قال/u);
    expect(out).toMatch(/cue +\[\d+, \d+\) قال/u);
    expect(out).toMatch(/^f1 +figure: exact 12 injured/mu);
    expect(out).toMatch(/^t\d +time: 2022-01-08/mu);
    expect(out).toMatch(/basis +published 2022-01-09/u);
  });

  it('shows only the items asked for', async () => {
    const { out } = await isnad(['explain', file('report.txt'), 'f1']);
    expect(out).toMatch(/^f1/mu);
    expect(out).not.toMatch(/^s1/mu);
  });

  it('says when the input cannot be read', async () => {
    const { code, talk } = await isnad(['explain', file('empty.txt')]);
    expect(code).toBe(3);
    expect(talk).toMatch(/empty/u);
  });
});
