import type { Token } from '../tokens/layer.js';

/** Words that must, or must not, stand near a trigger. */
export interface Condition {
  readonly after: readonly string[];
  readonly before: readonly string[];
  /** The next word, the last word. */
  readonly next: readonly string[];
  readonly last: readonly string[];
  /** Letters of which the trigger must carry one as a prefix. */
  readonly prefixes: readonly string[];
  /** Kinds of names one of which must come next. */
  readonly names: readonly string[];
  /** Told once with these, the bare definite noun is enough. */
  readonly again: boolean;
}

const reachAfter = 6;
const reachBefore = 4;
/** Words so short that only the whole word is meant. */
const whole = new Set([
  'علي',
  'عن',
  'في',
  'من',
  'مع',
  'الي',
  'بين',
  'ضد',
  'تم',
  'ان',
  'حي',
  'غاز',
  'حر',
  'نار',
  'عام',
  'سد',
  'حق',
]);

export function readConditions(cell: string): Condition | null {
  const words = cell.split(' ').filter(Boolean);
  if (!words.length) return null;
  return {
    after: words.filter((w) => !/^[<>+@*]/u.test(w)),
    before: words.filter((w) => /^<[^<]/u.test(w)).map((w) => w.slice(1)),
    last: words.filter((w) => w.startsWith('<<')).map((w) => w.slice(2)),
    next: words.filter((w) => w.startsWith('>')).map((w) => w.slice(1)),
    prefixes: words.filter((w) => w.startsWith('+')).map((w) => w.slice(1)),
    again: words.includes('*'),
    names: words.filter((w) => w.startsWith('@')).map((w) => w.slice(1)),
  };
}

const withoutPrefixes = (word: string): string => word.replace(/^[وف]?(?:[بكل]?ال|لل|[بكل])?(?=.{3})/u, '');

export function isOneOf(word: string, list: readonly string[]): boolean {
  const stem = withoutPrefixes(word);
  const light = word.replace(/^[وف](?=.{3})/u, '');
  for (const w of list) {
    if (whole.has(w)) {
      if (word === w || light === w || stem === w) return true;
    } else if (word.startsWith(w) || stem.startsWith(w) || light.startsWith(w)) return true;
  }
  return false;
}

/** Whether the condition holds for the trigger at a token that carries these prefixes. Looks no farther than its sentence. */
export function holds(
  condition: Condition,
  tokens: readonly Token[],
  at: number,
  prefixes: string,
  nameAt: (token: number) => string | null,
): boolean {
  const sentence = tokens[at]!.sentence;
  if (condition.prefixes.some((p) => prefixes.includes(p))) return true;
  const beside = (i: number, list: readonly string[]): boolean =>
    list.length > 0 && tokens[i]?.sentence === sentence && isOneOf(tokens[i]!.fold, list);
  if (beside(at + 1, condition.next) || beside(at - 1, condition.last)) return true;
  const next = nameAt(at + 1);
  if (next && condition.names.includes(next)) return true;
  if (condition.after.length)
    for (let i = at + 1, seen = 0; i < tokens.length && seen < reachAfter; i++) {
      const t = tokens[i]!;
      if (t.sentence !== sentence) break;
      if (t.kind === 'sign') continue;
      seen++;
      if (isOneOf(t.fold, condition.after)) return true;
    }
  if (condition.before.length)
    for (let i = at - 1, seen = 0; i >= 0 && seen < reachBefore; i--) {
      const t = tokens[i]!;
      if (t.sentence !== sentence) break;
      if (t.kind === 'sign') continue;
      seen++;
      if (isOneOf(t.fold, condition.before)) return true;
    }
  return false;
}
