// Archives that earlier releases wrote open with today's isnad, and everything in them is found.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreFrom } from '../../src/archive/care/backup.js';
import { diagnose } from '../../src/archive/care/doctor.js';
import { type Verified, verify } from '../../src/archive/care/verify.js';
import { getCorrected } from '../../src/archive/corrections/store.js';
import type { Location } from '../../src/archive/location.js';
import { openArchive } from '../../src/archive/open.js';
import { type Server, startPostgres } from './engines.js';

const fixtures = new URL('../fixtures/archives/', import.meta.url).pathname;
const releases = readdirSync(fixtures).flatMap((f) => (f.endsWith('.db.gz') ? [f.slice(0, -6)] : []));
const examples = readdirSync('examples').filter((f) => f.endsWith('.txt'));

let server: Server;
const folder = mkdtempSync(join(tmpdir(), 'isnad-fixtures-'));
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function everythingIsThere(location: Location): Promise<void> {
  await using archive = await openArchive(location);
  for await (const f of diagnose(archive, { deep: true })) expect(f.kind, f.detail).toBe('notice');
  const done: Verified = { versions: 0, sources: 0, spans: 0, corrections: 0 };
  for await (const f of verify(archive, { done })) expect(f).toBeNull();
  const reports = await archive.db
    .selectFrom('report')
    .innerJoin('version', 'version.id', 'version_id')
    .select(['uid', 'notes', 'seq'])
    .orderBy('report.id')
    .execute();
  const files = reports.map((r) => (JSON.parse(r.notes) as [string])[0]);
  expect(files.length).toBeGreaterThan(10);
  expect([done.versions, done.corrections]).toEqual([files.length + 1, 1]);
  let corrected = 0;
  for (const [i, { uid, seq }] of reports.entries()) {
    const report = (await getCorrected(archive, uid))!;
    expect(report.versions.length).toBe(seq);
    const first = (await getCorrected(archive, uid, 1))!;
    if (examples.includes(files[i]!)) expect(first.version.text.length).toBeGreaterThan(200);
    expect(report.shown!.record.statements.length).toBeGreaterThan(0);
    corrected += report.corrections.filter((c) => c.state === 'applied').length;
    const rows = await archive.db
      .selectFrom('statement')
      .select('n')
      .where('version_id', '=', report.version.id)
      .execute();
    expect(rows.length).toBe(report.shown!.record.statements.length);
  }
  expect(corrected).toBe(1);
}

describe.each(releases)('an archive of isnad %s', (release) => {
  it('opens', async () => {
    const path = join(folder, `${release}.db`);
    writeFileSync(path, gunzipSync(readFileSync(join(fixtures, `${release}.db.gz`))));
    await everythingIsThere({ engine: 'sqlite', path });
  });

  it('is restored from its backup into either database', async () => {
    const backup = join(fixtures, `${release}.jsonl.gz`);
    expect(readFileSync(backup).length).toBeGreaterThan(1000);
    const path = join(folder, `${release}-restored.db`);
    const locations: Location[] = [
      { engine: 'sqlite', path },
      { engine: 'postgres', url: await server.database() },
    ];
    for (const location of locations) {
      await restoreFrom(backup, location);
      await everythingIsThere(location);
    }
  });
});
