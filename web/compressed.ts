import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const kinds = /\.(?:m?js|css|html|svg|bin|json)$/;
/** Below this many bytes a file is one packet anyhow. */
const least = 1400;

/**
 * Writes each file once more as `.br` and `.gz`, so that the server need not compress the same bytes again for each who
 * asks.
 */
export const compressed = (): Plugin => {
  let folder = '';
  return {
    name: 'isnad:compressed',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files
          .filter((file) => kinds.test(file))
          .map(async (file) => {
            const path = join(folder, file);
            if ((await stat(path)).size < least) return;
            const bytes = await readFile(path);
            const params = {
              [constants.BROTLI_PARAM_QUALITY]: 9,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            };
            const [br, gz] = await Promise.all([
              promisify(brotliCompress)(bytes, { params }),
              promisify(gzip)(bytes, { level: 9 }),
            ]);
            // models hardly get smaller: then a second copy would only be in the way
            if (br.length < bytes.length * 0.95) await writeFile(`${path}.br`, br);
            if (gz.length < bytes.length * 0.95) await writeFile(`${path}.gz`, gz);
          }),
      );
    },
  };
};
