import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { AccountError } from '../archive/accounts/errors.js';
import { ChangeError } from '../archive/corrections/change.js';
import { StaleError } from '../archive/corrections/store.js';
import { QueryError } from '../archive/errors.js';
import { tell } from './access/audit.js';
import { atDoor, guard } from './access/guard.js';
import { limiterOf } from './access/limits.js';
import { makeApi } from './api.js';
import { docsPage, docsStyle } from './docs.js';
import { interfaceIn } from './interface.js';
import { answerMcp } from './mcp/http.js';
import { openApi } from './openapi.js';
import { headers } from './policy.js';
import { Problem, problemResponse } from './problem.js';
import { type Api, demand, type Env, type Route } from './route.js';
import { apiRoutes } from './routes.js';
import type { Services } from './services.js';

/** Bodies may be so long unless a route takes files. */
const mostBody = 2_000_000;

/** The whole server as a function of requests: the API under /api/v1, its description, the interface. */
export function makeApp(services: Services): Api {
  const app = new OpenAPIHono<Env>();
  const limiter = limiterOf(services.access.limits);
  const routes = apiRoutes(services, limiter);
  app.use(requestId({ limitLength: 64 }));
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  });
  app.use(atDoor(services));
  app.use('/api/*', compress());
  app.on('ALL', ['/api/*', '/mcp'], async (c, next) => {
    c.header('cache-control', 'no-store');
    await next();
  });
  app.on('ALL', ['/api/*', '/mcp'], guard(services, limiter));
  app.use('/api/*', limitBodies(routes));
  app.onError((error, c) => {
    const problem = problemOf(error);
    if (problem.status === 500) services.fault(error, c.get('requestId'));
    return withHeaders(problemResponse(problem, c.get('requestId')));
  });

  const api = makeApi(routes);
  app.route('/api/v1', api);
  // made when somebody asks for it: few do, and each start would wait for it
  let made: ReturnType<typeof openApi> | undefined;
  const description = () => (made ??= openApi(api, services.version));
  app.get('/api/openapi.json', (c) => c.json(description()));
  app.get('/api/docs', (c) => c.html(docsPage(description())));
  app.get('/api/docs.css', (c) => c.text(docsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.all('/api/*', (c) => {
    throw new Problem(404, `there is no ${c.req.method} ${c.req.path}. What there is: /api/docs`);
  });
  app.all('/mcp', async (c) => {
    demand(c, { access: 'viewer', changes: false, people: false });
    tell(c, { changes: false });
    const { host, secure } = c.get('client');
    const { archive, analyze, version, fault } = services;
    return withHeaders(
      await answerMcp(c.req.raw, {
        ...{ archive, analyze, version: version.replace(/^isnad /u, ''), base: `http${secure ? 's' : ''}://${host}` },
        fault: (error) => fault(error, c.get('requestId')),
      }),
    );
  });
  if (services.interfaceFolder !== null) app.use('*', interfaceIn(services.interfaceFolder));
  app.notFound((c) =>
    withHeaders(problemResponse(new Problem(404, `there is no ${c.req.path} here.`), c.get('requestId'))),
  );
  return app;
}

/** Refuses bodies that are longer than their route takes. */
function limitBodies(routes: readonly Route[]): MiddlewareHandler<Env> {
  const limit = (maxSize: number): MiddlewareHandler =>
    bodyLimit({
      maxSize,
      onError() {
        throw new Problem(413, `a request may have ${maxSize / 1_000_000} MB here. Send less at once.`);
      },
    });
  const usual = limit(mostBody);
  const larger = new Map(
    routes.flatMap((r) => (r.mostBody === undefined ? [] : [[`${r.method} /api/v1${r.path}`, limit(r.mostBody)]])),
  );
  return (c, next) => {
    // a stranger's body is not even received before he is refused
    const known = c.get('caller') !== null;
    return ((known && larger.get(`${c.req.method.toLowerCase()} ${c.req.path}`)) || usual)(c, next);
  };
}

const accountStatus = { invalid: 400, absent: 404, conflict: 409 } as const;

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StaleError) return new Problem(412, error.message);
  if (error instanceof ChangeError) return new Problem(409, error.message);
  if (error instanceof AccountError) return new Problem(accountStatus[error.kind], error.message);
  if (error instanceof QueryError) return new Problem(400, error.message);
  if (error instanceof HTTPException) return new Problem(error.status, error.message || 'the request cannot be read.');
  return new Problem(500, 'isnad failed at this; its log says more. Nothing was changed.');
}

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
