import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyText, anything, fitting, type Schema, type Schemas } from './arbitrary.js';
import { type Library, library } from './library.js';

/*
 * The API against its own description: requests that fit it, that nearly fit and that do not, to every route. None may
 * make the server fail, every refusal is a problem by RFC 9457, and every answer is what the description promises.
 */

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

let lib: Library;
let description: Description;
let known: { readonly uids: readonly string[]; readonly tags: readonly string[] };
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });

beforeAll(async () => {
  lib = await library();
  const uids = [
    await lib.add('قال وزير النقل سامي الحداد إن الجسر آمن. ونفى أن يكون أحد قد قتل.', { publisher: 'صحيفة الضفاف' }),
    await lib.add('أعلنت وزارة الصحة في بيان أن خمسة أشخاص قتلوا في انفجار بحلب أمس.', { published: '2026-02-28' }),
  ];
  const tags = await Promise.all(uids.map(async (uid) => (await lib.get(`/reports/${uid}`)).headers.get('etag')!));
  known = { uids, tags };
  description = (await (await lib.app.request('/api/openapi.json')).json()) as Description;
});
afterAll(() => lib[Symbol.asyncDispose]());

/** Streams have no end, and what fetches or stops something is tested by itself. */
const endless = new Set(['get /stream']);
/** How many requests each route gets. */
const rounds = 40;

describe('every route', () => {
  it('answers whatever it is asked', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, operation] of Object.entries(methods)) {
        if (endless.has(`${method} ${path}`)) continue;
        const asked = fc.sample(requests(path, method, operation), { numRuns: rounds, seed: 7 });
        for (const request of asked) wrong.push(...(await amiss(request, operation)));
      }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(lib.faults.map(String).slice(0, 5)).toEqual([]);
  });

  it('is asked at least once in a way that it takes', { timeout: 60_000 }, async () => {
    const never: string[] = [];
    for (const [path, methods] of Object.entries(description.paths)) {
      if (methods['get'] === undefined || endless.has(`get ${path}`)) continue;
      const asked = fc.sample(requests(path, 'get', methods['get']), { numRuns: 60, seed: 11 });
      let taken = false;
      for (const { url, init } of asked) {
        const { status } = await lib.app.request(url, init);
        // a thing that is not there was still asked for rightly
        taken ||= status < 400 || status === 404;
        if (taken) break;
      }
      if (!taken) never.push(path);
    }
    expect(never).toEqual([]);
  });
});

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly init: RequestInit;
}

function requests(path: string, method: string, operation: Operation): fc.Arbitrary<Asked> {
  const { schemas } = description.components;
  const value = (p: Parameter): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 6, arbitrary: fitting(p.schema ?? {}, schemas).map(String) },
      { weight: 1, arbitrary: anyText },
      ...(p.name === 'uid' || p.name === 'report' ? [{ weight: 8, arbitrary: fc.constantFrom(...known.uids) }] : []),
      ...(p.name === 'if-match' ? [{ weight: 8, arbitrary: fc.constantFrom(...known.tags) }] : []),
      ...(p.name === 'id' ? [{ weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) }] : []),
    );
  const parameters = operation.parameters ?? [];
  const given = fc.tuple(
    ...parameters.map((p) =>
      fc
        .option(value(p), { freq: p.in === 'path' || p.required === true ? 50 : 1, nil: undefined })
        .map((v) => [p, v ?? (p.in === 'path' ? 'x' : undefined)] as const),
    ),
  );
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  const body = fc.oneof(
    { weight: 8, arbitrary: fitting(content?.[1].schema ?? {}, schemas).map((v) => JSON.stringify(v)) },
    { weight: 1, arbitrary: anything.map((v) => JSON.stringify(v) ?? '') },
    { weight: 1, arbitrary: anyText },
  );
  const accept = fc.constantFrom('application/json', 'application/x-ndjson', 'text/csv', '*/*');
  return fc.tuple(given, body, accept).map(([values, sent, accepted]) => {
    let at = path;
    const query = new URLSearchParams();
    const headers: Record<string, string> = { accept: accepted };
    for (const [p, v] of values) {
      if (v === undefined) continue;
      if (p.in === 'path') at = at.replace(`{${p.name}}`, encoded(v === '' ? 'x' : v));
      else if (p.in === 'query') query.set(p.name, v);
      // what is no header cannot be sent as one
      else if (/^[\x20-\x7e]*$/u.test(v)) headers[p.name] = v.trim();
    }
    if (content !== undefined) headers['content-type'] = content[0];
    const url = `/api/v1${at}?${query}`;
    return {
      method,
      url,
      init: { method: method.toUpperCase(), headers, ...(content === undefined ? {} : { body: sent }) },
    };
  });
}

/** As a path's part; what has no UTF-8 form is sent as a sign of its own. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));

const validators = new Map<Schema, ValidateFunction>();
function validatorOf(schema: Schema): ValidateFunction {
  let made = validators.get(schema);
  if (made === undefined) {
    made = ajv.compile({ ...(schema as object), components: description.components });
    validators.set(schema, made);
  }
  return made;
}

async function amiss({ method, url, init }: Asked, operation: Operation): Promise<string[]> {
  const response = await lib.app.request(url, init);
  const what = `${method} ${url} ${String(init.body ?? '').slice(0, 300)} → ${response.status}`;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  const text = await response.text();
  if (response.status >= 500) return [`${what}: ${text.slice(0, 300)}`];
  if (response.status >= 400) {
    if (type !== 'application/problem+json') return [`${what}: a refusal as ${type}`];
    const { status, detail, title } = JSON.parse(text) as { status: number; detail: string; title: string };
    return status === response.status && detail !== '' && title !== '' ? [] : [`${what}: ${text}`];
  }
  const described = operation.responses[String(response.status)];
  if (response.status === 304) return [];
  if (described === undefined) return [`${what}: not described`];
  if (type !== 'application/json') return [];
  const schema = described.content?.[type]?.schema;
  if (schema === undefined) return [`${what}: JSON that is not described`];
  const valid = validatorOf(schema);
  return valid(JSON.parse(text)) ? [] : [`${what}: ${ajv.errorsText(valid.errors)} in ${text.slice(0, 300)}`];
}
