import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type TakeOptions, takeFiles } from '../../src/intake/files.js';
import { openSandbox, type Sandbox } from '../../src/intake/sandbox.js';
import type { Capture, Taken } from '../../src/record/capture.js';

export const now = '2024-01-02T03:04:05.000Z';

export interface Taking {
  /** Writes files into a folder of their own and gives its path. */
  folder(files: Readonly<Record<string, string | Uint8Array>>): string;
  /** What is taken from files written so; their paths in it without the folder. */
  take(files: Readonly<Record<string, string | Uint8Array>>, options?: Partial<TakeOptions>): Promise<readonly Taken[]>;
  takePaths(paths: readonly string[], options?: Partial<TakeOptions>): Promise<readonly Taken[]>;
}

/** Folders and one sandbox for a test file, cleared away after it. */
export function taking(): Taking {
  let root = '';
  let sandbox: Sandbox;
  let count = 0;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'isnad-intake-'));
    sandbox = openSandbox();
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(root, { recursive: true });
  });
  const folder = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const path = join(root, String(++count));
    mkdirSync(path);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    }
    return path;
  };
  const takePaths = async (paths: readonly string[], options: Partial<TakeOptions> = {}): Promise<readonly Taken[]> => {
    const out: Taken[] = [];
    for await (const taken of takeFiles(paths, { now: () => now, sandbox, ...options })) out.push(taken);
    return out;
  };
  return {
    folder,
    takePaths,
    async take(files, options) {
      const path = folder(files);
      const bare = (name: string): string => name.replace(`${path}/`, '');
      return (await takePaths([path], options)).map((taken) =>
        taken.kind === 'failure'
          ? { ...taken, name: bare(taken.name) }
          : { ...taken, capture: { ...taken.capture, from: bare(taken.capture.from) } },
      );
    },
  };
}

/** The only capture there shall be. */
export function only(all: readonly Taken[]): Capture {
  const [first] = all;
  if (all.length !== 1 || first?.kind !== 'capture')
    throw new Error(`not one capture: ${JSON.stringify(all).slice(0, 500)}`);
  return first.capture;
}

/** Each as one line: the headline, or what failed and why. */
export const shown = (all: readonly Taken[]): readonly string[] =>
  all.map((t) => (t.kind === 'capture' ? t.capture.text.split('\n')[0]! : `${t.name}: ${t.reason}`));
