import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './route.js';

/** Files whose name holds a hash of what is in them never change. */
const hashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * Serves the built interface: files as they are, compressed where the build made them so; every other address is the
 * page, which then looks at the address itself (it may have dots: the keys of ledgers do).
 */
export function interfaceIn(folder: string): MiddlewareHandler<Env> {
  const top = new Set(readdirSync(folder, { withFileTypes: true }).flatMap((f) => (f.isFile() ? [`/${f.name}`] : [])));
  const files = serveStatic<Env>({ root: folder, precompressed: true });
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    c.header('cache-control', hashed.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (c.req.path.startsWith('/assets/') || top.has(c.req.path)) return files(c, next);
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
  };
}

/** Whether a folder holds a built interface. */
export const isBuilt = (folder: string): Promise<boolean> =>
  stat(join(folder, 'index.html')).then(
    (s) => s.isFile(),
    () => false,
  );
