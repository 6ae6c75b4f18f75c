import { times } from '../../time/layer.js';
import { type NoteRule, note } from './rule.js';

/** A weekday that is not that date's, two calendars that disagree: the time stage says so itself. */
export const conflictingTime: NoteRule = {
  kind: 'time-conflict',
  find: (document) =>
    document
      .get(times)
      .filter((t) => t.conflict !== null)
      .map((t) => note('time-conflict', t.conflict!, [t])),
};

/** «أمس» in a report of which nobody knows the day: the value then has X for what is not known. One note a report. */
export const undatedTime: NoteRule = {
  kind: 'no-date',
  find: (document) => {
    if (document.meta.published !== null) return [];
    const open = document.get(times).filter((t) => t.value.startsWith('X'));
    if (open.length === 0) return [];
    const text =
      open.length === 1
        ? 'An expression of time is relative, and the day of publication is not known.'
        : `${open.length} expressions of time are relative, and the day of publication is not known.`;
    return [note('no-date', text, open)];
  },
};
