import { foldBare } from '../../arabic/letters.js';
import type { Heads } from '../../lexicon/heads.js';
import type { Draft } from './draft.js';
import { type Extent, Extents } from './extent.js';
import { opening } from './opening.js';
import type { PhraseWords } from './phrase-words.js';
import type { Noun, View } from './view.js';

/** Goes through a document once, token by token, and makes a draft of each mention that begins there. */
export class Finder {
  private readonly extents: Extents;
  /** Index after the last token of the phrases so far: what begins before it is nested. */
  private covered = 0;
  /** Tokens that an outer phrase took as its adjectives. */
  private readonly adjectives: Uint8Array;

  constructor(
    private readonly view: View,
    private readonly heads: Heads,
    private readonly steer: PhraseWords,
  ) {
    this.extents = new Extents(view, steer);
    this.adjectives = new Uint8Array(view.tokens.length);
  }

  drafts(): Draft[] {
    const out: Draft[] = [];
    for (let t = 0; t < this.view.tokens.length; t++) {
      const draft = this.at(t);
      if (!draft) continue;
      out.push(draft);
      if (draft.kind !== 'name') this.covered = Math.max(this.covered, draft.last);
    }
    return out;
  }

  private at(t: number): Draft | null {
    if (this.view.inName(t)) return this.name(t);
    if (this.adjectives[t] === 1 || this.view.inTime(t)) return null;
    const noun = this.view.noun(t);
    if (!noun) return null;
    return this.lastNamed(t, noun) ?? this.description(t, noun) ?? this.people(t, noun) ?? this.compatriot(t, noun);
  }

  private extent(t: number, noun: Noun): Extent {
    const extent = this.extents.from(t, noun);
    for (const a of extent.adjectives) this.adjectives[a] = 1;
    return extent;
  }

  private name(t: number): Draft | null {
    const index = this.view.nameAt(t);
    if (index === undefined) return null;
    const name = this.view.names[index]!;
    // «معاليه» looks like a rare name
    const one = name.last === name.first + 1 ? this.view.noun(t) : null;
    if (one?.head?.class === 'honor' && one.enclitic !== null) return this.description(t, one);
    const stem = this.view.tokens[t]!.fold.slice(name.start - this.view.tokens[t]!.start).replace(/^ا?ل/u, '');
    const gender = this.heads.find(stem)?.gender ?? (stem.endsWith('ه') ? 'f' : null);
    return {
      start: name.start,
      end: name.end,
      kind: 'name',
      type: name.type,
      head: name.first,
      first: name.first,
      last: name.last,
      noun: null,
      name: index,
      gender: name.type === 'person' ? null : gender,
      number: 's',
      nation: name.type === 'place' ? this.view.countryOf(name) : null,
      definite: true,
    };
  }

  /** «الأخير»: the one named last, where it is no adjective. */
  private lastNamed(t: number, noun: Noun): Draft | null {
    const { view } = this;
    if (!noun.article || t < this.covered || !this.steer.isLast(noun.stem)) return null;
    if (noun.prefix === '' && view.joined(t)) {
      const before = view.noun(t - 1);
      if (view.inName(t - 1) || view.inTime(t - 1) || before?.article) return null;
      if (before?.enclitic && before.pos === 'NOUN') return null;
    }
    return {
      start: noun.start,
      end: noun.end,
      kind: 'pronoun',
      type: 'person',
      head: t,
      first: t,
      last: t + 1,
      noun: null,
      name: null,
      gender: noun.stem.endsWith('ه') ? 'f' : 'm',
      number: /(?:ين|ان)$/u.test(noun.stem) ? 'd' : 's',
      nation: null,
      definite: true,
    };
  }

  /** A phrase with a head noun of the table. */
  private description(t: number, noun: Noun): Draft | null {
    const { head } = noun;
    if (!head) return null;
    // «معالي» belongs to the title after it
    if (head.class === 'honor' && (noun.enclitic === null || head.needs === 'more')) return null;
    if (this.steer.has('cue', this.view.tokens[t]!.fold)) return null;
    const nested = t < this.covered;
    const extent = this.extent(t, noun);
    if (!counts(noun, extent, nested)) return null;
    if (nested && this.steer.has('part', noun.stem) && this.view.noun(t - 1)?.head?.class === 'office') return null;
    if (noun.prefix.endsWith('ب') && this.steer.has('by', foldBare(head.noun))) return null;
    // «الدفاع عن الحقوق», «البحث في الأمر»
    if (
      head.needs === 'alone' &&
      this.view.joined(t + 1) &&
      /^(?:عن|في)$/u.test(this.view.tokens[t + 1]!.fold) &&
      verbal.has(head.noun)
    )
      return null;
    const begin = opening(this.view, this.steer, t, noun);
    const number = begin.number ?? head.number;
    return {
      start: begin.start,
      end: extent.end,
      kind: noun.enclitic !== null && (head.noun === 'بلاد' || head.class === 'honor') ? 'pronoun' : 'description',
      type: head.human && number === 's' ? 'person' : head.human ? 'group' : head.type,
      head: t,
      first: begin.first,
      last: extent.last,
      noun: head.noun,
      name: null,
      gender: head.gender,
      number,
      nation: extent.nation,
      definite: extent.definite && begin.number === null,
    };
  }

  /** «الإسباني بيب غوارديولا»: somebody by his nation, before his name. */
  private compatriot(t: number, noun: Noun): Draft | null {
    const { view } = this;
    if (noun.demonym?.number !== 's' || !noun.article || t < this.covered || !view.joined(t + 1)) return null;
    const name = view.nameAt(t + 1);
    if (
      name === undefined ||
      view.names[name]!.type !== 'person' ||
      view.names[name]!.start !== view.tokens[t + 1]!.start
    )
      return null;
    if (noun.prefix === '' && view.joined(t) && view.noun(t - 1)?.article) return null;
    return {
      start: noun.start,
      end: noun.end,
      kind: 'description',
      type: 'person',
      head: t,
      first: t,
      last: t + 1,
      noun: null,
      name: null,
      gender: noun.demonym.gender,
      number: 's',
      nation: noun.demonym.country,
      definite: true,
    };
  }

  /** «الأميركيون», «الأكراد», «ثلاثة سوريين»: people by their nation; «مقتل سوري»: one of them. */
  private people(t: number, noun: Noun): Draft | null {
    const { demonym } = noun;
    if (!demonym || t < this.covered || this.view.pos(t) === 'VERB') return null;
    if (!noun.article && (noun.prefix !== '' || !this.bare(t, demonym.number !== 's'))) return null;
    if (demonym.number === 's' && noun.article) return null;
    const extent = this.extent(t, noun);
    const begin = opening(this.view, this.steer, t, noun);
    return {
      start: begin.start,
      end: extent.end,
      kind: 'description',
      type: demonym.number === 's' ? 'person' : 'group',
      head: t,
      first: begin.first,
      last: extent.last,
      noun: null,
      name: null,
      gender: demonym.gender,
      number: demonym.number,
      nation: demonym.country,
      definite: extent.definite,
    };
  }

  /** Whether a demonym without article follows a number, a verbal noun or, of several, a verb: it is no adjective then. */
  private bare(t: number, several: boolean): boolean {
    const { view } = this;
    if (!view.joined(t)) return false;
    if (view.tokens[t - 1]!.kind === 'number') return true;
    const before = view.noun(t - 1);
    return (
      before !== null &&
      (before.pos === 'NUM' ||
        (several && (before.pos === 'VERB' || before.pos === 'ADP')) ||
        this.steer.has('happening', before.stem))
    );
  }
}

/** Verbal nouns that may also be a party or a paper. */
const verbal = new Set(['دفاع', 'بحث', 'ادعاء']);

/** Whether what the table asks of this head is fulfilled. */
function counts(noun: Noun, extent: Extent, nested: boolean): boolean {
  // «مدينتي طنجة وفاس», but not «إقليمي» alone
  if (noun.head!.number === 'd' && noun.stem.endsWith('ي') && (extent.more === 0 || !extent.definite)) return false;
  switch (noun.head!.needs) {
    case 'alone':
      return noun.article && !nested;
    case 'nation':
      return extent.nation !== null && extent.more > 0;
    case 'more':
      return extent.more > 0;
    case 'bare':
      return extent.more === extent.adjectives.length && !(noun.prefix.endsWith('ل') && !noun.article);
    case 'name':
      return extent.named || (noun.article && extent.more === 0 && !nested);
    case 'adj':
      return noun.head!.number === 's' ? extent.adjectives.length > 0 : extent.more > 0;
    case 'plural':
      return noun.head!.number === 'p' && !nested;
    case 'def':
      return extent.definite;
    default:
      return true;
  }
}
