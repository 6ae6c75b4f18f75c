import type { Taken } from '../record/capture.js';
import { takeBytes } from './files.js';
import type { FieldMap } from './readers/fields.js';
import type { Sandbox } from './sandbox.js';
import type { Received } from './take-url.js';

/** What the bytes of a table, a mail or JSON do not always tell, their label does. */
const extensions: Readonly<Record<string, string>> = {
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'application/json': '.json',
  'application/ld+json': '.json',
  'application/x-ndjson': '.jsonl',
  'application/jsonl': '.jsonl',
  'application/x-jsonlines': '.jsonl',
};

const known = /\.(?:csv|tsv|tab|jsonl?|ndjson|jsonlines|jsonld)(?:\.gz)?$/iu;

/** The reports in what `takeUrl` found to be neither a page nor a feed: a document, a table, a web archive, … */
export async function* takeReceived(
  { bytes, mediaType, url, from, capturedAt }: Received,
  options: { readonly map?: FieldMap; readonly sandbox: Sandbox },
): AsyncGenerator<Taken> {
  const path = new URL(url).pathname;
  const name = known.test(path) ? path : path + (extensions[mediaType ?? ''] ?? '');
  // people know the file by its address; an entry of a container stays named after it
  for await (const taken of takeBytes({ bytes, name, from, url }, { ...options, now: () => capturedAt }))
    yield taken.kind === 'failure' ? { ...taken, name: taken.name.replace(name, () => from) } : taken;
}
