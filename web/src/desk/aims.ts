import type { IsnadRecord, TextSpan } from '../../../src/record/record.js';
import { withWho } from './chain-draft.js';
import type { Draft, EventDraft, StatementDraft } from './draft.js';
import type { Extent } from './text-words.js';
import { whoAt } from './who.js';

/** Words of a draft that a person marks in the text: which they are now, and the draft with others. */
export interface Aim {
  /** Tells aims apart. */
  readonly name: string;
  get(draft: Draft): Extent | null;
  set(draft: Draft, words: TextSpan): Draft;
}

const ofStatement = (
  name: string,
  get: (draft: StatementDraft) => Extent | null,
  set: (draft: StatementDraft, words: TextSpan) => StatementDraft,
): Aim => ({
  name,
  get: (draft) => (draft.kind === 'statement' ? get(draft) : null),
  set: (draft, words) => (draft.kind === 'statement' ? set(draft, words) : draft),
});

const ofEvent = (
  name: string,
  get: (draft: EventDraft) => Extent | null,
  set: (draft: EventDraft, words: TextSpan) => EventDraft,
): Aim => ({
  name,
  get: (draft) => (draft.kind === 'event' ? get(draft) : null),
  set: (draft, words) => (draft.kind === 'event' ? set(draft, words) : draft),
});

export const contentAim = ofStatement(
  'content',
  (d) => d.content,
  (d, content) => ({ ...d, content }),
);

/** Words of saying that the report has elsewhere too have the same dictionary form. */
export const cueAim = (record: IsnadRecord): Aim =>
  ofStatement(
    'cue',
    (d) => d.cue,
    (d, words) => {
      const alike = record.statements.find((s) => s.cue.text === words.text);
      return { ...d, cue: { ...words, lemma: alike?.cue.lemma ?? d.cue?.lemma ?? words.text } };
    },
  );

/** Where the text names a link of the chain. */
export const linkWordsAim = (key: number): Aim =>
  ofStatement(
    `link ${key} words`,
    (d) => d.chain.find((l) => l.key === key)?.span ?? null,
    (d, span) => ({ ...d, chain: d.chain.map((l) => (l.key === key ? { ...l, span, inferred: false } : l)) }),
  );

/** Who a link of the chain is, by words of the text. */
export const linkWhoAim = (record: IsnadRecord, key: number): Aim =>
  ofStatement(
    `link ${key} who`,
    (d) => d.chain.find((l) => l.key === key)?.span ?? null,
    (d, words) => {
      const chain = withWho(record, d.chain, key, whoAt(record, words));
      return { ...d, chain: chain.map((l) => (l.key === key ? { ...l, span: words, inferred: false } : l)) };
    },
  );

export const addresseeAim = (record: IsnadRecord): Aim =>
  ofStatement(
    'addressee',
    (d) => (d.addressee !== null && typeof d.addressee === 'object' ? d.addressee.mention : null),
    (d, words) => ({ ...d, addressee: whoAt(record, words) }),
  );

export const triggerAim = ofEvent(
  'trigger',
  (d) => d.trigger,
  (d, trigger) => ({ ...d, trigger }),
);

export const placeAim = (record: IsnadRecord): Aim =>
  ofEvent(
    'place',
    (d) => (d.place !== null && typeof d.place === 'object' ? d.place.mention : null),
    (d, words) => ({ ...d, place: whoAt(record, words, 'place') }),
  );

/** One more who did it, or to whom it was done, by words of the text. */
export const participantAim = (record: IsnadRecord, role: 'actors' | 'recipients', at: number): Aim =>
  ofEvent(
    `${role} ${at}`,
    (d) => {
      const who = d[role][at];
      return who !== undefined && typeof who === 'object' ? who.mention : null;
    },
    (d, words) => ({ ...d, [role]: [...d[role].slice(0, at), whoAt(record, words), ...d[role].slice(at + 1)] }),
  );

/** The words of a figure that is being added. */
export const figureAim: Aim = {
  name: 'words',
  get: (draft) => (draft.kind === 'figure' ? draft.words : null),
  set: (draft, words) => (draft.kind === 'figure' ? { ...draft, words } : draft),
};
