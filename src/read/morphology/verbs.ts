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
  private readonly expanded = new Set<string>();
  private readonly forms = new Map<string, VerbReading[]>();
  private readonly shapes = new Map<string, VerbReading[]>();

  constructor(lexicon: Lexicon) {
    for (const row of lexicon.table('morph-verbs')) {
      const verb = {
        past: row.past!,
        present: row.present!,
        object: row.object === 'yes',
        frequency: Number(row.frequency),
      };
      // «رددن» falls into the bucket of «رد», but «قال» and «يقل» into one anyway
      const key = skeleton(verb.past);
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(verb);
      else this.buckets.set(key, [verb]);
    }
  }

  /** What a bare word may be as a verb, the likeliest first; before an object pronoun it has its shape of that place. */
  find(word: string, object: boolean): readonly VerbReading[] {
    const bones = skeleton(word);
    if (!this.expanded.has(bones)) this.expand(bones);
    const found = (object ? this.shapes : this.forms).get(keyOf(word));
    if (!found) return none;
    let best = 3;
    for (const r of found) best = Math.min(best, distance(word, r.form));
    if (best === 3) return none;
    // a hamza in the middle or at the end that the dictionary doesn't have makes another word
    if (best === 2 && !/^[أإ]/u.test(word)) return none;
    return found.filter((r) => distance(word, r.form) === best);
  }

  private expand(bones: string): void {
    this.expanded.add(bones);
    for (const verb of this.buckets.get(bones) ?? []) {
      const [past, present] = passive(verb.past, verb.present);
      const active = conjugate(verb.past, verb.present);
      const other = past === verb.past && present === verb.present ? null : conjugate(past, present);
      const same = (f: VerbForm): string => `${f.form} ${f.aspect} ${f.person} ${f.gender} ${f.number}`;
      const actives = new Set(active.map(same));
      const passives = verb.object ? new Set((other ?? active).map(same)) : new Set<string>();
      for (const f of active) this.add(verb, f, passives.has(same(f)) ? null : 'active');
      if (other && verb.object) for (const f of other) if (!actives.has(same(f))) this.add(verb, f, 'passive');
    }
  }

  private add(verb: Verb, f: VerbForm, voice: VerbReading['voice']): void {
    const { person, gender, number, aspect, mood } = f;
    const reading = { lemma: verb.past, person, gender, number, aspect, mood, voice, frequency: verb.frequency };
    push(this.forms, f.form, { ...reading, form: f.form });
    if (verb.object) {
      const shape = beforeObject(f);
      push(this.shapes, shape, { ...reading, form: shape, voice: voice ?? 'active' });
    }
  }
}

function push(index: Map<string, VerbReading[]>, form: string, reading: VerbReading): void {
  const key = keyOf(form);
  const found = index.get(key);
  if (!found) {
    index.set(key, [reading]);
    return;
  }
  const rank = rankOf(reading);
  let at = found.length;
  while (at > 0 && rankOf(found[at - 1]!) < rank) at--;
  found.splice(at, 0, reading);
}

/** News tell of third persons and in the indicative; a passive that shows in writing is rarer than another verb's active. */
function rankOf(r: VerbReading): number {
  return (
    r.frequency -
    (r.person === 3 ? 0 : r.person === 1 ? 6 : 12) -
    (r.mood === 'short' ? 4 : 0) -
    (r.voice === 'passive' ? 1 : 0) -
    (r.number === 's' ? 0 : r.number === 'p' ? 1 : 2) -
    (r.number === 'p' && r.gender === 'f' ? 3 : 0)
  );
}
