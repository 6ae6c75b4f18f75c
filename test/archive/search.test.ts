// What must be found, in which order and with which words lit, whatever database it lies in.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEntities } from '../../src/archive/lists/entities.js';
import { listEvents } from '../../src/archive/lists/events.js';
import { listFigures } from '../../src/archive/lists/figures.js';
import type { Filters } from '../../src/archive/lists/filters.js';
import { cursorOf } from '../../src/archive/lists/page.js';
import { eachStatement, listStatements } from '../../src/archive/lists/statements.js';
import { type Archive, openArchive } from '../../src/archive/open.js';
import { type Item, put } from '../../src/archive/put.js';
import { readingOf } from '../../src/archive/reading.js';
import { packWords, unpackWords } from '../../src/archive/search/pack.js';
import { parseQuery } from '../../src/archive/search/query.js';
import { countHits, searchReports, searchStatements } from '../../src/archive/search/search.js';
import { headlineOf, hitsOf, marksOf, snippetOf } from '../../src/archive/search/snippet.js';
import { termsOf } from '../../src/archive/search/terms.js';
import { packageLexicon } from '../../src/cli/lexicon.js';
import type { Capture } from '../../src/record/capture.js';
import { wordAnalyzerWith, wordRecorderWith } from '../../src/record/recorder.js';
import { freshFile, type Server, startPostgres } from './engines.js';
import { cases } from './search-cases.js';

const lexicon = packageLexicon();
const read = wordRecorderWith(lexicon);
const analyze = wordAnalyzerWith(lexicon);

const captured = '2024-03-06T08:00:00.000Z';
const item = (text: string, more: Partial<Capture> = {}): Item => {
  const c: Capture = {
    ...{ text, title: null, published: null, publisher: null, author: null, url: null, guid: null, from: 'test' },
    ...{ capturedAt: captured, source: null, notes: [], ...more },
  };
  return {
    capture: c,
    reading: readingOf(
      read(text, { title: c.title, published: c.published?.slice(0, 10) ?? null, publisher: c.publisher }),
    ),
  };
};
const by = { reader: 'isnad test', now: '2024-03-06T08:00:01.000Z' };

const texts = [...new Set(cases.map(([, text]) => text))];

const news = [
  item(
    'رئيس البلدية يفتتح الجسر الجديد\nافتتح رئيس البلدية سمير حداد الجسر الجديد أمس. وقال حداد إن الجسر سيخفف الازدحام.',
    {
      title: 'رئيس البلدية يفتتح الجسر الجديد',
      published: '2024-03-01',
      publisher: 'جريدة الميناء',
    },
  ),
  item(
    'خلاف في المجلس\nبحث المجلس ميزانية الجسر يوم الاثنين.\nونفت وزارة النقل أن يكون المشروع متعثراً. وأضافت الوزارة أن 12 عاملاً أصيبوا خلال العمل.',
    { title: 'خلاف في المجلس', published: '2024-03-03', publisher: 'صوت الساحل' },
  ),
  item(
    'أمطار على الساحل\nهطلت أمطار غزيرة.\nونقلت وكالة الأنباء المحلية عن الدفاع المدني قوله إن ثلاثة أشخاص قتلوا قرب الجسر القديم في طرابلس.',
    { title: 'أمطار على الساحل', published: '2024-03-05T10:30:00+02:00', publisher: 'صوت الساحل' },
  ),
  item('الجسر القديم يغلق أمام الشاحنات\nأعلنت البلدية إغلاق الطريق.', {
    title: 'الجسر القديم يغلق أمام الشاحنات',
    published: '2024-02-20',
    publisher: 'جريدة الميناء',
  }),
];

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => server?.stop());

/** What each engine gave for the same questions: they must give the same. */
const answers = new Map<string, unknown>();
const same = (question: string, answer: unknown): void => {
  const json = JSON.parse(JSON.stringify(answer)) as unknown;
  if (answers.has(question)) expect(json).toEqual(answers.get(question));
  else answers.set(question, json);
};

describe.each(['sqlite', 'postgres'] as const)('search in %s', (engine) => {
  let archive: Archive;
  let remove = (): void => {};
  const open = async (): Promise<Archive> => {
    if (engine === 'postgres') return openArchive({ engine, url: await server.database() }, { create: true });
    const file = freshFile();
    const before = remove;
    remove = () => {
      before();
      file.remove();
    };
    return openArchive(file.location, { create: true });
  };
  let told: Archive;
  beforeAll(async () => {
    archive = await open();
    told = await open();
    await put(
      archive,
      texts.map((t) => item(t)),
      by,
    );
    await put(told, news, by);
  }, 60_000);
  afterAll(async () => {
    await archive?.close();
    await told?.close();
    remove();
  });

  it(`finds the word however written, and no other (${cases.length} pairs)`, async () => {
    const wrong: string[] = [];
    for (const query of new Set(cases.map(([q]) => q))) {
      const page = await searchReports(archive, analyze, { query, limit: 100 });
      const found = new Set(page.items.map((h) => h.text));
      same(
        query,
        page.items.map((h) => [h.text, h.headline, h.snippet]),
      );
      expect(await countHits(archive, analyze, { query }, 'reports')).toBe(page.items.length);
      for (const [q, text, expected] of cases)
        if (q === query && found.has(text) !== expected) wrong.push(`${expected ? 'missed' : 'found'} ${q}: ${text}`);
      for (const hit of page.items)
        if ((hit.snippet?.marks.length ?? 0) === 0) wrong.push(`nothing lit for ${query}: ${hit.text}`);
    }
    expect(wrong).toEqual([]);
  });

  it('puts what has the words in its headline first, or the newest first', async () => {
    const titles = async (order: 'ranked' | 'newest'): Promise<readonly (string | null)[]> =>
      (await searchReports(told, analyze, { query: 'الجسر', order })).items.map((h) => h.report.title);
    expect(await titles('ranked')).toEqual([
      'رئيس البلدية يفتتح الجسر الجديد',
      'الجسر القديم يغلق أمام الشاحنات',
      'خلاف في المجلس',
      'أمطار على الساحل',
    ]);
    expect(await titles('newest')).toEqual([
      'أمطار على الساحل',
      'خلاف في المجلس',
      'رئيس البلدية يفتتح الجسر الجديد',
      'الجسر القديم يغلق أمام الشاحنات',
    ]);
  });

  it('gives page after page what it gives at once', async () => {
    for (const order of ['ranked', 'newest'] as const) {
      const whole = (await searchReports(told, analyze, { query: 'جسر', order })).items.map((h) => h.report.uid);
      const paged: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: Awaited<ReturnType<typeof searchReports>> = await searchReports(told, analyze, {
          query: 'جسر',
          order,
          limit: 1,
          cursor,
        });
        paged.push(...page.items.map((h) => h.report.uid));
        cursor = page.next;
        if (cursor === null) break;
      }
      expect(paged).toEqual(whole);
      expect(paged.length).toBe(4);
    }
    await expect(searchReports(told, analyze, { query: 'جسر', cursor: 'x' })).rejects.toThrow('cursor');
    // made up, but well formed: the database is not asked what it could not answer
    for (const forged of [
      [0, 'x'],
      [0, '9223372036854775808'],
      [0.5, '1'],
      [-1, '1'],
    ] as const) {
      const query = { query: 'جسر', cursor: cursorOf(...forged) };
      await expect(searchReports(told, analyze, query), String(forged)).rejects.toThrow('cursor');
    }
    for (const forged of [
      ['2024-03\0', 1],
      ['2024-03', 1.5],
    ] as const)
      await expect(listStatements(told, {}, { cursor: cursorOf(...forged) })).rejects.toThrow('cursor');
  });

  it('finds statements by their content, and only by it', async () => {
    const page = await searchStatements(told, analyze, { query: 'الجسر' });
    same(
      'statements',
      page.items.map((h) => [h.statement.id, h.excerpt]),
    );
    expect(page.items.length).toBeGreaterThan(0);
    for (const { statement, excerpt } of page.items) {
      expect(statement.words.text).toContain('جسر');
      expect(excerpt.marks.length).toBeGreaterThan(0);
    }
    const denied = await searchStatements(told, analyze, { query: 'مشروع', filters: { stance: ['deny'] } });
    expect(denied.items.map((h) => h.statement.chain.at(-1)?.entity.name)).toEqual(['وزارة النقل']);
    expect((await searchStatements(told, analyze, { query: 'مشروع', filters: { stance: ['assert'] } })).items).toEqual(
      [],
    );
  });

  it('filters reports, statements, events and figures alike', async () => {
    const filters: readonly (readonly [name: string, filters: Filters])[] = [
      ['speaker', { speaker: 'حداد' }],
      ['speaker and stance', { speaker: 'وزارة النقل', stance: ['deny'] }],
      ['relay', { relay: 'الوكالة' }],
      ['about', { about: 'طرابلس' }],
      ['entity', { entity: 'طرابلس' }],
      ['nobody', { speaker: 'فلان' }],
      ['type', { type: ['ASSAULT', 'DISASTER'] }],
      ['measure', { measure: ['injured'] }],
      ['publisher', { publisher: 'صوت' }],
      ['published', { published: { from: '2024-03-01', to: '2024-03-03' } }],
      ['captured', { captured: { from: '2024-03-06', to: '2024-03-06' } }],
      ['captured later', { captured: { from: '2024-03-07' } }],
      ['reviewed', { reviewed: 'reviewed' }],
      ['machine', { reviewed: 'machine' }],
      ['mode', { mode: ['indirect'] }],
    ];
    const counts: Record<string, readonly number[]> = {};
    for (const [name, f] of filters) {
      const lists = [await listStatements(told, f), await listEvents(told, f), await listFigures(told, f)];
      const reports = await searchReports(told, analyze, { query: 'الجسر', filters: f });
      same(
        `filter ${name}`,
        [lists, reports.items.map((h) => h.report.uid)].map((l) => JSON.stringify(l).replace(/"id":\d+/gu, '')),
      );
      counts[name] = [...lists.map((l) => l.items.length), reports.items.length];
    }
    expect(counts['nobody']).toEqual([0, 0, 0, 0]);
    expect(counts['captured later']).toEqual([0, 0, 0, 0]);
    expect(counts['reviewed']).toEqual([0, 0, 0, 0]);
    expect(counts['machine']).toEqual(counts['captured']);
    expect(counts['published']![3]).toBe(2);
    expect(counts['publisher']![3]).toBe(2);
    for (const name of ['speaker', 'relay', 'about', 'speaker and stance'])
      expect(counts[name]![0], name).toBeGreaterThan(0);
    expect(counts['measure']![2]).toBeGreaterThan(0);
    expect(counts['speaker']![3]).toBe(1);
  });

  it('lists every statement once, page by page, its words where it says', async () => {
    const streamed: string[] = [];
    for await (const s of eachStatement(told, {})) streamed.push(s.id);
    const paged: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listStatements>> = await listStatements(told, {}, { limit: 2, cursor });
      for (const s of page.items) {
        paged.push(s.id);
        expect(s.words.text.length).toBe(s.words.end - s.words.start);
      }
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(paged).toEqual(streamed);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('counts entities, and finds them by any word of their names', async () => {
    const { items } = await listEntities(told, { name: 'البلديه' });
    expect(items.length).toBeGreaterThan(0);
    for (const e of items) expect(e.name).toContain('بلدية');
    const all = await listEntities(told, {}, { limit: 1000 });
    same(
      'entities',
      all.items.map(({ id: _, ...e }) => e),
    );
    expect([...all.items].sort((a, b) => b.reports - a.reports)[0]!.reports).toBe(all.items[0]!.reports);
  });

  it('finds a report that was not read, and a version that took the place of another', async () => {
    const archive = await open();
    const url = 'https://example.org/a';
    await put(
      archive,
      [{ capture: { ...item('x').capture, text: 'تقرير عن البحيرة الكبيرة', url }, reading: null }],
      by,
    );
    const found = async (query: string): Promise<number> =>
      (await searchReports(archive, analyze, { query })).items.length;
    expect(await found('البحيرة')).toBe(1);
    await put(archive, [item('تقرير عن الغابة الكبيرة', { url })], by);
    expect([await found('البحيرة'), await found('غابة'), await found('الكبيرة')]).toEqual([0, 1, 1]);
    await archive.close();
  });

  it('finds what stands far behind in a very long report, and what is repeated often', async () => {
    const archive = await open();
    const filling = Array.from({ length: 17_500 }, (_, i) => `كلمة${i % 5000}`).join(' ');
    const text = `بداية السجل\n${'قنطرة حجرية '.repeat(400)}\n${filling} خاتمة نادرة`;
    await put(archive, [{ capture: { ...item('x').capture, text }, reading: null }], by);
    const found = async (query: string): Promise<number> =>
      (await searchReports(archive, analyze, { query })).items.length;
    expect([
      await found('قنطرة'),
      await found('"قنطرة حجرية"'),
      await found('نادرة'),
      await found('خاتمة -سجل'),
    ]).toEqual([1, 1, 1, 1]);
    await archive.close();
  }, 30_000);

  it('says what is wrong with a query', async () => {
    const ask = (query: string) => searchReports(told, analyze, { query });
    await expect(ask('')).rejects.toThrow('no word');
    await expect(ask('؟!')).rejects.toThrow('no word');
    await expect(ask('-جسر')).rejects.toThrow('say also');
    await expect(ask('ا*')).rejects.toThrow('two letters');
    await expect(searchReports(told, analyze, { query: 'جسر', limit: 0 })).rejects.toThrow('limit');
  });
});

describe('words lit', () => {
  /** Marks that change nothing of how a word is read; tanwin of the accusative does. */
  const marks = ['\u064C', '\u064D', '\u064E', '\u064F', '\u0650', '\u0651', '\u0652', '\u0640'];
  const text = 'افتتح رئيس البلدية الجسر الجديد أمس، وقال إن الجسر وللجسر القديم تاريخ.';
  const terms = termsOf(parseQuery('جسر "رئيس البلدية" تاري*'), analyze);
  const lit = (t: string): readonly string[] => {
    const { words } = read(t);
    return marksOf(words, hitsOf(t, words, terms)).map((m) => t.slice(m.start, m.end));
  };
  const bareOf = (t: string): string => t.replace(/[\u0640\u064B-\u0652]/gu, '');

  it('are the same words whatever marks and tatweels a text has', () => {
    const plain = lit(text);
    expect(plain).toEqual(['رئيس البلدية', 'الجسر', 'الجسر', 'وللجسر', 'تاريخ']);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(...marks)), { maxLength: 40 }), (inserted) => {
        let changed = '';
        for (const [i, c] of [...text].entries()) {
          changed += c;
          // behind a letter only: elsewhere a mark belongs to nothing
          if (/\p{L}/u.test(c))
            for (const [at, mark] of inserted)
              if (at === i && (mark !== '\u0640' || /\p{L}/u.test(text[i + 1] ?? ''))) changed += mark;
        }
        expect(lit(changed).map(bareOf)).toEqual(plain);
      }),
      { numRuns: 60 },
    );
  });

  it('are kept as they were indexed', () => {
    for (const t of texts) {
      const { words } = read(t);
      expect(unpackWords(packWords(words, t), t)).toEqual(words);
      const snippet = snippetOf(t, words, terms);
      expect(snippet === null || (snippet.start >= 0 && snippet.end <= t.length)).toBe(true);
      expect(headlineOf(t, words, terms)?.end ?? 0).toBeLessThanOrEqual(t.length);
    }
  });
});
