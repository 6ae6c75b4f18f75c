import { type LayerName, layers } from '../routes.js';

/** What a key asks of the reading room. */
export type Command =
  | { readonly do: 'next' }
  | { readonly do: 'previous' }
  | { readonly do: 'clear' }
  | { readonly do: 'toggle'; readonly layer: LayerName };

export interface KeyPress {
  /** The key's place on the keyboard: J is J, whatever letter the Arabic layout has there. */
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key; arrows follow the reading direction: left is onward in Arabic, right in English. */
export function commandOf(press: KeyPress, direction: 'rtl' | 'ltr'): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const onward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (press.code === 'KeyJ' || press.key === onward) return { do: 'next' };
  if (press.code === 'KeyK' || press.key === back) return { do: 'previous' };
  if (press.key === 'Escape') return { do: 'clear' };
  const layer = /^Digit[1-5]$/.test(press.code) ? layers[Number(press.code.slice(-1)) - 1] : undefined;
  return layer === undefined ? null : { do: 'toggle', layer };
}

/** Whether keys pressed there belong to a control and not to the page. */
export const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [role=tablist], [role=radiogroup], [role=toolbar], [role=dialog], [role=menu], [role=listbox], [contenteditable]',
  ) !== null;
