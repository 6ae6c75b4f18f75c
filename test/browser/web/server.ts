import { put } from '../../../src/archive/put.js';
import { readForArchive } from '../../../src/cli/reading.js';
import { takeExamples } from '../../../src/intake/examples.js';
import { listen } from '../../../src/server/listen.js';
import { type Library, library, read, when } from '../../server/library.js';
import { launched, type Stand } from './open.js';
import { site } from './site.js';

/** The interface as it is served, over an archive of its own, with a browser to open it in. `takenDown` ends it all. */
export interface ServedStand extends Stand {
  readonly library: Library;
}

/** What a test says of its archive and of its server. */
interface Wanted {
  /** `demo` (unless said otherwise): the collection of examples; `empty`: nothing. */
  readonly holds?: 'demo' | 'empty';
  /** What the server is given besides or instead of what every test's is. */
  readonly services?: NonNullable<Parameters<typeof library>[0]>;
}

export async function servedStand({ holds = 'demo', services = {} }: Wanted = {}): Promise<ServedStand> {
  const folder = site();
  const [shelf, browser] = await Promise.all([library({ interfaceFolder: folder, ...services }), launched()]);
  if (holds === 'demo') await loadDemo(shelf);
  const listening = await listen(shelf.app, { host: '127.0.0.1', port: 0 });
  return {
    ...{ folder, browser, library: shelf, url: listening.url },
    async close() {
      await listening[Symbol.asyncDispose]();
      await shelf[Symbol.asyncDispose]();
      if (shelf.faults.length > 0) throw shelf.faults[0];
    },
  };
}

/** Takes the collection of examples into an archive, as `isnad demo --no-serve` does. */
export async function loadDemo({ archive }: Pick<Library, 'archive'>): Promise<void> {
  for await (const taken of takeExamples({ now: () => when })) {
    if (taken.kind === 'failure') throw new Error(`${taken.name}: ${taken.reason}`);
    const { capture } = taken;
    await put(archive, [{ capture, reading: readForArchive(read, capture) }], { reader: 'isnad 0.0.0', now: when });
  }
}
