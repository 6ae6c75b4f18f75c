/** Days, both included; either may be open. */
export interface Days {
  readonly from?: string;
  readonly to?: string;
}

/** How far a person has looked at an item. */
export type Looked = 'machine' | 'reviewed' | 'accepted' | 'corrected';

/**
 * What is to hold of an item, all of it together. What says something of a statement, or of an event, holds of one and the
 * same: a report with `speaker` and `stance` has a statement of this speaker in this stance. An entity is given by its
 * number in this archive (`123`), its key, its link (`wikidata:Q822`), or words of its name in any spelling.
 */
export interface Filters {
  /** Who says it, in the end. */
  readonly speaker?: string;
  /** Through whom it came. */
  readonly relay?: string;
  /** Who has the words from the very next link of the chain: from `cited`, where that is asked for too. */
  readonly citing?: string;
  /** Whose words were taken from them directly: by `citing` or, where that is not asked for, by the outlet itself. */
  readonly cited?: string;
  readonly addressee?: string;
  /** Of whom or what it speaks. */
  readonly about?: string;
  /** Anybody in it: speaker, relay, addressee, one it speaks of; of an event, who did it, to whom, where. */
  readonly entity?: string;
  readonly stance?: readonly string[];
  readonly mode?: readonly string[];
  readonly medium?: readonly string[];
  readonly said?: Days;

  /** Of the event; of a statement, that it vouches for such an event. */
  readonly type?: readonly string[];
  readonly status?: readonly string[];
  readonly place?: string;
  readonly happened?: Days;

  /** What a figure counts; `money` is every currency. */
  readonly measure?: readonly string[];

  /** Words of its name, in any spelling. */
  readonly publisher?: string;
  /** Where the day is not known, when it was captured. */
  readonly published?: Days;
  readonly captured?: Days;
  readonly reviewed?: Looked;
}

/** The day after an ISO day, so that a span of days ends before it. */
export function dayAfter(day: string): string {
  const next = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
