import type { Document } from '../../document/document.js';
import { nameKey } from '../../lexicon/gazetteer.js';
import { type Word, words } from '../morphology/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { type Token, tokens } from '../tokens/layer.js';
import { Clusters } from './clusters.js';

/** What the rules of identity read, and the sets that they join. */
export class Scene {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  private readonly sets: Clusters;
  /** By set: the country of the one that it stands for, and whether a name is in it. */
  private readonly nations = new Map<number, string>();
  private readonly named = new Set<number>();
  private readonly firsts = new Map<number, number>();
  private readonly keys: (string | undefined)[];

  /** Mentions of capitals that mean the state («موسكو ترفض»). */
  readonly states = new Set<number>();

  /** ISO code of the country that the report is about, where it is clear. */
  readonly main: string | null;

  constructor(readonly document: Document) {
    this.text = document.text;
    this.mentions = document.get(mentions);
    this.tokens = document.get(tokens);
    this.words = document.get(words);
    this.main = mainCountry(this.mentions);
    this.sets = new Clusters(this.mentions.length);
    this.keys = new Array<string | undefined>(this.mentions.length);
    for (const m of this.mentions) {
      if (m.nation) this.nations.set(m.index, m.nation);
      if (m.kind === 'name') this.named.add(m.index);
    }
  }

  of(mention: number): number {
    return this.sets.of(mention);
  }

  same(a: number, b: number): boolean {
    return this.sets.of(a) === this.sets.of(b);
  }

  join(a: number, b: number): void {
    if (this.same(a, b)) return;
    const nation = this.nationOf(a) ?? this.nationOf(b);
    const first = Math.min(this.first(a), this.first(b));
    const named = this.isNamed(a) || this.isNamed(b);
    this.sets.join(a, b);
    const set = this.sets.of(a);
    if (nation) this.nations.set(set, nation);
    if (named) this.named.add(set);
    this.firsts.set(set, first);
  }

  /** The first mention of a mention's set. */
  first(mention: number): number {
    const set = this.sets.of(mention);
    return this.firsts.get(set) ?? set;
  }

  nationOf(mention: number): string | null {
    return this.nations.get(this.sets.of(mention)) ?? null;
  }

  setNation(mention: number, nation: string): void {
    this.nations.set(this.sets.of(mention), nation);
  }

  isNamed(mention: number): boolean {
    return this.named.has(this.sets.of(mention));
  }

  slice(mention: Mention): string {
    return this.text.slice(mention.start, mention.end);
  }

  /** The key of a mention's words: see `nameKey`. */
  key({ index, start, end }: Mention): string {
    this.keys[index] ??= nameKey(this.text.slice(start, end));
    return this.keys[index]!;
  }

  /** The letter before a mention; '' at the text's start. */
  before(mention: Mention): string {
    return this.text[mention.start - 1] ?? '';
  }

  sentence(mention: Mention): number {
    return this.tokens[mention.head]!.sentence;
  }

  /** The pronoun at the end of a mention's head noun («رئيسه»), null without one. */
  pronoun(mention: Mention): string | null {
    return this.words[mention.head]!.analyses[0].enclitic;
  }
}

/** The country that the report is about: the one told of in at least three of five places where any is. */
function mainCountry(mentions: readonly Mention[]): string | null {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { kind, nation } of mentions)
    if (nation && kind !== 'pronoun') {
      counts.set(nation, (counts.get(nation) ?? 0) + 1);
      all++;
    }
  for (const [nation, n] of counts) if (n * 5 >= all * 3) return nation;
  return null;
}
