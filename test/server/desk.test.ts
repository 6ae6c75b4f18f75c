import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Library, library } from './library.js';

let lib: Library;
beforeAll(async () => {
  lib = await library();
});
afterAll(() => lib[Symbol.asyncDispose]());

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json();

it('what was corrected over HTTP is still there, and searched, when the archive is read again', async () => {
  const uid = await lib.add('أعلن وزير النقل كريم الصاوي أن الجسر سيفتح غدا. وأضاف أن الطريق آمن.');
  const path = `/reports/${uid}/corrections`;
  const first = await lib.get(`/reports/${uid}`);
  const { record } = await json(first);
  const [s1, s2] = record.statements.map((s: { id: string }) => s.id);
  const changes = [
    { act: 'set', item: s1, set: { stance: 'commit' } },
    { act: 'accept', item: s2 },
    { act: 'set', item: record.statements[0].chain[0].entity, set: { english: 'Karim al-Sawi' } },
  ];
  const corrected = await json(lib.post(path, { changes }, { 'if-match': first.headers.get('etag')! }));
  // by the command, as a person would, while the server has the archive open
  const { location } = lib.archive;
  if (location.engine !== 'sqlite') throw new Error('the archive of a test is a file.');
  const run = spawnSync(resolve('isnad'), ['reread', '--archive', location.path, '--json'], { encoding: 'utf8' });
  expect([run.status, JSON.parse(run.stdout.trimEnd().split('\n').at(-1)!)]).toMatchObject([0, { read: 1, failed: 0 }]);
  const after = await json(lib.get(`/reports/${uid}`));
  expect(after.reading.reader).not.toBe('isnad 0.0.0');
  expect(after.record).toEqual(corrected.record);
  expect(after.items).toEqual(corrected.items);
  expect((await json(lib.get('/statements?stance=commit&reviewed=corrected'))).items).toHaveLength(1);
  expect((await json(lib.get('/statements?reviewed=accepted'))).items[0].words.text).toContain('الطريق آمن');
  // who saw it as the older reader had it must look again
  const stale = await lib.post(path, { changes }, { 'if-match': first.headers.get('etag')! });
  expect(stale.status).toBe(412);
});

it('the desk has a history by what was done at once, and tells corrections whose words are gone', async () => {
  const url = 'https://example.org/bridge';
  const bridge = await lib.add('قال الوزير ربيع الحمصي إن الجسر فتح. ونفى عمر الشامي أن يكون أحد قد أصيب.', {
    url,
    guid: null,
  });
  const tag = (await lib.get(`/reports/${bridge}`)).headers.get('etag')!;
  const act = 'act-00000002';
  const changes = ['s1', 's2'].map((item) => ({ act: 'set', item, set: { medium: 'speech' } }));
  expect((await lib.post(`/reports/${bridge}/corrections`, { changes, act }, { 'if-match': tag })).status).toBe(200);
  const acts = await json(lib.get('/corrections/acts?limit=1'));
  expect(acts.items).toMatchObject([{ act, author: 'local', corrections: 2, undone: 0, reports: 1 }]);
  expect(acts.items[0].first.map((c: { report: string }) => c.report)).toEqual([bridge, bridge]);
  expect((await json(lib.get(`/corrections/acts?cursor=${acts.next}`))).items).toHaveLength(1);
  expect((await json(lib.get('/corrections/orphaned'))).items).toEqual([]);
  await lib.add('قال الوزير ربيع الحمصي إن الجسر فتح. وأكد عمر الشامي سلامة الجميع.', { url, guid: null });
  const { items } = await json(lib.get('/corrections/orphaned'));
  expect(items).toMatchObject([{ act, report: bridge, body: { on: 'statement', act: 'set' } }]);
  expect((await json(lib.post('/corrections/undo', { act }))).undone).toBe(2);
  expect((await json(lib.get('/corrections/orphaned'))).items).toEqual([]);
  expect((await json(lib.get('/corrections/acts?limit=1'))).items).toMatchObject([{ act, undone: 2 }]);
});
