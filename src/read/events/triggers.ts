import { beforeObject, conjugate } from '../../arabic/conjugate.js';
import { fold, foldBare } from '../../arabic/letters.js';
import type { Lexicon, Row } from '../../lexicon/lexicon.js';
import { Memory } from '../sequence/memory.js';
import type { Token } from '../tokens/layer.js';
import { type Condition, readConditions } from './conditions.js';
import { type EventType, eventTypes } from './layer.js';

/**
 * What a participant found in some place of the sentence is: actor, recipient, both, nobody; as its kind suggests (*);
 * recipient, or actor where an object follows (O).
 */
export type Role = 'A' | 'R' | 'B' | '-' | '*' | 'O';

/** One row of the table: a verb and its nouns. */
export interface Trigger {
  /** How `why` names the row. */
  readonly row: string;
  /** Its verb, folded; empty for a row of nouns. */
  readonly lemma: string;
  /** The lexicon of words has this verb. */
  readonly known: boolean;
  readonly type: EventType;
  readonly mode: string | null;
  readonly subject: Role;
  readonly object: Role;
  /** There always is an object: a verb without one is passive. */
  readonly transitive: boolean;
  /** The row means its passive too («أقيل»). */
  readonly passive: boolean;
  readonly genitive: Role;
  /** A pronoun at the noun's end. */
  readonly pronoun: Role;
  /** The noun that an adjective of the row modifies: «الموقوف». */
  readonly before: Role;
  /** The words that the row needs are no object: «أودع السجن». */
  readonly complement: boolean;
  /** By folded preposition. */
  readonly prepositions: ReadonlyMap<string, Role>;
  readonly needs: Condition | null;
  readonly not: Condition | null;
}

/** A way to read a word as a trigger. */
export interface Reading {
  readonly trigger: Trigger;
  readonly kind: 'verb' | 'noun' | 'participle';
  /** Code units of prefixes before the form. */
  readonly cut: number;
  /** Prefixes, outermost first, folded; the article counts. */
  readonly prefixes: string;
  readonly enclitic: string | null;
  /** The form without prefixes and pronoun. */
  readonly form: string;
  /** Only a short mood («لم يقل»). */
  readonly short: boolean;
  readonly aspect: 'past' | 'present' | null;
  /** Where the letters show it. */
  readonly passive: boolean;
  readonly person: 1 | 2 | 3;
  readonly gender: 'm' | 'f' | null;
  readonly number: 's' | 'd' | 'p' | null;
}

/** The letters as written, but for an initial hamza and a final alif maqsura, where writing wavers. */
const written = (bareWord: string): string => bareWord.replace(/^[أإآ]/u, 'ا').replace(/ى$/u, 'ي');

type Shape = Pick<
  Reading,
  'trigger' | 'form' | 'short' | 'kind' | 'aspect' | 'passive' | 'person' | 'gender' | 'number'
>;

const verbEnclitics = ['هما', 'هم', 'هن', 'ها', 'نا', 'كم', 'ني', 'ه'];
const nounEnclitics = ['هما', 'هم', 'هن', 'ها', 'نا', 'كم', 'ه'];
/** Types of what is done with words, in which a speaker tells of himself («أدعو»، «أرفض»). */
const spoken: ReadonlySet<EventType> = new Set(['AGREE', 'SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']);
/** Of nearly every word. */
const none: readonly Reading[] = [];
const nounPrefixes = /^([وف]?)(لل|[بكل]?ال|[بكل]?)/u;

function readRoles(
  row: Row,
): Pick<
  Trigger,
  'subject' | 'object' | 'transitive' | 'passive' | 'genitive' | 'pronoun' | 'before' | 'complement' | 'prepositions'
> {
  let subject: Role = 'A';
  let object: Role = 'R';
  let genitive: Role = 'A';
  let transitive = false;
  let passive = true;
  let pronoun: Role | null = null;
  let complement = false;
  let before: Role = '-';
  const prepositions = new Map<string, Role>();
  for (const part of row.roles!.split(' ').filter(Boolean)) {
    const [place, role] = part.split('=') as [string, Role];
    if (!/^[ARBO*-]$/u.test(role)) throw new RangeError(`Table 'event-triggers': no role '${part}'.`);
    if (place === 's') subject = role;
    else if (place === 'e') pronoun = role;
    else if (place === 'b') before = role;
    else if (place === 'c') complement = role === '-';
    else if (place === 'p') passive = role !== '-';
    else if (place === 'o' || place === 'o!') {
      object = role;
      transitive = place === 'o!';
    } else if (place === 'g') genitive = role;
    else prepositions.set(foldBare(place), role);
  }
  return {
    subject,
    object,
    transitive,
    passive,
    pronoun: pronoun ?? genitive,
    before,
    complement,
    genitive,
    prepositions,
  };
}

/** The triggers by the letters that show them. */
export class Triggers {
  private readonly verbs = new Map<string, Shape[]>();
  private readonly verbsBeforePronoun = new Map<string, Shape[]>();
  private readonly nouns = new Map<string, Shape[]>();
  private readonly nounsBeforePronoun = new Map<string, Shape[]>();
  private readonly memory = new Memory<readonly Reading[]>();

  constructor(lexicon: Lexicon) {
    const verbs = new Set(lexicon.table('morph-verbs').map((row) => fold(Object.values(row)[0]!)));
    for (const row of lexicon.table('event-triggers')) this.add(row, verbs);
  }

  private add(row: Row, verbs: ReadonlySet<string>): void {
    const type = row.type as EventType;
    if (!eventTypes.includes(type)) throw new RangeError(`Table 'event-triggers': no type '${row.type}'.`);
    const nouns = row.nouns!.split(' ').filter(Boolean);
    const trigger: Trigger = {
      row: row.verb || nouns[0]!,
      lemma: fold(row.verb!),
      known: verbs.has(fold(row.verb!)),
      type,
      mode: row.mode || null,
      ...readRoles(row),
      needs: readConditions(row.needs!),
      not: readConditions(row.not!),
    };
    if (row.verb) {
      const present = row.present || `ي${row.verb}`;
      this.addVerb(trigger, row.verb, present, row.present !== '', false);
      if (trigger.passive)
        for (const [past, now] of passives(row.verb, present))
          this.addVerb(trigger, past, now, row.present !== '', true);
    }
    if (row.participle)
      for (const form of [row.participle, row.participle.replace(/ا$/u, 'ة')])
        put(this.nouns, foldBare(form), {
          trigger,
          form,
          kind: 'participle',
          short: false,
          aspect: null,
          passive: false,
          person: 3,
          gender: 'm',
          number: 's',
        });
    for (const noun of nouns) {
      const stem = noun.replace(/ة$/u, 'ت');
      const gender = /[ةى]$/u.test(noun) ? 'f' : 'm';
      const add = (map: Map<string, Shape[]>, form: string, number: 's' | 'd' | 'p'): void =>
        put(map, foldBare(form), {
          trigger,
          kind: 'noun',
          short: false,
          aspect: null,
          passive: false,
          person: 3,
          gender,
          number,
          form,
        });
      const number = noun.endsWith('ات') ? 'p' : 's';
      add(this.nouns, noun, number);
      if (!/[ةىيهاو]$/u.test(noun)) add(this.nouns, `${noun}ا`, number);
      for (const ending of number === 'p' ? [] : noun.endsWith('ة') ? ['ان', 'ين', 'ي', 'ا'] : ['ان', 'ين'])
        add(this.nouns, stem + ending, 'd');
      add(this.nounsBeforePronoun, stem, number);
      // the hamza at a noun's end changes its seat before a pronoun: «لقاؤه»، «لقائه»
      if (noun.endsWith('ء'))
        for (const seat of ['ؤ', 'ئ']) add(this.nounsBeforePronoun, stem.slice(0, -1) + seat, number);
    }
  }

  private addVerb(trigger: Trigger, past: string, present: string, withPresent: boolean, passive: boolean): void {
    for (const f of conjugate(past, present)) {
      if (f.aspect === 'present' && !withPresent) continue;
      // news tells of others; forms of the second person and short ones of the first only look like other words
      if (f.person === 2 || (passive && (f.person === 1 || f.number === 'd'))) continue;
      if (f.person === 1 && (f.mood === 'short' || (f.number === 's' && !spoken.has(trigger.type)))) continue;
      const { person, gender, number, aspect } = f;
      const shape = {
        trigger,
        kind: 'verb',
        short: f.mood === 'short',
        aspect,
        passive,
        person,
        gender,
        number,
      } as const;
      put(this.verbs, foldBare(f.form), { ...shape, form: f.form });
      const before = beforeObject(f);
      if (number !== 'd') put(this.verbsBeforePronoun, foldBare(before), { ...shape, form: before });
    }
  }

  /** All ways to read a word, given without diacritics, as a trigger; those with the shortest prefix first. */
  of({ bare: bareWord, hash }: Pick<Token, 'bare' | 'hash'>): readonly Reading[] {
    const known = this.memory.get(bareWord, hash);
    if (known) return known;
    const word = foldBare(bareWord);
    const found: Reading[] = [];
    const take = (
      shapes: readonly Shape[] | undefined,
      cut: number,
      prefixes: string,
      enclitic: string | null,
    ): void => {
      if (!shapes || (enclitic === 'ه' && bareWord.endsWith('ة'))) return;
      const rest = bareWord.slice(cut, enclitic === null ? undefined : -enclitic.length);
      for (const s of shapes) if (spells(rest, s.form)) found.push({ ...s, cut, prefixes, enclitic });
    };
    // a conjunction, then ل or س, which stand before the present alone
    const conjunction = word[0] === 'و' || word[0] === 'ف' ? 1 : 0;
    const most = word[conjunction] === 'ل' || word[conjunction] === 'س' ? conjunction + 1 : conjunction;
    for (let cut = 0; cut <= most; cut++) {
      const rest = word.slice(cut);
      const prefix = word.slice(0, cut);
      const only = (shapes: readonly Shape[] | undefined): readonly Shape[] | undefined =>
        cut > conjunction ? shapes?.filter((s) => s.aspect === 'present') : shapes;
      take(only(this.verbs.get(rest)), cut, prefix, null);
      for (const e of verbEnclitics)
        if (rest.length > e.length + 1 && rest.endsWith(e))
          take(only(this.verbsBeforePronoun.get(rest.slice(0, -e.length))), cut, prefix, e);
    }
    const noun = nounPrefixes.exec(word)!;
    const tried = new Set<string>();
    for (const [first, second] of [
      ['', ''],
      [noun[1]!, ''],
      ['', noun[2] && !noun[1] ? noun[2] : ''],
      [noun[1]!, noun[2]!],
      ['', /^(?:ال|[بكل])/u.exec(word)?.[0] ?? ''],
    ] as const) {
      const prefixes = first + second;
      if (tried.has(prefixes)) continue;
      tried.add(prefixes);
      const rest = word.slice(prefixes.length);
      take(this.nouns.get(rest), prefixes.length, prefixes, null);
      if (!prefixes.endsWith('ال') && second !== 'لل')
        for (const e of nounEnclitics)
          if (rest.length > e.length + 1 && rest.endsWith(e))
            take(this.nounsBeforePronoun.get(rest.slice(0, -e.length)), prefixes.length, prefixes, e);
    }
    found.sort((a, b) => a.cut - b.cut || Number(a.enclitic !== null) - Number(b.enclitic !== null));
    const kept = found.length > 0 ? found : none;
    this.memory.set(bareWord, hash, kept);
    return kept;
  }
}

/** Whether letters are those of a form, up to where writing wavers: a hamza left out of a word that is long enough. */
function spells(letters: string, form: string): boolean {
  if (letters === form || written(letters) === written(form)) return true;
  return form.length >= 5 && form.endsWith('ة') === letters.endsWith('ة') && foldBare(letters) === foldBare(form);
}

/** Passives that are written unlike their actives: «أقيل»، «اغتيل», «حوصر», and presents like «يقال». */
function passives(past: string, present: string): [past: string, present: string][] {
  if (past.length >= 4 && past.at(-2) === 'ا' && /[اوي]/u.test(present.at(-2)!))
    return [[`${past.slice(0, -2)}ي${past.at(-1)}`, `${present.slice(0, -2)}ا${present.at(-1)}`]];
  if (past.length === 4 && past[1] === 'ا' && past[0] !== 'و') return [[`${past[0]}و${past.slice(2)}`, present]];
  if (past.length === 3 && past[1] === 'ا' && /[وي]/u.test(present.at(-2)!))
    return [[`${past[0]}ي${past[2]}`, `${present.slice(0, -2)}ا${present.at(-1)}`]];
  return [];
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
