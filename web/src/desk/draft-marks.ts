import { type Book, mentionBefore, nearestMention } from '../room/book.js';
import { litMarks, type Mark, type Part, tones } from '../room/marks.js';
import type { Draft, StatementDraft } from './draft.js';
import type { Extent } from './text-words.js';
import type { Who } from './who.js';

const plain = (part: Part, extent: Extent | null | undefined): Mark[] =>
  extent ? [{ item: 'draft', part, start: extent.start, end: extent.end, depth: 0, tone: null, mode: null }] : [];

/** The words of an item as a person has it now, to be marked in the text; `aim` are those that are being marked. */
export function draftMarks(book: Book, draft: Draft | null, aim: Extent | null): readonly Mark[] {
  return [...(draft === null ? [] : marksOf(book, draft)), ...plain('aim', aim)];
}

function marksOf(book: Book, draft: Draft): readonly Mark[] {
  switch (draft.kind) {
    case 'statement':
      return statementMarks(book, draft);
    case 'event':
      return [
        ...plain('event', draft.trigger),
        ...[...draft.actors, ...draft.recipients, ...(draft.place === null ? [] : [draft.place])].flatMap((who) =>
          plain('entity', wordsFor(book, who, draft.trigger)),
        ),
        ...draft.figures.flatMap((id) => plain('figure', book.figures.get(id))),
      ];
    case 'figure':
      return plain('figure', draft.words);
    case 'entity':
      return litMarks(book, draft.of.id);
  }
}

const wordsFor = (book: Book, who: Who, near: Extent): Extent | null =>
  typeof who === 'string' ? nearestMention(book.entities.get(who), { ...near, text: '' }) : who.mention;

function statementMarks(book: Book, draft: StatementDraft): readonly Mark[] {
  const cue = draft.cue ?? draft.content;
  const content: Mark = {
    ...{ item: 'draft', part: 'content', start: draft.content.start, end: draft.content.end },
    ...{ depth: 1, tone: tones[draft.stance], mode: draft.mode },
  };
  return [
    content,
    ...plain('cue', draft.cue),
    ...draft.chain.flatMap((link) => {
      if (link.span !== null) return plain(link.role, link.span);
      const entity = typeof link.who === 'string' ? book.entities.get(link.who) : undefined;
      return plain('understood', entity && mentionBefore(entity, cue.start));
    }),
    ...(draft.addressee === null ? [] : plain('addressee', wordsFor(book, draft.addressee, cue))),
  ];
}
