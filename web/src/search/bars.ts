export interface Bar {
  /** `2024-03` or `2024`. */
  readonly value: string;
  readonly count: number;
}

/** So many months have a bar each; more are put together into years. */
const most = 24;

/** Counts by month as bars without gaps: months in which nothing came are there too. */
export function barsOf(counts: readonly Bar[]): readonly Bar[] {
  const known = counts.filter((c) => /^\d{4}-\d{2}$/.test(c.value)).toSorted((a, b) => (a.value < b.value ? -1 : 1));
  if (known.length === 0) return [];
  const [first, last] = [monthOf(known[0]!.value), monthOf(known.at(-1)!.value)];
  const yearly = last - first >= most;
  const sums = new Map<number, number>();
  const place = (value: string): number => (yearly ? Number(value.slice(0, 4)) : monthOf(value));
  for (const { value, count } of known) sums.set(place(value), (sums.get(place(value)) ?? 0) + count);
  const [from, to] = yearly ? [Math.floor(first / 12), Math.floor(last / 12)] : [first, last];
  const bars = Array.from({ length: to - from + 1 }, (_, i) => ({
    value: yearly ? String(from + i).padStart(4, '0') : written(from + i),
    count: sums.get(from + i) ?? 0,
  }));
  // one report dated wrongly, far off, must not make the others a hair's breadth
  return bars.length <= 3 * most ? bars : bars.filter((bar) => bar.count > 0);
}

const monthOf = (value: string): number => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7)) - 1;

const written = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
