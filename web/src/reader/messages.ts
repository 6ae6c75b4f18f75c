import type { IsnadRecord } from '../../../src/record/record.js';
import type { Problem } from './problems.js';

/** What is known of a report besides its text. */
export interface Known {
  readonly published: string | null;
  readonly publisher: string | null;
}

/** What the page asks the worker. */
export type Request =
  | { readonly id: number; readonly ask: 'read'; readonly text: string; readonly known: Known }
  | { readonly id: number; readonly ask: 'decode'; readonly bytes: Uint8Array };

/** What the worker says: how much of it is `loading`, from 0 to 1; `loaded` and `ready` once; then an answer a request. */
export type Reply =
  | { readonly say: 'loading'; readonly share: number }
  | { readonly say: 'loaded' }
  | { readonly say: 'ready' }
  | { readonly say: 'record'; readonly id: number; readonly record: IsnadRecord }
  | { readonly say: 'text'; readonly id: number; readonly text: string }
  | { readonly say: 'problem'; readonly id: number; readonly problem: Problem };
