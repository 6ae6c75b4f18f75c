import type { KeyPress } from '../room/keys.js';
import type { Nudge } from './text-words.js';

/** What a key asks of the desk. */
export type DeskCommand = 'accept' | 'reject' | 'edit' | 'undo' | 'next' | 'previous' | 'open';

/** By place on the keyboard: A is A, whatever letter the Arabic layout has there. */
const commands: Readonly<Record<string, DeskCommand>> = {
  KeyA: 'accept',
  KeyX: 'reject',
  KeyE: 'edit',
  KeyU: 'undo',
  KeyJ: 'next',
  KeyK: 'previous',
  Enter: 'open',
};

export const deskCommandOf = (press: KeyPress & { readonly shiftKey: boolean }): DeskCommand | null =>
  press.ctrlKey || press.metaKey || press.altKey || press.shiftKey ? null : (commands[press.code] ?? null);

/** What a key does to words that are being marked. The text is Arabic: left is onward in either language. */
export function nudgeOf({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): Nudge | null {
  switch (key) {
    case 'ArrowLeft':
      return shiftKey ? 'startOn' : 'endOn';
    case 'ArrowRight':
      return shiftKey ? 'startBack' : 'endBack';
    case 'ArrowDown':
      return 'on';
    case 'ArrowUp':
      return 'back';
    default:
      return null;
  }
}
