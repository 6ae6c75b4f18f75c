import type {
  IsnadRecord,
  RecordEntity,
  RecordEvent,
  RecordFigure,
  RecordStatement,
  TextSpan,
} from '../../../src/record/record.js';
import type { Who } from './who.js';

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

/** Least and most of an amount, as the reader has it: «about» is a tenth more or less. */
export function limitsOf({ value, bound }: Pick<FigureDraft, 'value' | 'bound'>): Pick<FigureDraft, 'low' | 'high'> {
  const n = numberFrom(value);
  if (n === null) return { low: value, high: bound === 'atLeast' ? '' : value };
  const rounded = (x: number): string => written(Number(x.toFixed(6)));
  return {
    low: bound === 'atMost' ? '0' : bound === 'about' ? rounded(n * 0.9) : written(n),
    high: bound === 'atLeast' ? '' : bound === 'about' ? rounded(n * 1.1) : written(n),
  };
}

/** A figure with another value or bound: its limits follow, unless they were set apart from it. */
export function withAmount(draft: FigureDraft, change: Partial<Pick<FigureDraft, 'value' | 'bound'>>): FigureDraft {
  const [before, next] = [limitsOf(draft), { ...draft, ...change }];
  const follow = change.bound !== undefined || (draft.low === before.low && draft.high === before.high);
  return follow ? { ...next, ...limitsOf(next) } : next;
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

export const sameSpan = (a: TextSpan | null, b: TextSpan | null): boolean =>
  a === b || (a !== null && b !== null && a.start === b.start && a.end === b.end);

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
