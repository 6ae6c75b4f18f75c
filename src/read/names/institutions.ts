import { strip } from '../../arabic/clitics.js';
import { fold } from '../../arabic/letters.js';
import type { Row } from '../../lexicon/lexicon.js';
import type { Found } from './found.js';
import type { EntityType } from './layer.js';
import type { Unit } from './units.js';

/** The name already found that begins at a unit. */
type At = (unit: number) => Found | undefined;

/** Nouns that open a body's field after ل. */
const fields = new Set(['حقوق', 'كره', 'مكافحه', 'حمايه', 'شوون', 'دعم', 'تنميه', 'اداره', 'رعايه', 'نصره']);

interface Head {
  readonly head: string;
  readonly type: EntityType;
  readonly def: boolean;
  readonly name: boolean;
  readonly nation: boolean;
  readonly adj: boolean;
  readonly place: boolean;
  readonly to: boolean;
  readonly apart: boolean;
}

const article = (form: string): boolean => (form.length > 4 && form.startsWith('ال')) || form === 'الله';
/** Whether a definite adjective agrees with its definite noun in gender, as far as their endings tell. */
const agrees = (noun: string, adjective: string): boolean =>
  (noun.endsWith('ه') || noun.endsWith('ات')) ===
  (adjective.endsWith('ه') || adjective.endsWith('يا') || adjective === 'الكبري' || adjective === 'العظمي');
/** No letter has a longer name. */
const longestLetter = 5;
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
  /** The letters' names keep their hamzas: «إن» is one, «ان» may be. */
  private readonly letterForms = new Map<string, ReadonlySet<string>>();

  constructor(heads: readonly Row[], words: readonly Row[]) {
    for (const row of heads) {
      const complements = row.complement!.split('|');
      for (const head of row.head!.split('|'))
        this.heads.set(fold(head), {
          head: fold(head),
          type: row.type as EntityType,
          def: complements.includes('def'),
          name: complements.includes('name'),
          nation: complements.includes('nation'),
          adj: complements.includes('adj'),
          place: complements.includes('place'),
          to: complements.includes('to'),
          apart: row.apart === 'yes',
        });
    }
    for (const row of words) this.words.set(row.kind!, new Set(row.words!.split('|').map(fold)));
    for (const nation of this.words.get('nation') ?? []) {
      this.nations.add(`ال${nation}`);
      this.nations.add(`ال${nation}ه`);
    }
    this.known = (form) => this.heads.has(form);
    for (const row of words)
      if (row.kind === 'letter' || row.kind === 'letter?')
        this.letterForms.set(row.kind, new Set(row.words!.split('|')));
  }

  private is(kind: string, form: string): boolean {
    return this.words.get(kind)?.has(form) ?? false;
  }

  /** A word that may be part of a name as an adjective or definite noun. */
  private definite(unit: Unit | undefined): boolean {
    return unit !== undefined && unit.kind === 'word' && article(unit.fold) && !this.is('stop', unit.fold);
  }

  /** A definite adjective: one of relation («المصري», «الصحية»), or one of the listed. */
  private adjective(unit: Unit | undefined): boolean {
    if (!this.definite(unit)) return false;
    // «القتلى» ends in another letter, though its folded form does not show it
    return this.is('adjective', unit!.fold) || (/^ال.{2,}(ي|يه)$/u.test(unit!.fold) && !unit!.bare.endsWith('ى'));
  }

  /** The head at a unit, with the prefixes before it. */
  headAt(unit: Pick<Unit, 'kind' | 'fold'>): { head: Head; cut: number } | null {
    if (unit.kind !== 'word') return null;
    const { cut, form } = strip(unit.fold, this.known);
    const head = this.heads.get(form);
    return head ? { head, cut } : null;
  }

  /**
   * The name that begins at `from`, or null. `at` gives the name already found that
   * begins at a unit, `guess` one that its words alone make likely.
   */
  find(units: readonly Unit[], from: number, last: number, at: At, guess: At): Found | null {
    const opened = this.headAt(units[from]!);
    if (!opened) return null;
    const { head, cut } = opened;
    const to = this.complement(head, units, from, last, at, guess);
    if (to === 0) return null;
    if (typeof to !== 'number') return to;
    const whole = [head.head, ...units.slice(from + 1, to).map((u) => u.fold)].join(' ');
    if (this.is('plain', whole)) return null;
    return { from, to, cut, type: head.type, entry: null, why: `rule: ${head.head} + complement` };
  }

  /** Where the name ends; 0 when there is none; the name itself when the head stays outside. */
  private complement(
    head: Head,
    units: readonly Unit[],
    from: number,
    last: number,
    at: At,
    guess: At,
  ): number | Found {
    let i = from + 1;
    if (i >= last) return 0;
    if (head.nation || head.adj) {
      // «وزير الخارجية الأميركي»: the minister's adjective, not the ministry's
      if (from > 0 && /^[وفبكل]{0,2}وزا?ر[اء]?[يه]?ه?$|^[وفبكل]{0,2}وزير/u.test(units[from - 1]!.fold)) return 0;
      const first = i;
      while (i < last && i - first < 3 && this.adjective(units[i])) {
        const form = units[i]!.fold;
        if (i === first && !agrees(head.head, form)) break;
        if (!head.adj && !this.nations.has(form)) break;
        i++;
      }
      if (i === first) {
        // «الحركة من أجل الأرض»
        const end = head.to && units[i]?.fold === 'من' ? this.further(units, i, last, at) : i;
        return end > i ? end : 0;
      }
      return head.to ? this.further(units, i, last, at) : i;
    }
    if (head.name || head.place) {
      let start = i;
      if (head.apart && units[start]!.kind === 'sign' && /^["«“(]$/u.test(units[start]!.bare)) start++;
      // «مطار الملك خالد»
      const titled = !head.apart && start < last && this.is('title', units[start]!.fold);
      const inside =
        at(titled ? start + 1 : start) ??
        at(start) ??
        (start < last && !(head.def && article(units[start]!.fold)) ? guess(start) : undefined);
      if (inside && inside.cut === 0 && (titled || !head.place || inside.type !== 'person')) {
        if (head.apart) return { ...inside, type: head.type, why: `rule: ${head.head} + name` };
        i = inside.to;
        if (head.type === 'facility' && /^ال(دولي|جامعي|كبير|مركزي|تعليمي)$/u.test(units[i]?.fold ?? '')) i++;
        else if (head.type === 'place' && i < last && this.nations.has(units[i]!.fold)) i++;
        else if (
          head.def &&
          (inside.type === 'place' || (article(units[i - 1]!.fold) && units[i - 1]!.fold !== 'الله'))
        )
          i = this.adjectives(units, i, last, at);
        return head.to ? this.further(units, i, last, at) : i;
      }
    }
    if (!head.def) return 0;
    if (head.apart) {
      const alone = this.definite(units[i]) && !this.adjective(units[i + 1]) && units[i]!.fold !== 'السويس';
      if (!alone || at(i)?.type === 'person') return 0;
      return { from: i, to: i + 1, cut: 0, type: head.type, entry: null, why: `rule: ${head.head} + name` };
    }
    // a chain of nouns, the last of them definite or a place
    let chain = 0;
    while (chain < 3 && i < last && units[i]!.kind === 'word' && !article(units[i]!.fold)) {
      const { fold: form } = units[i]!;
      const inside = at(i);
      if (inside && inside.cut === 0 && chain > 0) break;
      if (
        head.type === 'facility' ||
        particles.has(form) ||
        form.length < 3 ||
        /^[يفسل]/u.test(form) ||
        this.is('stop', form) ||
        this.is('place', form)
      )
        return 0;
      if (form.startsWith('و') && chain === 0) return 0;
      if (form.startsWith('ب') && form.length > 5) return 0;
      // «محكمة إسرائيلية», «هيئة تمثل»: an adjective or a verb is no link of the chain
      if (/.[^ا]يه$/u.test(form) || (/^ت/u.test(form) && !/^(ت..ي.|ت.*[هاي]|تكنولوجيا|تامين)$/u.test(form))) return 0;
      if (inside?.type === 'person') return 0;
      i++;
      chain++;
    }
    if (i >= last) return 0;
    const inside = at(i);
    if (
      chain > 0 &&
      inside &&
      inside.cut === 0 &&
      inside.type === 'place' &&
      (inside.to > i + 1 || !article(units[i]!.fold))
    )
      i = inside.to;
    else {
      if (!this.definite(units[i]) || inside?.type === 'person') return 0;
      i++;
    }
    i = this.adjectives(units, i, last, at);
    return head.to ? this.further(units, i, last, at) : i;
  }

  /** Adjectives, and further fields of a ministry joined by «و». */
  private adjectives(units: readonly Unit[], from: number, last: number, at: At): number {
    let i = from;
    for (let n = 0; n < 4 && i < last; n++) {
      const { fold: form, kind } = units[i]!;
      if (kind !== 'word' || at(i)?.type === 'person') break;
      if (this.adjective(units[i])) i++;
      else if (form.startsWith('وال') && this.is('joined', form.slice(1))) i++;
      else break;
    }
    return i;
  }

  /** «… لحقوق الإنسان», «… للصناعات الكيماوية», «… من أجل الديمقراطية», «… لمنظمة معاهدة الأمن». */
  private further(units: readonly Unit[], from: number, last: number, at: At): number {
    const next = units[from];
    if (!next || from >= last || next.kind !== 'word') return from;
    const form = next.fold;
    // «مجلس الأمن للتدخل»: a verbal noun tells what for, unless more follows («للتصنيف الائتماني»)
    const purpose = /^للت/u.test(form) && !/(ه|ات)$/u.test(form) && !this.adjective(units[from + 1]);
    if (form.startsWith('لل') && form.length > 5 && !purpose && !this.is('stop', `ا${form.slice(1)}`))
      return this.adjectives(units, from + 1, last, at);
    if (form.startsWith('ل') && form.length > 3) {
      const inner = this.headAt(next);
      if (inner && inner.cut === 1) {
        const found = this.find(units, from, last, at, () => undefined);
        if (found && found.to > from + 1) return found.to;
      }
      if (fields.has(form.slice(1)) && this.definite(units[from + 1]))
        return this.adjectives(units, from + 2, last, at);
    }
    if (form === 'من' && units[from + 1]?.fold === 'اجل' && this.definite(units[from + 2])) {
      const end = this.adjectives(units, from + 3, last, at);
      return end < last && units[end]!.fold.startsWith('وال') ? end + 1 : end;
    }
    return from;
  }

  /** Whether a word is a noun that stands before a place's name and outside it («مدينة»), with any prefixes. */
  placeNoun(unit: Pick<Unit, 'kind' | 'fold'>): boolean {
    return unit.kind === 'word' && this.is('place', strip(unit.fold, (form) => this.is('place', form)).form);
  }

  /** Whether words together name nobody («لجنة التحقيق»), with any prefixes before them. */
  plain(units: readonly Unit[]): boolean {
    const first = this.headAt(units[0]!);
    return first !== null && this.is('plain', [first.head.head, ...units.slice(1).map((u) => u.fold)].join(' '));
  }

  /** Whether a word begins what follows a name: a definite noun that is no adjective («… البنك المركزي الفائدة»). */
  beyond(unit: Unit | undefined): boolean {
    return unit !== undefined && article(unit.fold) && !this.adjective(unit);
  }

  /** Whether a word alone is no name but a second mention of one («الوزارة»). */
  generic(form: string): boolean {
    return this.is('generic', form);
  }

  /** Whether a listed name of one word is meant wherever it stands, though older texts seldom name it. */
  sure(form: string): boolean {
    return this.is('sure', fold(form));
  }

  /** Whether a word is a noun for a product, before which no person and no body stands («صاروخ توماهوك»). */
  product(unit: Unit): boolean {
    return unit.kind === 'word' && this.is('product', strip(unit.fold, (form) => this.is('product', form)).form);
  }

  /** Whether a word is the name of a month. */
  month(unit: Unit): boolean {
    return this.is('month', strip(unit.fold, (form) => this.is('month', form)).form);
  }

  /** Whether a word is a noun for an outlet that stays outside its name («صحيفة»). */
  outlet(unit: Unit): boolean {
    const head = this.headAt(unit)?.head;
    return head?.apart === true && head.type === 'media';
  }

  /** Whether a word ends an outlet's name of letters («بي بي سي عربي»). */
  outletEnd(unit: Unit | undefined): boolean {
    return unit !== undefined && this.is('outlet', unit.fold);
  }

  /** «بي بي سي», «إن تي في»: an outlet spelled by the names of letters. Returns where it ends; `from` if none begins. */
  letters(units: readonly Unit[], from: number, last: number, cut: number): number {
    if (units[from]!.bare.length > cut + longestLetter) return from;
    let sure = 0;
    let count = 0;
    let end = from;
    let before = '';
    for (let i = from; i < last && units[i]!.kind === 'word'; i++) {
      const form = i === from ? units[i]!.bare.slice(cut) : units[i]!.bare;
      const yes = this.letter('letter', form);
      if (!yes && !this.letter('letter?', form)) break;
      // «في» is a letter only after «تي»; a fourth «إن» begins the sentence that follows
      if (form === 'في' && before !== 'تي') break;
      if (!yes && count >= 3) break;
      if (yes && form !== 'في') sure++;
      count++;
      end = i + 1;
      before = form;
      // «سي.إن.إن»
      if (units[end]?.bare === '.' && !units[end]!.spaced && units[end + 1]?.spaced === false) i++;
    }
    return count >= 2 && sure >= 1 && (sure >= 2 || count >= 3) ? end : from;
  }

  /** Whether `letters` may find an outlet that begins with this word, with any prefixes. */
  mayBeLetters(form: string): boolean {
    return [0, 1, 2].some((cut) => {
      const name = form.slice(cut);
      return form.length <= cut + longestLetter && (this.letter('letter', name) || this.letter('letter?', name));
    });
  }

  private letter(kind: string, form: string): boolean {
    return this.letterForms.get(kind)?.has(form) ?? false;
  }
}
