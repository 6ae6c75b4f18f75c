import type { Change } from '../../../src/archive/corrections/change.js';
import type { RecordStatement } from '../../../src/record/record.js';
import { type Draft, type LinkDraft, limitsOf, numberFrom, type StatementDraft, sameSpan } from './draft.js';
import { sameWho } from './who.js';

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
      if (draft.of === null) return { ...whole, words: draft.words };
      const { low, high, ...set } = others(whole, draft.of as unknown as Set);
      if (!('value' in set || 'bound' in set))
        return { ...set, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
      // with another value or bound the limits follow of themselves; so it can be set in all alike
      const own = limitsOf(draft);
      return {
        ...set,
        ...(own.low === draft.low ? {} : { low: whole.low }),
        ...(own.high === draft.high ? {} : { high: whole.high }),
      };
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
