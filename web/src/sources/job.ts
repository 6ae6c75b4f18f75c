import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { JobEvent, JobShown } from '../../../src/server/jobs.js';
import { useApi } from '../data/api.js';

export type { JobEvent, JobShown };

export const isOver = ({ state }: Pick<JobShown, 'state'>): boolean =>
  state === 'done' || state === 'stopped' || state === 'failed';

/** So many of its events are kept in the page. */
const most = 1000;

/** What happens in a job, as it happens. What is in the archive is asked anew when it has ended. */
export function useJob(given: JobShown): { readonly job: JobShown; readonly events: readonly JobEvent[] } {
  const api = useApi();
  const queries = useQueryClient();
  const { id } = given;
  const over = useRef(isOver(given)).current;
  const [seen, setSeen] = useState<{ readonly job: JobShown; readonly events: readonly JobEvent[] } | null>(null);
  useEffect(() => {
    const stream = new EventSource(api.href(`/jobs/${encodeURIComponent(id)}/events`));
    let waiting: JobEvent[] = [];
    let last = 0;
    stream.addEventListener('item', ({ data }) => {
      const event = JSON.parse(data) as JobEvent;
      // a connection that was lost may tell the last ones again
      if (event.number > last) waiting.push(event);
      last = Math.max(last, event.number);
    });
    stream.addEventListener('state', ({ data }) => {
      const job = JSON.parse(data) as JobShown;
      const fresh = waiting;
      waiting = [];
      setSeen((before) => ({ job, events: [...(before?.events ?? []), ...fresh].slice(-most) }));
      if (!isOver(job)) return;
      stream.close();
      if (!over) void queries.invalidateQueries();
    });
    return () => stream.close();
  }, [api, id, queries, over]);
  return seen ?? { job: given, events: [] };
}
