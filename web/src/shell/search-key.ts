import { useEffect } from 'react';
import { isControl } from '../room/keys.js';
import { navigate } from '../router/router.js';
import { routes } from '../routes.js';

/** The id of the box in which one says what to look for, and the fragment of an address that leads into it. */
export const searchBox = 'search-box';

/** Whether a key asks for the search: the slash, wherever a keyboard has it, and the key that is one on an Arabic keyboard. */
export const asksForSearch = (press: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  !press.ctrlKey &&
  !press.metaKey &&
  !press.altKey &&
  (press.key === '/' || (press.code === 'Slash' && press.key === 'ظ'));

/** From any page, `/` leads to the search box, where there is something to search. */
export function useSearchKey(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent): void => {
      if (!asksForSearch(event) || isControl(event.target)) return;
      event.preventDefault();
      const box = document.getElementById(searchBox);
      if (box instanceof HTMLInputElement) {
        box.focus();
        box.select();
      } else navigate(`${routes.search.href({})}#${searchBox}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [enabled]);
}
