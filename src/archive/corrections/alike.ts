import type { IsnadRecord } from '../../record/record.js';
import { entityKey } from '../../weave/entity.js';
import type { Archive } from '../open.js';
import type { Act } from './act.js';
import { type Change, ChangeError, correctionFor } from './change.js';
import { type CorrectedReport, correct, getCorrected, StaleError } from './store.js';

/** The changes that can be made to all items like one: those that name no place in a text. */
export type ChangeOfItem = Extract<Change, { act: 'accept' | 'reject' | 'set' }>;

/** An item like the one that was changed. */
export interface Alike {
  readonly report: string;
  /** Its id in the report as shown. */
  readonly item: string;
  /** Its words: of a statement its content. */
  readonly words: string;
  /** Why the change cannot be made there; null where it can. */
  readonly hindrance: string | null;
}

/** Fields that mean the same in every report. */
const general: Readonly<Record<string, ReadonlySet<string>>> = {
  s: new Set(['speaker', 'addressee', 'stance', 'mode', 'medium']),
  v: new Set(['type', 'mode', 'status', 'actors', 'recipients', 'place']),
  f: new Set(['unit', 'measure', 'bound']),
  e: new Set(['type', 'name', 'english', 'country', 'link', 'coordinates']),
};

/**
 * Items of other places like this one that nobody has looked at yet: statements with the same cue and speaker, events of
 * the same type and trigger word, figures of the same unit and measure, the same entity. Changes nothing: it is the preview of `correctAlike`. Throws ChangeError.
 */
export async function* alike(
  archive: Archive,
  { report, change }: { readonly report: string; readonly change: ChangeOfItem },
): AsyncGenerator<Alike> {
  const seed = await seedOf(archive, report, change);
  for (const [uid, ns] of await candidates(archive, seed)) {
    const other = await getCorrected(archive, uid);
    if (other?.shown) yield* likeIn(seed, other, ns).map(({ change: _, ...found }) => found);
  }
}

/**
 * Makes the change to this item and to all that are like it, but for those in `except` (`REPORT/ITEM`), a report in a
 * transaction, all in one act: `undo` takes them back together. A run that was killed is continued by the same act.
 */
export async function correctAlike(
  archive: Archive,
  {
    report,
    change,
    except = new Set(),
  }: { readonly report: string; readonly change: ChangeOfItem; readonly except?: ReadonlySet<string> },
  act: Act,
): Promise<{ readonly changed: number; readonly skipped: number }> {
  const seed = await seedOf(archive, report, change);
  const places = await candidates(archive, seed);
  let changed = 0;
  let skipped = 0;
  for (const [uid, ns] of places) {
    if (uid === report) continue;
    const done = await changeThere(archive, seed, uid, ns, except, act);
    changed += done.changed;
    skipped += done.skipped;
  }
  // the item itself last: until then it says what is like it, so that a killed run can be continued
  const own = likeIn(seed, seed.report, places.get(report) ?? []).filter((f) => isWanted(f, except));
  const changes = [change, ...own.flatMap((f) => (f.change === null ? [] : [f.change]))];
  await correct(archive, { report, revision: seed.report.revision, changes }, act);
  return { changed: changed + changes.length, skipped };
}

type Found = Alike & { readonly change: Change | null };

const isWanted = (found: Found, except: ReadonlySet<string>): boolean =>
  found.change !== null && !except.has(`${found.report}/${found.item}`);

async function changeThere(
  archive: Archive,
  seed: Seed,
  uid: string,
  ns: readonly number[],
  except: ReadonlySet<string>,
  act: Act,
): Promise<{ readonly changed: number; readonly skipped: number }> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const other = await getCorrected(archive, uid);
    if (!other?.shown) break;
    const all = likeIn(seed, other, ns);
    const changes = all.filter((f) => isWanted(f, except)).map((f) => f.change!);
    const count = { changed: changes.length, skipped: all.length - changes.length };
    if (changes.length === 0) return count;
    try {
      await correct(archive, { report: uid, revision: other.revision, changes }, act);
      return count;
    } catch (error) {
      if (!(error instanceof StaleError)) throw error;
    }
  }
  return { changed: 0, skipped: ns.length };
}

interface Seed {
  readonly report: CorrectedReport;
  readonly record: IsnadRecord;
  readonly change: ChangeOfItem;
  /** What an item like it has. */
  readonly likeness: string;
}

async function seedOf(archive: Archive, uid: string, change: ChangeOfItem): Promise<Seed> {
  const report = await getCorrected(archive, uid);
  const record = report?.shown?.record;
  if (!report || record === undefined) throw new ChangeError(`there is no report ${uid} that was read.`);
  const likeness = likenessOf(record, change.item);
  if (likeness === null) throw new ChangeError(`there is no ${change.item} in the report as it is now. Load it again.`);
  if (change.act === 'set') {
    const own = Object.keys(change.set).filter((k) => !general[change.item[0]!]!.has(k));
    if (own.length > 0) throw new ChangeError(`${own.join(', ')} can be set in one report only.`);
    for (const named of namedIn(change.set))
      if (typeof named !== 'string') throw new ChangeError('name the entity by its id to set it in all reports.');
  }
  correctionFor(report.shown!, change);
  return { report, record, change, likeness };
}

/** What two items must have in common to be alike; null where there is no such item. */
function likenessOf(record: IsnadRecord, item: string): string | null {
  const key = (id: string | undefined): string | null => {
    const entity = record.entities.find((e) => e.id === id);
    return entity === undefined ? null : entityKey(entity);
  };
  const s = record.statements.find((i) => i.id === item);
  if (s) return JSON.stringify(['s', s.cue.lemma, key(s.chain.find((l) => l.role === 'speaker')?.entity)]);
  const v = record.events.find((i) => i.id === item);
  if (v) return JSON.stringify(['v', v.type, v.trigger.text]);
  const f = record.figures.find((i) => i.id === item);
  if (f) return JSON.stringify(['f', f.measure, f.unit]);
  const e = key(item);
  return e === null ? null : JSON.stringify(['e', e]);
}

/** Numbers of items that may be like it, by the report's public id, in the order of the reports. */
async function candidates({ db }: Archive, { likeness }: Seed): Promise<ReadonlyMap<string, readonly number[]>> {
  const [kind, first, second] = JSON.parse(likeness) as [string, string, string | null];
  const rows = await (async () => {
    switch (kind) {
      case 's': {
        const rows = db
          .selectFrom('statement')
          .innerJoin('report', 'report.version_id', 'statement.version_id')
          .leftJoin('entity', 'entity.id', 'speaker_id')
          .select(['report.id', 'report.uid', 'n'])
          .where('lemma', '=', first)
          .where('reviewed', '=', 0);
        return (
          second === null ? rows.where('speaker_id', 'is', null) : rows.where('entity.key', '=', second)
        ).execute();
      }
      case 'v':
        return db
          .selectFrom('event')
          .innerJoin('report', 'report.version_id', 'event.version_id')
          .select(['report.id', 'report.uid', 'n'])
          .where('type', '=', first)
          .where('reviewed', '=', 0)
          .execute();
      case 'f': {
        const rows = db
          .selectFrom('figure')
          .innerJoin('report', 'report.version_id', 'figure.version_id')
          .select(['report.id', 'report.uid', 'n'])
          .where('measure', '=', first)
          .where('reviewed', '=', 0);
        return (second === null ? rows.where('unit', 'is', null) : rows.where('unit', '=', second)).execute();
      }
      default:
        return db
          .selectFrom('appearance')
          .innerJoin('report', 'report.version_id', 'appearance.version_id')
          .innerJoin('entity', 'entity.id', 'entity_id')
          .select(['report.id', 'report.uid', 'n'])
          .where('entity.key', '=', first)
          .execute();
    }
  })();
  const places = new Map<string, number[]>();
  for (const r of rows.sort((a, b) => a.id - b.id || a.n - b.n)) places.set(r.uid, [...(places.get(r.uid) ?? []), r.n]);
  return places;
}

/** The items of a report like the seed, but for the seed itself, each with the change as it is to be made there. */
function likeIn(seed: Seed, other: CorrectedReport, ns: readonly number[]): readonly Found[] {
  const shown = other.shown!;
  const kind = seed.change.item[0]!;
  return ns.flatMap((n): Found[] => {
    const item = `${kind}${n}`;
    if (other.uid === seed.report.uid && item === seed.change.item) return [];
    if (likenessOf(shown.record, item) !== seed.likeness) return [];
    const base = { report: other.uid, item, words: wordsOf(shown.record, item) };
    try {
      const change = translated(seed, shown.record, item);
      correctionFor(shown, change);
      return [{ ...base, hindrance: null, change }];
    } catch (error) {
      if (!(error instanceof ChangeError)) throw error;
      return [{ ...base, hindrance: error.message, change: null }];
    }
  });
}

function wordsOf(record: IsnadRecord, item: string): string {
  const of = <T extends { readonly id: string }>(items: readonly T[], words: (item: T) => string) =>
    items.filter((i) => i.id === item).map(words)[0];
  return (
    of(record.statements, (s) => s.text) ??
    of(record.events, (v) => v.trigger.text) ??
    of(record.figures, (f) => f.text) ??
    of(record.entities, (e) => e.name) ??
    ''
  );
}

/** Entities that a change names. */
const namedIn = (set: object): readonly unknown[] => {
  const { speaker, addressee, place, actors, recipients } = set as Record<string, unknown>;
  return [speaker, addressee, place, actors, recipients].flat().filter((n) => n !== undefined && n !== null);
};

/** The change for an item of another report, with that report's own entities. Throws ChangeError. */
function translated(seed: Seed, record: IsnadRecord, item: string): Change {
  const { change } = seed;
  if (change.act !== 'set') return { ...change, item };
  const entity = (id: string): string => {
    const meant = seed.record.entities.find((e) => e.id === id);
    const key = meant === undefined ? null : entityKey(meant);
    const there = record.entities.find((e) => entityKey(e) === key);
    if (there === undefined) throw new ChangeError(`${meant?.name ?? id} is not named in that report.`);
    return there.id;
  };
  const roles = ['speaker', 'addressee', 'place', 'actors', 'recipients'];
  const set = Object.fromEntries(
    Object.entries(change.set).map(([name, value]) => [
      name,
      !roles.includes(name) || value === null
        ? value
        : Array.isArray(value)
          ? value.map((id) => entity(id as string))
          : entity(value as string),
    ]),
  );
  return { act: 'set', item, set } as Change;
}
