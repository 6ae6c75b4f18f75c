import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { policy } from '../../../src/server/policy.js';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Where the folder of the built interface is told to those who open its pages. */
export const siteVariable = 'ISNAD_TEST_SITE';

/** The folder that was built once for all who open pages (`setup.ts`). */
export function site(): string {
  const folder = process.env[siteVariable];
  if (folder === undefined) throw new Error(`${siteVariable} names no built interface: see setup.ts`);
  return folder;
}

/** Builds the interface as it is shipped into a folder of its own; gives the folder. */
export async function builtSite(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'isnad-web-'));
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  // by itself: this process is one for tests, and the build would become one too
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', fileURLToPath(new URL('../../../web', import.meta.url)), '--outDir', outDir, '--logLevel', 'warn'],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  return outDir;
}

/** Serves a built interface on this machine, as `isnad serve` will: files as they are, every other address the page. */
export async function served(folder: string): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://local').pathname);
    const file = extname(path) === '' ? '/index.html' : path;
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
