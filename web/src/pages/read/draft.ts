/** What stands in the form. */
export interface Draft {
  readonly text: string;
  /** ISO day, or empty. */
  readonly published: string;
  readonly publisher: string;
}

export const emptyDraft: Draft = { text: '', published: '', publisher: '' };

const key = 'isnad.draft';

/** The draft of this tab: a page loaded anew loses nothing that was typed. */
export function keptDraft(storage: Pick<Storage, 'getItem'>): Draft {
  try {
    const value = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Record<keyof Draft, unknown>>;
    const text = (name: keyof Draft): string => (typeof value[name] === 'string' ? value[name] : '');
    return { text: text('text'), published: text('published'), publisher: text('publisher') };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(storage: Pick<Storage, 'setItem'>, draft: Draft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // no room for so long a text: it stands in the form all the same
  }
}
