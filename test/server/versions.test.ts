import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePolicy } from '../../src/server/page/page.js';
import { type Library, library } from './library.js';

const url = 'https://dam.example.org/1';
const html = (text: string): Uint8Array =>
  new TextEncoder().encode(`<html dir=rtl><script>harm()</script><body onload=harm()><p>${text}</p></body></html>`);
const source = (text: string) => ({ bytes: html(text), mediaType: 'text/html', url, headers: null });
const [first, second] = ['قال الوزير سالم الحاج إن ثلاثة أشخاص قتلوا.', 'قال الوزير سالم الحاج إن خمسة أشخاص قتلوا.'];

let lib: Library;
let uid: string;
let bare: string;
beforeAll(async () => {
  lib = await library();
  const known = { guid: 'dam', url, publisher: 'صحيفة الضفاف', published: '2026-02-20' };
  uid = await lib.add(first!, { ...known, source: source(first!) });
  await lib.add(second!, { ...known, source: source(second!), capturedAt: '2026-03-02T09:00:00.000Z' });
  bare = await lib.add('أعلنت وزارة الصحة أن خمسة أشخاص أصيبوا في حريق بميناء طرطوس.');
});
afterAll(async () => {
  expect(lib.faults).toEqual([]);
  await lib[Symbol.asyncDispose]();
});

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Promise<Response>): Promise<any> => (await response).json();

describe('versions', () => {
  it('are listed with what they were taken from', async () => {
    const { items } = await json(lib.get(`/reports/${uid}/versions`));
    expect(items).toEqual([
      expect.objectContaining({ seq: 1, publisher: 'صحيفة الضفاف', source: expect.objectContaining({ url }) }),
      expect.objectContaining({ seq: 2, capturedAt: '2026-03-02T09:00:00.000Z' }),
    ]);
    expect(items[0].source.size).toBe(html(first!).length);
    expect((await json(lib.get(`/reports/${bare}/versions`))).items).toMatchObject([{ seq: 1, source: null }]);
  });

  it('differ by words', async () => {
    const segments = [
      { kind: 'same', text: 'قال الوزير سالم الحاج إن ' },
      { kind: 'removed', text: 'ثلاثة' },
      { kind: 'added', text: 'خمسة' },
      { kind: 'same', text: ' أشخاص قتلوا.' },
    ];
    const found = await json(lib.get(`/reports/${uid}/diff`));
    expect(found).toMatchObject({ from: { seq: 1 }, to: { seq: 2 }, segments });
    const back = await json(lib.get(`/reports/${uid}/diff?from=2&to=1`));
    expect(back.segments[1]).toEqual({ kind: 'removed', text: 'خمسة' });
  });

  it.each([
    ['/reports/0000000000000000/versions', 404],
    ['/reports/0000000000000000/page', 404],
    [`/reports/UID/diff?to=1`, 400],
    [`/reports/UID/diff?from=7`, 404],
    [`/reports/UID/source?seq=3`, 404],
    [`/reports/UID/page?lang=fr`, 400],
    ['/reports/BARE/source', 404],
    ['/reports/BARE/diff', 400],
  ])('%s is a problem', async (path, status) => {
    const response = await lib.get(path.replace('UID', uid).replace('BARE', bare));
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(((await response.json()) as { detail: string }).detail).toMatch(/.{15}/u);
  });
});

describe('the source of a version', () => {
  it('is given out byte by byte, as a file', async () => {
    const response = await lib.get(`/reports/${uid}/source?seq=1`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': `attachment; filename="${uid}.1.html"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(html(first!));
  });

  it('is shown as a page that does nothing, with a policy that lets it do nothing', async () => {
    const response = await lib.get(`/reports/${uid}/page`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(pagePolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const page = await response.text();
    expect(page).toContain(`<p>${second}</p>`);
    expect(page).not.toMatch(/harm/u);
  });
});
