import { fold, foldBare } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Demonym, Demonyms } from '../../lexicon/demonyms.js';
import type { Head, Heads } from '../../lexicon/heads.js';
import { type Analysis, type PartOfSpeech, words } from '../morphology/layer.js';
import { type Name, names } from '../names/layer.js';
import { times } from '../time/layer.js';
import { type Quotation, quotations, type Token, tokens } from '../tokens/layer.js';
import type { PhraseWords } from './phrase-words.js';

/** A token seen as a noun or adjective. */
export interface Noun {
  /** Where the noun with its article begins in the text: after conjunctions and prepositions. */
  readonly start: number;
  readonly end: number;
  /** Has the article. */
  readonly article: boolean;
  /** Folded, without article and pronoun. */
  readonly stem: string;
  readonly enclitic: string | null;
  /** Conjunctions and prepositions before it, as one string: «و»، «ول» … */
  readonly prefix: string;
  readonly pos: PartOfSpeech;
  readonly head: Head | null;
  readonly demonym: Demonym | null;
}

const nominal = new Set<PartOfSpeech>(['NOUN', 'PROPN', 'ADJ', 'X', 'NUM', 'DET']);

/** What the extent rules ask of a document, by token index. */
export class View {
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  private readonly analyses: readonly (readonly Analysis[])[];
  private readonly nameOf = new Map<number, number>();
  private readonly inside: Uint8Array;
  private readonly personAt: Uint8Array;
  private readonly timed: Uint8Array;
  private readonly quoted = new Map<number, Quotation>();
  private readonly nouns: (Noun | null | undefined)[];

  constructor(
    readonly document: Document,
    private readonly heads: Heads,
    private readonly demonyms: Demonyms,
    private readonly steer: PhraseWords,
  ) {
    this.tokens = document.get(tokens);
    this.names = document.get(names);
    this.analyses = document.get(words).map((w) => w.analyses);
    const size = this.tokens.length;
    this.inside = new Uint8Array(size);
    this.personAt = new Uint8Array(size);
    this.timed = new Uint8Array(size);
    this.nouns = new Array(size);
    this.names.forEach((name, i) => {
      this.nameOf.set(name.first, i);
      this.inside.fill(1, name.first, name.last);
      if (name.type === 'person') this.personAt.fill(1, name.first, name.last);
    });
    let t = 0;
    for (const time of document.get(times)) {
      while (t < size && this.tokens[t]!.end <= time.start) t++;
      for (let k = t; k < size && this.tokens[k]!.start < time.end; k++) this.timed[k] = 1;
    }
    for (const q of document.get(quotations)) if (!this.quoted.has(q.start)) this.quoted.set(q.start, q);
  }

  /** Whether the token stands in the same sentence as the one before it. */
  joined(t: number): boolean {
    return t > 0 && t < this.tokens.length && this.tokens[t]!.sentence === this.tokens[t - 1]!.sentence;
  }

  /** Index of the name that begins at a token. */
  nameAt(t: number): number | undefined {
    return this.nameOf.get(t);
  }

  inName(t: number): boolean {
    return this.inside[t] === 1;
  }

  inTime(t: number): boolean {
    return this.timed[t] === 1 && this.inside[t] === 0;
  }

  quotationAt(t: number): Quotation | undefined {
    return this.quoted.get(this.tokens[t]!.start);
  }

  pos(t: number): PartOfSpeech {
    return this.analyses[t]![0]!.pos;
  }

  countryOf(name: Name): string | null {
    return (
      this.demonyms.countryOf(
        foldBare(
          this.tokens
            .slice(name.first, name.last)
            .map((t) => t.bare)
            .join(' '),
        ),
      ) ??
      this.demonyms.countryOf(foldBare(this.document.slice(name))) ??
      null
    );
  }

  /** The token as a noun: by the likeliest analysis whose stem is a head, else by the likeliest; null for no word. */
  noun(t: number): Noun | null {
    const known = this.nouns[t];
    if (known !== undefined) return known;
    const made = this.read(t);
    this.nouns[t] = made;
    return made;
  }

  private read(t: number): Noun | null {
    const token = this.tokens[t];
    if (token?.kind !== 'word') return null;
    const list = this.analyses[t]!;
    let first: Noun | null = null;
    // a likely verb is no noun, however it could be read
    const governs =
      this.joined(t + 1) && /ولي$/u.test(token.fold) && /^(?:ال)?(?:عهد|امر)/u.test(this.tokens[t + 1]!.fold);
    // but «ولي العهد» is no preposition
    const verbal = !governs && (list[0]!.pos === 'VERB' || list[0]!.pos === 'ADP' || list[0]!.pos === 'SCONJ');
    const adjective = list[0]!.pos === 'ADJ' && this.followsNoun(t, list[0]!);
    for (const a of list) {
      const noun = this.of(token, a, nominal.has(a.pos));
      first ??= noun;
      if (verbal) break;
      // «عدوان مسلح», «العمليات العسكرية»: what could be a person is an adjective there
      if (adjective) return { ...noun, head: null };
      if (noun.head || noun.demonym) return noun;
    }
    return first;
  }

  /** Whether the adjective at a token has a noun before it that it agrees with in definiteness. */
  private followsNoun(t: number, a: Analysis): boolean {
    if (!this.joined(t) || a.proclitics.some((p) => p !== 'ال')) return false;
    const before = this.analyses[t - 1]![0]!;
    const name = this.inside[t - 1] === 1;
    if (!name && this.steer.has('happening', fold(this.document.slice(before.stem)))) return false;
    if (name && this.personAt[t - 1] === 1) return false;
    if (this.timed[t - 1] === 1) return false;
    if (before.number === 's' && before.gender !== null && a.gender !== null && a.gender !== before.gender)
      return false;
    if (a.gender === 'm' && a.number === 'p' && before.number === 's') return false;
    if (before.pos !== 'NOUN' && before.pos !== 'ADJ' && before.pos !== 'PROPN') return false;
    const article = a.proclitics.includes('ال');
    return before.proclitics.includes('ال') || before.enclitic !== null || this.inside[t - 1] === 1
      ? article
      : !article || before.pos === 'NOUN';
  }

  private of(token: Token, a: Analysis, known: boolean): Noun {
    const article = a.proclitics.includes('ال');
    const whole = article && this.document.text[a.stem.start - 2] === 'ا' ? 2 : 1;
    const start = article ? Math.max(token.start, a.stem.start - whole) : a.stem.start;
    const spelled = this.document.slice(a.stem);
    const stem = fold(spelled);
    const base = {
      start,
      end: token.end,
      article,
      stem,
      enclitic: a.enclitic,
      prefix: a.proclitics.filter((p) => p !== 'ال').join(''),
      pos: a.pos,
    };
    if (!known) return { ...base, head: null, demonym: null };
    const head = this.headOf(stem, spelled, a.enclitic !== null);
    // a first person's or an object's pronoun is rarely more than a misread ending
    return { ...base, head, demonym: a.enclitic === null ? (this.demonyms.adjective(stem) ?? null) : null };
  }

  private headOf(stem: string, spelled: string, pronoun: boolean): Head | null {
    const found = this.heads.find(stem, spelled);
    if (found) return found;
    if (!pronoun) return null;
    // «حكومته», «أعضائها»
    if (stem.endsWith('ت')) return this.heads.find(`${stem.slice(0, -1)}ه`) ?? null;
    return /[وي]$/u.test(stem) ? (this.heads.find(stem.slice(0, -1)) ?? null) : null;
  }
}
