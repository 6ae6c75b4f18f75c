// Every route of the API × whoever may ask: who is let in is what the route declares, and nothing else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limiterOf } from '../../src/server/access/limits.js';
import { refusal } from '../../src/server/caller.js';
import type { Route } from '../../src/server/route.js';
import { apiRoutes } from '../../src/server/routes.js';
import { accounts, type Credentials, type Newsroom, newsroom } from './newsroom.js';

const plenty = { points: 1e6, duration: 60 };
const limits = { name: plenty, address: plenty, read: plenty, write: plenty, unknown: plenty };

let room: Newsroom;
let routes: readonly Route[];
beforeAll(async () => {
  room = await newsroom({ access: { ...accounts, limits } });
  routes = apiRoutes(room.services, limiterOf(limits));
});
afterAll(() => room[Symbol.asyncDispose]());

/** Who asks, and who is let in where, told once more and simply. */
const askers: readonly {
  readonly name: string;
  readonly with: () => Promise<Credentials>;
  readonly may: (route: Route) => boolean;
}[] = [
  { name: 'nobody', with: async () => ({}), may: () => false },
  { name: 'a viewer', with: () => room.session('viewer'), may: (r) => r.access === 'viewer' },
  { name: 'an editor', with: () => room.session('editor'), may: (r) => r.access !== 'admin' },
  { name: 'an admin', with: () => room.session('admin'), may: () => true },
  {
    name: "an admin's key for reading",
    with: () => room.key('admin', ['read']),
    may: (r) => r.access === 'viewer' && !r.changes && !r.people,
  },
  {
    name: "an admin's key for writing",
    with: () => room.key('admin', ['read', 'write']),
    may: (r) => r.access !== 'admin' && !r.people,
  },
  {
    name: "a viewer's key for writing",
    with: () => room.key('viewer', ['write']),
    may: (r) => r.access === 'viewer' && !r.people,
  },
  { name: "an admin's key for all", with: () => room.key('admin', ['admin']), may: (r) => !r.people },
];

describe.each(askers)('$name', ({ name, with: credentials, may }) => {
  it('is let in where the route says it, and nowhere else', async () => {
    const found: string[] = [];
    const wanted: string[] = [];
    for (const route of routes) {
      const path = route.path.replaceAll(/\{\w+\}/g, '0000000000000000');
      const body = route.method === 'get' || route.method === 'delete' ? undefined : {};
      // a session may be ended by what is asked: each request has its own
      const response = await room.ask(route.method.toUpperCase(), path, await credentials(), body);
      await response.body?.cancel();
      const line = (status: number | null): string => `${route.method} ${route.path}: ${status ?? 'let in'}`;
      found.push(line([401, 403].includes(response.status) ? response.status : null));
      const allowed = route.access === 'open' || may(route);
      wanted.push(line(allowed ? null : name === 'nobody' ? 401 : 403));
    }
    expect(found).toEqual(wanted);
    expect(found.length).toBeGreaterThan(20);
    expect(room.faults).toEqual([]);
  });
});

describe('the routes', () => {
  it('are closed unless they have to be open', () => {
    const open = routes.filter((r) => r.access === 'open').map((r) => `${r.method} ${r.path}`);
    expect(open.sort()).toEqual(['delete /session', 'get /session', 'post /session']);
  });

  it('that change something are for more than reading', () => {
    const changing = routes.filter((r) => r.method !== 'get' && r.access !== 'open');
    const own = ['/keys', '/keys/{id}', '/saved-searches', '/saved-searches/{id}', '/session/password'];
    expect(changing.filter((r) => r.access === 'viewer' && r.changes && !own.includes(r.path))).toEqual([]);
  });

  it('say in their description who may', async () => {
    const { paths } = (await (await room.app.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { 'x-isnad-access': string }>>;
    };
    for (const r of routes) expect(paths[r.path]![r.method]!['x-isnad-access']).toBe(r.access);
    const described = Object.values(paths).flatMap((methods) => Object.keys(methods));
    expect(described).toHaveLength(routes.length);
  });

  it('let nobody in but for what is open', () => {
    expect(refusal(null, { access: 'viewer', changes: false, people: false })).toBe(401);
    expect(refusal(null, { access: 'open', changes: true, people: false })).toBeNull();
  });
});
