import { createContext, useContext } from 'react';
import type { IsnadRecord } from '../../../src/record/record.js';
import type { Aim } from './aims.js';
import type { Draft } from './draft.js';
import type { Nudge } from './text-words.js';

/** What the fields of the desk share. */
export interface DeskState {
  readonly record: IsnadRecord;
  /** What is being marked in the text. */
  readonly aim: Aim | null;
  /** Begins to mark words; null ends it. `what` says it to the person. */
  readonly take: (aim: Aim | null, what?: string) => void;
  /** Moves an edge of words, without marking them anew. */
  readonly nudge: (aim: Aim, by: Nudge) => void;
  readonly update: (change: (draft: Draft) => Draft) => void;
}

export const DeskContext = createContext<DeskState | null>(null);

export function useDesk(): DeskState {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A part of the desk is used outside of it.');
  return desk;
}
