import { type Archive, openArchive } from '../../src/archive/open.js';
import { put } from '../../src/archive/put.js';
import { packageLexicon } from '../../src/cli/lexicon.js';
import { readForArchive } from '../../src/cli/reading.js';
import { serverIntake } from '../../src/cli/serve-intake.js';
import { FetchError } from '../../src/intake/fetch/problem.js';
import type { Web } from '../../src/intake/fetch/web.js';
import type { Capture } from '../../src/record/capture.js';
import { wordAnalyzerWith, wordRecorderWith } from '../../src/record/recorder.js';
import { onlyMe } from '../../src/server/access/settings.js';
import { makeApp } from '../../src/server/app.js';
import type { Api } from '../../src/server/route.js';
import type { Services } from '../../src/server/services.js';
import { freshFile } from '../archive/engines.js';

export const when = '2026-03-01T09:00:00.000Z';

export interface Library extends AsyncDisposable {
  readonly archive: Archive;
  readonly services: Services;
  readonly app: Api;
  /** Faults of the server itself; a test that expects none looks that it is empty. */
  readonly faults: unknown[];
  add(text: string, known?: Partial<Capture>): Promise<string>;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** A POST with JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

const lexicon = packageLexicon();
/** Reads as the command line does. */
export const read = wordRecorderWith(lexicon);
const analyze = wordAnalyzerWith(lexicon);

/** There is no host anywhere. */
const offline: Web = {
  page: (url) => Promise.reject(new FetchError({ kind: 'unknown-host', host: new URL(url).host })),
  feed: (url) => Promise.reject(new FetchError({ kind: 'unknown-host', host: new URL(url).host })),
  close: async () => {},
};

/** A server over an archive of its own. */
export async function library({ web = offline, ...more }: Partial<Services> & { web?: Web } = {}): Promise<Library> {
  const file = freshFile();
  const archive = await openArchive(file.location, { create: true });
  const faults: unknown[] = [];
  const taking = serverIntake(archive, {
    web,
    pool: { jobs: 1, read: async (batch) => batch.map((one) => readForArchive(read, one)), [Symbol.dispose]() {} },
    fault: (error) => void faults.push(error),
  });
  const { intake, feeds, jobs } = taking;
  const services: Services = {
    ...{ intake, feeds, jobs },
    ...{ archive, analyze, now: () => new Date(when), access: onlyMe, version: 'isnad 0.0.0' },
    ...{ interfaceFolder: null, fault: (error: unknown) => void faults.push(error) },
    ...more,
  };
  const app = makeApp(services);
  let added = 0;
  return {
    ...{ archive, services, app, faults },
    async add(text, known = {}) {
      const capture: Capture = {
        ...{ text, title: null, published: null, publisher: null, author: null, url: null },
        ...{ guid: `test#${++added}`, from: 'test', source: null, notes: [], capturedAt: when },
        ...known,
      };
      const [outcome] = await put(archive, [{ capture, reading: readForArchive(read, capture) }], {
        reader: 'isnad 0.0.0',
        now: when,
      });
      return outcome!.uid;
    },
    get: async (path, init) => app.request(`/api/v1${path}`, init),
    post: async (path, body, headers = {}) =>
      app.request(`/api/v1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    async [Symbol.asyncDispose]() {
      await taking[Symbol.asyncDispose]();
      await archive.close();
      file.remove();
    },
  };
}
