import type { Found } from './found.js';
import type { EntityType } from './layer.js';
import type { Unit } from './units.js';

/** Words that belong to a person's name with what follows: a surname may begin with them. */
const bonds = new Set([
  'بن',
  'ابن',
  'بو',
  'ابو',
  'ابي',
  'ابا',
  'ال',
  'عبد',
  'ولد',
  'بنت',
  'ام',
  'دي',
  'فان',
  'دو',
  'دا',
  'لا',
  'لو',
  'سان',
  'ديل',
]);

export const isBond = (fold: string): boolean => bonds.has(fold);

/** A name that the report has told in full, or the surname it goes by later. */
interface Key {
  readonly forms: readonly string[];
  readonly type: EntityType;
  readonly entry: string | null;
  readonly why: string;
}

/** The unit's letters without `cut` code units of prefix; the article after li- gets its alif back. */
export function formAt(unit: Unit, cut: number): string {
  if (cut === 0) return unit.bare;
  const rest = unit.bare.slice(cut);
  return rest.startsWith('ل') && unit.bare[cut - 1] === 'ل' && rest.length > 3 ? `ا${rest}` : rest;
}

/** What the whole report tells of its names: a person named in full goes by the surname afterwards. */
export class ReportNames {
  private readonly keys = new Map<string, Key[]>();
  private readonly surnames = new Set<string>();

  constructor(
    found: readonly Found[],
    units: readonly Unit[],
    private readonly plain: (form: string) => boolean,
  ) {
    const votes = new Map<string, { key: Key; count: number }>();
    const add = (key: Key): void => {
      const text = `${key.forms.join(' ')}/${key.type === 'media' ? 'organization' : key.type}`;
      const vote = votes.get(text);
      if (vote) vote.count++;
      else votes.set(text, { key, count: 1 });
    };
    for (const name of found) {
      const forms: string[] = [];
      for (let i = name.from; i < name.to; i++)
        if (units[i]!.kind !== 'sign') forms.push(formAt(units[i]!, i === name.from ? name.cut : 0));
      if (forms.length === 0) continue;
      add({ forms, type: name.type, entry: name.entry, why: 'same name elsewhere' });
      if (name.type === 'person' && forms.length > 1) {
        let first = forms.length - 1;
        while (first > 1 && bonds.has(units[name.to - 1 - (forms.length - first)]?.fold ?? '')) first--;
        if (first === 1 && bonds.has(units[name.from]!.fold)) continue;
        this.surnames.add(forms.slice(first).join(' '));
        add({ forms: forms.slice(first), type: 'person', entry: null, why: `surname of ${forms.join(' ')}` });
      }
    }
    const best = new Map<string, { key: Key; count: number }>();
    for (const vote of votes.values()) {
      const text = vote.key.forms.join(' ');
      const rival = best.get(text);
      if (!rival || vote.count > rival.count) best.set(text, vote);
    }
    for (const { key } of best.values()) {
      const list = this.keys.get(key.forms[0]!);
      if (list) list.push(key);
      else this.keys.set(key.forms[0]!, [key]);
    }
    for (const list of this.keys.values()) list.sort((a, b) => b.forms.length - a.forms.length);
  }

  /** Whether a form is the surname of somebody whom the report names in full. */
  surname(form: string): boolean {
    return this.surnames.has(form);
  }

  /** The longest name of the report that stands at a unit; `last` is the end of the sentence. */
  at(units: readonly Unit[], from: number, last: number, cuts: readonly number[]): Found | null {
    for (const cut of cuts) {
      const form = formAt(units[from]!, cut);
      for (const key of this.keys.get(form) ?? []) {
        let i = from;
        let k = 0;
        while (k < key.forms.length && i < last) {
          if (i > from && units[i]!.kind === 'sign' && units[i]!.bare === '-') {
            i++;
            continue;
          }
          if (k > 0 && units[i]!.bare !== key.forms[k]) break;
          i++;
          k++;
        }
        if (k < key.forms.length) continue;
        if (key.forms.length === 1 && this.plain(form)) continue;
        return { from, to: i, cut, type: key.type, entry: key.entry, why: key.why };
      }
    }
    return null;
  }
}
