import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError, messageOf } from './errors.js';
import { limits } from './limits.js';

/** What a folder holds besides reports: parts of saved pages, pictures, sound. They are passed over. */
const parts =
  /\.(?:css|m?js|map|json5|woff2?|ttf|otf|eot|png|jpe?g|gif|webp|svg|ico|bmp|tiff?|avif|mp[34]|m4[av]|webm|ogg|wav|avi|mov|swf|vtt|srt|cdxj?|idx|sha\d+|md5|lock|tmp|part)$/iu;

/** A file to take, or the reason why a path is none. */
export type Walked = { readonly path: string } | { readonly path: string; readonly error: InputError };

/**
 * The files of a path: itself, or those in a folder and its folders, in the order of their names. Passed over in
 * folders: hidden files, parts of saved pages (`page_files/` beside `page.html` too), pictures and sound. A link is
 * followed unless it leads to a folder that holds it.
 */
export async function* walk(path: string): AsyncGenerator<Walked> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* walkFolder(path, [await realpath(path)]);
    else if (found.isFile() || found.isFIFO()) yield { path };
    else yield { path, error: new InputError('no file: a device or a socket.') };
  } catch (error) {
    yield { path, error: fileError(error) };
  }
}

async function* walkFolder(folder: string, above: readonly string[]): AsyncGenerator<Walked> {
  if (above.length > limits.folderDepth) {
    yield {
      path: folder,
      error: new InputError(
        `folders stand more than ${limits.folderDepth} deep in one another here: what is in it is left out. Give it by itself.`,
      ),
    };
    return;
  }
  let names: string[];
  try {
    names = (await readdir(folder)).sort();
  } catch (error) {
    yield { path: folder, error: fileError(error) };
    return;
  }
  const pages = new Set(names.filter((n) => /\.x?html?$/iu.test(n)).map((n) => n.replace(/\.x?html?$/iu, '')));
  for (const name of names) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    try {
      const found = await stat(path);
      if (found.isDirectory()) {
        if (pages.has(name.replace(/(?:_files|\.files|_ملفات)$/u, '')) && /(?:_files|\.files|_ملفات)$/u.test(name))
          continue;
        const real = await realpath(path);
        if (!above.includes(real)) yield* walkFolder(path, [...above, real]);
      } else if (found.isFile() && !parts.test(name)) yield { path };
    } catch (error) {
      yield { path, error: fileError(error) };
    }
  }
}

/** What to say of a file that the system does not give. */
export function fileError(error: unknown): InputError {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new InputError('no such file.');
  if (code === 'EACCES' || code === 'EPERM') return new InputError('may not be read (permission denied).');
  if (code === 'ELOOP') return new InputError('a link that leads to itself.');
  return new InputError(`cannot be read (${messageOf(error)}).`);
}
