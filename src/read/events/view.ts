import type { Document } from '../../document/document.js';
import { entities } from '../identity/layer.js';
import { type Analysis, type PartOfSpeech, words } from '../morphology/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { times } from '../time/layer.js';
import { type Token, tokens } from '../tokens/layer.js';
import type { Found } from './find.js';

const nominal: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'ADJ', 'PROPN', 'NUM', 'X']);

/** What the rules of participants, time and status ask of a report, by token index. Made once a report, in linear time. */
export class View {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The largest mention of somebody or something that begins at the token. */
  readonly opens: readonly (Mention | null)[];
  /** The largest mention that covers the token. */
  readonly covers: readonly (Mention | null)[];
  /** The event whose trigger the token is. */
  readonly triggers: ReadonlyMap<number, Found>;
  readonly timed: Uint8Array;
  /** Index of its entity, by mention. */
  readonly entity: Int32Array;
  private readonly analyses: readonly (readonly Analysis[])[];

  constructor(document: Document, found: readonly Found[]) {
    this.text = document.text;
    this.tokens = document.get(tokens);
    this.mentions = document.get(mentions);
    this.analyses = document.get(words).map((w) => w.analyses);
    this.triggers = new Map(found.map((f) => [f.token, f]));
    const size = this.tokens.length;
    const opens: (Mention | null)[] = new Array(size).fill(null);
    const covers: (Mention | null)[] = new Array(size).fill(null);
    let free = 0;
    for (const m of [...this.mentions].sort((a, b) => a.first - b.first || b.last - a.last)) {
      if (m.first < free) continue;
      // «هجوم وشيك» is no body: an event's word heads no participant
      if (this.triggers.has(m.head) && m.kind !== 'name') continue;
      opens[m.first] = m;
      covers.fill(m, m.first, m.last);
      free = m.last;
    }
    this.opens = opens;
    this.covers = covers;
    this.timed = new Uint8Array(size);
    let t = 0;
    for (const time of document.get(times)) {
      while (t < size && this.tokens[t]!.end <= time.start) t++;
      for (let k = t; k < size && this.tokens[k]!.start < time.end; k++) this.timed[k] = 1;
    }
    this.entity = new Int32Array(this.mentions.length).fill(-1);
    for (const e of document.get(entities)) for (const m of e.mentions) this.entity[m] = e.index;
  }

  analysis(t: number): Analysis {
    return this.analyses[t]![0]!;
  }

  /** Whether both tokens are there and stand in one sentence. */
  together(a: number, b: number): boolean {
    return a >= 0 && b >= 0 && this.tokens[a]?.sentence === this.tokens[b]?.sentence && this.tokens[a] !== undefined;
  }

  isSign(t: number): boolean {
    return this.tokens[t]!.kind === 'sign';
  }

  isComma(t: number): boolean {
    return this.tokens[t]!.bare === '،' || this.tokens[t]!.bare === ',';
  }

  isQuote(t: number): boolean {
    return this.isSign(t) && /^["'«»“”„‟‘’`]+$/u.test(this.tokens[t]!.bare);
  }

  isVerb(t: number): boolean {
    const trigger = this.triggers.get(t);
    if (trigger) return trigger.kind === 'verb';
    return this.tokens[t]!.kind === 'word' && !this.covers[t] && this.analysis(t).pos === 'VERB';
  }

  isNominal(t: number): boolean {
    const trigger = this.triggers.get(t);
    if (trigger) return trigger.kind === 'noun';
    const { kind } = this.tokens[t]!;
    return kind === 'number' || kind === 'latin' || nominal.has(this.analysis(t).pos);
  }

  /** Letters of conjunctions and prepositions before the mention within its first token. */
  prefixOf(m: Mention): string {
    return this.text.slice(this.tokens[m.first]!.start, m.start);
  }

  /** Index after the mention, and after what stands in apposition behind it. */
  endOf(m: Mention): number {
    let last = m.last;
    for (let next = m, i = 0; i < 3; i++) {
      if (next.apposed === null) break;
      const other = this.mentions[next.apposed]!;
      if (other.first < last) break;
      let at = last;
      while (at < other.first && (this.isComma(at) || this.isQuote(at))) at++;
      if (at !== other.first) break;
      last = other.last;
      next = other;
    }
    return last;
  }
}
