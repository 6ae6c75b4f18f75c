import { OpenAPIHono } from '@hono/zod-openapi';
import { Problem, type ProblemBody } from './problem.js';
import type { Api, Env, Route } from './route.js';

/** The API by itself. */
export function makeApi(routes: readonly Route[]): Api {
  const api = new OpenAPIHono<Env>({
    defaultHook(result) {
      if (result.success) return;
      const errors = result.error.issues.map((issue): NonNullable<ProblemBody['errors']>[number] => ({
        pointer:
          issue.path.length === 0
            ? result.target
            : `${result.target === 'json' ? '/' : ''}${issue.path.map(String).join('/')}`,
        detail: issue.message,
      }));
      throw new Problem(
        400,
        `what was asked does not fit: ${errors.map((e) => `${e.pointer}: ${e.detail}`).join('; ')}`,
        { errors },
      );
    },
  });
  for (const route of routes) route.mount(api);
  return api;
}
