import { foldBare } from '../../arabic/letters.js';
import type { Name } from '../names/layer.js';
import type { PhraseWords } from './phrase-words.js';
import type { Noun, View } from './view.js';

/** How far a noun phrase reaches, and what its words say of it. */
export interface Extent {
  /** Index after its last token. */
  readonly last: number;
  readonly end: number;
  readonly nation: string | null;
  readonly definite: boolean;
  /** Adjectives and complements after the head. */
  readonly more: number;
  /** A name completes it: «موقع الأفق». */
  readonly named: boolean;
  /** Tokens taken as adjectives: no heads of their own («القوات المسلحة»). */
  readonly adjectives: readonly number[];
}

/** «مسؤولون», «مسؤولين», «مسؤولان»: with its nun a noun has nothing of an idafa after it. */
const nunated = ({ head, stem }: Noun): boolean =>
  // «شخصا» is no first part either
  (head?.number === 's' && stem.endsWith('ا') && foldBare(head.noun) !== stem) ||
  (head?.number === 'p' && head.human && /(?:ون|ين)$/u.test(stem)) ||
  (head?.number === 'd' && stem.endsWith('ن'));

/** Longest phrase, in tokens after its head: bounds the work per head. */
const longest = 24;
const deepest = 4;

/** The state of one phrase while it grows. */
interface Growing {
  readonly head: Noun;
  last: number;
  end: number;
  nation: string | null;
  definite: boolean;
  /** Its last noun has neither article nor pronoun nor adjective: an idafa may go on. */
  open: boolean;
  adjectives: number;
  complements: number;
  named: boolean;
  readonly taken: number[];
}

/** Rules of extent: each tries to take what begins at token `j` and says whether it did. */
export class Extents {
  constructor(
    private readonly view: View,
    private readonly steer: PhraseWords,
  ) {}

  /** The phrase whose head noun is token `t`. */
  from(t: number, head: Noun, depth = 0): Extent {
    const definite = head.article || head.enclitic !== null;
    const g: Growing = {
      head,
      last: t + 1,
      end: head.end,
      nation: null,
      definite,
      open: !definite && !nunated(head),
      adjectives: 0,
      complements: 0,
      named: false,
      taken: [],
    };
    while (
      g.last < this.view.tokens.length &&
      g.last - t < longest &&
      this.view.joined(g.last) &&
      this.grow(g, t, depth)
    );
    return {
      last: g.last,
      end: g.end,
      nation: g.nation,
      definite: g.definite,
      more: g.adjectives + g.complements,
      named: g.named,
      adjectives: g.taken,
    };
  }

  private grow(g: Growing, t: number, depth: number): boolean {
    const { view } = this;
    const j = g.last;
    const token = view.tokens[j]!;
    if (token.kind === 'sign') return this.quoted(g, j);
    const name = view.nameAt(j);
    if (name !== undefined) return this.name(g, t, j, view.names[name]!);
    if (view.inName(j) || view.inTime(j)) return false;
    if (token.kind === 'latin') return this.latin(g, j, token.end);
    if (token.kind !== 'word') return false;
    if (token.fold === 'باسم') return this.joinedBy(g, j + 1, depth);
    if (/^باسم(?:ه|ها|هم|نا)$/u.test(token.fold)) return this.take(g, j, token.end);
    const noun = view.noun(j);
    if (!noun) return false;
    if (noun.pos === 'ADP') return this.preposition(g, j, token.fold, noun, depth);
    if (noun.prefix === 'ل') return this.li(g, j, noun, depth);
    if (noun.prefix === 'و') return this.and(g, j, noun);
    if (noun.prefix !== '') return false;
    if (this.steer.has('same', token.fold)) return g.definite && this.adjective(g, j, noun);
    if (
      noun.demonym &&
      (noun.article || noun.pos === 'ADJ' || noun.demonym.number !== 'p' || g.head.head?.number === 'p')
    )
      return this.demonym(g, j, noun);
    // «مسلحون مجهولون», «نواب معارضون», «المسؤولين الإعلاميين»
    const several =
      g.head.head?.number === 'p' &&
      g.head.head.human &&
      (noun.article ? /(?:يين|يون)$/u : /(?:ون|ين)$/u).test(noun.stem);
    if ((several || this.isAdjective(noun)) && !(g.open && this.opensIdafa(noun, j))) {
      if (this.agrees(g, noun)) return this.adjective(g, j, noun);
    }
    if (token.fold === 'المستوي' && g.adjectives > 0) return this.take(g, j, token.end);
    return g.open && this.idafa(g, j, noun);
  }

  /** «موقع EurekAlert»: a name in Latin letters that no gazetteer knows. */
  private latin(g: Growing, j: number, end: number): boolean {
    const after = this.view.tokens[j - 1]!.kind === 'latin';
    if (!after && !(g.open && g.adjectives === 0)) return false;
    if (!after) g.complements++;
    g.named = true;
    g.open = false;
    g.definite = true;
    return this.take(g, j, end);
  }

  private take(g: Growing, j: number, end: number): true {
    g.last = j + 1;
    g.end = end;
    return true;
  }

  private isAdjective(noun: Noun): boolean {
    if (/^بالغه?$/u.test(noun.stem)) return false;
    if (this.steer.has('adjective', noun.stem) || this.steer.has('role', noun.stem)) return true;
    const m = noun.stem.endsWith('ه')
      ? noun.stem.slice(0, -1)
      : /(?:ين|ون|ات)$/u.test(noun.stem)
        ? noun.stem.slice(0, -2)
        : '';
    if (m !== '' && (this.steer.has('adjective', m) || this.steer.has('role', m))) return true;
    if (noun.pos !== 'ADJ') return false;
    // «الرئيس المسؤول», «القوة السيارة»: a noun of its own unless it ends like an adjective
    return noun.head === null || /(?:ي|يه|يين|يون)$/u.test(noun.stem);
  }

  /** «حفيد مؤسس الحركة»: what could be an adjective governs the next word. */
  private opensIdafa(noun: Noun, j: number): boolean {
    if (noun.article || noun.enclitic !== null || !this.view.joined(j + 1)) return false;
    const name = this.view.nameAt(j + 1);
    // an adjective without article has no name after it: «مؤسس تنظيم الجبهة»
    if (name !== undefined)
      return (
        noun.demonym === null &&
        this.view.names[name]!.start === this.view.tokens[j + 1]!.start &&
        !/(?:ي|يه)$/u.test(noun.stem) &&
        !this.steer.has('adjective', noun.stem)
      );
    if (!noun.head) return false;
    const next = this.view.noun(j + 1);
    return next?.article === true && next.prefix === '' && next.pos !== 'ADJ';
  }

  /** In definiteness, and with the head itself in number and gender as far as the endings show them. */
  private agrees(g: Growing, noun: Noun): boolean {
    if (noun.enclitic !== null || g.definite !== noun.article) return false;
    const head = g.head.head;
    if (!head || g.complements > 0) return true;
    const plural = /(?:ين|ون|ات)$/u.test(noun.stem);
    const feminine = noun.stem.endsWith('ه');
    const relational = noun.demonym !== null ? noun.demonym.number === 's' : /(?:ي|يه)$/u.test(noun.stem);
    if (head.number === 's')
      return (
        !(plural && (noun.head?.number === 'p' || noun.demonym !== null)) &&
        !(relational && feminine !== (head.gender === 'f'))
      );
    // several take a plural or a feminine singular («عناصر تخريبية»)
    if (head.number === 'p') return !relational || feminine;
    return true;
  }

  private adjective(g: Growing, j: number, noun: Noun): true {
    g.adjectives++;
    g.taken.push(j);
    // «أمين عام المنظمة»: the office is one word
    if (!this.steer.has('role', noun.stem)) g.open = false;
    return this.take(g, j, noun.end);
  }

  private demonym(g: Growing, j: number, noun: Noun): boolean {
    if (noun.enclitic !== null || g.definite !== noun.article) return false;
    if (
      noun.demonym!.number === 'p' &&
      noun.demonym!.gender === 'm' &&
      g.head.head?.number === 's' &&
      g.complements === 0
    )
      return false;
    g.nation ??= noun.demonym!.country;
    return this.adjective(g, j, noun);
  }

  /** «وزير الدفاع», «مدير مكتب رئيس الاتحاد», «رئيس بلاده». */
  private idafa(g: Growing, j: number, noun: Noun): boolean {
    const { pos } = noun;
    if (pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'X' && pos !== 'ADJ') return false;
    const closes = noun.article || noun.enclitic !== null;
    // «سجن ناشط» is what happens to him
    if (g.head.head?.class === 'site' && noun.head?.human) return false;
    // an accusative without article is no second part of an idafa
    if (!closes && /ا$/u.test(noun.stem) && pos !== 'PROPN') return false;
    if (!closes && this.steer.has('quantifier', noun.stem) && !noun.head) return false;
    g.complements++;
    if (closes) {
      g.definite = true;
      g.open = false;
    }
    return this.take(g, j, noun.end);
  }

  /** «مصادر أمنية وإعلامية», «رجال الإطفاء والإسعاف». */
  private and(g: Growing, j: number, noun: Noun): boolean {
    if (noun.enclitic !== null || noun.article !== g.definite) return false;
    const before = this.view.noun(g.last - 1);
    if (before?.prefix !== '' || before.article !== noun.article || j - 1 !== g.last - 1) return false;
    const alike = (n: Noun): boolean => n.demonym !== null || (n.pos === 'ADJ' && /(?:ي|يه|يين)$/u.test(n.stem));
    if (g.adjectives > 0 && alike(before) && alike(noun)) {
      g.nation ??= noun.demonym?.country ?? null;
      return this.adjective(g, j, noun);
    }
    if (
      g.complements > 0 &&
      g.adjectives === 0 &&
      noun.article &&
      noun.pos === 'NOUN' &&
      !noun.head &&
      !before.head &&
      before.pos === 'NOUN'
    )
      return this.take(g, j, noun.end);
    return false;
  }

  private name(g: Growing, t: number, j: number, name: Name): boolean {
    const token = this.view.tokens[j]!;
    const { type } = g.head.head ?? { type: null };
    const cut = name.start - token.start;
    const whole = (): true => {
      g.named = true;
      g.complements++;
      g.open = false;
      g.definite = true;
      g.last = name.last;
      g.end = name.end;
      if (name.type === 'place') g.nation ??= this.view.countryOf(name);
      return true;
    };
    if (cut === 0) {
      // a person's name after a closed phrase is its apposition
      if (g.open) return whole();
      const kept = name.type !== 'person' && j === t + 1 && type !== 'person' && type !== null && !g.definite;
      return kept && whole();
    }
    const prefix = token.fold.slice(0, cut);
    if (
      prefix === 'ل' &&
      this.holdsLi(g) &&
      name.type !== 'media' &&
      (name.type !== 'person' || type === 'organization')
    )
      return whole();
    // «وكيل الوزارة بالقاهرة», «مدير الإدارة بشركة الأفق»
    const office = g.head.head?.class === 'office' && g.complements > 0;
    return prefix === 'ب' && office && (name.type === 'organization' || name.type === 'place') && whole();
  }

  private holdsLi(g: Growing): boolean {
    const head = g.head.head;
    if (!head) return false;
    if (this.afterParticiple(g)) return true;
    if (!g.definite && head.class !== 'office' && head.class !== 'agent') return false;
    return g.adjectives > 0 ? head.class !== 'site' : head.class === 'office' && g.head.article;
  }

  private afterParticiple(g: Growing): boolean {
    if (g.adjectives === 0) return false;
    const stem = this.view.noun(g.last - 1)?.stem ?? '';
    return (
      this.steer.has('participle', stem) || (stem.endsWith('ه') && this.steer.has('participle', stem.slice(0, -1)))
    );
  }

  private li(g: Growing, j: number, noun: Noun, depth: number): boolean {
    if (this.afterParticiple(g)) return this.joinedBy(g, j, depth);
    const head = g.head.head;
    if (!head) return false;
    // «وكيل الوزارة لشؤون الحج», «المرشح للرئاسة»
    if (this.steer.has('domain', noun.stem) && (head.class === 'office' || head.class === 'agent'))
      return this.joinedBy(g, j, depth);
    // «مركز لعلاج المدمنين»
    if (
      g.open &&
      g.complements + g.adjectives === 0 &&
      (head.class === 'body' || head.class === 'site') &&
      head.number === 's' &&
      !noun.article &&
      noun.enclitic === null &&
      noun.pos === 'NOUN' &&
      !noun.head?.human
    )
      return this.joinedBy(g, j, depth);
    if (!this.holdsLi(g)) return false;
    const inner = noun.head;
    if (inner && (inner.type === 'organization' || inner.type === 'place' || inner.type === 'facility'))
      return this.joinedBy(g, j, depth);
    if (inner && inner.type === 'person' && head.type === 'organization') return this.joinedBy(g, j, depth);
    // «اللجنة العليا للإغاثة», but not «دعت النقابة المحلية للحوار»
    const named = this.view.noun(g.last - 1)?.demonym !== null;
    if (!inner && noun.article && head.class === 'body' && head.number === 's' && g.adjectives > 0 && !named)
      return this.joinedBy(g, j, depth);
    return false;
  }

  /** «السفير لدى واشنطن», «مسؤول في الوزارة», «فرق من المسعفين». */
  private preposition(g: Growing, j: number, word: string, noun: Noun, depth: number): boolean {
    const head = g.head.head;
    if (!head) return false;
    if (this.afterParticiple(g)) {
      if (noun.enclitic !== null) return this.take(g, j, noun.end);
      if (word === 'في' || word === 'من' || word === 'الي') return this.joinedBy(g, j + 1, depth);
      return false;
    }
    if (noun.enclitic !== null) return head.class === 'accused' && this.take(g, j, noun.end);
    // «ناشط في مجال البيئة»
    if (
      word === 'في' &&
      head.class === 'agent' &&
      this.view.joined(j + 1) &&
      this.steer.has('field', this.view.noun(j + 1)?.stem ?? '')
    )
      return this.joinedBy(g, j + 1, depth);
    const type = this.typeAt(j + 1);
    if (type === null) return false;
    const person = head.type === 'person';
    if (word === 'لدي') return this.steer.has('envoy', foldBare(head.noun)) && this.joinedBy(g, j + 1, depth);
    if (word === 'في') {
      if (this.steer.has('envoy', foldBare(head.noun)) && type === 'place') return this.joinedBy(g, j + 1, depth);
      if (person && (head.class === 'agent' || head.class === 'office' || head.class === 'voice'))
        return (type === 'organization' || (type === 'group' && !g.definite)) && this.joinedBy(g, j + 1, depth);
      if (this.steer.has('seat', foldBare(head.noun)))
        return g.nation === null && this.isWhole(j + 1) && this.joinedBy(g, j + 1, depth);
      return false;
    }
    if (word === 'من')
      return (
        !g.definite &&
        g.complements === 0 &&
        (head.number === 'p' || this.steer.has('share', foldBare(head.noun))) &&
        (type === 'person' || type === 'group' || type === 'organization') &&
        this.view.nameAt(j + 1) === undefined &&
        this.joinedBy(g, j + 1, depth)
      );
    return false;
  }

  /** A place by its name, or «البلاد», «المنطقة»: where a whole body sits. */
  private isWhole(t: number): boolean {
    const name = this.view.nameAt(t);
    if (name !== undefined)
      return this.view.names[name]!.type === 'place' && this.view.names[name]!.start === this.view.tokens[t]!.start;
    return /^ال(?:بلاد|منطقه|اقليم|جزيره)$/u.test(this.view.tokens[t]!.fold);
  }

  /** What the phrase at a token is about, as far as its first word tells. */
  private typeAt(t: number): string | null {
    if (!this.view.joined(t)) return null;
    const name = this.view.nameAt(t);
    if (name !== undefined)
      return this.view.names[name]!.start === this.view.tokens[t]!.start ? this.view.names[name]!.type : null;
    const noun = this.view.noun(t);
    if (noun?.prefix !== '') return null;
    return noun.head?.type ?? (noun.demonym?.number === 'p' ? 'group' : null);
  }

  /** Takes the whole phrase that begins at a token as a complement. */
  private joinedBy(g: Growing, t: number, depth: number): boolean {
    const inner = depth < deepest ? this.phrase(t, depth + 1) : null;
    if (!inner) return false;
    g.complements++;
    g.open = false;
    g.taken.push(...inner.adjectives);
    g.last = inner.last;
    g.end = inner.end;
    g.nation ??= inner.nation;
    return true;
  }

  /** The phrase that begins at a token, whatever its head: a name, a known head or another noun. */
  phrase(t: number, depth = 0): Extent | null {
    const { view } = this;
    if (t >= view.tokens.length || !view.joined(t)) return null;
    const index = view.nameAt(t);
    if (index !== undefined) {
      const name = view.names[index]!;
      return {
        last: name.last,
        end: name.end,
        nation: view.countryOf(name),
        definite: true,
        more: 0,
        named: true,
        adjectives: [],
      };
    }
    if (view.inName(t) || view.inTime(t)) return null;
    const noun = view.noun(t);
    if (!noun || !(noun.pos === 'NOUN' || noun.pos === 'PROPN' || noun.pos === 'ADJ' || noun.pos === 'X' || noun.head))
      return null;
    return this.from(t, noun, depth);
  }

  /** A name in quotation marks: «صحيفة «الأفق» اللبنانية». */
  private quoted(g: Growing, j: number): boolean {
    const quotation = this.view.quotationAt(j);
    if (!quotation) return false;
    const one = this.view.noun(j + 1);
    // «الأطباء "المقيمون"»
    if (
      one &&
      quotation.closed &&
      one.end === quotation.inner.end &&
      one.prefix === '' &&
      this.isAdjective(one) &&
      this.agrees(g, one)
    ) {
      g.adjectives++;
      g.open = false;
      return this.take(g, j + 2, quotation.end);
    }
    const type = g.head.head?.type;
    if (type !== 'media' && type !== 'organization' && type !== 'facility' && type !== 'place') return false;
    if (g.complements > 0) return false;
    const index = this.view.nameAt(j + 1);
    if (index === undefined) return false;
    const name = this.view.names[index]!;
    if (quotation.inner.end - name.end > 1 || name.end > quotation.inner.end) return false;
    g.named = true;
    g.complements++;
    g.open = false;
    g.definite = true;
    g.last = name.last;
    g.end = name.end;
    // past the closing mark the phrase may go on with an adjective of nationality
    const close = name.last;
    const after = this.view.joined(close + 1) ? this.view.noun(close + 1) : null;
    if (quotation.closed && after?.demonym && after.article && after.prefix === '') {
      g.nation ??= after.demonym.country;
      g.adjectives++;
      this.take(g, close + 1, after.end);
    }
    return true;
  }
}
