import { type Verified, verify } from '../archive/care/verify.js';
import { locationOf } from '../archive/location.js';
import { openArchive } from '../archive/open.js';
import { exitCodes, UsageError } from './errors.js';
import type { Io } from './io.js';

/** The options of `isnad verify` as they come from the command line. */
export interface VerifyFlags {
  readonly archive?: string;
  readonly json?: boolean;
}

/** `isnad verify`: compares texts, sources and words with what came. Gives the exit code: 3 where something differs. */
export async function verifyCommand(
  ids: readonly string[],
  flags: VerifyFlags,
  io: Io,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  await using archive = await openArchive(locationOf(flags.archive, env));
  if (ids.length > 0) {
    const there = await archive.db.selectFrom('report').select('uid').where('uid', 'in', ids).execute();
    const missing = ids.filter((id) => !there.some((r) => r.uid === id));
    if (missing.length > 0) throw new UsageError(`there is no report ${missing.join(', ')} in this archive.`);
  }
  const done: Verified = { versions: 0, sources: 0, spans: 0, corrections: 0 };
  const show = setInterval(() => io.progress?.(`${done.versions} versions`), 1000);
  let differing = 0;
  try {
    for await (const { check, report, detail } of verify(archive, { uids: ids.length === 0 ? null : ids, done })) {
      differing++;
      await io.out(flags.json ? `${JSON.stringify({ check, report, detail })}\n` : `${report} ${check}: ${detail}\n`);
    }
  } finally {
    clearInterval(show);
    io.progress?.('');
  }
  if (flags.json) await io.out(`${JSON.stringify({ ...done, differing })}\n`);
  else
    io.say(
      `${done.versions} versions, ${done.sources} sources, ${done.spans} spans and ${done.corrections} corrections compared: ${differing === 0 ? 'all as they came' : `${differing} differ`}.`,
    );
  return differing > 0 ? exitCodes.someFailed : exitCodes.fine;
}
