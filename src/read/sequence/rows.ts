/** Rows to an array. Few, for an array lives as long as one of its rows is used. */
const together = 16;

/**
 * Keeps rows of small integers (16 bits), several in one array: an array for each would take more memory than the
 * numbers in it.
 */
export class RowStore {
  private array = new Int16Array(0);
  private used = 0;

  constructor(private readonly width: number) {}

  /** Copies a row; gives the array in which it now stands, and where it begins. */
  add(row: ArrayLike<number>): { array: Int16Array; at: number } {
    if (this.used === this.array.length) {
      this.array = new Int16Array(together * this.width);
      this.used = 0;
    }
    const at = this.used;
    this.array.set(row, at);
    this.used += this.width;
    return { array: this.array, at };
  }
}
