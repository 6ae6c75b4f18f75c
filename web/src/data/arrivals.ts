import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from './api.js';

/** How many reports came into the archive since the page was opened or `seen` was called. */
export interface Arrivals {
  readonly count: number;
  readonly seen: () => void;
}

/**
 * Listens for new reports while the page is looked at. A page in the background gives its connection back, as a browser
 * has few for one server, and asks for what it missed when it is looked at again.
 */
export function useArrivals(): Arrivals {
  const api = useApi();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  useEffect(() => {
    let stream: EventSource | null = null;
    const listen = (): void => {
      if (document.hidden || stream !== null) return;
      stream = new EventSource(api.href('/stream', { after: last.current }));
      stream.addEventListener('start', (event: MessageEvent<string>) => {
        last.current = event.lastEventId;
      });
      stream.addEventListener('report', (event: MessageEvent<string>) => {
        last.current = event.lastEventId;
        setIds((before) => new Set(before).add(event.lastEventId));
      });
    };
    const rest = (): void => {
      stream?.close();
      stream = null;
    };
    const turn = (): void => (document.hidden ? rest() : listen());
    listen();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      rest();
    };
  }, [api]);
  return { count: ids.size, seen: useCallback(() => setIds(new Set()), []) };
}
