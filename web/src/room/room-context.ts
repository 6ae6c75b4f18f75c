import { createContext, useContext } from 'react';
import type { Review } from '../../../src/archive/lists/refs.js';
import type { Book } from './book.js';

/** What an archive knows of a record's items besides. */
export interface RoomArchive {
  /** How far people have looked at an item. */
  readonly review: (item: string) => Review;
  /** Address of an entity's page; null where it has none. */
  readonly entityHref: (entity: string) => string | null;
}

/** What every part of a reading room shares: the record, and what is touched and selected in it. */
export interface RoomState {
  readonly book: Book;
  readonly selected: string | null;
  readonly hot: string | null;
  /** Touched: its words are lit as long as it is. */
  readonly touch: (item: string | null) => void;
  /** Selected: its words stay lit, and the address says so. Null lets go. */
  readonly select: (item: string | null) => void;
  /** Null for a record that was read in this tab. */
  readonly archive: RoomArchive | null;
}

export const RoomContext = createContext<RoomState | null>(null);

export function useRoom(): RoomState {
  const room = useContext(RoomContext);
  if (!room) throw new Error('A part of the reading room is used outside of it.');
  return room;
}

/** Whether the pointer moved, rather than the page under it. */
export const hasMoved = (event: React.PointerEvent): boolean => event.movementX !== 0 || event.movementY !== 0;

/** What makes a row of a list light its words when touched, and be lit when they are. */
export function useRow(item: string) {
  const { selected, hot, touch } = useRoom();
  return {
    'data-item': item,
    'data-hot': hot === item || undefined,
    'data-selected': selected === item || undefined,
    onPointerMove: (event: React.PointerEvent) => {
      if (hot !== item && hasMoved(event)) touch(item);
    },
    onPointerLeave: () => touch(null),
    onFocus: () => touch(item),
    onBlur: () => touch(null),
  };
}
