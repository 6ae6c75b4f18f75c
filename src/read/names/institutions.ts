import { strip } from '../../arabic/clitics.js';
import { fold } from '../../arabic/letters.js';
import type { Row } from '../../lexicon/lexicon.js';
import type { Found } from './found.js';
import type { EntityType } from './layer.js';
import type { Unit } from './units.js';

interface Head {
  readonly head: string;
  readonly type: EntityType;
  readonly def: boolean;
  readonly name: boolean;
  readonly nation: boolean;
  readonly adj: boolean;
  readonly apart: boolean;
}

const article = (form: string): boolean => form.length > 4 && form.startsWith('ال');
/** Words that may follow a head without being a noun of its chain. */
const particles = new Set(
  'في من علي الي عن مع ان او لا ما هو هي كان كانت قد لم لن هذا هذه ذلك تلك التي الذي بين بعد قبل عند لدي ضد منذ حتي اذا كما حول خلال عبر دون غير كل بعض اي ثم و انها انه بها به له لها فيها فيه منها منه احد اول اخر خاصه عامه'.split(
    ' ',
  ),
);

/**
 * Names that open with a noun for a kind of body or place: what belongs to them is read off the words that follow.
 * `heads` and `words` are the tables name-heads and name-words.
 */
export class Institutions {
  private readonly heads = new Map<string, Head>();
  private readonly known: (form: string) => boolean;
  private readonly words = new Map<string, Set<string>>();
  readonly nations = new Set<string>();

  constructor(heads: readonly Row[], words: readonly Row[]) {
    for (const row of heads) {
      const complements = row['complement']!.split('|');
      for (const head of row['head']!.split('|'))
        this.heads.set(fold(head), {
          head: fold(head),
          type: row['type'] as EntityType,
          def: complements.includes('def'),
          name: complements.includes('name'),
          nation: complements.includes('nation'),
          adj: complements.includes('adj'),
          apart: row['apart'] === 'yes',
        });
    }
    for (const row of words) this.words.set(row['kind']!, new Set(row['words']!.split('|').map(fold)));
    for (const nation of this.words.get('nation') ?? []) {
      this.nations.add(`ال${nation}`);
      this.nations.add(`ال${nation}ه`);
    }
    this.known = (form) => this.heads.has(form);
  }

  private is(kind: string, form: string): boolean {
    return this.words.get(kind)?.has(form) ?? false;
  }

  /** A word that may be part of a name as an adjective or definite noun. */
  private definite(unit: Unit | undefined): boolean {
    return unit !== undefined && unit.kind === 'word' && article(unit.fold) && !this.is('stop', unit.fold);
  }

  /** The head at a unit, with the prefixes before it. */
  headAt(unit: Unit): { head: Head; cut: number } | null {
    if (unit.kind !== 'word') return null;
    const { cut, form } = strip(unit.fold, this.known);
    const head = this.heads.get(form);
    return head ? { head, cut } : null;
  }

  /** The name that begins at `from`, or null. `at` gives the name already found that begins at a unit. */
  find(units: readonly Unit[], from: number, last: number, at: (unit: number) => Found | undefined): Found | null {
    const opened = this.headAt(units[from]!);
    if (!opened) return null;
    const { head, cut } = opened;
    let i = from + 1;
    if (head.nation || head.adj) {
      const first = i;
      while (
        i < last &&
        i - first < 3 &&
        this.definite(units[i]) &&
        (head.adj || this.nations.has(units[i]!.fold) || (i === first && /^ال(وطني|عربي|حر)/u.test(units[i]!.fold)))
      )
        i++;
      if (i === first) return null;
      if (head.adj) i = this.extend(units, i, last);
      return this.made(from, i, cut, head);
    }
    if (head.name) {
      // «مطار الملك خالد», «قناة "الحرة"», «حزب (الأمة)»
      let start = i;
      if (head.apart && units[start]?.kind === 'sign' && /^["«“(]$/u.test(units[start]!.bare)) start++;
      const titled = !head.apart && start < last && this.is('title', units[start]!.fold) ? start + 1 : start;
      const inside = at(titled) ?? at(start);
      if (inside && inside.cut === 0 && inside.to <= last) {
        if (head.apart) return { ...inside, type: head.type, why: `${head.head} + name` };
        i = inside.to;
        if (head.type === 'facility' && /^الدولي|^الجامعي/u.test(units[i]?.fold ?? '')) i++;
        else if (head.type === 'facility' && /^الكبير/u.test(units[i]?.fold ?? '')) i++;
        else if (head.type === 'place' && this.definite(units[i]) && this.nations.has(units[i]!.fold)) i++;
        else if (inside.type === 'place' && head.def) i = this.adjectives(units, i, last);
        return this.made(from, this.extend(units, i, last), cut, head);
      }
    }
    if (!head.def || i >= last) return null;
    // a chain of nouns, the last of them definite
    let chain = 0;
    while (chain < 3 && i < last && units[i]!.kind === 'word' && !article(units[i]!.fold)) {
      const { fold: form } = units[i]!;
      const inside = at(i);
      if (inside && inside.cut === 0 && chain > 0) break;
      if (particles.has(form) || form.length < 3 || this.is('stop', form)) return null;
      // «غوث وتشغيل اللاجئين»
      if (chain === 0 && form.startsWith('و') && form.length > 5) return null;
      i++;
      chain++;
    }
    const inside = at(i);
    if (chain > 0 && inside && inside.cut === 0 && inside.type === 'place' && !article(units[i]!.fold)) i = inside.to;
    else {
      if (!this.definite(units[i]) || at(i)?.type === 'person') return null;
      i++;
    }
    return this.made(from, this.extend(units, this.adjectives(units, i, last), last), cut, head);
  }

  /** Up to three adjectives, or further ministries' fields joined by «و». */
  private adjectives(units: readonly Unit[], from: number, last: number): number {
    let i = from;
    for (let n = 0; n < 4 && i < last; n++) {
      const { fold: form, kind } = units[i]!;
      if (kind !== 'word') break;
      if (this.definite(units[i])) i++;
      else if (form.startsWith('وال') && this.is('joined', form.slice(1))) i++;
      else break;
    }
    return i;
  }

  /** «… لحقوق الإنسان», «… للصناعات الكيماوية», «… من أجل الديمقراطية». */
  private extend(units: readonly Unit[], from: number, last: number): number {
    const next = units[from];
    if (!next || from >= last || next.kind !== 'word') return from;
    if (next.fold.startsWith('لل') && next.fold.length > 5) return this.adjectives(units, from + 1, last);
    if (
      next.fold === 'لحقوق' ||
      next.fold === 'لكره' ||
      next.fold === 'لمكافحه' ||
      next.fold === 'لحمايه' ||
      next.fold === 'لشوون'
    )
      return this.definite(units[from + 1]) ? this.adjectives(units, from + 2, last) : from;
    if (next.fold === 'من' && units[from + 1]?.fold === 'اجل' && this.definite(units[from + 2])) {
      const end = this.adjectives(units, from + 3, last);
      return end < last && /^وال/u.test(units[end]!.fold) ? end + 1 : end;
    }
    return from;
  }

  private made(from: number, to: number, cut: number, head: Head): Found {
    return { from, to, cut, type: head.type, entry: null, why: `rule: ${head.head} + complement` };
  }

  /** «بي بي سي», «إن تي في»: an outlet spelled by the names of letters. Returns where it ends; `from` if none begins. */
  letters(units: readonly Unit[], from: number, last: number, cut: number): number {
    let sure = 0;
    let i = from;
    while (i < last && units[i]!.kind === 'word') {
      const form = i === from ? units[i]!.bare.slice(cut) : units[i]!.bare;
      const yes = this.letter('letter', form);
      if (!yes && !this.letter('letter?', form)) break;
      // «في» is a letter only after «تي»
      if (form === 'في' && (i === from || units[i - 1]!.bare !== 'تي')) break;
      if (yes && form !== 'في') sure++;
      i++;
    }
    return i - from >= 2 && sure >= 1 && (sure >= 2 || i - from >= 3) ? i : from;
  }

  private letter(kind: string, form: string): boolean {
    return this.letterForms.get(kind)!.has(form);
  }

  private readonly letterForms = new Map<string, ReadonlySet<string>>();
  /** The letters' names keep their hamzas: «إن» is one, «ان» may be. */
  setLetters(words: readonly Row[]): this {
    for (const kind of ['letter', 'letter?'])
      this.letterForms.set(kind, new Set(words.find((r) => r['kind'] === kind)?.['words']?.split('|') ?? []));
    return this;
  }
}
