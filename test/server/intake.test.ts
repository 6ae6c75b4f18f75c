import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { web } from '../../src/intake/fetch/web.js';
import type { JobEvent, JobShown } from '../../src/server/jobs.js';
import { type Handler, type LocalServer, send, serve } from '../intake/server.js';
import { type Library, library } from './library.js';

const road = 'فتح الطريق الساحلي\nقال المتحدث باسم البلدية سامي عون إن الطريق سيفتح صباح الاثنين.';
const market = 'إغلاق السوق\nقالت البلدية إن السوق مغلق حتى الأحد.';

let lib: Library;
beforeAll(async () => {
  lib = await library({ web: web({ version: '0', allowPrivate: true, delayMs: 0, obeyRobots: false }) });
});
afterAll(() => lib[Symbol.asyncDispose]());
const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => s.close()));
});
const server = async (routes: Readonly<Record<string, Handler>>): Promise<LocalServer> => {
  const made = await serve(routes);
  servers.push(made);
  return made;
};

type Ended = JobShown & { readonly events: readonly JobEvent[] };
/** Waits for the end of a job. */
async function ended(response: Response): Promise<Ended> {
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as JobShown;
  expect(response.headers.get('location')).toBe(`/api/v1/jobs/${id}`);
  for (;;) {
    const job = (await (await lib.get(`/jobs/${id}`)).json()) as Ended;
    if (job.endedAt !== null) return job;
    await new Promise((wait) => setTimeout(wait, 20));
  }
}
const form = (...files: readonly (readonly [name: string, body: string | Uint8Array])[]): FormData => {
  const made = new FormData();
  for (const [name, body] of files) made.append('files', new File([body as string], name));
  return made;
};
const sent = (body: FormData): Promise<Response> => lib.get('/intake', { method: 'POST', body });
// biome-ignore lint/suspicious/noExplicitAny: a report is looked into field by field
const reportOf = async (id: string): Promise<any> => (await lib.get(`/reports/${id}`)).json();
const kinds = ({ events }: Ended): string[] => events.map((e) => e.event);

describe('files', () => {
  it('are taken in by their kinds, packed too; one that cannot be costs no other', async () => {
    const lines = [road, market].map((text) => JSON.stringify({ text, published: '2026-02-27' })).join('\n');
    const job = await ended(
      await sent(form(['سطور.jsonl.gz', gzipSync(lines)], ['a.pdf', '%PDF-1.7 …'], ['c.txt', `${road} وهذا جديد.`])),
    );
    expect(job.state).toBe('done');
    expect(job.sources).toEqual(['سطور.jsonl.gz', 'a.pdf', 'c.txt']);
    expect(job.totals).toEqual({ added: 3, version: 0, same: 0, unread: 0, failed: 1 });
    expect(job.part).toBe(1);
    const failed = job.events.find((e) => e.event === 'failed');
    expect(failed).toMatchObject({ from: 'a.pdf' });
    const added = job.events.find((e) => e.event === 'added') as { readonly id: string } | undefined;
    const report = await reportOf(added!.id);
    expect(report.version).toMatchObject({ from: 'سطور.jsonl.gz', published: '2026-02-27' });
  });

  it('that are in already are told', async () => {
    expect(kinds(await ended(await sent(form(['x.txt', `${road} والعمل مستمر.`]))))).toEqual(['added']);
    expect(kinds(await ended(await sent(form(['y.txt', `${road} والعمل مستمر.`]))))).toEqual(['same']);
  });

  it('have names that are shown, and no path is made of them', async () => {
    const job = await ended(await sent(form(['../../etc/\u202epasswd.txt', market])));
    expect(job.sources).toEqual(['passwd.txt']);
  });

  it('are refused where they are too much, none, or no form', async () => {
    expect((await sent(new FormData())).status).toBe(400);
    const broken = { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } };
    expect((await lib.get('/intake', broken)).status).toBe(400);
    expect((await lib.get('/intake', { method: 'POST', body: 'x' })).status).toBe(415);
    const many = form(...Array.from({ length: 501 }, (_, i) => [`${i}.txt`, 'ا'] as const));
    expect((await sent(many)).status).toBe(413);
    const large = {
      method: 'POST',
      body: 'x',
      headers: { 'content-length': '64000001', 'content-type': 'text/plain' },
    };
    expect((await lib.get('/intake', large)).status).toBe(413);
    expect(lib.faults).toEqual([]);
  });
});

describe('a text', () => {
  it('is taken in as it is written, with what is known of it', async () => {
    const text = 'قال الوزير ربيع الحمصي إن الجسر أعيد فتحه.';
    const known = { title: 'فتح الجسر', publisher: 'صحيفة الضفاف', published: '2026-02-27' };
    const job = await ended(await lib.post('/intake', { text, ...known }));
    expect(kinds(job)).toEqual(['added']);
    const { id } = job.events[0] as { id: string };
    const report = await reportOf(id);
    expect(report.text).toBe(`${known.title}\n${text}`);
    expect(report.version).toMatchObject(known);
    expect(report.record.statements).toHaveLength(1);
  });

  it('that is not Arabic is refused with a reason', async () => {
    const job = await ended(await lib.post('/intake', { text: 'The minister said that the bridge is open.' }));
    expect(job.events).toMatchObject([{ event: 'failed', reason: expect.stringContaining('Arabic') }]);
  });

  it.each([
    [{}],
    [{ text: '' }],
    [{ text: road, published: 'yesterday' }],
    [{ url: 'ftp://a.example/' }],
    [{ url: 'http://a.example/', urls: ['http://a.example/'] }],
    [{ urls: [] }],
  ])('must fit: %j', async (body) => {
    expect((await lib.post('/intake', body)).status).toBe(400);
  });
});

describe('an address', () => {
  it('gives the report of its page', async () => {
    const html = `<html lang="ar"><head><title>الجسر الجديد</title></head><body><article><h1>الجسر الجديد</h1><p>${'قالت وزارة النقل إن الجسر الجديد سيفتح أمام السيارات يوم الأحد المقبل. '.repeat(5)}</p></article></body></html>`;
    const s = await server({ '/a': send(html, { 'content-type': 'text/html; charset=utf-8' }) });
    const job = await ended(await lib.post('/intake', { url: `${s.url}/a` }));
    expect(job.events).toMatchObject([{ event: 'added', title: 'الجسر الجديد' }]);
  });

  it('that leads nowhere is told in words; others are taken all the same', async () => {
    const s = await server({ '/b': send(`${market} مرة أخرى.`, { 'content-type': 'text/plain; charset=utf-8' }) });
    const job = await ended(await lib.post('/intake', { urls: [`${s.url}/none`, `${s.url}/b`] }));
    expect(kinds(job).sort()).toEqual(['added', 'failed']);
    expect(job.events.find((e) => e.event === 'failed')).toMatchObject({ reason: expect.stringContaining('404') });
  });
});

describe('a job', () => {
  const eventsOf = async (id: string, last?: number): Promise<string> => {
    const headers: Record<string, string> = last === undefined ? {} : { 'last-event-id': String(last) };
    return (await lib.get(`/jobs/${id}/events`, { headers })).text();
  };

  it('tells what happens as events, goes on where one was, and ends', async () => {
    const texts = ['الأحد', 'الاثنين', 'الثلاثاء'].map((day) => `قال المدير إن العمل يبدأ يوم ${day}.`);
    const response = await sent(form(...texts.map((t, i) => [`${i}.txt`, t] as const)));
    const { id } = (await response.json()) as JobShown;
    const all = await eventsOf(id);
    expect([...all.matchAll(/^id: (\d+)$/gmu)].map((m) => m[1])).toEqual(['1', '2', '3']);
    const states = [...all.matchAll(/^event: state\ndata: (.+)$/gmu)].map((m) => JSON.parse(m[1]!) as JobShown);
    expect(states.at(-1)).toMatchObject({ state: 'done', totals: { added: 3 } });
    const rest = await eventsOf(id, 2);
    expect([...rest.matchAll(/^id: (\d+)$/gmu)].map((m) => m[1])).toEqual(['3']);
  });

  it('can be stopped; others wait for their turn', async () => {
    let arrived = (): void => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    // never answers
    const s = await server({ '*': () => arrived() });
    const slow = (await (await lib.post('/intake', { url: `${s.url}/` })).json()) as JobShown;
    await asked;
    const next = (await (await lib.post('/intake', { text: road })).json()) as JobShown;
    const { items } = (await (await lib.get('/jobs')).json()) as { items: JobShown[] };
    expect(items.slice(0, 2).map((j) => [j.id, j.state])).toEqual([
      [next.id, 'waiting'],
      [slow.id, 'running'],
    ]);
    expect((await lib.get(`/jobs/${slow.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await eventsOf(slow.id)).toContain('"state":"stopped"');
    expect(await eventsOf(next.id)).toContain('"state":"done"');
  });

  it('that is not known is not there', async () => {
    for (const path of ['/jobs/x', '/jobs/x/events']) expect((await lib.get(path)).status).toBe(404);
    expect((await lib.get('/jobs/x', { method: 'DELETE' })).status).toBe(404);
  });

  it('loads the demo collection', async () => {
    const job = await ended(await lib.post('/intake', { examples: true }));
    expect(job.totals.failed + job.totals.unread).toBe(0);
    expect(job.totals.added).toBeGreaterThan(10);
  });
});
