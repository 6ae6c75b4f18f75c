/** How many words are remembered: some hundred reports have about as many, thousands share most of theirs. */
const places = 1 << 16;
/** Places that a word may have. */
const ways = 4;
const sets = places / ways;

/**
 * Remembers what was made of words, of a bounded number of them. A word has a few places, told by its hash; one that
 * comes again moves towards the first, a new one takes the first, and what stood in the last is forgotten: frequent words
 * stay, and memory does not grow with the number of reports read. The caller gives the hash, because a token carries it
 * from stage to stage; any number that is always the same for the word will do.
 */
export class Memory<T> {
  private readonly hashes = new Int32Array(places);
  private readonly words = new Array<string | undefined>(places).fill(undefined);
  private readonly values = new Array<T | undefined>(places).fill(undefined);

  get(word: string, hash: number): T | undefined {
    const first = (hash & (sets - 1)) * ways;
    for (let at = first; at < first + ways; at++)
      if (this.hashes[at] === hash && this.words[at] === word) return this.use(at, first);
    return undefined;
  }

  /** As `get`, of the word that stands in `[start, end)` of a text. */
  getAt(text: string, start: number, end: number, hash: number): T | undefined {
    const first = (hash & (sets - 1)) * ways;
    for (let at = first; at < first + ways; at++)
      if (this.hashes[at] === hash && stands(this.words[at]!, text, start, end)) return this.use(at, first);
    return undefined;
  }

  set(word: string, hash: number, value: T): void {
    const first = (hash & (sets - 1)) * ways;
    const { hashes, words, values } = this;
    for (let at = first + ways - 1; at > first; at--) {
      hashes[at] = hashes[at - 1]!;
      words[at] = words[at - 1];
      values[at] = values[at - 1];
    }
    hashes[first] = hash;
    words[first] = word;
    values[first] = value;
  }

  private use(at: number, first: number): T {
    const value = this.values[at]!;
    if (at > first) this.swap(at - 1, at);
    return value;
  }

  private swap(a: number, b: number): void {
    const { hashes, words, values } = this;
    [hashes[a], hashes[b]] = [hashes[b]!, hashes[a]!];
    [words[a], words[b]] = [words[b], words[a]];
    [values[a], values[b]] = [values[b], values[a]];
  }
}

function stands(word: string | undefined, text: string, start: number, end: number): boolean {
  if (word?.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
