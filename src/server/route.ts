import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { mayAs, type Role } from '../archive/accounts/roles.js';
import { everyItem, type Page, type PageRequest } from '../archive/lists/page.js';
import type { Deed } from './access/audit.js';
import type { Client } from './access/client.js';
import { type Access, type Caller, type Demand, refusal } from './caller.js';
import { Problem, problemSchema } from './problem.js';

/** What is known of a request besides what it asks. */
export interface Env {
  Variables: {
    requestId: string;
    client: Client;
    caller: Caller | null;
    /** The secret of the session that the caller is known by. */
    session: string | null;
    did: Deed | undefined;
    /** Who asks as it is by now: for an answer that takes long. */
    callerNow: () => Promise<Caller | null>;
  };
}
export type Api = OpenAPIHono<Env>;

type Shape = z.ZodObject;
type Out<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

export interface Asked<P extends Shape | undefined, Q extends Shape | undefined, B extends z.ZodType | undefined> {
  readonly params: Out<P>;
  readonly query: Out<Q>;
  /** Undefined for a request with one of the route's other kinds of body. */
  readonly body: Out<B>;
  /** Who asks; for a route that is not open, somebody who may. */
  readonly caller: Caller;
  readonly context: Context<Env>;
}

/** A route of the API: what it takes, what it gives, who may. From this come validation, OpenAPI and the access matrix. */
export interface Route extends Demand {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api/v1, parameters as in OpenAPI: `/reports/{uid}`. */
  readonly path: string;
  /** Bytes that its body may have, where that is more than usual. */
  readonly mostBody?: number;
  readonly mount: (api: Api) => void;
}

interface Declared<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
> {
  readonly method: Route['method'];
  readonly path: string;
  readonly access: Access;
  /** False for one that is no GET and changes nothing all the same: a key for reading will do, and no audit has it. */
  readonly changes?: false;
  /** Only people may, not keys. */
  readonly people?: true;
  /** Under what heading it is described. */
  readonly tag: string;
  /** In a few words. */
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media type of the body (default application/json). */
  readonly bodyType?: string;
  /** Other kinds of body it takes instead, as OpenAPI schemas; `handle` reads and checks them itself. */
  readonly forms?: Readonly<Record<string, FormSchema>>;
  /** Bytes that the body may have, where that is more than usual. */
  readonly mostBody?: number;
  /** Headers it understands, for the description: name and meaning. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is given as JSON; without it the answer is empty (204), unless `gives` says otherwise. */
  readonly answer?: A;
  /** Other media types it can give, with what they are. */
  readonly gives?: Readonly<Record<string, string>>;
  /** 200 unless said otherwise; 204 without an answer. */
  readonly status?: 200 | 201 | 202;
  /** Statuses of problems it may give besides those that any route may, with their meaning. */
  readonly problems?: Readonly<Record<number, string>>;
  /** Gives the answer, or a whole response. Throws Problem, QueryError, ChangeError. */
  readonly handle: (
    asked: Asked<P, Q, B>,
  ) => Promise<(A extends z.ZodType ? z.input<A> : undefined) | Response> | Response;
}

/** A body that is no JSON, as OpenAPI describes it. */
interface FormSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
}
type AnyDeclared = Pick<
  Declared<Shape | undefined, Shape | undefined, z.ZodType | undefined, z.ZodType | undefined>,
  'body' | 'bodyType' | 'forms'
>;

/** Declares a route. */
export function route<
  A extends z.ZodType | undefined = undefined,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(declared: Declared<P, Q, B, A>): Route {
  const { method, path, access, handle } = declared;
  const status = declared.status ?? 200;
  const demanded: Demand = {
    ...{ access, changes: method !== 'get' && declared.changes !== false, people: declared.people === true },
  };
  return {
    ...{ method, path, ...demanded },
    ...(declared.mostBody === undefined ? {} : { mostBody: declared.mostBody }),
    mount(api) {
      const described = createRoute(describe(declared, demanded));
      api.openapi(described, (async (c: Context<Env>) => {
        // what `described` demands was validated before this is called
        const valid = (kind: 'param' | 'query' | 'json'): unknown => c.req.valid(kind as never);
        const result = await handle({
          params: (declared.params && valid('param')) as Out<P>,
          query: (declared.query && valid('query')) as Out<Q>,
          body: (hasJson(declared, c) ? valid('json') : undefined) as Out<B>,
          caller: c.get('caller')!,
          context: c,
        });
        if (result instanceof Response) return result;
        return result === undefined ? c.body(null, 204) : c.json(result as object, status);
      }) as never);
    },
  };
}

const json = 'application/json';

/** Whether the body of a request is the JSON that was declared, not another kind that is taken too. */
const hasJson = ({ body, bodyType = json, forms }: AnyDeclared, c: Context<Env>): boolean =>
  body !== undefined &&
  bodyType === json &&
  (forms === undefined || /^application\/json\b/iu.test(c.req.header('content-type') ?? ''));

/** Refuses whoever may not. Runs before the request is looked at any further. */
export function demand(c: Context<Env>, demanded: Demand): void {
  const caller = c.get('caller');
  const status = refusal(caller, demanded);
  if (status === null) return;
  if (caller === null)
    throw new Problem(
      status,
      c.req.header('authorization') === undefined
        ? 'sign in, or give an API key: Authorization: Bearer isnad_…'
        : 'this key is none, was revoked or has ended. Give another: Authorization: Bearer isnad_…',
      { headers: { 'www-authenticate': 'Bearer realm="isnad"' } },
    );
  const { access, people } = demanded;
  if (people && caller.via === 'key') throw new Problem(status, 'this is for people: sign in instead of giving a key.');
  if (!mayAs(caller.role, access as Role))
    throw new Problem(status, `this needs the role ${access}; ${caller.name} has the role ${caller.role} here.`);
  throw new Problem(status, 'this key is only for reading.');
}

function describe<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | undefined,
>(d: Declared<P, Q, B, A>, demanded: Demand) {
  const content = {
    ...(d.answer === undefined ? {} : { [json]: { schema: d.answer as z.ZodType } }),
    ...Object.fromEntries(
      Object.entries(d.gives ?? {}).map(([type, what]) => [type, { schema: z.string().describe(what) }]),
    ),
  };
  const has = Object.keys(content).length > 0;
  const problem = (what: string) => ({
    description: what,
    content: { 'application/problem+json': { schema: problemSchema } },
  });
  const problems: Record<number, string> = {
    ...(d.params || d.query || d.body ? { 400: 'What was asked does not fit; errors says where.' } : {}),
    ...(d.access === 'open' ? {} : { 401: 'Nobody is signed in.' }),
    ...(d.access === 'open' ? {} : { 403: 'The caller may not do this.' }),
    ...(d.params ? { 404: 'There is no such thing in this archive.' } : {}),
    ...d.problems,
  };
  return {
    method: d.method,
    path: d.path,
    tags: [d.tag],
    summary: d.summary,
    ...(d.description === undefined ? {} : { description: d.description }),
    'x-isnad-access': d.access,
    ...(d.access === 'open' ? { security: [] } : {}),
    middleware: async (c: Context<Env>, next: () => Promise<void>) => {
      demand(c, demanded);
      const target = Object.values(c.req.param()).join(' ') || null;
      c.set('did', { action: `${d.method.toUpperCase()} ${d.path}`, target, changes: demanded.changes });
      await next();
    },
    request: {
      ...(d.params ? { params: d.params as Shape } : {}),
      ...(d.query ? { query: d.query as Shape } : {}),
      ...(d.headers
        ? {
            headers: z.object(
              Object.fromEntries(
                Object.entries(d.headers).map(([name, what]) => [name, z.string().optional().describe(what)]),
              ),
            ),
          }
        : {}),
      ...(d.body
        ? {
            body: {
              content: {
                [d.bodyType ?? json]: { schema: d.body as z.ZodType },
                ...Object.fromEntries(
                  Object.entries(d.forms ?? {}).map(([type, schema]) => [type, { schema: schema as object }]),
                ),
              },
              // what is not required is validated only where it is of its kind
              required: d.forms === undefined,
            },
          }
        : {}),
    },
    responses: {
      ...(has
        ? { [d.status ?? 200]: { description: d.summary, content } }
        : { [204]: { description: `${d.summary}: done.` } }),
      ...Object.fromEntries(Object.entries(problems).map(([status, what]) => [status, problem(what)])),
      default: problem('Any other problem.'),
    },
  };
}

/** Which part of a list is wanted, as every list takes it. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional().describe('At most so many items (20).'),
  cursor: z.string().max(500).optional().describe('`next` of the page before.'),
  format: z.enum(['json', 'ndjson', 'csv']).optional().describe('Instead of Accept, for links.'),
});
type PageQuery = z.output<typeof pageQuery>;

const requestOf = ({ limit, cursor }: PageQuery): PageRequest => ({
  ...(limit === undefined ? {} : { limit }),
  ...(cursor === undefined ? {} : { cursor }),
});

export const ndjson = 'application/x-ndjson';

/** Whether the caller wants this media type rather than JSON. Said by Accept, or for links by `format`. */
const wants = (c: Context<Env>, { format }: PageQuery, name: 'ndjson' | 'csv', type: string): boolean =>
  format === undefined
    ? (c.req.header('accept') ?? '').split(',').some((part) => part.trim().startsWith(type))
    : format === name;

/**
 * Declares a list: a page as JSON, or with `Accept: application/x-ndjson` all of it from the cursor on, a JSON line an
 * item, in constant memory; with `limit` so many.
 */
export function list<I extends z.ZodType, Q extends Shape, P extends Shape | undefined = undefined>(
  declared: Pick<Declared<P, Q, undefined, I>, 'path' | 'access' | 'tag' | 'summary' | 'description' | 'params'> & {
    readonly item: I;
    /** What may be asked besides limit and cursor. */
    readonly query: Q;
    /** Prepares a question: what is given for it page by page. */
    readonly pages: (
      asked: Pick<Asked<P, Q, undefined>, 'params' | 'query' | 'caller'>,
    ) => (request: PageRequest) => Promise<Page<z.input<I>>>;
    /** Rows as CSV text, for a list that has a table. */
    readonly csv?: (items: AsyncIterable<z.input<I>>) => AsyncIterable<string | Uint8Array>;
  },
): Route {
  const { item, pages, csv, query, ...rest } = declared;
  const answer = z.object({
    items: z.array(item).readonly(),
    next: z.string().nullable().describe('To be given as cursor for what comes after; null at the end.'),
  });
  return route({
    ...rest,
    method: 'get',
    query: query.extend(pageQuery.shape) as unknown as Shape,
    answer,
    gives: {
      [ndjson]: 'A JSON line an item.',
      ...(csv === undefined ? {} : { 'text/csv': 'A row an item, as the command line gives it.' }),
    },
    async handle(asked) {
      const { context } = asked;
      const wanted = asked.query as PageQuery;
      const page = pages(asked as never) as (request: PageRequest) => Promise<Page<z.input<I>>>;
      const all = () => begun(everyItem(page, { most: wanted.limit, cursor: wanted.cursor }));
      if (csv !== undefined && wants(context, wanted, 'csv', 'text/csv'))
        return sent(context, 'text/csv; charset=utf-8', csv(await all()));
      if (wants(context, wanted, 'ndjson', ndjson)) return sent(context, ndjson, lines(await all()));
      return (await page(requestOf(wanted))) as z.input<typeof answer>;
    },
  });
}

/** Items of which the first is there already: what is wrong with the question is known before an answer begins. */
async function begun<T>(items: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await items.next();
  return (async function* () {
    if (first.done === true) return;
    yield first.value;
    yield* items;
  })();
}

async function* lines(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`;
}

function sent(c: Context<Env>, type: string, chunks: AsyncIterable<string | Uint8Array>): Response {
  c.header('content-type', type);
  return stream(c, async (out) => {
    let text = '';
    for await (const chunk of chunks) {
      if (out.aborted) return;
      if (typeof chunk !== 'string') await out.write(chunk);
      else if (text.length + chunk.length < 65_536) text += chunk;
      else {
        await out.write(text + chunk);
        text = '';
      }
    }
    if (text !== '') await out.write(text);
  });
}
