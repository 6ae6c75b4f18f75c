import type { Mode, Stance } from '../read/attribution/layer.js';
import type { EventStatus, EventType } from '../read/events/layer.js';
import type { EntityType } from '../read/names/layer.js';

/** `text === report.text.slice(start, end)`, always; offsets in UTF-16 code units. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface RecordMention extends TextSpan {
  readonly kind: 'name' | 'description' | 'pronoun';
}

export interface RecordEntity {
  readonly id: string;
  readonly type: EntityType;
  /** The fullest form of the name in the report; for an unnamed one its description. */
  readonly name: string;
  readonly english: string | null;
  readonly country: string | null;
  readonly link: string | null;
  readonly coordinates: readonly [number, number] | null;
  readonly mentions: readonly RecordMention[];
}

export interface RecordTime extends TextSpan {
  readonly id: string;
  readonly value: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: string | null;
  readonly set: boolean;
}

export interface RecordFigure extends TextSpan {
  readonly id: string;
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
  readonly bound: 'exact' | 'atLeast' | 'atMost' | 'about';
  readonly unit: string | null;
  readonly measure: string;
  /** The innermost statement in whose content it stands: who counts. Null in the newspaper's own voice. */
  readonly statement: string | null;
}

export interface RecordLink {
  readonly entity: string;
  readonly role: 'relay' | 'speaker';
  readonly span: TextSpan | null;
  readonly inferred: boolean;
}

export interface RecordStatement extends TextSpan {
  readonly id: string;
  readonly cue: TextSpan & { readonly lemma: string };
  /** Outermost relay first, the speaker last; empty when the speaker is unknown. */
  readonly chain: readonly RecordLink[];
  readonly addressee: string | null;
  readonly stance: Stance;
  readonly mode: Mode;
  readonly medium: string | null;
  readonly time: string | null;
  readonly inside: string | null;
  readonly why: string;
}

export interface RecordEvent {
  readonly id: string;
  readonly trigger: TextSpan;
  readonly type: EventType;
  readonly mode: string | null;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly place: string | null;
  readonly time: string | null;
  readonly date: string | null;
  readonly figures: readonly string[];
  readonly status: EventStatus;
  readonly statement: string | null;
  readonly why: string;
}

export interface RecordNote {
  readonly kind: string;
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

/** Everything found in one report: the contract of isnad's output. */
export interface IsnadRecord {
  /** The caller's id of the report: of a JSON line its id, of one of several files its path. */
  readonly id?: string | number;
  readonly schema: 'isnad/1';
  readonly report: {
    /** SHA-256 of the text, in hex. */
    readonly id: string;
    readonly text: string;
    readonly title: string | null;
    readonly published: string | null;
    readonly publisher: string | null;
    readonly byline: string | null;
    readonly url: string | null;
    readonly language: 'ar';
  };
  readonly entities: readonly RecordEntity[];
  readonly times: readonly RecordTime[];
  readonly figures: readonly RecordFigure[];
  readonly statements: readonly RecordStatement[];
  readonly events: readonly RecordEvent[];
  readonly notes: readonly RecordNote[];
}
