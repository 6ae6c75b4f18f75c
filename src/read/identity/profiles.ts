import { foldBare } from '../../arabic/letters.js';
import type { Demonyms } from '../../lexicon/demonyms.js';
import { withoutArticle } from '../../lexicon/gazetteer.js';
import type { Heads } from '../../lexicon/heads.js';
import type { IdentityWords } from '../../lexicon/identity-words.js';
import type { Mention } from '../phrases/layer.js';
import type { Token } from '../tokens/layer.js';

/** What a mention says of the one that it stands for. */
export interface Profile {
  readonly mention: Mention;
  /** Its head noun, singular («رئيس»). */
  readonly noun: string;
  /** Folded words besides the noun and the nation, without articles: «وزير الخارجية الروسي» has «خارجيه». */
  readonly rest: readonly string[];
  readonly nation: string | null;
  /** «السابق»: not the one in office. */
  readonly former: boolean;
}

/** Reads profiles off descriptions, and off names that begin with a noun for what they name («حزب الله»). */
export class Profiler {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly demonyms: Demonyms,
    private readonly heads: Heads,
    private readonly words: IdentityWords,
  ) {}

  of(mention: Mention): Profile | null {
    let { noun } = mention;
    let skip = mention.head;
    if (mention.kind === 'name') {
      if (mention.type === 'person' || mention.last - mention.first < 2) return null;
      const first = this.tokens[mention.first]!;
      const cut = Math.max(0, mention.start - first.start);
      const head = this.heads.find(foldBare(withoutArticle(first.bare.slice(cut))));
      if (!head || head.type === 'person') return null;
      noun = head.noun;
      skip = mention.first;
    }
    if (noun === null) return null;
    const rest: string[] = [];
    let former = false;
    for (let t = mention.first; t < mention.last; t++) {
      const token = this.tokens[t]!;
      if (t === skip || token.kind === 'sign' || token.kind === 'number') continue;
      const word = plain(token.bare);
      if (this.words.has('former', word)) {
        former = true;
        continue;
      }
      if (this.words.has('empty', word) || this.demonyms.adjective(word)?.country || this.isCountry(token)) continue;
      rest.push(word);
    }
    // «رئيس البلاد», «رئيس الجمهورية» is the president
    const own = noun === 'رئيس' ? rest.filter((word) => !this.words.has('president', word)) : rest;
    return { mention, noun, rest: own, nation: mention.nation, former };
  }

  private isCountry(token: Token): boolean {
    return this.demonyms.countryOf(token.fold) !== undefined;
  }
}

/** A word of a description without prefixed li- and article, folded: «للأمم» and «الأمم» are one. */
function plain(word: string): string {
  if (word.startsWith('لل') && word.length > 4) return foldBare(word.slice(2));
  const bare = withoutArticle(word);
  return foldBare(bare);
}

/** Whether every word of one stands in the other. */
export const within = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((word) => all.includes(word));

export const sameWords = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && within(a, b);
