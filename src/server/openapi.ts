import type { Api } from './route.js';

/** The OpenAPI 3.1 description of the API. */
export const openApi = (api: Api, version: string) => {
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    ...{ type: 'http', scheme: 'bearer', description: 'An API key: isnad_…' },
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    ...{ type: 'apiKey', in: 'cookie', name: 'isnad', description: 'Signing in by POST /session.' },
  });
  return mended(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        ...{ title: 'isnad', version: version.replace(/^isnad /u, ''), license: { name: 'Apache-2.0' } },
        description: 'Who said what, through whom, to whom, about which event: the archive of an isnad.',
      },
      servers: [{ url: '/api/v1' }],
      security: [{ key: [] }, { session: [] }],
    }),
  );
};

/**
 * The generator's faults, mended. What may be a named schema or null is generated as all of the schema and "object or null", which null is not: here it
 * becomes any of the two.
 */
function mended<T>(value: T): T {
  if (Array.isArray(value)) return value.map(mended) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { allOf, ...rest } = value as { allOf?: readonly { $ref?: string; type?: unknown }[] };
  const [named, other, ...more] = allOf ?? [];
  if (named?.$ref !== undefined && more.length === 0 && Array.isArray(other?.type) && other.type.includes('null')) {
    const { type: _, ...said } = other;
    return { ...rest, ...said, anyOf: [named, { type: 'null' }] } as T;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      // the end of the expression's own writing is left there with its flags
      key === 'pattern' && typeof inner === 'string' ? inner.replace(/\/[a-z]*$/u, '') : mended(inner),
    ]),
  ) as T;
}
