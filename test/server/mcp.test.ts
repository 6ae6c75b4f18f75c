import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listStatements } from '../../src/archive/lists/statements.js';
import { makeMcpServer } from '../../src/server/mcp/server.js';
import { type Library, library } from './library.js';
import { accounts } from './newsroom.js';

const text = `الوزارة: السد سليم
نقلت قناة «الضفاف» عن المتحدث باسم وزارة الري سامي الحداد قوله إن السد سليم ولا خطر عليه. وأضاف أن ثلاثة عمال أصيبوا بجروح طفيفة.
ونفى رئيس البلدية ماهر النجار أن يكون أحد قد قتل في حلبجة.`;
const url = 'https://dam.example.org/1';

let lib: Library;
let uid: string;
let client: Client;
const faults: unknown[] = [];

/** A client joined to a server of its own. */
async function joined(base: string | null): Promise<Client> {
  const server = makeMcpServer({ ...lib.services, base, version: '0.0.0', fault: (error) => void faults.push(error) });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const made = new Client({ name: 'test', version: '0' });
  await Promise.all([server.connect(there), made.connect(here)]);
  // the client checks answers by the schemas of the tools that it knows
  await made.listTools();
  return made;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
type Answer = { readonly isError: boolean; readonly data: any; readonly text: string };
async function call(name: string, args: Record<string, unknown> = {}, by = client): Promise<Answer> {
  const { isError, structuredContent, content } = await by.callTool({ name, arguments: args });
  const [first] = content as readonly { readonly type: string; readonly text: string }[];
  return { isError: isError === true, data: structuredContent, text: first!.text };
}

beforeAll(async () => {
  lib = await library();
  uid = await lib.add(text, { publisher: 'صحيفة المدار', published: '2026-02-27', url });
  await lib.add('أعلنت وزارة الصحة أن خمسة أشخاص أصيبوا في حريق بميناء طرطوس.', { published: '2026-02-28' });
  client = await joined('http://127.0.0.1:4700');
});
afterAll(async () => {
  await client.close();
  await lib[Symbol.asyncDispose]();
  expect(faults).toEqual([]);
});

describe('the tools', () => {
  it('say what they are and that they only read', async () => {
    const { tools } = await client.listTools();
    expect(tools.map((t) => t.name).sort()).toEqual([
      ...['contested_figures', 'find_entity', 'get_entity', 'get_ledger', 'get_statement'],
      ...['list_events', 'list_figures', 'report_excerpt', 'search_reports', 'search_statements'],
    ]);
    for (const tool of tools) {
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
      for (const [name, field] of Object.entries(tool.inputSchema.properties ?? {}))
        expect((field as { description?: string }).description, `${tool.name}.${name}`).toMatch(/.{10}/u);
      expect(tool.outputSchema).toBeDefined();
    }
    expect(client.getInstructions()).toMatch(/never whether that is true/u);
  });

  it('find statements by words and by who says them, with chain, words and links', async () => {
    const { data, text: shown } = await call('search_statements', { query: 'سليم', speaker: 'الحداد' });
    const [found] = data.items;
    expect(data.items).toHaveLength(1);
    expect(found.chain.map((l: { role: string; who: { name: string } }) => [l.role, l.who.name])).toEqual([
      ['relay', expect.stringContaining('الضفاف')],
      ['speaker', expect.stringContaining('الحداد')],
    ]);
    expect(text.slice(found.says.start, found.says.end)).toBe(found.says.text);
    expect(found.in).toMatchObject({ report: uid, version: 1, url });
    expect(found.in.page).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:4700/reports/${uid}\\?item=s\\d+$`, 'u'));
    for (const part of [found.id, found.says.text, url, found.in.page]) expect(shown).toContain(part);
  });

  it('list the latest without a query, page by page', async () => {
    const ids: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const { data } = await call('search_statements', { limit: 2, ...(cursor === null ? {} : { cursor }) });
      ids.push(...data.items.map((s: { id: string }) => s.id));
      cursor = data.next;
      if (cursor === null) break;
    }
    const all = await listStatements(lib.archive, {});
    expect(ids).toEqual(all.items.map((s) => s.id));
    const denied = await call('search_statements', { stance: ['deny', 'condemn'], published: '2026-02' });
    expect(denied.data.items).toHaveLength(1);
  });

  it('give a statement with all its evidence', async () => {
    const { data: found } = await call('search_statements', { query: 'أصيبوا', speaker: 'الحداد' });
    const { data, text: shown } = await call('get_statement', { id: found.items[0].id });
    expect(data.figures.map((f: { kind: string }) => f.kind)).toEqual(['injured']);
    expect(data.around.text).toBe(text.split('\n')[1]);
    expect(data.why).not.toBe('');
    expect(shown).toContain(`why: ${data.why}`);
  });

  it('list events and figures', async () => {
    const figures = await call('list_figures', { measure: ['injured'] });
    expect(figures.data.items.map((f: { value: number }) => f.value)).toEqual([5, 3]);
    expect(figures.data.items[1].claimant.name).toContain('الحداد');
    const events = await call('list_events', { event_status: ['denied'] });
    expect(events.data.items.map((e: { in: { report: string } }) => e.in.report)).toContain(uid);
  });

  it('find a name, then what it said by its number', async () => {
    const { data } = await call('find_entity', { name: 'النجار' });
    const [{ entity }] = data.items;
    const got = await call('get_entity', { entity });
    expect(got.data.said.map((s: { stance: string }) => s.stance)).toContain('deny');
    expect(got.text).toContain('WHAT IT SAID');
    const said = await call('search_statements', { speaker: entity });
    expect(said.data.items).toEqual(got.data.said);
  });

  it('read a report as it was captured, piece by piece', async () => {
    let read = '';
    for (let start: number | null = 0; start !== null; ) {
      const { data } = await call('report_excerpt', { report: uid, start, length: 50 });
      read += data.text.text;
      start = data.next;
    }
    expect(read).toBe(text);
    const around = await call('report_excerpt', { report: `${uid}.1.s2` });
    expect(around.data.statements).toContain(`${uid}.1.s2`);
    expect(around.data.in.url).toBe(url);
  });

  it('find reports by their words', async () => {
    const { data } = await call('search_reports', { query: 'ميناء' });
    expect(data.items).toHaveLength(1);
    expect(data.items[0].snippet.text).toContain('بميناء');
  });

  it('find figures that claimants contest, and who gave which when', async () => {
    const known = (n: number) => ({
      publisher: 'صحيفة الضفاف',
      published: `2026-02-0${n}`,
      url: `https://toll.example.org/${n}`,
    });
    await lib.add('أعلن الدفاع المدني أن ثمانية أشخاص قتلوا في زلزال حلبجة يوم الأحد.', known(2));
    await lib.add('أعلن الدفاع المدني أن 12 شخصاً قتلوا في زلزال حلبجة يوم الأحد.', known(3));
    await lib.add('قالت وزارة الصحة إن 30 شخصاً قتلوا في زلزال حلبجة يوم الأحد.', known(4));
    const { data } = await call('contested_figures', { measure: ['killed'] });
    const [found] = data.items;
    expect(found).toMatchObject({ day: '2026-02-01', claimants: 2, revising: 1, claims: 3, lowest: 8, highest: 30 });
    const { data: whole, text: shown } = await call('get_ledger', { ledger: found.ledger });
    expect(whole.claimants[0]).toMatchObject({ who: { name: 'الدفاع المدني' }, revised: true });
    expect(whole.claims.map((c: { value: number; in: { url: string } }) => [c.value, c.in.url])).toEqual([
      ...[
        [8, known(2).url],
        [12, known(3).url],
        [30, known(4).url],
      ],
    ]);
    expect(shown).toContain('الدفاع المدني: 8 (2026-02-02), then 12 (2026-02-03)');
    expect((await call('list_figures', { measure: ['killed'] })).data.items).toHaveLength(3);
  });

  it('have no address of pages where none are served', async () => {
    const alone = await joined(null);
    const { data } = await call('search_statements', { query: 'سليم' }, alone);
    expect(data.items[0].in).toMatchObject({ url, page: null });
    await alone.close();
  });
});

describe('what cannot be answered', () => {
  it.each([
    ['get_statement', { id: 's3' }, /is no id of a statement/u],
    ['get_statement', { id: '0000000000000000.1.s1' }, /search_reports/u],
    ['report_excerpt', { report: '0000000000000000' }, /search_reports/u],
    ['search_statements', { query: '"' }, /./u],
    ['search_statements', { said: 'yesterday' }, /2024-03-05/u],
    ['search_statements', { cursor: 'x' }, /first page/u],
    ['search_statements', { limit: 1000 }, /limit/u],
    ['search_statements', { speeker: 'x' }, /speeker/u],
    ['list_events', { event_status: ['maybe'] }, /happened/u],
    ['get_entity', { entity: 'النجار' }, /find_entity/u],
    ['get_ledger', { ledger: 'x' }, /PLACE/u],
    ['get_ledger', { ledger: '999999.any.killed.any' }, /contested_figures/u],
    ['get_entity', { entity: 999_999 }, /find_entity/u],
  ])('%s %j is an error of the tool that says what to do', async (name, args, says) => {
    const { isError, text } = await call(name, args);
    expect([isError, text]).toEqual([true, expect.stringMatching(says)]);
  });

  it('is told of a statement of a version that was replaced', async () => {
    const known = { guid: 'twice', published: '2026-02-20' };
    const twice = await lib.add('قال الوزير سالم الحاج إن الجسر مغلق.', known);
    await lib.add('قال الوزير سالم الحاج إن الجسر مفتوح.', known);
    const old = await call('get_statement', { id: `${twice}.1.s1` });
    expect([old.isError, old.text]).toEqual([true, expect.stringContaining('report_excerpt')]);
    const text = await call('report_excerpt', { report: twice, version: 1 });
    expect(text.data.text.text).toContain('مغلق');
  });
});

describe('over HTTP', () => {
  it('answers at /mcp, each request by itself', async () => {
    const transport = new StreamableHTTPClientTransport(new URL('http://localhost:4700/mcp'), {
      fetch: async (input, init) => lib.app.request(String(input), init),
    });
    const remote = new Client({ name: 'test', version: '0' });
    await remote.connect(transport as Transport);
    const { data } = await call('search_statements', { query: 'سليم' }, remote);
    expect(data.items[0].in.page).toMatch(/^http:\/\/localhost:4700\/reports\//u);
    await remote.close();
    expect((await lib.app.request('/mcp')).status).toBe(405);
    expect(lib.faults).toEqual([]);
  });

  it('is for viewers only', async () => {
    await using closed = await library({ access: accounts });
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } };
    const response = await closed.app.request('/mcp', init);
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  });
});

describe('isnad mcp', () => {
  it('speaks nothing but the protocol on standard output', { timeout: 120_000 }, async () => {
    expect(spawnSync(resolve('isnad'), ['--version']).status).toBe(0);
    const { location } = lib.archive;
    const args = ['dist/cli/main.js', 'mcp', '--archive', (location as { path: string }).path];
    const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'pipe' });
    const wrong: unknown[] = [];
    const spawned = new Client({ name: 'test', version: '0' });
    spawned.onerror = (error) => void wrong.push(error);
    await spawned.connect(transport);
    const { data } = await call('search_statements', { query: 'سليم' }, spawned);
    expect(data.items[0].in.report).toBe(uid);
    await spawned.close();
    expect(wrong).toEqual([]);
  });

  it('answers what was piped in before it ends', () => {
    const { path } = lib.archive.location as { path: string };
    const version = '2025-06-18';
    const hello = { protocolVersion: version, capabilities: {}, clientInfo: { name: 'test', version: '0' } };
    const input = [
      { jsonrpc: '2.0', id: 1, method: 'initialize', params: hello },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      {
        jsonrpc: '2.0',
        id: 2,
        method: 'tools/call',
        params: { name: 'search_statements', arguments: { query: 'سليم' } },
      },
    ].map((message) => `${JSON.stringify(message)}\n`);
    const args = ['dist/cli/main.js', 'mcp', '--archive', path];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { input: input.join(''), encoding: 'utf8' });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; result: object });
    expect([status, stderr, answers.map((a) => a.id)]).toEqual([0, '', [1, 2]]);
    expect(JSON.stringify(answers[1]!.result)).toContain(uid);
  });

  it('says on standard error what is wrong with how it was called', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['dist/cli/main.js', 'mcp', ...args], { encoding: 'utf8' });
    const none = run('--archive', '/tmp/there-is-none.db');
    expect([none.status, none.stdout, none.stderr]).toEqual([1, '', expect.stringMatching(/no archive at/u)]);
    expect(run('--base-url', 'nonsense').status).toBe(2);
  });
});
