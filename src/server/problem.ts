import { STATUS_CODES } from 'node:http';
import { z } from '@hono/zod-openapi';

/** A problem by RFC 9457, as every error of the API is told. */
export const problemSchema = z
  .object({
    type: z.string().describe('What kind of problem it is; about:blank where the status says it all.'),
    title: z.string().describe('The status in words.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is wrong and what to do.'),
    instance: z.string().describe('The id of the request; the log of the server has it too.'),
    errors: z
      .array(z.object({ pointer: z.string().describe('JSON pointer, or name of the parameter.'), detail: z.string() }))
      .optional()
      .describe('What is wrong where, for requests that do not fit.'),
  })
  .openapi('Problem');
export type ProblemBody = z.output<typeof problemSchema>;

/** Something that the caller is told. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** What is wrong and what to do. */
    detail: string,
    readonly more: {
      readonly errors?: ProblemBody['errors'];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail);
  }
}

export const notFound = (what: string): Problem => new Problem(404, `there is no ${what} in this archive.`);

export function problemResponse({ status, message, more }: Problem, instance: string): Response {
  const body: ProblemBody = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    ...{ status, detail: message, instance },
    ...(more.errors === undefined ? {} : { errors: more.errors }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...more.headers },
  });
}
