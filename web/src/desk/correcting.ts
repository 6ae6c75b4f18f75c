import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Change } from '../../../src/archive/corrections/change.js';
import { ApiProblem, useApi } from '../data/api.js';
import { type ArchiveReport, changedReport, type TaggedReport } from '../data/archive-report.js';
import { actId } from './act-id.js';

/** Why a change was not made. `stale`: the report is another by now; `refused`: it cannot be made, says the archive. */
export type Trouble =
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'failed'; readonly error: Error };

export type Outcome =
  | { readonly done: true; readonly act: string; readonly report: TaggedReport }
  | ({ readonly done: false } & { readonly trouble: Trouble });

export function troubleOf(error: unknown): Trouble {
  if (error instanceof ApiProblem && error.status === 412) return { kind: 'stale' };
  if (error instanceof ApiProblem && (error.status === 409 || error.status === 400))
    return { kind: 'refused', detail: error.message };
  return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

/**
 * Making changes to reports. What could not be sent is sent under the same name again, so that it is made once.
 * `quiet`: lists in sight are not asked anew, so that nothing moves under the hand of somebody who works through one.
 */
export function useCorrecting({ quiet = false } = {}) {
  const api = useApi();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const unsent = useRef<{ readonly body: string; readonly act: string } | null>(null);

  const make = async (on: TaggedReport, changes: readonly Change[]): Promise<Outcome> => {
    const { uid } = on.value;
    const body = JSON.stringify([uid, on.etag, changes]);
    const act = unsent.current?.body === body ? unsent.current.act : actId();
    unsent.current = { body, act };
    setBusy(true);
    try {
      const headers = { 'if-match': on.etag ?? '' };
      const sent = await api.send<ArchiveReport>('POST', `/reports/${uid}/corrections`, { changes, act }, headers);
      unsent.current = null;
      changedReport(queries, sent, { quiet });
      return { done: true, act, report: sent };
    } catch (error) {
      return { done: false, trouble: troubleOf(error) };
    } finally {
      setBusy(false);
    }
  };
  /** The report as it is now. */
  const reload = async (uid: string): Promise<TaggedReport> => {
    const found = await api.tagged<ArchiveReport>(`/reports/${uid}`);
    changedReport(queries, found, { quiet });
    return found;
  };
  return { busy, make, reload };
}
