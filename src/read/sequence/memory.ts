/**
 * Remembers what was made of a word, for a bounded number of words: when the newer half is full, the older half is
 * forgotten, so that frequent words stay and memory does not grow with the number of reports read.
 */
export class Memory<T> {
  private newer = new Map<string, T>();
  private older = new Map<string, T>();

  /** At most `limit` words are kept. */
  constructor(private readonly limit: number) {}

  get(word: string): T | undefined {
    const known = this.newer.get(word);
    if (known !== undefined) return known;
    const before = this.older.get(word);
    if (before !== undefined) this.set(word, before);
    return before;
  }

  set(word: string, value: T): void {
    if (this.newer.size * 2 >= this.limit) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(word, value);
  }

  get size(): number {
    return this.newer.size + this.older.size;
  }
}
