import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Library, library } from './library.js';

const text = `الوزارة: السد سليم
قال المتحدث باسم وزارة الري سامي الحداد إن السد سليم ولا خطر عليه. وأضاف أن ثلاثة عمال أصيبوا بجروح طفيفة.
ونفى رئيس البلدية ماهر النجار أن يكون أحد قد قتل.`;

let lib: Library;
let uid: string;
beforeAll(async () => {
  lib = await library();
  uid = await lib.add(text, { publisher: 'صحيفة الضفاف', published: '2026-02-27' });
  await lib.add('أعلنت وزارة الصحة أن خمسة أشخاص أصيبوا في حريق بميناء طرطوس.', { published: '2026-02-28' });
});
afterAll(() => lib[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json();

describe('lists', () => {
  it('give pages that join without gap or double', async () => {
    const all = await json(lib.get('/statements'));
    const ids: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const page = await json(lib.get(`/statements?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`));
      ids.push(...page.items.map((s: { id: string }) => s.id));
      cursor = page.next;
      if (cursor === null) break;
    }
    expect(ids).toEqual(all.items.map((s: { id: string }) => s.id));
    expect(ids.length).toBeGreaterThan(3);
  });

  it('are filtered as on the command line', async () => {
    const { items } = await json(lib.get(`/statements?stance=deny&speaker=${encodeURIComponent('النجار')}`));
    expect(items).toHaveLength(1);
    expect(items[0].chain.at(-1).entity.name).toContain('النجار');
  });

  it('give JSON lines and CSV', async () => {
    const lines = await lib.get('/figures', { headers: { accept: 'application/x-ndjson' } });
    expect(lines.headers.get('content-type')).toBe('application/x-ndjson');
    const figures = (await lines.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(figures.map((f) => f.value).sort()).toEqual([3, 5]);
    const csv = await lib.get('/figures?format=csv&limit=1');
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(2);
  });
});

describe('search', () => {
  it('finds words with clitics and marks them', async () => {
    const { items } = await json(lib.get(`/search/reports?q=${encodeURIComponent('ميناء')}`));
    expect(items).toHaveLength(1);
    const { snippet } = items[0];
    const [mark] = snippet.marks;
    expect(snippet.text.slice(mark.start - snippet.start, mark.end - snippet.start)).toBe('بميناء');
    expect(await json(lib.get(`/search/count?what=reports&q=${encodeURIComponent('ميناء')}`))).toEqual({
      count: 1,
      orMore: false,
    });
  });
});

describe('a report', () => {
  it('is known by its revision', async () => {
    const response = await lib.get(`/reports/${uid}`);
    const tag = response.headers.get('etag')!;
    const report = await json(response);
    expect(report.text).toBe(text);
    expect(report.record.statements.length).toBeGreaterThan(2);
    expect((await lib.get(`/reports/${uid}`, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });

  it('is changed only by who saw it as it is, and back again', async () => {
    const before = await lib.get(`/reports/${uid}`);
    const tag = before.headers.get('etag')!;
    const { record } = await json(before);
    const denied = record.statements.find((s: { stance: string }) => s.stance === 'deny').id;
    const changes = [{ act: 'set', item: denied, set: { stance: 'condemn' } }];
    const path = `/reports/${uid}/corrections`;
    expect((await lib.post(path, { changes })).status).toBe(428);
    const act = 'act-00000001';
    const done = await lib.post(path, { changes, act }, { 'if-match': tag });
    expect(done.status).toBe(200);
    const after = await json(done);
    expect(after.record.statements.find((s: { id: string }) => s.id === denied).stance).toBe('condemn');
    expect(after.items[denied].review).toBe('corrected');
    expect((await lib.post(path, { changes }, { 'if-match': tag })).status).toBe(412);
    expect((await json(lib.get('/statements?stance=condemn'))).items).toHaveLength(1);
    expect((await json(lib.get('/corrections'))).items[0]).toMatchObject({ act, author: 'local', report: uid });
    expect(await json(lib.post('/corrections/undo', { act }))).toEqual({ undone: 1 });
    expect((await lib.get(`/reports/${uid}`)).headers.get('etag')).toBe(tag);
  });

  it('knows its entities by their numbers in the archive', async () => {
    const { record, entities } = await json(lib.get(`/reports/${uid}`));
    const minister = record.entities.find((e: { name: string }) => e.name.includes('سامي الحداد'));
    const { items } = await json(lib.get(`/entities?name=${entities[minister.id]}`));
    expect(items.map((e: { name: string }) => e.name)).toEqual([minister.name]);
    expect(Object.keys(entities).sort()).toEqual(record.entities.map((e: { id: string }) => e.id).sort());
  });

  it('says what cannot be changed', async () => {
    const tag = (await lib.get(`/reports/${uid}`)).headers.get('etag')!;
    const changes = [{ act: 'accept', item: 's99' }];
    const response = await lib.post(`/reports/${uid}/corrections`, { changes }, { 'if-match': tag });
    expect(response.status).toBe(409);
    expect((await json(response)).detail).toContain('s99');
  });
});

describe('problems', () => {
  it('are told by RFC 9457', async () => {
    const response = await lib.get('/statements?limit=0&stance=x');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await json(response)).toMatchObject({ status: 400, title: 'Bad Request', errors: [{ pointer: 'limit' }] });
    expect((await lib.get('/statements?stance=x')).status).toBe(400);
    expect((await lib.get('/statements?cursor=x')).status).toBe(400);
    expect((await lib.get('/reports/0000000000000000')).status).toBe(404);
    expect((await lib.get('/nothing')).status).toBe(404);
    expect(lib.faults).toEqual([]);
  });

  it('of the server itself tell the caller nothing of its inside', async () => {
    const broken = await library();
    await broken.archive.close();
    const response = await broken.get('/statements');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toMatch(/sqlite|driver|\.ts/iu);
    expect(broken.faults).toHaveLength(1);
    await broken[Symbol.asyncDispose]();
  });
});

describe('new reports', () => {
  it('begin with the id to go on from, for whoever has none', async () => {
    const response = await lib.get('/stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toMatch(/^event: start\ndata: \{\}\nid: \d+\n\n$/u);
    await reader.cancel();
  });

  it('come as events, and none is lost between two connections', async () => {
    const read = async (
      after: string | null,
      count: number,
    ): Promise<{ ids: string[]; reports: { uid: string }[] }> => {
      const control = new AbortController();
      const response = await lib.get(`/stream${after === null ? '?after=0' : ''}`, {
        signal: control.signal,
        headers: after === null ? {} : { 'last-event-id': after },
      });
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      let got = '';
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      while ((got.match(/^id: /gmu)?.length ?? 0) < count) got += (await reader.read()).value ?? '';
      await reader.cancel();
      return {
        ids: [...got.matchAll(/^id: (.+)$/gmu)].map((m) => m[1]!),
        reports: [...got.matchAll(/^data: (.+)$/gmu)].map((m) => JSON.parse(m[1]!)),
      };
    };
    const first = await read(null, 1);
    expect(first.reports[0]!.uid).toBe(uid);
    const later = await lib.add('قال الوزير ربيع الحمصي إن الطريق فتح.');
    const second = await read(first.ids[0]!, 2);
    expect(second.reports.at(-1)!.uid).toBe(later);
  });
});

it('describes itself', async () => {
  const description = await json(lib.app.request('/api/openapi.json'));
  expect(description.openapi).toBe('3.1.0');
  expect(description.paths['/statements'].get['x-isnad-access']).toBe('viewer');
  expect(description.paths['/statements'].get.parameters.map((p: { name: string }) => p.name)).toContain('stance');
  expect(
    description.paths['/reports/{uid}/corrections'].post.requestBody.content['application/json'].schema,
  ).toBeDefined();
});

it('is described for people, every route and nothing that is not escaped', async () => {
  const description = await json(lib.app.request('/api/openapi.json'));
  const response = await lib.app.request('/api/docs');
  expect(response.headers.get('content-type')).toContain('text/html');
  const page = await response.text();
  for (const path of Object.keys(description.paths)) expect(page).toContain(`<code>${path}</code>`);
  expect(page).not.toMatch(/<script|undefined|\[object/u);
});

it('serves the pages: files as they are, every other address the page itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>isnad</title>');
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets/index-abcdefgh.js'), 'plain');
  writeFileSync(join(folder, 'assets/index-abcdefgh.js.br'), 'packed');
  const pages = await library({ interfaceFolder: folder });
  const get = async (path: string, headers: Record<string, string> = {}) => pages.app.request(path, { headers });
  for (const path of ['/', '/figures/12.killed.2025-03-03', '/reports/x/../../../package.json', '/search?q=.js'])
    expect(await (await get(path)).text()).toContain('<title>isnad');
  const script = await get('/assets/index-abcdefgh.js', { 'accept-encoding': 'br' });
  expect(await script.text()).toBe('packed');
  expect(script.headers.get('content-encoding')).toBe('br');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await get('/icon.svg')).headers.get('content-type')).toContain('image/svg+xml');
  expect((await get('/')).headers.get('content-security-policy')).toContain("default-src 'none'");
  const none = await get('/assets/none-abcdefgh.js');
  expect([none.status, none.headers.get('cache-control')]).toEqual([404, 'no-store']);
  expect((await get('/assets/%2e%2e%2f%2e%2e%2fetc/passwd')).status).toBe(404);
  await pages[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

describe('events', () => {
  it('are counted by place and over time', async () => {
    const places = await json(lib.get('/events/places'));
    expect(places.of.all).toBe(true);
    expect(places.places.map((p: { place: { name: string } }) => p.place.name)).toContain('ميناء طرطوس');
    expect(places.places[0]).toMatchObject({ precision: expect.any(String), events: expect.any(Number) });
    const timeline = await json(lib.get('/events/timeline?by=published&bucket=day'));
    expect(timeline.bars.map((b: { from: string }) => b.from)).toContain('2026-02-28');
    expect((await json(lib.get('/events/places?type=AGREE'))).of.counted).toBe(0);
  });
});
