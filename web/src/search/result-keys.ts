import { useEffect } from 'react';
import { isControl } from '../room/keys.js';
import { searchBox } from '../shell/search-key.js';

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Where a key was pressed: in the search box, in a result, elsewhere on the page, or in another control. */
export type Place = 'box' | 'result' | 'page' | 'control';

/** How many results further a key leads: J and K from anywhere, arrows from within the list or out of the search box. */
export function stepOf(press: Press, at: Place): 1 | 0 | -1 {
  if (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey || at === 'control') return 0;
  if (press.key === 'ArrowDown' && at !== 'page') return 1;
  if (press.key === 'ArrowUp' && at === 'result') return -1;
  if (at === 'box') return 0;
  return press.code === 'KeyJ' ? 1 : press.code === 'KeyK' ? -1 : 0;
}

const result = '[data-result]';
/** What of a result is opened. */
const main = 'a.result-link, a.statement-words';

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.id === searchBox) return 'box';
  if (isControl(target)) return 'control';
  return target.closest(result) === null ? 'page' : 'result';
}

/** Keys that lead from result to result; before the first stands the search box. */
export function useResultKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = stepOf(event, placeOf(event.target));
      if (step === 0) return;
      const results = [...document.querySelectorAll(result)];
      const here = results.findIndex((r) => r.contains(document.activeElement));
      const next = here < 0 ? results[step > 0 ? 0 : results.length - 1] : results[here + step];
      const goal =
        next?.querySelector<HTMLElement>(main) ?? (here === 0 && step < 0 ? document.getElementById(searchBox) : null);
      if (goal === null) return;
      event.preventDefault();
      goal.focus({ preventScroll: true });
      goal.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
