import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../data/api.js';
import { changedReport } from '../data/archive-report.js';

/** Taking back what was done: an act whole, or one correction. `quiet`: as with `useCorrecting`. */
export function useUndo({ quiet = false } = {}) {
  const api = useApi();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  return {
    busy,
    error,
    /** Whether it could be taken back. */
    async undo(which: { readonly act: string } | { readonly uid: string }): Promise<boolean> {
      setBusy(true);
      setError(null);
      try {
        await api.send('POST', '/corrections/undo', which);
        changedReport(queries, null, { quiet });
        return true;
      } catch (problem) {
        setError(problem as Error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
