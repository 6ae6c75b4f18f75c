import { beforeObject, conjugate } from '../../arabic/conjugate.js';
import { fold } from '../../arabic/letters.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Memory } from '../sequence/memory.js';
import type { Token } from '../tokens/layer.js';
import { type Stance, stances } from './layer.js';

/** What follows a cue: see the head of tables/cues.tsv. */
export interface Frame {
  readonly lemma: string;
  readonly stance: Stance;
  readonly np: ReadonlySet<string>;
  readonly target: ReadonlySet<string>;
  readonly needs: string;
}

/** One way to read a token as a cue. */
export interface CueForm {
  readonly frame: Frame;
  readonly kind: 'verb' | 'participle';
  readonly person: 1 | 2 | 3;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p';
  readonly aspect: 'past' | 'present' | null;
  /** A form only for after «لم», «لا», «أن» («لم تقرر» of أقر). */
  readonly short: boolean;
  /** Object pronoun («اتهمته»), empty without one. */
  readonly object: string;
  /** و or ف before it. */
  readonly conj: '' | 'و' | 'ف';
  /** «سيعلن»: announced, not said yet. */
  readonly future: boolean;
  /** A verb only at the head of its clause; elsewhere the letters are another word («رد»، «بين»). */
  readonly initial: boolean;
}

type Stored = Omit<CueForm, 'object' | 'conj' | 'future' | 'initial'>;

const split = (cell: string | undefined): ReadonlySet<string> => new Set((cell ?? '').split('|').filter(Boolean));

/** Of nearly every word. */
const none: readonly CueForm[] = [];

const objects = /^(.{2,})(هما|هم|هن|ها|ه|نا|ني)$/u;

export interface Cues {
  /** The readings of a token as a cue, the likeliest first; empty for nearly every token. */
  at(token: Token | undefined): readonly CueForm[];
  /** Whether the verb with the word behind it ascribes nothing («أعلن الحرب»). */
  idiom(lemma: string, next: Token | undefined): boolean;
}

/** All forms of the cue verbs, prepared once. */
export function createCues(lexicon: Lexicon): Cues {
  const forms = new Map<string, Stored[]>();
  const before = new Map<string, Stored[]>();
  const put = (map: Map<string, Stored[]>, key: string, value: Stored): void => {
    const list = map.get(key);
    if (!list) map.set(key, [value]);
    else if (
      !list.some(
        (o) =>
          o.frame === value.frame &&
          o.kind === value.kind &&
          o.person === value.person &&
          o.gender === value.gender &&
          o.number === value.number &&
          o.short === value.short &&
          o.aspect === value.aspect,
      )
    )
      list.push(value);
  };
  for (const row of lexicon.table('cues')) {
    const stance = row['stance'] as Stance;
    if (!stances.includes(stance)) throw new RangeError(`Table 'cues': no stance '${stance}'.`);
    const frame: Frame = {
      lemma: row['lemma']!,
      stance,
      np: split(row['np']),
      target: split(row['target']),
      needs: row['needs'] ?? '',
    };
    for (const f of conjugate(row['lemma']!, row['present']!)) {
      if (f.person === 2) continue;
      const stored: Stored = {
        frame,
        kind: 'verb',
        person: f.person,
        gender: f.gender,
        number: f.number,
        aspect: f.aspect,
        short: f.mood === 'short',
      };
      put(forms, fold(f.form), stored);
      put(before, fold(beforeObject(f)), stored);
    }
    const participle = row['participle'];
    if (participle) {
      const stem = fold(participle).slice(0, -1);
      for (const [ending, gender, number] of [
        ['ا', 'm', 's'],
        ['ه', 'f', 's'],
        ['ين', 'm', 'p'],
        ['ين', 'm', 'd'],
        ['تين', 'f', 'd'],
        ['ات', 'f', 'p'],
      ] as const)
        put(forms, stem + ending, { frame, kind: 'participle', person: 3, gender, number, aspect: null, short: false });
    }
  }
  const idioms = new Set(lexicon.table('cue-idioms').map((row) => `${row['lemma']} ${fold(row['next']!)}`));
  const friends = new Map(lexicon.table('false-friends').map((row) => [row['form']!, row['unless']!]));
  const memory = new Memory<readonly CueForm[]>();
  const find = (word: string, tied: boolean): readonly CueForm[] => {
    const out: CueForm[] = [];
    const look = (form: string, conj: CueForm['conj']): void => {
      for (const s of forms.get(form) ?? []) out.push({ ...s, object: '', conj, future: false, initial: false });
      const m = tied ? null : objects.exec(form);
      if (m)
        for (const s of before.get(m[1]!) ?? []) out.push({ ...s, object: m[2]!, conj, future: false, initial: false });
      if (form.startsWith('س') && form.length > 4)
        for (const s of forms.get(form.slice(1)) ?? [])
          if (s.aspect === 'present') out.push({ ...s, object: '', conj, future: true, initial: false });
    };
    look(word, '');
    if (word[0] === 'و' || word[0] === 'ف') look(word.slice(1), word[0]);
    return out;
  };
  return {
    idiom: (lemma, next) => next !== undefined && idioms.has(`${lemma} ${next.fold}`),
    at(token) {
      if (token?.kind !== 'word' || token.fold.length < 2 || token.fold.length > 12) return none;
      const known = memory.get(token.bare, token.hash);
      if (known) return known;
      // a ta marbuta is no pronoun: «خشية» is not «خشيه»
      const unless = friends.get(token.bare);
      const all = unless === '' ? [] : find(token.fold, token.bare.endsWith('ة'));
      const found = unless === 'initial' ? all.map((f) => ({ ...f, initial: true })) : all;
      const kept = found.length > 0 ? found : none;
      memory.set(token.bare, token.hash, kept);
      return kept;
    },
  };
}
