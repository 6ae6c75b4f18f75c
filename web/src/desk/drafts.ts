import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Draft } from './draft.js';

type Drafts = ReadonlyMap<string, Draft>;

/**
 * What a person changed in a report and has not saved, by item. It is there still when the report is opened again; who
 * is about to close the window is asked first.
 */
export function useDrafts(uid: string) {
  const queries = useQueryClient();
  const [drafts, setDrafts] = useState<Drafts>(() => queries.getQueryData<Drafts>(['drafts', uid]) ?? new Map());
  useEffect(() => {
    queries.setQueryDefaults(['drafts'], { gcTime: Number.POSITIVE_INFINITY, staleTime: Number.POSITIVE_INFINITY });
    queries.setQueryData(['drafts', uid], drafts);
    if (drafts.size === 0) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [queries, uid, drafts]);
  return {
    drafts,
    /** Keeps a draft under a key, or lets go of the one there. */
    put: (key: string, draft: Draft | null): void =>
      setDrafts((now) => {
        const all = new Map(now);
        if (draft === null) all.delete(key);
        else all.set(key, draft);
        return all;
      }),
    /** Changes the draft under a key; `base` where there is none yet. */
    update: (key: string, base: Draft | null, change: (draft: Draft) => Draft): void =>
      setDrafts((now) => {
        const before = now.get(key) ?? base;
        return before === null ? now : new Map(now).set(key, change(before));
      }),
  };
}
