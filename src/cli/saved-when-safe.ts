import type { FeedStore } from '../intake/feeds/feed.js';

/** A feed store that waits until the reports which came before are in the archive. */
export interface SafeSaves {
  readonly store: FeedStore;
  /** A report was handed on to be taken in. */
  handed(): void;
  /** One more of those handed on is in the archive; they come in the order in which they were handed on. */
  safe(): void;
  /** Nothing more will be safe. Waits for what is being saved; what waits for a report is not saved. */
  end(): Promise<void>;
}

/**
 * What a feed has given counts as seen once it is saved, so it must not be saved before its reports are in: a run killed
 * in between would lose them. Here a save waits for all that were handed on before it.
 */
export function savedWhenSafe(store: FeedStore): SafeSaves {
  let handed = 0;
  let safe = 0;
  let over = false;
  let waiting: { readonly upTo: number; readonly go: (safe: boolean) => void }[] = [];
  const saving = new Set<Promise<void>>();
  const allSafe = async (): Promise<boolean> =>
    safe >= handed || (!over && (await new Promise<boolean>((go) => waiting.push({ upTo: handed, go }))));
  return {
    store: {
      ...store,
      save(url, feed) {
        const saved = allSafe().then(async (go) => {
          if (go) await store.save(url, feed);
        });
        saving.add(saved);
        const done = (): void => void saving.delete(saved);
        saved.then(done, done);
        return saved;
      },
    },
    handed() {
      handed++;
    },
    safe() {
      safe++;
      for (const { upTo, go } of waiting) if (upTo <= safe) go(true);
      waiting = waiting.filter(({ upTo }) => upTo > safe);
    },
    async end() {
      over = true;
      for (const { go } of waiting) go(false);
      waiting = [];
      await Promise.allSettled(saving);
    },
  };
}
