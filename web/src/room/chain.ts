import type { RecordStatement, TextSpan } from '../../../src/record/record.js';
import type { Translator } from '../i18n/translator.js';
import { type Book, isUnnamed } from './book.js';

/** One node of a chain as it is drawn: from the page that is read inwards to the one who spoke. */
export interface ChainNode {
  readonly role: 'publisher' | 'relay' | 'speaker';
  /** Entity id; null for the publisher, who is not in the text, and for an unknown speaker. */
  readonly entity: string | null;
  readonly name: string | null;
  readonly english: string | null;
  readonly words: TextSpan | null;
  readonly inferred: boolean;
  readonly unnamed: boolean;
}

/** Publisher, relays from the outermost, speaker. There is always a speaker's node, if an unknown one's. */
export function chainNodes(book: Book, statement: RecordStatement): readonly ChainNode[] {
  const publisher: ChainNode = {
    role: 'publisher',
    entity: null,
    name: book.record.report.publisher,
    english: null,
    words: null,
    inferred: false,
    unnamed: false,
  };
  const links = statement.chain.map((link): ChainNode => {
    const entity = book.entities.get(link.entity);
    return {
      role: link.role,
      entity: link.entity,
      name: entity?.name ?? link.span?.text ?? null,
      english: entity?.english ?? null,
      words: link.span,
      inferred: link.inferred,
      unnamed: entity !== undefined && isUnnamed(entity),
    };
  });
  if (links.at(-1)?.role !== 'speaker') links.push({ ...publisher, role: 'speaker', name: null });
  return [publisher, ...links];
}

/** The chain in one sentence, for a screen reader: which statement, through whom, by whom, what. */
export function spoken(book: Book, statement: RecordStatement, t: Translator): string {
  const { statements } = book.record;
  const chain = chainNodes(book, statement).flatMap((node) => {
    if (node.name === null) {
      if (node.role === 'publisher') return [];
      return [t.say('chain.speaker.unknown')];
    }
    const { name } = node;
    let link = t.say(`chain.spoken.${node.role}`, { name });
    if (node.unnamed) link = t.say('chain.spoken.unnamed', { link });
    if (node.inferred) link = t.say('chain.spoken.inferred', { link });
    return [link];
  });
  return t.say('chain.spoken', {
    position: t.say('chain.position', {
      n: t.number(statements.indexOf(statement) + 1),
      all: t.number(statements.length),
    }),
    chain: chain.join(t.language === 'ar' ? '، ' : ', '),
    content: statement.text,
  });
}

/** A statement as a footnote cites it: its words, the speaker, through whom, who published it and when. */
export function citation(book: Book, statement: RecordStatement, t: Translator): string {
  const { report } = book.record;
  const nodes = chainNodes(book, statement);
  const speaker = nodes.at(-1)?.name ?? t.say('cite.unknown');
  const relays = nodes
    .filter((n) => n.role === 'relay' && n.name !== null)
    .reverse()
    .map((n) => t.say('cite.through', { name: n.name! }));
  const parts = [
    `«${statement.text}»`,
    speaker,
    ...relays,
    ...(report.publisher === null ? [] : [report.publisher]),
    ...(report.published === null ? [] : [t.day(report.published)]),
    ...(report.url === null ? [] : [report.url]),
  ];
  return `${parts.join(t.language === 'ar' ? '، ' : ', ')}.`;
}
