import { layer } from '../../document/document.js';
import type { Span } from '../../document/span.js';

export const eventTypes = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
  'PERSONNEL',
  'DISASTER',
] as const;
/** PLOVER's types, and two beyond it: PERSONNEL (appoint, elect, resign freely), DISASTER. */
export type EventType = (typeof eventTypes)[number];

export type EventStatus = 'happened' | 'ongoing' | 'planned' | 'requested' | 'denied' | 'hypothetical';

/** Somebody did something; the item's span is the trigger. */
export interface EventItem extends Span {
  readonly type: EventType;
  /** PLOVER mode (visit, phone, arrest, aerial, …) or null. */
  readonly mode: string | null;
  /** Indices in the mentions layer. */
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  readonly place: number | null;
  /** Index in the times layer. */
  readonly time: number | null;
  /** The day, or as much of it as is known. */
  readonly date: string | null;
  /** Indices in the figures layer. */
  readonly figures: readonly number[];
  readonly status: EventStatus;
  /** Index of the innermost statement in whose content it stands; null in the newspaper's own voice. */
  readonly statement: number | null;
  readonly why: string;
}

export const events = layer<EventItem>('events');
