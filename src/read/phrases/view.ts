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

/** What is no noun, whatever else its letters might be. */
const never = new Set<PartOfSpeech>(['VERB', 'ADP', 'SCONJ', 'CCONJ', 'ADV', 'PART', 'AUX', 'INTJ', 'PUNCT', 'SYM']);

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
    const top = list[0]!;
    // a likely verb is no noun, however it could be read; but «ولي العهد» is no preposition
    if (never.has(top.pos) && !this.heir(t))
      return nounOf(this.document.text, token, top, this.stem(token, top), null, null);
    // «عدوان مسلح», «العمليات العسكرية»: what could be a person is an adjective there
    if (top.pos === 'ADJ' && this.followsNoun(t, top)) {
      const stem = this.stem(token, top);
      const head = this.headOf(stem, top);
      // «أبلغ الجنود القيادة»: a thing's name is seldom an adjective too
      const thing = head !== null && !head.human && !/(?:ي|يه)$/u.test(stem) ? head : null;
      return nounOf(this.document.text, token, top, stem, thing, this.demonymOf(stem, top));
    }
    let before: Analysis | null = null;
    for (const a of list) {
      // analyses that differ in part of speech alone need one look
      const same = before?.stem.start === a.stem.start && before.stem.end === a.stem.end;
      if (same || !nominal.has(a.pos)) continue;
      before = a;
      const stem = this.stem(token, a);
      const head = this.headOf(stem, a);
      const demonym = this.demonymOf(stem, a);
      if (head || demonym) return nounOf(this.document.text, token, a, stem, head, demonym);
    }
    return nounOf(this.document.text, token, top, this.stem(token, top), null, null);
  }

  /** «ولي العهد», «ولي الأمر»: easily taken for «و» and «لي». */
  private heir(t: number): boolean {
    if (!this.tokens[t]!.fold.endsWith('ولي') || !this.joined(t + 1)) return false;
    return /^(?:ال)?(?:عهد|امر)/u.test(this.tokens[t + 1]!.fold);
  }

  /** Letters stand one for one in most words: then the token's folded form has the stem at the same place. */
  private stem(token: Token, a: Analysis): string {
    if (token.fold.length !== token.end - token.start) return fold(this.document.slice(a.stem));
    if (a.stem.start === token.start && a.stem.end === token.end) return token.fold;
    return token.fold.slice(a.stem.start - token.start, a.stem.end - token.start);
  }

  private headOf(stem: string, a: Analysis): Head | null {
    const found = this.heads.find(stem, this.document.text[a.stem.start]!, this.document.text[a.stem.end - 1]!);
    if (found) return found;
    if (a.enclitic === null) return null;
    // «حكومته», «أعضائها»
    if (stem.endsWith('ت')) return this.heads.find(`${stem.slice(0, -1)}ه`) ?? null;
    return stem.endsWith('و') || stem.endsWith('ي') ? (this.heads.find(stem.slice(0, -1)) ?? null) : null;
  }

  private demonymOf(stem: string, a: Analysis): Demonym | null {
    return a.enclitic === null ? (this.demonyms.adjective(stem) ?? null) : null;
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
}

function nounOf(
  text: string,
  token: Token,
  a: Analysis,
  stem: string,
  head: Head | null,
  demonym: Demonym | null,
): Noun {
  const article = a.proclitics.includes('ال');
  const whole = article && text[a.stem.start - 2] === 'ا' ? 2 : 1;
  return {
    start: article ? Math.max(token.start, a.stem.start - whole) : a.stem.start,
    end: token.end,
    article,
    stem,
    enclitic: a.enclitic,
    prefix: a.proclitics.length === 0 ? '' : a.proclitics.filter((p) => p !== 'ال').join(''),
    pos: a.pos,
    head,
    demonym,
  };
}
