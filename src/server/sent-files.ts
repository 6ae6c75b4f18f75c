import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Source } from './intake.js';
import { Problem } from './problem.js';

/** How many files may be sent at once. */
export const mostFiles = 500;

export interface Sent {
  readonly files: readonly Extract<Source, { readonly kind: 'file' }>[];
  /** Removes them from the disk. */
  release(): Promise<void>;
}

/** The files of a form, put on the disk until they are taken in. Throws Problem. */
export async function filesSent(request: Request): Promise<Sent> {
  const given = await filesOf(request);
  const folder = await mkdtemp(join(tmpdir(), 'isnad-sent-'));
  const release = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const files: Sent['files'][number][] = [];
    for (const [i, file] of given.entries()) {
      // its own name is a stranger's: it is shown, and no path is made of it
      const path = join(folder, String(i));
      await pipeline(
        Readable.fromWeb(file.stream() as Parameters<typeof Readable.fromWeb>[0]),
        createWriteStream(path),
      );
      files.push({ kind: 'file', path, name: nameOf(file, i), bytes: file.size });
    }
    return { files, release };
  } catch (error) {
    await release();
    throw error;
  }
}

async function filesOf(request: Request): Promise<readonly File[]> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new Problem(400, 'the form cannot be read: send files as multipart/form-data.');
  }
  const files = [...form.values()].filter((value): value is File => typeof value !== 'string');
  if (files.length === 0) throw new Problem(400, 'there is no file in the form.');
  if (files.length > mostFiles)
    throw new Problem(413, `at most ${mostFiles} files at once; there are ${files.length}. Send the rest afterwards.`);
  return files;
}

/** The last part of a name, of a length that can be shown, without signs that turn its direction or break its line. */
const nameOf = (file: File, i: number): string =>
  file.name
    .replace(/^.*[/\\]/u, '')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .slice(-200) || `file ${i + 1}`;
