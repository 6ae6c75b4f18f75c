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
const affixes = /[اأإآٱىويؤئءتن]/gu;

/** What all forms of a verb share: its letters without those that inflection adds, drops or changes, none twice in a row. */
function skeleton(word: string): string {
  const rest = word.replace(affixes, '');
  for (let i = 1; i < rest.length; i++) if (rest[i] === rest[i - 1]) return rest.replace(/(.)\1+/gu, '$1');
  return rest;
}

/**
 * The verbs of morph-verbs.tsv, found by any of their forms. Conjugating all of them would take longer than reading a
 * report: those that share a skeleton are conjugated when a word with that skeleton is first asked for.
 */
export class Verbs {
  private readonly buckets = new Map<string, Verb[]>();
  private readonly whole: Index = new Map();
  private readonly shaped: Index = new Map();
  private readonly expanded = new Set<string>();

  constructor(lexicon: Lexicon) {
    for (const row of lexicon.table('morph-verbs')) {
      const verb = {
        past: row.past!,
        present: row.present!,
        object: row.object === 'yes',
        frequency: Number(row.frequency),
      };
      const key = skeleton(verb.past);
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(verb);
      else this.buckets.set(key, [verb]);
    }
  }

  /** What a bare word may be as a verb, the likeliest first; before an object pronoun it has its shape of that place. */
  find(word: string, object: boolean): readonly VerbReading[] {
    const bones = skeleton(word);
    const bucket = this.buckets.get(bones);
    if (!bucket) return none;
    if (!this.expanded.has(bones)) {
      this.expanded.add(bones);
      for (const verb of bucket) this.expand(verb);
    }
    const found = (object ? this.shaped : this.whole).get(keyOf(word));
    if (!found) return none;
    const shape = object ? beforeObject : (f: VerbForm): string => f.form;
    let best = 3;
    for (const { of } of found) best = Math.min(best, distance(word, shape(of)));
    // a hamza in the middle or at the end that the dictionary doesn't have makes another word
    if (best === 3 || (best === 2 && !/^[أإ]/u.test(word))) return none;
    return found
      .filter(({ of }) => distance(word, shape(of)) === best)
      .map(({ verb, of, voice }) => ({
        lemma: verb.past,
        person: of.person,
        gender: of.gender,
        number: of.number,
        aspect: of.aspect,
        mood: of.mood,
        voice: object ? (voice ?? 'active') : voice,
        frequency: verb.frequency,
        form: shape(of),
      }))
      .sort((a, b) => rankOf(b) - rankOf(a));
  }

  private expand(verb: Verb): void {
    const active = conjugate(verb.past, verb.present);
    if (!verb.object) {
      for (const of of active) push(this.whole, of.form, { verb, of, voice: 'active' });
      return;
    }
    const [past, present] = passive(verb.past, verb.present);
    const other = past === verb.past && present === verb.present ? null : conjugate(past, present);
    if (!other) for (const of of active) push(this.whole, of.form, { verb, of, voice: null });
    else {
      const actives = new Set(active.map(cellOf));
      const passives = new Set(other.map(cellOf));
      for (const of of active)
        push(this.whole, of.form, { verb, of, voice: passives.has(cellOf(of)) ? null : 'active' });
      for (const of of other) if (!actives.has(cellOf(of))) push(this.whole, of.form, { verb, of, voice: 'passive' });
    }
    for (const of of active) push(this.shaped, beforeObject(of), { verb, of, voice: 'active' });
  }
}

type Index = Map<string, Entry[]>;
interface Entry {
  readonly verb: Verb;
  readonly of: VerbForm;
  readonly voice: VerbReading['voice'];
}

const cellOf = (f: VerbForm): string => `${f.form} ${f.aspect} ${f.person} ${f.gender} ${f.number}`;

function push(index: Index, form: string, entry: Entry): void {
  const key = keyOf(form);
  const found = index.get(key);
  if (found) found.push(entry);
  else index.set(key, [entry]);
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
