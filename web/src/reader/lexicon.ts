import { type Lexicon, lexiconFrom } from '../../../src/lexicon/build.js';

const tables: Readonly<Record<string, string>> = import.meta.glob('../../../src/lexicon/tables/*.tsv', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modelUrls: Readonly<Record<string, string>> = import.meta.glob('../../../models/*.bin', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** A file's bytes, telling how many more have come. */
async function bytesFrom(url: string, came: (bytes: number) => void): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} could not be loaded (${response.status})`);
  const chunks: Uint8Array[] = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    came(value.length);
  }
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The shipped lexicon: tables from this module, models from files beside it. Tells what share of the models is there. */
export async function loadedLexicon(tell: (share: number) => void): Promise<Lexicon> {
  let come = 0;
  const models = new Map(
    await Promise.all(
      Object.entries(modelUrls).map(async ([path, url]) => {
        const name = path.slice(path.lastIndexOf('/') + 1, -'.bin'.length);
        const bytes = await bytesFrom(url, (n) => {
          come += n;
          tell(Math.min(1, come / __MODEL_BYTES__));
        });
        return [name, bytes] as const;
      }),
    ),
  );
  return lexiconFrom(
    (name) => tables[`../../../src/lexicon/tables/${name}.tsv`] ?? null,
    (name) => models.get(name) ?? null,
  );
}
