import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Next } from 'hono';
import type { Env } from './route.js';

/** Files whose name holds a hash of what is in them never change. */
const hashed = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

/**
 * Serves the built interface: files as they are, compressed where the build made them so; every other address that has
 * no ending is the page, which then looks at the address itself.
 */
export function interfaceIn(folder: string): (c: Context<Env>, next: Next) => Promise<Response | undefined> {
  const files = serveStatic<Env>({
    root: folder,
    precompressed: true,
    onFound: (_, c) =>
      c.header('cache-control', hashed.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return void (await next());
    if (extname(c.req.path) !== '') return (await files(c, next)) ?? undefined;
    c.header('cache-control', 'no-cache');
    return c.html(await readFile(join(folder, 'index.html'), 'utf8'));
  };
}

/** Whether a folder holds a built interface. */
export const isBuilt = (folder: string): Promise<boolean> =>
  stat(join(folder, 'index.html')).then(
    (s) => s.isFile(),
    () => false,
  );
