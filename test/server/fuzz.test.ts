import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyText, anything, fitting, type Known, type Schema, type Schemas } from './arbitrary.js';
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
let known: Known;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });

beforeAll(async () => {
  lib = await library();
  const texts = [
    'قال وزير النقل سامي الحداد إن الجسر آمن. ونفى أن يكون أحد قد قتل.',
    'أعلنت وزارة الصحة في بيان أن خمسة أشخاص قتلوا في انفجار بحلب أمس.',
  ];
  const uids = [
    await lib.add(texts[0]!, { publisher: 'صحيفة الضفاف' }),
    await lib.add(texts[1]!, { published: '2026-02-28', url: 'https://news.example.org/1' }),
  ];
  const tags = await Promise.all(uids.map(async (uid) => (await lib.get(`/reports/${uid}`)).headers.get('etag')!));
  description = (await (await lib.app.request('/api/openapi.json')).json()) as Description;
  const days = ['2026', '2026-02', '2026-02-28', '2026-02..2026-03', '..2026-03'];
  const who = ['وزير', 'وزارة الصحة', '1', '2', 'لا أحد', 'wikidata:Q822'];
  known = {
    schemas: description.components.schemas,
    texts,
    values: {
      ...{ uid: uids, report: uids, 'if-match': tags, id: [1, 2, 3, 4, 5, 6], from: [1, 2, 3], into: [1, 2] },
      ...{ said: days, happened: days, published: days, captured: days },
      ...{ speaker: who, through: who, to: who, about: who, entity: who, place: ['حلب', ...who], name: who },
      ...{ stance: ['deny', 'assert,deny'], mode: ['direct'], type: ['ASSAULT', 'person'], status: ['happened'] },
      ...{ measure: ['killed'], publisher: ['الضفاف'], reviewed: ['machine', 'corrected'], medium: ['statement'] },
      ...{
        q: ['وزير', 'قت*', '«وزارة الصحة» -جسر', 'جسر | انفجار'],
        seq: [1],
        item: ['s1', 's2', 'v1', 'f1', 'e1', 'e2'],
      },
      ...{ other: ['e1', 'e2', 'e3'], act: ['act-00000001', 'act-00000002'], limit: [1, 2, 1000], cursor: [''] },
    },
  };
});
afterAll(() => lib[Symbol.asyncDispose]());

/** Streams have no end, and what fetches or stops something is tested by itself. */
const endless = new Set(['get /stream']);
/** How many requests each route gets. */
const rounds = 60;
/** Changes have so many forms that few of the first do fit. */
const more = 300;

describe('every route', () => {
  it('answers whatever it is asked', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [path, methods] of Object.entries(description.paths))
      for (const [method, operation] of Object.entries(methods)) {
        if (endless.has(`${method} ${path}`)) continue;
        const asked = fc.sample(requests(path, method, operation), {
          numRuns: path.includes('/corrections') && method === 'post' ? more : rounds,
          seed: 7,
        });
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
  const value = (p: Parameter): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 9, arbitrary: fitting(p.schema ?? {}, known, p.name).map(String) },
      { weight: 1, arbitrary: anyText },
    );
  const parameters = operation.parameters ?? [];
  // of many optional parameters few at a time: all together never fit
  const some = Math.max(2, parameters.filter((p) => p.required !== true && p.in !== 'path').length / 2);
  const given = fc.tuple(
    ...parameters.map((p) => {
      const needed = p.in === 'path' || p.required === true;
      return fc
        .tuple(value(p), fc.noBias(fc.nat(999)))
        .map(
          ([v, chance]) => [p, chance < (needed ? 980 : 1000 / some) ? v : p.in === 'path' ? 'x' : undefined] as const,
        );
    }),
  );
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  const body = fc.oneof(
    { weight: 8, arbitrary: fitting(content?.[1].schema ?? {}, known).map((v) => JSON.stringify(v)) },
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
