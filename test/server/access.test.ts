import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAccount, createAccount } from '../../src/archive/accounts/account.js';
import { listAudit } from '../../src/archive/accounts/audit.js';
import { type Client, networkOf } from '../../src/server/access/client.js';
import { leftOf } from '../../src/server/access/identify.js';
import { demandLoopback } from '../../src/server/access/origin.js';
import { usualLimits } from '../../src/server/access/settings.js';
import { listen } from '../../src/server/listen.js';
import { type Library, library, when } from './library.js';
import { accounts, type Credentials, type Newsroom, newsroom, password } from './newsroom.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
const json = async (response: Response | Promise<Response>): Promise<any> => (await response).json();
const cookieOf = (response: Response): string => response.headers.getSetCookie().at(-1)!;

describe('for the one person at this machine', () => {
  let lib: Library;
  beforeAll(async () => {
    lib = await library();
  });
  afterAll(() => lib[Symbol.asyncDispose]());

  it('nobody signs in', async () => {
    expect(await json(lib.get('/session'))).toEqual({
      ...{ mode: 'local', name: 'local', via: 'local', role: 'admin', mayWrite: true, csrf: null },
    });
    expect((await lib.post('/session', { name: 'x', password })).status).toBe(409);
  });

  it('what was sent to another name is refused, on every address', async () => {
    for (const path of ['/api/v1/session', '/api/openapi.json', '/']) {
      for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:4700', '10.0.0.5'])
        expect((await lib.app.request(`http://${host}${path}`)).status, host).toBe(421);
      for (const host of ['localhost', '127.0.0.1:4700', '[::1]:4700'])
        expect((await lib.app.request(`http://${host}${path}`)).status, host).not.toBe(421);
    }
    const passedOn = await lib.get('/session', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(passedOn.status).toBe(421);
  });

  it('what was sent to another port is refused', () => {
    const client: Client = {
      address: '127.0.0.1',
      host: 'localhost:4700',
      secure: false,
      forwarded: false,
      port: 4700,
    };
    expect(() => demandLoopback(client)).not.toThrow();
    expect(() => demandLoopback({ ...client, port: 4701 })).toThrow('listens at port 4701');
    expect(() => demandLoopback({ ...client, host: 'localhost', port: 80 })).not.toThrow();
  });

  it('a page from elsewhere changes nothing', async () => {
    const keep = (headers: Record<string, string>) =>
      lib.post('/saved-searches', { name: 'هدنة', address: 'q=x' }, headers).then((r) => r.status);
    expect(await keep({ origin: 'https://evil.example' })).toBe(403);
    expect(await keep({ origin: 'null' })).toBe(403);
    expect(await keep({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    // another port of this machine is another program
    expect(await keep({ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' })).toBe(403);
    expect((await json(lib.get('/saved-searches'))).items).toEqual([]);
    expect(await keep({ origin: 'http://localhost' })).toBe(201);
    expect(await keep({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost' })).toBe(201);
    expect(await keep({})).toBe(201);
  });

  it('the policy stands on every answer', async () => {
    for (const path of ['/api/v1/session', '/api/v1/nothing', '/nothing'])
      expect((await lib.app.request(path)).headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('with accounts', () => {
  let room: Newsroom;
  let editor: Credentials;
  let admin: Credentials;
  beforeAll(async () => {
    room = await newsroom();
    [editor, admin] = [await room.session('editor'), await room.session('admin')];
  });
  afterAll(async () => {
    expect(room.faults).toEqual([]);
    await room[Symbol.asyncDispose]();
  });
  const signingIn = (name: string, typed: string, headers: Record<string, string> = {}) =>
    room.post('/session', { name, password: typed }, headers);

  it('one signs in, is known by the cookie and signs out', async () => {
    expect(await json(room.get('/session'))).toMatchObject({ mode: 'accounts', name: null, role: null, csrf: null });
    const entered = await signingIn('Editor', password);
    expect(entered.status).toBe(200);
    const cookie = cookieOf(entered);
    expect(cookie).toMatch(/^isnad=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/u);
    const { csrf, ...who } = await json(entered);
    expect(who).toEqual({ mode: 'accounts', name: 'editor', via: 'session', role: 'editor', mayWrite: true });
    const headers = { cookie: cookie.split(';')[0]!, 'x-csrf-token': csrf };
    expect(await json(room.get('/session', { headers }))).toEqual({ ...who, csrf });
    const out = await room.ask('DELETE', '/session', headers);
    expect([out.status, cookieOf(out)]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await json(room.get('/session', { headers }))).toMatchObject({ name: null });
    expect((await room.ask('DELETE', '/session', {})).status).toBe(204);
  });

  it('a wrong name and a wrong password are told alike', async () => {
    const [name, word] = [await signingIn('nadia', password), await signingIn('editor', 'كلمات أخرى غيرها')];
    expect([name.status, word.status]).toEqual([401, 401]);
    expect((await json(name)).detail).toBe((await json(word)).detail);
  });

  it('over https the cookie is of this host alone', async () => {
    await using behind = await newsroom({ access: { ...accounts, trustProxy: true } });
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'isnad.example.org' };
    const origin = 'https://isnad.example.org';
    const body = { name: 'viewer', password };
    expect((await behind.post('/session', body, { ...headers, origin: 'https://evil.example' })).status).toBe(403);
    const entered = await behind.post('/session', body, { ...headers, origin });
    expect(cookieOf(entered)).toMatch(/^__Host-isnad=.*; HttpOnly; Secure; SameSite=Lax$/u);
    // without being told so, nobody believes it
    expect(cookieOf(await signingIn('viewer', password, headers))).toMatch(/^isnad=/u);
  });

  it('a session changes things only with its token, from a page of this server', async () => {
    const body = { name: 'هدنة', address: 'q=x' };
    const keep = (more: Record<string, string | undefined>) => {
      const headers = Object.fromEntries(Object.entries({ ...editor, ...more }).filter(([, v]) => v !== undefined));
      return room.post('/saved-searches', body, headers as Record<string, string>).then((r) => r.status);
    };
    expect(await keep({ 'x-csrf-token': undefined })).toBe(403);
    expect(await keep({ 'x-csrf-token': admin['x-csrf-token'] })).toBe(403);
    expect(await keep({ origin: 'https://evil.example' })).toBe(403);
    expect(await keep({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await keep({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    // a key is sent by no browser unasked
    const key = await room.key('editor', ['write']);
    expect((await room.post('/saved-searches', body, key)).status).toBe(201);
    expect((await json(room.get('/saved-searches', { headers: editor }))).items).toHaveLength(2);
    expect((await json(room.get('/saved-searches', { headers: admin }))).items).toEqual([]);
  });

  it('tries are counted for a name and an address; others get in', async () => {
    const limits = { ...usualLimits, name: { points: 2, duration: 600 } };
    await using strict = await newsroom({ access: { ...accounts, trustProxy: true, limits } });
    const from = (address: string, typed: string, name = 'viewer') =>
      strict.post('/session', { name, password: typed }, { 'x-forwarded-for': address });
    for (let i = 0; i < 2; i++) expect((await from('203.0.113.9', 'كلمات أخرى غيرها')).status).toBe(401);
    const refused = await from('203.0.113.9', password, ' VIEWER');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    expect(await json(refused)).toMatchObject({ status: 429, title: 'Too Many Requests' });
    expect((await from('203.0.113.9', password, 'editor')).status).toBe(200);
    expect((await from('203.0.113.10', 'كلمات أخرى غيرها')).status).toBe(401);
    // the right one begins anew
    for (let i = 0; i < 4; i++) expect((await from('203.0.113.11', password)).status).toBe(200);
  });

  it('requests are counted for an account, and for an address where nobody is known', async () => {
    const few = { points: 3, duration: 60 };
    const limits = { ...usualLimits, read: few, unknown: few };
    await using strict = await newsroom({ access: { ...accounts, limits } });
    const viewer = await strict.session('viewer');
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await strict.ask('GET', '/saved-searches', viewer)).status);
    for (let i = 0; i < 4; i++)
      statuses.push((await strict.ask('GET', '/audit', { authorization: `Bearer isnad_${i}` })).status);
    expect(statuses).toEqual([200, 200, 200, 429, 401, 401, 401, 429]);
    expect((await strict.ask('GET', '/saved-searches', await strict.session('editor'))).status).toBe(200);
  });

  it('a change of an account counts at once', async () => {
    await createAccount(room.archive, { name: 'karim', role: 'viewer', password: null }, when);
    const key = await room.key('karim', ['read', 'write', 'admin']);
    const see = () => room.ask('GET', '/accounts', key).then((r) => r.status);
    expect(await see()).toBe(403);
    expect((await room.ask('PATCH', '/accounts/karim', admin, { role: 'admin' })).status).toBe(200);
    expect(await see()).toBe(200);
    expect((await room.ask('PATCH', '/accounts/karim', admin, { disabled: true })).status).toBe(200);
    expect(await see()).toBe(401);
    const session = await room.session('viewer');
    await changeAccount(room.archive, 'viewer', { disabled: true }, when);
    expect((await room.ask('GET', '/statements', session)).status).toBe(401);
    expect((await signingIn('viewer', password)).status).toBe(401);
    await changeAccount(room.archive, 'viewer', { disabled: false }, when);
  });

  it('an admin makes accounts, but cannot take the last one away', async () => {
    const add = { name: 'سلمى', role: 'editor', password: 'كلمة مرور جديدة' };
    expect(await json(room.ask('POST', '/accounts', admin, add))).toMatchObject({ name: 'سلمى', password: true });
    expect((await room.ask('POST', '/accounts', admin, add)).status).toBe(409);
    const short = await room.ask('POST', '/accounts', admin, { ...add, name: 'x', password: 'قصيرة' });
    expect([short.status, (await json(short)).detail]).toEqual([400, expect.stringContaining('12 characters')]);
    expect((await room.ask('PATCH', '/accounts/admin', admin, { disabled: true })).status).toBe(409);
    expect((await room.ask('PATCH', '/accounts/none', admin, {})).status).toBe(404);
    // a slip of the pen is told, not passed over
    expect((await room.ask('PATCH', '/accounts/editor', admin, { disable: true })).status).toBe(400);
    expect((await signingIn('سلمى', 'كلمة مرور جديدة')).status).toBe(200);
    expect((await json(room.get('/accounts', { headers: admin }))).items.map((a: { name: string }) => a.name)).toEqual(
      expect.arrayContaining(['admin', 'editor', 'viewer', 'سلمى']),
    );
  });

  it('one changes the own password, which ends all other sessions', async () => {
    const [one, other] = [await room.session('viewer'), await room.session('viewer')];
    const change = (body: unknown) => room.ask('PUT', '/session/password', one, body);
    const next = 'كلمة مرور أخرى طويلة';
    expect((await change({ password: 'كلمات أخرى غيرها', next })).status).toBe(400);
    expect((await change({ password, next: 'قصيرة' })).status).toBe(400);
    const done = await change({ password, next });
    expect([done.status, done.headers.getSetCookie().length]).toEqual([200, 1]);
    for (const ended of [one, other]) expect((await room.ask('GET', '/statements', ended)).status).toBe(401);
    const { csrf } = await json(done);
    const fresh = { cookie: cookieOf(done).split(';')[0]!, 'x-csrf-token': csrf };
    expect((await room.ask('GET', '/statements', fresh)).status).toBe(200);
    expect([(await signingIn('viewer', password)).status, (await signingIn('viewer', next)).status]).toEqual([
      401, 200,
    ]);
  });

  it('keys are everybody’s own, shown once, and revoked', async () => {
    const wanted = { label: 'خلاصات', scopes: ['read'], days: 7 };
    const made = await room.ask('POST', '/keys', editor, wanted);
    expect(made.status).toBe(201);
    const { secret, key } = await json(made);
    expect(key).toMatchObject({ account: 'editor', scopes: ['read'], expiresAt: '2026-03-08T09:00:00.000Z' });
    const with_ = { authorization: `Bearer ${secret}` };
    expect(await json(room.get('/session', { headers: with_ }))).toMatchObject({
      ...{ name: 'editor', via: 'key', role: 'viewer', mayWrite: false, csrf: null },
    });
    expect((await room.ask('POST', '/keys', with_, wanted)).status).toBe(403);
    const listed = JSON.stringify(await json(room.get('/keys', { headers: editor })));
    expect(listed).toContain(key.id);
    expect(listed).not.toContain(secret.slice(6));
    const viewer = await room.session('admin').then(() => room.key('viewer', ['write']));
    expect((await room.ask('GET', '/keys?all=true', viewer)).status).toBe(403);
    expect((await room.ask('GET', '/keys?account=editor', viewer)).status).toBe(403);
    expect((await room.ask('DELETE', `/keys/${key.id}`, viewer)).status).toBe(404);
    expect((await room.ask('GET', '/keys?all=true', admin)).status).toBe(200);
    expect((await room.ask('DELETE', `/keys/${key.id}`, admin)).status).toBe(200);
    expect((await room.ask('GET', '/statements', with_)).status).toBe(401);
  });

  it('every change is in the audit, and every wrong password; nothing else is', async () => {
    await using fresh = await newsroom();
    const session = await fresh.session('editor');
    const root = await fresh.session('admin');
    await fresh.ask('GET', '/statements', session);
    await fresh.ask('POST', '/accounts', session, { name: 'x', role: 'viewer', password: null });
    await fresh.ask('POST', '/accounts', root, { name: 'x', role: 'viewer', password: null });
    await fresh.post('/session', { name: 'editor', password: 'كلمات أخرى غيرها' });
    await fresh.post('/session', { name: 'editor', password });
    const { id } = await json(fresh.ask('POST', '/saved-searches', session, { name: 'هدنة', address: 'q' }));
    await fresh.ask('DELETE', `/saved-searches/${id}`, { ...session, 'x-request-id': 'given-by-me' });
    await fresh.ask('DELETE', '/session', {});
    const { items, next } = await json(fresh.get('/audit', { headers: root }));
    expect(next).toBeNull();
    const lines = items.map((e: Record<string, unknown>) => [e['account'], e['action'], e['target'], e['status']]);
    expect(lines.reverse()).toEqual([
      ['admin', 'POST /accounts', 'x', 201],
      ['nobody', 'POST /session', 'editor', 401],
      ['editor', 'POST /session', 'editor', 200],
      ['editor', 'POST /saved-searches', id, 201],
      ['editor', 'DELETE /saved-searches/{id}', id, 204],
    ]);
    expect(items[0]).toMatchObject({ at: when, via: 'session', request: 'given-by-me', ip: null });
    const asked = await json(fresh.get('/audit?action=POST&account=admin', { headers: root }));
    expect(asked.items).toHaveLength(1);
  });
});

describe('over a socket', () => {
  const status = (url: string, host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      get(url, { headers: { host } }, (response) => resolve(response.resume().statusCode!)).on('error', reject);
    });

  it('only the right name and port are answered for the one person', async () => {
    await using lib = await library();
    await using server = await listen(lib.app, { host: '127.0.0.1', port: 0 });
    const { port } = new URL(server.url);
    const url = `${server.url}/api/v1/session`;
    const asked = await Promise.all(
      [`127.0.0.1:${port}`, `localhost:${port}`, 'localhost', 'localhost:1', `evil.example:${port}`].map((host) =>
        status(url, host),
      ),
    );
    expect(asked).toEqual([200, 200, 421, 421, 421]);
  });

  it('the audit knows the address', async () => {
    await using room = await newsroom();
    await using server = await listen(room.app, { host: '127.0.0.1', port: 0 });
    const body = JSON.stringify({ name: 'admin', password });
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${server.url}/api/v1/session`, { method: 'POST', headers, body })).status).toBe(200);
    expect((await listAudit(room.archive)).items).toMatchObject([{ account: 'admin', ip: '127.0.0.1' }]);
  });
});

describe('what is one other side', () => {
  it('is an address of IPv4, and half of one of IPv6', () => {
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('2001:db8:0:1:2:3:4:5')).toBe(networkOf('2001:DB8::1:9:9:9:9'));
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(networkOf(null)).toBe('none');
  });
});

describe('the scopes of a key', () => {
  it('leave of a role what they say', () => {
    expect(leftOf('admin', ['read'])).toEqual({ role: 'viewer', mayWrite: false });
    expect(leftOf('admin', ['read', 'write'])).toEqual({ role: 'editor', mayWrite: true });
    expect(leftOf('viewer', ['admin'])).toEqual({ role: 'viewer', mayWrite: true });
  });
});
