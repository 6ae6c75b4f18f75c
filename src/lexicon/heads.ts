import { fold } from '../arabic/letters.js';
import type { Lexicon } from './lexicon.js';

export type HeadType = 'person' | 'organization' | 'media' | 'place' | 'facility' | 'group';
export type HeadClass =
  | 'office'
  | 'agent'
  | 'rank'
  | 'kin'
  | 'accused'
  | 'voice'
  | 'source'
  | 'document'
  | 'body'
  | 'crowd'
  | 'site'
  | 'honor';
/** When a noun counts as a head; see table `heads`. */
export type HeadNeed = '' | 'alone' | 'nation' | 'more' | 'def' | 'plural' | 'bare' | 'adj' | 'name';

/** One form of a noun that can head a description of somebody. */
export interface Head {
  /** The singular, as the table writes it. */
  readonly noun: string;
  readonly type: HeadType;
  readonly class: HeadClass;
  readonly needs: HeadNeed;
  readonly gender: 'm' | 'f';
  readonly number: 's' | 'd' | 'p';
  /** Its singular is a person, whatever the number: several persons are a group. */
  readonly human: boolean;
}

/** The table `heads`, for look-up by folded form without article, prefixes and pronoun; `first` and `last` are
 * its outer letters as they are spelled, for hamzas. */
export interface Heads {
  find(stem: string, first?: string, last?: string): Head | undefined;
}

export function headsOf(lexicon: Lexicon): Heads {
  const forms = new Map<string, { readonly head: Head; readonly first: string; readonly last: string }>();
  const add = (form: string, head: Head): void => {
    const key = fold(form);
    if (!forms.has(key)) forms.set(key, { head, first: form[0]!, last: form.at(-1)! });
  };
  // what the table writes out goes before what is made by rule: «منظمة» is no woman who organizes
  const derived: (readonly [string, Head])[] = [];
  for (const row of lexicon.table('heads')) {
    const nouns = row.noun!.split('|');
    const plurals = row.plural!.split('|').filter((p) => p !== '');
    const base = {
      noun: nouns[0]!,
      type: row.type as HeadType,
      class: row.class as HeadClass,
      needs: row.needs as HeadNeed,
      human: row.type === 'person',
    };
    const one: Head = { ...base, gender: row.gender === 'f' ? 'f' : 'm', number: 's' };
    const many: Head = { ...one, type: one.type === 'person' ? 'group' : one.type, number: 'p' };
    const two: Head = { ...many, number: 'd' };
    for (const noun of nouns) {
      add(noun, one);
      if (noun.endsWith('ة'))
        for (const end of ['تان', 'تين', 'تا', 'تي']) derived.push([noun.slice(0, -1) + end, two]);
      else {
        derived.push([`${noun}ا`, one]);
        if (plurals.length === 0 && !base.human) continue;
        derived.push([`${noun}ان`, two]);
        if (!plurals.includes('+ون')) derived.push([`${noun}ين`, two], [`${noun}ي`, two]);
      }
      if (row.gender === 'mf') {
        derived.push([`${noun}ة`, { ...one, gender: 'f' }], [`${noun}ات`, { ...many, gender: 'f' }]);
        for (const end of ['تان', 'تين', 'تا', 'تي']) derived.push([noun + end, { ...two, gender: 'f' }]);
      }
      for (const p of plurals)
        if (p === '+ون') for (const end of ['ون', 'ين', 'و', 'ي']) derived.push([noun + end, many]);
        else if (p === '+ات') derived.push([`${noun.replace(/ة$/u, '')}ات`, many]);
        else {
          add(p, many);
          derived.push([`${p}ا`, many]);
        }
    }
  }
  for (const [form, head] of derived) add(form, head);
  const hamzas = 'أإآ';
  return {
    find(stem, first = '', last = '') {
      const found = forms.get(stem);
      // «إنفاق» is not «أنفاق»
      if (found && first !== '' && found.first !== first && hamzas.includes(found.first) && hamzas.includes(first))
        return undefined;
      // «عملا» is not «عملاء»
      if (found?.last === 'ء' && last !== '' && 'اًا'.includes(last)) return undefined;
      return found?.head;
    },
  };
}
