import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Chunks } from '../bytes.js';
import { InputError, messageOf } from '../errors.js';
import { limits, megabytes } from '../limits.js';

/** An entry of a ZIP container. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: number;
  open(): Promise<Chunks>;
}

/**
 * The entries of a ZIP container, in the order of its directory. Throws InputError for one that is broken, has too many
 * entries, or names that lead out of it; what an entry becomes is watched while it is read.
 */
export async function zipEntries(
  file: string | Buffer,
): Promise<{ readonly entries: readonly ZipEntry[]; close(): void }> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false } as const;
  let zip: ZipFile;
  try {
    zip = await new Promise<ZipFile>((resolve, reject) => {
      const done = (error: Error | null, opened?: ZipFile): void => (error ? reject(error) : resolve(opened!));
      if (typeof file === 'string') yauzl.open(file, options, done);
      else yauzl.fromBuffer(file, options, done);
    });
  } catch (error) {
    throw broken(error);
  }
  const openStream = promisify(
    zip.openReadStream.bind(zip) as (
      entry: Entry,
      done: (error: Error | null, stream?: NodeJS.ReadableStream) => void,
    ) => void,
  );
  const entries: ZipEntry[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        if (entries.length >= limits.zipEntries) {
          reject(new InputError(`a ZIP of more than ${limits.zipEntries} entries. Unpack it and give the folder.`));
          return;
        }
        if (!entry.fileName.endsWith('/'))
          entries.push({
            name: entry.fileName,
            bytes: entry.uncompressedSize,
            open: async () => {
              if (entry.isEncrypted()) throw new InputError('locked with a password. Unpack it yourself.');
              const { compressedSize: packed, uncompressedSize: unpacked } = entry;
              if (unpacked > limits.ratioFrom && unpacked > packed * limits.unpackedRatio)
                throw new InputError(
                  `it becomes too large when unpacked (${megabytes(packed)} become ${megabytes(unpacked)}): it may be made to do harm.`,
                );
              return asInput((await openStream(entry)) as unknown as Chunks);
            },
          });
        zip.readEntry();
      });
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw broken(error);
  }
  return { entries, close: () => zip.close() };
}

/** What goes wrong while an entry is unpacked is the file's fault. */
async function* asInput(chunks: Chunks): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw broken(error);
  }
}

const broken = (error: unknown): InputError =>
  error instanceof InputError
    ? error
    : new InputError(`a broken ZIP container (${messageOf(error)}). Fetch or save it anew.`);
