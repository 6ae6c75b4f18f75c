/** Sets of mentions that name one: union by size, and what is known of each set. */
export class Clusters {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
    this.size = new Int32Array(count).fill(1);
  }

  /** The set of a mention: the same number for all its members, until sets are joined. */
  of(mention: number): number {
    let root = mention;
    while (this.parent[root] !== root) root = this.parent[root]!;
    for (let at = mention; at !== root; ) {
      const next = this.parent[at]!;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  /** Joins two mentions' sets. */
  join(a: number, b: number): void {
    let one = this.of(a);
    let other = this.of(b);
    if (one === other) return;
    if (this.size[one]! < this.size[other]!) [one, other] = [other, one];
    this.parent[other] = one;
    this.size[one] = this.size[one]! + this.size[other]!;
  }

  same(a: number, b: number): boolean {
    return this.of(a) === this.of(b);
  }
}
