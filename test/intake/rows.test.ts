import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../src/intake/limits.js';
import { parseFieldMap } from '../../src/intake/readers/fields.js';
import { inEncoding } from './encode.js';
import { only, shown, taking } from './taking.js';

const title = 'افتتاح ميناء الصيد بعد ترميمه';
const body = 'افتتح وزير الصيد أمس ميناء المدينة بعد ترميم دام عامين، وقال إن المراكب عادت إلى أرصفتها.';
const text = `${title}\n${body}`;
const { take } = taking();
const json = (...objects: readonly object[]): string => objects.map((o) => `${JSON.stringify(o)}\n`).join('');

describe('JSON lines', () => {
  it('hold a report each, whatever its fields are called', async () => {
    const rows = json(
      {
        id: 7,
        title,
        body,
        published: '2024-05-01T08:00:00+03:00',
        publisher: 'الساحل',
        author: 'ليلى',
        url: 'https://example.org/7',
      },
      {
        guid: 'g',
        headline: title,
        content: body,
        date: '2024-05-01 10:00:00',
        source: { name: 'الساحل' },
        byline: ['ليلى', 'سعد'],
        link: 'https://example.org/8',
      },
      { Id: 'x', Title: title, Main_Text: body, date_extracted: '2024-05-01', Source: 'الساحل' },
      { text, title },
    );
    const all = await take({ 'set.jsonl': rows });
    expect(all.map((t) => t.kind === 'capture' && t.capture.text)).toEqual([text, text, text, text]);
    expect(all[0]).toMatchObject({
      capture: {
        title,
        published: '2024-05-01T08:00:00+03:00',
        publisher: 'الساحل',
        author: 'ليلى',
        url: 'https://example.org/7',
        guid: 'الساحل#7',
        notes: [],
      },
    });
    expect(all[1]).toMatchObject({
      capture: { published: '2024-05-01', publisher: 'الساحل', author: 'ليلى، سعد', guid: 'الساحل#g' },
    });
    expect(all[2]).toMatchObject({ capture: { guid: 'الساحل#x' } });
    expect(all[3]).toMatchObject({ capture: { guid: null, published: null, notes: ['no date given'] } });
    expect(only([all[0]!]).source).toMatchObject({
      bytes: Buffer.from(rows.split('\n')[0]!),
      mediaType: 'application/json',
    });
  });

  it('a lead that does not open the body stands above it; ids are made unique by the file', async () => {
    const lead = 'عادت مراكب الصيد إلى أرصفتها.';
    const rows = json(
      { id: 1, title, abstract: body.slice(0, 70), body },
      { id: 2, title, abstract: lead, body },
      { id: 3, title, abstract: lead },
    );
    expect(
      (await take({ 'set.jsonl.gz': gzipSync(rows) })).map(
        (t) => t.kind === 'capture' && [t.capture.guid, t.capture.text],
      ),
    ).toEqual([
      ['set#1', text],
      ['set#2', `${title}\n${lead}\n${body}`],
      ['set#3', `${title}\n${lead}`],
    ]);
  });

  it('a headline alone, a date that cannot be read and HTML are taken with a note', async () => {
    const all = await take({
      'a.jsonl': json(
        { title, text: '' },
        { title, text: body, date: '03/04/2020' },
        { title, content: `<p>${body}</p><p>وانتهى &quot;العمل&quot;.</p>` },
      ),
    });
    expect(all.map((t) => t.kind === 'capture' && t.capture.notes)).toEqual([
      ['no date given', 'only a headline'],
      ['the date could not be read: "03/04/2020"'],
      ['HTML in the text was made plain', 'no date given'],
    ]);
    expect(only([all[2]!]).text).toBe(`${text}\nوانتهى "العمل".`);
  });

  it('a map names other fields, also within objects', async () => {
    const row = json({ art: { t: body }, h: title, d: 'x', when: '2020-02-02', text: 'teaser' });
    const map = parseFieldMap('text=art.t, title=h,published=when');
    expect(only(await take({ 'a.jsonl': row }, { map }))).toMatchObject({ text, published: '2020-02-02' });
    expect(() => parseFieldMap('text')).toThrow(/FIELD=NAME/u);
    expect(() => parseFieldMap('body=x')).toThrow(/one of text, title/u);
  });

  it('a broken line is told by its number, and the rest is taken', async () => {
    const long = `{"text":"${'a'.repeat(limits.rowBytes)}"}`;
    const rows = [
      JSON.stringify({ text }),
      '{"text": "cut',
      '',
      '[1]',
      '{"id":1,"name":"x"}',
      long,
      JSON.stringify({ text }),
    ].join('\n');
    expect(shown(await take({ 'a.jsonl': rows }))).toEqual([
      title,
      'a.jsonl line 2: not JSON, or broken.',
      expect.stringMatching(/^a\.jsonl line 4: a report must be a JSON object/u),
      expect.stringMatching(/^a\.jsonl line 5: none of its fields .*there are: id, name.*--map text=FIELD/u),
      expect.stringMatching(/^a\.jsonl line 6: too large/u),
      title,
    ]);
  });

  it('broken gzip gives what stands before the fault, and says so', async () => {
    const rows = json(...Array.from({ length: 3000 }, (_, id) => ({ id, text: `${text} ${Math.sin(id)}` })));
    const packed = gzipSync(rows);
    const all = await take({ 'a.jsonl.gz': packed.subarray(0, packed.length >> 1) });
    expect(all.length).toBeGreaterThan(500);
    expect(shown(all).at(-1)).toMatch(/broken gzip/u);
    expect(
      shown(all)
        .slice(0, 500)
        .every((s) => s === title),
    ).toBe(true);
  });

  it('gzip within gzip within gzip is refused', async () => {
    let bytes: Uint8Array = Buffer.from(json({ text }));
    for (let i = 0; i < 3; i++) bytes = gzipSync(bytes);
    expect(shown(await take({ a: bytes }))).toEqual([title]);
    expect(shown(await take({ a: gzipSync(bytes) }))).toEqual(['a: packed too many times over. Unpack it yourself.']);
  });
});

describe('JSON', () => {
  it('arrays, values one after the other, and lists in an answer', async () => {
    const one = { id: 1, title, text: body };
    expect(shown(await take({ 'a.json': JSON.stringify([one, one], null, 2) }))).toEqual([title, title]);
    expect(shown(await take({ 'a.json': `${JSON.stringify(one, null, 2)}\n${JSON.stringify(one, null, 2)}` }))).toEqual(
      [title, title],
    );
    expect(shown(await take({ 'a.json': JSON.stringify({ status: 'ok', articles: [one, one, { x: 1 }] }) }))).toEqual([
      title,
      title,
      expect.stringMatching(/^a\.json line 1 report 3: none/u),
    ]);
    const hits = { hits: { total: 1, hits: [{ _id: 'e1', _source: { title, text: body, publisher: 'الساحل' } }] } };
    expect(only(await take({ 'a.json': JSON.stringify(hits, null, 1) })).guid).toBe('الساحل#e1');
  });

  it('what is no JSON further on is told', async () => {
    expect(shown(await take({ 'a.json': `[${JSON.stringify({ text })}, oops, {}]` }))).toEqual([
      title,
      expect.stringMatching(/^a\.json item 2: not JSON from here on/u),
    ]);
  });

  it('values are cut the same, however the text is made', async () => {
    const value = fc.record({ text: fc.constant(text), extra: fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(0, 1, 2),
        async (values, indent) => {
          expect(shown(await take({ 'a.json': JSON.stringify(values, null, indent) }))).toEqual(
            values.map(() => title),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('ninjs', () => {
  const headline = [
    { role: 'short', value: 'ميناء' },
    { role: 'main', value: title },
  ];
  it.each([
    [
      '1',
      {
        uri: 'urn:x:1',
        versioncreated: '2024-05-01T08:00:00Z',
        headline: title,
        body_text: body,
        byline: 'ليلى',
        pubstatus: 'usable',
        type: 'text',
      },
    ],
    [
      '2',
      {
        uri: 'urn:x:1',
        versioncreated: '2024-05-01T08:00:00Z',
        headlines: headline,
        bodies: [{ role: 'main', contenttype: 'text/html', value: `<p>${body}</p>` }],
        by: 'ليلى',
        infosources: [{ name: 'الساحل' }],
      },
    ],
    [
      '3',
      {
        uri: 'urn:x:1',
        versionCreated: '2024-05-01T08:00:00Z',
        headlines: headline,
        bodies: [{ contentType: 'text/plain', value: body }],
        by: 'ليلى',
        infoSources: [{ name: 'الساحل', role: 'publisher' }],
      },
    ],
  ])('version %s', async (_, item) => {
    expect(only(await take({ 'a.json': JSON.stringify(item, null, 2) }))).toMatchObject({
      text,
      title,
      published: '2024-05-01T08:00:00Z',
      author: 'ليلى',
      guid: 'urn:x:1',
      url: null,
    });
  });

  it('leaves pictures and what an agency withdraws', async () => {
    const all = await take({
      'a.jsonl': json(
        { uri: 'u:1', versioncreated: 'x', type: 'picture', headline: title },
        { uri: 'u:2', pubstatus: 'canceled', headline: title },
      ),
    });
    expect(shown(all)).toEqual([
      expect.stringMatching(/no text: a picture/u),
      expect.stringMatching(/calls it canceled/u),
    ]);
  });
});

describe('CSV', () => {
  const table = `id,title,content,date,source\n1,"${title}","${body}",2024-05-01,الساحل\n2,"${title}","سطر ""مقتبس"" من الخبر\nوسطر بعده",2024-05-02,الساحل\n`;

  it('is read by its first line, with quotes and lines in cells', async () => {
    const all = await take({ 'a.csv': table });
    expect(all[0]).toMatchObject({
      capture: { text, published: '2024-05-01', guid: 'الساحل#1', source: { mediaType: 'text/csv' } },
    });
    expect(all[1]).toMatchObject({ capture: { text: `${title}\nسطر "مقتبس" من الخبر\nوسطر بعده` } });
  });

  it.each([
    ['tabs', 'a.tsv', table.replaceAll(',', '\t')],
    ['semicolons', 'a.csv', table.replaceAll(',', ';')],
    ['a mark and Windows line ends', 'a.csv', `\uFEFF${table.replaceAll('\n', '\r\n')}`],
    ['no name that says so', 'table', table],
  ])('with %s', async (_, name, content) => {
    expect(shown(await take({ [name]: content }))).toEqual([title, title]);
  });

  it('in windows-1256, also where only the rows are Arabic', async () => {
    const all = await take({ 'a.csv': inEncoding(table, 'windows-1256') });
    expect(shown(all)).toEqual([title, title]);
    expect(all[0]).toMatchObject({ capture: { publisher: 'الساحل', notes: [expect.stringMatching(/windows-1256/u)] } });
  });

  it('with columns named by a map; without, it says which there are', async () => {
    const odd = `a,b\n${title},"${body}"\n`;
    expect(only(await take({ 'a.csv': odd }, { map: parseFieldMap('title=a,text=b') })).text).toBe(text);
    expect(shown(await take({ 'a.csv': odd }))).toEqual([
      expect.stringMatching(/^a\.csv: .*names no column.*a,b.*--map/u),
    ]);
  });

  it('a row with too few or too many cells, or an open quote, does not stop the rest', async () => {
    const all = shown(await take({ 'a.csv': `title,text\n${title}\n${title},نص الخبر هنا,زيادة\n"${title},نص مفتوح` }));
    expect(all).toHaveLength(3);
    expect(all.filter((s) => s === title)).toHaveLength(2);
    expect(all.find((s) => s !== title)).toMatch(/^a\.csv line 4: a broken row/u);
  });
});
