import type { Change } from '../../../src/archive/corrections/change.js';
import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  TextSpan,
} from '../../../src/record/record.js';
import { sameWho, type Who } from './who.js';

export interface LinkDraft {
  /** Tells links apart while they are added, moved and taken away. */
  readonly key: number;
  readonly role: 'relay' | 'speaker';
  /** Null: not chosen yet. */
  readonly who: Who | null;
  /** Where the text names this one; null where it is understood. */
  readonly span: TextSpan | null;
  readonly inferred: boolean;
}

export interface StatementDraft {
  readonly kind: 'statement';
  /** Null for one that is being added. */
  readonly of: RecordStatement | null;
  readonly content: TextSpan;
  readonly cue: (TextSpan & { readonly lemma: string }) | null;
  readonly chain: readonly LinkDraft[];
  readonly addressee: Who | null;
  readonly stance: RecordStatement['stance'];
  readonly mode: RecordStatement['mode'];
  readonly medium: string | null;
}

export interface EventDraft {
  readonly kind: 'event';
  readonly of: RecordEvent | null;
  readonly trigger: TextSpan;
  readonly type: RecordEvent['type'] | null;
  readonly mode: string | null;
  readonly status: RecordEvent['status'];
  readonly actors: readonly Who[];
  readonly recipients: readonly Who[];
  readonly place: Who | null;
  /** ISO day, month or year; empty where it is not known. */
  readonly date: string;
  readonly figures: readonly string[];
}

export interface FigureDraft {
  readonly kind: 'figure';
  readonly of: RecordFigure | null;
  readonly words: TextSpan;
  /** As it is written in the field. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly bound: RecordFigure['bound'];
  readonly unit: string;
  readonly measure: string;
}

export interface EntityDraft {
  readonly kind: 'entity';
  readonly of: RecordEntity;
  readonly type: RecordEntity['type'];
  readonly name: string;
  readonly english: string;
  readonly country: string;
  readonly link: string;
}

/** An item while a person works on it. */
export type Draft = StatementDraft | EventDraft | FigureDraft | EntityDraft;

const span = ({ start, end, text }: TextSpan): TextSpan => ({ start, end, text });
const written = (n: number | null): string => (n === null ? '' : String(n));

/** The item of a record with this id as a draft; null for times, notes and ids that it lacks. */
export function draftOf(record: IsnadRecord, item: string | null): Draft | null {
  if (item === null) return null;
  const s = record.statements.find((i) => i.id === item);
  if (s)
    return {
      ...{ kind: 'statement', of: s, content: span(s), cue: { ...span(s.cue), lemma: s.cue.lemma } },
      chain: s.chain.map((l, key) => ({
        ...{ key, role: l.role, who: l.entity, inferred: l.inferred },
        span: l.span === null ? null : span(l.span),
      })),
      ...{ addressee: s.addressee, stance: s.stance, mode: s.mode, medium: s.medium },
    };
  const v = record.events.find((i) => i.id === item);
  if (v)
    return {
      ...{ kind: 'event', of: v, trigger: span(v.trigger), type: v.type, mode: v.mode, status: v.status },
      ...{ actors: v.actors, recipients: v.recipients, place: v.place, date: v.date ?? '', figures: v.figures },
    };
  const f = record.figures.find((i) => i.id === item);
  if (f)
    return {
      ...{ kind: 'figure', of: f, words: span(f), value: written(f.value), low: written(f.low) },
      ...{ high: written(f.high), bound: f.bound, unit: f.unit ?? '', measure: f.measure },
    };
  const e = record.entities.find((i) => i.id === item);
  if (e)
    return {
      ...{ kind: 'entity', of: e, type: e.type, name: e.name },
      ...{ english: e.english ?? '', country: e.country ?? '', link: e.link ?? '' },
    };
  return null;
}

/** An item to be added, of marked words; what else it needs the person chooses. */
export function newDraft(kind: 'statement' | 'event' | 'figure', words: TextSpan): Draft {
  switch (kind) {
    case 'statement':
      return {
        ...{ kind, of: null, content: words, cue: null, chain: [], addressee: null },
        ...{ stance: 'assert', mode: 'indirect', medium: null },
      };
    case 'event':
      return {
        ...{ kind, of: null, trigger: words, type: null, mode: null, status: 'happened', place: null, date: '' },
        ...{ actors: [], recipients: [], figures: [] },
      };
    case 'figure': {
      const digits = /[\d٠-٩][\d٠-٩.,٫٬]*/u.exec(words.text)?.[0];
      const value = digits === undefined ? null : numberFrom(digits);
      return {
        ...{ kind, of: null, words, value: written(value), low: written(value), high: written(value) },
        ...{ bound: 'exact', unit: '', measure: '' },
      };
    }
  }
}

/** A number as people write it, in either script of digits; null for anything else. */
export function numberFrom(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/[٬,](?=\d{3}(?:\D|$))/g, '')
    .replace('٫', '.');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** What is still missing or wrong in a draft, by the name of the field. */
export type Lack = 'cue' | 'type' | 'value' | 'low' | 'high' | 'measure' | 'date' | 'name' | 'who' | 'country';

export function lacks(draft: Draft): readonly Lack[] {
  const when = (wrong: boolean, lack: Lack): Lack[] => (wrong ? [lack] : []);
  switch (draft.kind) {
    case 'statement':
      return [
        ...when(draft.cue === null, 'cue'),
        ...when(
          draft.chain.some((l) => l.who === null || (typeof l.who === 'object' && l.who.name.trim() === '')),
          'who',
        ),
      ];
    case 'event':
      return [
        ...when(draft.type === null, 'type'),
        ...when(draft.date.trim() !== '' && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(draft.date.trim()), 'date'),
      ];
    case 'figure':
      return [
        ...when(numberFrom(draft.value) === null, 'value'),
        ...when(numberFrom(draft.low) === null, 'low'),
        ...when(draft.high.trim() !== '' && numberFrom(draft.high) === null, 'high'),
        ...when(draft.measure.trim() === '', 'measure'),
      ];
    case 'entity':
      return [
        ...when(draft.name.trim() === '', 'name'),
        ...when(draft.country.trim() !== '' && !/^[A-Za-z]{2}$/.test(draft.country.trim()), 'country'),
      ];
  }
}

/** The item of a record that a draft became. */
export function itemWith(record: IsnadRecord, draft: Draft): string | null {
  switch (draft.kind) {
    case 'statement': {
      const { content, cue } = draft;
      return record.statements.find((s) => sameSpan(content, s) && sameSpan(cue, s.cue))?.id ?? null;
    }
    case 'event':
      return record.events.find((v) => sameSpan(draft.trigger, v.trigger))?.id ?? null;
    case 'figure':
      return record.figures.find((f) => sameSpan(draft.words, f))?.id ?? null;
    case 'entity':
      return draft.of.id;
  }
}

const sameSpan = (a: TextSpan | null, b: TextSpan | null): boolean =>
  a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);
const orNull = (text: string): string | null => text.trim() || null;

type Set = Record<string, unknown>;

/** What a person did to an item, as the archive takes it; nothing where it is as it was. Only for a draft that lacks nothing. */
export function changesOf(draft: Draft): readonly Change[] {
  const set = setOf(draft);
  if (draft.of === null) return [{ act: 'add', [draft.kind]: set } as Change];
  // the words that tell of an event are what it is known by: with other words it is another
  if (draft.kind === 'event' && !sameSpan(draft.trigger, draft.of.trigger))
    return [{ act: 'reject', item: draft.of.id }, { act: 'add', event: setOf({ ...draft, of: null }) } as Change];
  return Object.keys(set).length === 0 ? [] : [{ act: 'set', item: draft.of.id, set } as Change];
}

export const isChanged = (draft: Draft): boolean => draft.of === null || changesOf(draft).length > 0;

/** Of a new item all fields, else those that are another than before. */
function setOf(draft: Draft): Set {
  switch (draft.kind) {
    case 'statement':
      return statementSet(draft);
    case 'event': {
      const { of } = draft;
      const whole = {
        ...{ type: draft.type, mode: draft.mode, status: draft.status },
        ...{ actors: draft.actors, recipients: draft.recipients, place: draft.place, date: orNull(draft.date) },
      };
      return of === null
        ? { ...whole, trigger: draft.trigger, figures: draft.figures }
        : others(whole, of as unknown as Set);
    }
    case 'figure': {
      const whole = {
        ...{ value: numberFrom(draft.value), low: numberFrom(draft.low), high: numberFrom(draft.high) },
        ...{ bound: draft.bound, unit: orNull(draft.unit), measure: draft.measure.trim() },
      };
      return draft.of === null ? { ...whole, words: draft.words } : others(whole, draft.of as unknown as Set);
    }
    case 'entity':
      return others(
        {
          ...{ type: draft.type, name: draft.name.trim(), english: orNull(draft.english) },
          ...{ country: orNull(draft.country)?.toUpperCase() ?? null, link: orNull(draft.link) },
        },
        draft.of as unknown as Set,
      );
  }
}

const others = (whole: Set, before: Set): Set =>
  Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );

function statementSet(draft: StatementDraft): Set {
  const { of, chain } = draft;
  const links = chain.map(({ key: _, who, ...link }) => ({ entity: who, ...link }));
  const rest = { addressee: draft.addressee, stance: draft.stance, mode: draft.mode, medium: draft.medium };
  if (of === null) return { content: draft.content, cue: draft.cue, chain: links, ...rest };
  return {
    ...(sameSpan(draft.content, of) ? {} : { content: draft.content }),
    ...(sameSpan(draft.cue, of.cue) ? {} : { cue: draft.cue }),
    ...chainSet(draft, of),
    ...others(rest, of as unknown as Set),
  };
}

const sameLink = (a: LinkDraft, b: RecordStatement['chain'][number] | undefined): boolean =>
  b !== undefined && a.role === b.role && sameWho(a.who, b.entity) && sameSpan(a.span, b.span);

/** Another speaker only is said as such: this can be said of others alike too. */
function chainSet({ chain }: StatementDraft, of: RecordStatement): Set {
  if (chain.length === of.chain.length && chain.every((l, i) => sameLink(l, of.chain[i]))) return {};
  const speaker = chain.at(-1);
  const relays = chain.filter((l) => l.role === 'relay');
  const before = of.chain.filter((l) => l.role === 'relay');
  const sameRelays = relays.length === before.length && relays.every((l, i) => sameLink(l, before[i]));
  if (sameRelays && speaker?.role === 'speaker' && typeof speaker.who === 'string' && speaker.span === null)
    return { speaker: speaker.who };
  if (chain.length === 0) return { speaker: null };
  return { chain: chain.map(({ key: _, who, ...link }) => ({ entity: who, ...link })) };
}

/** Fields that mean the same in every report: by these a change can be made to all items alike. */
const general: Readonly<Record<string, readonly string[]>> = {
  s: ['speaker', 'addressee', 'stance', 'mode', 'medium'],
  v: ['type', 'mode', 'status', 'actors', 'recipients', 'place'],
  f: ['unit', 'measure', 'bound'],
  e: ['type', 'name', 'english', 'country', 'link', 'coordinates'],
};

/** Whether a change can be made to all items alike: it names no place of this text. */
export function canBeAlike(change: Change): boolean {
  if (change.act === 'accept' || change.act === 'reject') return true;
  if (change.act !== 'set') return false;
  const named = Object.values(change.set).flat();
  return (
    Object.keys(change.set).every((name) => general[change.item[0]!]?.includes(name)) &&
    named.every((value) => typeof value !== 'object' || value === null)
  );
}
