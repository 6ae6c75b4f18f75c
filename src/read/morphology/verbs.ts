import { beforeObject, conjugate, passive, type VerbForm } from '../../arabic/conjugate.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { distance, keyOf } from './spelling.js';

/** One way to understand a written verb. */
export interface VerbReading {
  /** Third person masculine singular past. */
  readonly lemma: string;
  readonly person: 1 | 2 | 3;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p';
  readonly aspect: 'past' | 'present';
  readonly mood: 'indicative' | 'short';
  /** Null where active and passive are spelled alike. */
  readonly voice: 'active' | 'passive' | null;
  /** Logarithm of the verb's frequency in the news. */
  readonly frequency: number;
  /** The form's own spelling. */
  readonly form: string;
}

interface Verb {
  readonly past: string;
  readonly present: string;
  readonly object: boolean;
  readonly frequency: number;
}

const none: readonly VerbReading[] = [];
/** Letters that inflection adds, drops or changes. */
const affixes: ReadonlySet<number> = new Set([...'اأإآٱىويؤئءتن'].map((c) => c.charCodeAt(0)));
const isAffix = Uint8Array.from({ length: 0x700 }, (_, code) => (affixes.has(code) ? 1 : 0));

/** A hash of what all forms of a verb share: its letters without affixes, none twice in a row. */
function skeleton(word: string, from: number, to: number): number {
  let h = 0x811c9dc5;
  let before = 0;
  for (let i = from; i < to; i++) {
    const code = word.charCodeAt(i);
    if (isAffix[code] === 1 || code === before) continue;
    h = Math.imul(h ^ code, 0x01000193);
    before = code;
  }
  return h;
}

/**
 * The verbs of morph-verbs.tsv, found by any of their forms. Conjugating all of them would take longer than reading a
 * report: those that share a skeleton are conjugated when a word with that skeleton is first asked for.
 */
export class Verbs {
  private readonly buckets = new Map<number, Verb[]>();
  private readonly whole: Index = new Map();
  private readonly shaped: Index = new Map();
  private readonly expanded = new Set<number>();

  constructor(lexicon: Lexicon) {
    for (const row of lexicon.table('morph-verbs')) {
      const verb = {
        past: row.past!,
        present: row.present!,
        object: row.object === 'yes',
        frequency: Number(row.frequency),
      };
      const key = skeleton(verb.past, 0, verb.past.length);
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(verb);
      else this.buckets.set(key, [verb]);
    }
  }

  /**
   * What `[from, to)` of a bare word may be as a verb, the likeliest first; before an object pronoun it has its shape of
   * that place.
   */
  find(whole: string, object: boolean, from = 0, to = whole.length): readonly VerbReading[] {
    const bones = skeleton(whole, from, to);
    const bucket = this.buckets.get(bones);
    if (!bucket) return none;
    if (!this.expanded.has(bones)) {
      this.expanded.add(bones);
      for (const verb of bucket) this.expand(verb);
    }
    const word = whole.slice(from, to);
    const found = (object ? this.shaped : this.whole).get(keyOf(word));
    if (!found) return none;
    let best = 3;
    for (const { form } of found) best = Math.min(best, distance(word, form));
    // a hamza in the middle or at the end that the dictionary doesn't have makes another word
    if (best === 3 || (best === 2 && word[0] !== 'أ' && word[0] !== 'إ')) return none;
    if (found.length === 1) return found;
    return found.filter(({ form }) => distance(word, form) === best).sort((a, b) => rankOf(b) - rankOf(a));
  }

  private expand(verb: Verb): void {
    const add = (index: Index, of: VerbForm, form: string, voice: VerbReading['voice']): void => {
      const { person, gender, number, aspect, mood } = of;
      push(index, { lemma: verb.past, person, gender, number, aspect, mood, voice, frequency: verb.frequency, form });
    };
    const active = conjugate(verb.past, verb.present);
    if (!verb.object) {
      for (const of of active) add(this.whole, of, of.form, 'active');
      return;
    }
    const [past, present] = passive(verb.past, verb.present);
    const other = past === verb.past && present === verb.present ? null : conjugate(past, present);
    if (!other) for (const of of active) add(this.whole, of, of.form, null);
    else {
      const actives = new Set(active.map(cellOf));
      const passives = new Set(other.map(cellOf));
      for (const of of active) add(this.whole, of, of.form, passives.has(cellOf(of)) ? null : 'active');
      for (const of of other) if (!actives.has(cellOf(of))) add(this.whole, of, of.form, 'passive');
    }
    for (const of of active) add(this.shaped, of, beforeObject(of), 'active');
  }
}

type Index = Map<string, VerbReading[]>;

const cellOf = (f: VerbForm): string => `${f.form} ${f.aspect} ${f.person} ${f.gender} ${f.number}`;

function push(index: Index, reading: VerbReading): void {
  const key = keyOf(reading.form);
  const found = index.get(key);
  if (found) found.push(reading);
  else index.set(key, [reading]);
}

/** News tell of third persons and in the indicative; a passive that shows in writing is rarer than another verb's active. */
export function rankOf(r: VerbReading): number {
  return (
    r.frequency -
    (r.person === 3 ? 0 : r.person === 1 ? 8 : 14) -
    (r.mood === 'short' ? 6 : 0) -
    (r.voice === 'passive' ? 1 : 0) -
    (r.number === 's' ? 0 : r.number === 'p' ? 1 : 2) -
    (r.number === 'p' && r.gender === 'f' ? 3 : 0)
  );
}
