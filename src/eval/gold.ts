import { type Mode, type Stance, stances } from '../read/attribution/layer.js';
import { type EventStatus, type EventType, eventTypes } from '../read/events/layer.js';
import { type EntityType, entityTypes } from '../read/names/layer.js';
import type { RecordFigure } from '../record/record.js';

/** A stretch of the gold text, half open. */
export interface GoldSpan {
  readonly start: number;
  readonly end: number;
}

export interface GoldEntity {
  readonly id: string;
  readonly type: EntityType;
  /** Where its proper names stand. */
  readonly mentions: readonly GoldSpan[];
  /** Where the definite descriptions that stand for it do. */
  readonly roles: readonly GoldSpan[];
}

export interface GoldStatement extends GoldSpan {
  readonly cue: GoldSpan | null;
  /** More than one where either is right («قال أ وب»). */
  readonly speakers: readonly string[];
  /** Relays, outermost first. */
  readonly via: readonly string[];
  readonly stance: Stance;
  readonly mode: Mode;
}

export interface GoldEvent extends GoldSpan {
  readonly type: EventType;
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly date: string | null;
  readonly status: EventStatus;
}

/** What a careful reader found in one report, with every string at its offsets in `text`. */
export interface Gold {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly entities: readonly GoldEntity[];
  readonly times: readonly (GoldSpan & { readonly value: string })[];
  readonly figures: readonly (GoldSpan & { readonly value: number; readonly bound: RecordFigure['bound'] })[];
  readonly statements: readonly GoldStatement[];
  readonly events: readonly GoldEvent[];
  /** What is wrong with the file itself: strings that the text does not hold, unknown ids and values. */
  readonly faults: readonly string[];
}

/** The gold file as it is written by hand. */
interface Written {
  readonly published?: string | null;
  readonly publisher?: string | null;
  readonly entities?: readonly {
    readonly id: string;
    readonly type: EntityType;
    readonly names?: readonly string[];
    readonly roles?: readonly string[];
  }[];
  readonly times?: readonly { readonly text: Place; readonly n?: number; readonly value: string }[];
  readonly figures?: readonly {
    readonly text: Place;
    readonly n?: number;
    readonly value: number;
    readonly bound: RecordFigure['bound'];
  }[];
  readonly statements?: readonly {
    readonly id: string;
    readonly cue?: string;
    readonly content: Place;
    readonly n?: number;
    readonly speaker: string;
    readonly via?: readonly string[];
    readonly stance: Stance;
    readonly mode: Mode;
  }[];
  readonly events?: readonly {
    readonly trigger: Place;
    readonly n?: number;
    readonly type: EventType;
    readonly actors: readonly string[];
    readonly recipients: readonly string[];
    readonly date?: string | null;
    readonly status: EventStatus;
  }[];
}

/** A string of the text, or the first and last words of a long one. */
type Place = string | readonly [string, string];

/** The n-th occurrence, from 1, of a string; null when there are not so many. */
function find(text: string, needle: string, n: number): GoldSpan | null {
  let at = -1;
  for (let i = 0; i < n; i++) {
    at = text.indexOf(needle, at + 1);
    if (at < 0) return null;
  }
  return { start: at, end: at + needle.length };
}

function spanOf(text: string, what: Place, n = 1): GoldSpan | null {
  if (typeof what === 'string') return find(text, what, n);
  const first = find(text, what[0], n);
  if (!first) return null;
  const last = text.indexOf(what[1], first.start);
  return last < 0 ? null : { start: first.start, end: last + what[1].length };
}

/** The occurrence of a string closest to a span. */
function nearest(text: string, needle: string, span: GoldSpan): GoldSpan | null {
  let best: GoldSpan | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const gap = Math.min(Math.abs(at - span.start), Math.abs(at - span.end));
    if (gap < least) {
      least = gap;
      best = { start: at, end: at + needle.length };
    }
  }
  return best;
}

/**
 * All occurrences of a name that do not continue an Arabic word on either side, attached prefixes aside. Of a name that
 * opens with the article, also those after the preposition li-, which swallows its alif: «للأمم المتحدة» holds
 * «الأمم المتحدة», from its second lam on.
 */
export function occurrences(text: string, name: string): GoldSpan[] {
  const found: GoldSpan[] = [];
  if (name === '') return found;
  if (name.startsWith('ال'))
    for (const m of occurrences(text, name.slice(1))) if (m.start > 0 && text[m.start - 1] === 'ل') found.push(m);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - 3), at);
    if (/[\p{L}\p{M}]/u.test(text[at + name.length] ?? ' ')) continue;
    const word = /[\p{L}\p{M}]*$/u.exec(before)![0];
    if (word === '' || /^[وفبكل]{1,2}$/u.test(word)) found.push({ start: at, end: at + name.length });
  }
  return found;
}

const bounds = ['exact', 'atLeast', 'atMost', 'about'] as const;
const modes = ['direct', 'indirect', 'mixed'] as const;
const statuses = ['happened', 'ongoing', 'planned', 'requested', 'denied', 'hypothetical'] as const;

/**
 * Aligns a hand-written gold file with its text. `source` is the content of ID.txt; the text is without line ends at its
 * end, as a reader gets it. Throws RangeError when the file is not of the gold format at all.
 */
export function alignGold(id: string, source: string, written: unknown): Gold {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new RangeError(`${id}: the gold file must hold a JSON object.`);
  const file = written as Written;
  const text = source.replace(/\r\n/g, '\n').replace(/\n+$/, '');
  const faults: string[] = [];
  const fault = (what: string): void => void faults.push(`${id}: ${what}`);
  const ids = new Set((file.entities ?? []).map((e) => e.id));
  if (ids.size !== (file.entities ?? []).length) fault('two entities share an id');
  const known = (list: readonly string[], where: string): void => {
    for (const e of list) if (!ids.has(e)) fault(`${where}: unknown entity ${e}`);
  };
  const oneOf = (value: string, list: readonly string[], where: string): void => {
    if (!list.includes(value)) fault(`${where}: '${value}' is none of ${list.join(' ')}`);
  };
  const place = (what: Place, n: number | undefined, where: string): readonly GoldSpan[] => {
    const span = spanOf(text, what, n);
    if (span) return [span];
    fault(`${where} not in the text: ${JSON.stringify(what)}`);
    return [];
  };

  const named = (file.entities ?? []).map((e) => {
    oneOf(e.type, entityTypes, `entity ${e.id}`);
    const seen = new Set<string>();
    const mentions = (e.names ?? [])
      .flatMap((name) => {
        const all = occurrences(text, name);
        if (all.length === 0) fault(`entity ${e.id}: name not in the text as words: ${name}`);
        return all;
      })
      .filter((m) => !seen.has(`${m.start} ${m.end}`) && seen.add(`${m.start} ${m.end}`));
    return { id: e.id, type: e.type, mentions, roles: (e.roles ?? []).flatMap((r) => occurrences(text, r)) };
  });
  // a name inside a longer name of another entity is no mention of its own («تونس» in «نداء تونس»)
  const all = named.flatMap((e) => e.mentions);
  const entities = named.map((e) => ({
    ...e,
    mentions: e.mentions.filter(
      (m) => !all.some((o) => o.start <= m.start && o.end >= m.end && o.end - o.start > m.end - m.start),
    ),
  }));

  const times = (file.times ?? []).flatMap((t) =>
    place(t.text, t.n, 'time').map((span) => ({ ...span, value: t.value })),
  );
  const figures = (file.figures ?? []).flatMap((f) => {
    oneOf(f.bound, bounds, `figure '${f.text}'`);
    return place(f.text, f.n, 'figure').map((span) => ({ ...span, value: f.value, bound: f.bound }));
  });

  // one content that one cue gives to two speakers is one statement, of which either speaker is right
  const statements = new Map<string, GoldStatement>();
  for (const s of file.statements ?? []) {
    known([s.speaker, ...(s.via ?? [])], `statement ${s.id}`);
    oneOf(s.stance, stances, `statement ${s.id}`);
    oneOf(s.mode, modes, `statement ${s.id}`);
    for (const span of place(s.content, s.n, `statement ${s.id}`)) {
      const cue = s.cue === undefined ? null : nearest(text, s.cue, span);
      if (s.cue !== undefined && !cue) fault(`statement ${s.id}: cue not in the text: ${s.cue}`);
      const key = JSON.stringify([span.start, span.end, s.cue ?? null, s.stance]);
      const first = statements.get(key);
      if (first && !first.speakers.includes(s.speaker))
        statements.set(key, { ...first, speakers: [...first.speakers, s.speaker] });
      else
        statements.set(first ? `${key} ${s.id}` : key, {
          ...span,
          cue,
          speakers: [s.speaker],
          via: s.via ?? [],
          stance: s.stance,
          mode: s.mode,
        });
    }
  }

  const events = (file.events ?? []).flatMap((v) => {
    oneOf(v.type, eventTypes, `event '${v.trigger}'`);
    oneOf(v.status, statuses, `event '${v.trigger}'`);
    known([...v.actors, ...v.recipients], `event '${v.trigger}'`);
    return place(v.trigger, v.n, 'event').map((span) => ({
      ...span,
      type: v.type,
      actors: v.actors,
      recipients: v.recipients,
      date: v.date ?? null,
      status: v.status,
    }));
  });

  return {
    id,
    text,
    published: file.published ?? null,
    publisher: file.publisher ?? null,
    entities,
    times,
    figures,
    statements: [...statements.values()],
    events,
    faults,
  };
}
