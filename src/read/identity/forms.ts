import { nameWords } from '../../lexicon/gazetteer.js';

/** Letters that one foreign sound is written with: each stands for the last of its group. */
const groups = ['شصثزس', 'طت', 'غقجك', 'ضذظد', 'حخه', 'ڤف', 'پب'];
const alike = new Map(groups.flatMap((group) => [...group].map((letter) => [letter, group.at(-1)!] as const)));
const weak = new Set('اويه');

/** Consonants of a word, those of one sound written alike, doubled ones once. */
export function skeleton(word: string): string {
  let out = '';
  for (const c of word) {
    if (weak.has(c)) continue;
    const sound = alike.get(c) ?? c;
    if (!out.endsWith(sound)) out += sound;
  }
  return out;
}

/** Whether one edit (a letter more, less, other, or two neighbours changed about) makes one of the other. */
export function oneEdit(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  return short.slice(i + 1) === long.slice(i + 1) || swapped(short, long, i);
}

const swapped = (a: string, b: string, i: number): boolean =>
  a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);

/**
 * Whether two folded words may be spellings of one name: one letter apart, two letters changed about, or the same
 * consonants. Short words, which are near many others, must be equal.
 */
export function spelledAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 4) return false;
  if (a.length === b.length) {
    let i = 0;
    while (a[i] === b[i]) i++;
    if (swapped(a, b, i)) return true;
  }
  if (Math.min(a.length, b.length) < 5) return false;
  if (oneEdit(a, b)) return Math.max(a.length, b.length) > 5 || skeleton(a) === skeleton(b);
  return Math.abs(a.length - b.length) <= 2 && skeleton(a).length >= 3 && skeleton(a) === skeleton(b);
}

/**
 * The words of a name (see `nameWords`). After li- the article has lost its alif («للأمم» names «الأمم», its span begins
 * with the second lam), but «للبنان» names «لبنان»: `known` decides, told a name without spaces.
 */
export function wordsOf(name: string, before: string, known: (key: string) => boolean): string[] {
  const words = nameWords(name);
  if (before !== 'ل' || !name.startsWith('ل') || known(words.join(''))) return words;
  return nameWords(`ا${name}`);
}

/**
 * A person's words without initials («س. ع. الحداد»), unless nothing else is there. Newspapers write «الكسندر» for
 * «ألكسندر»: what looks like an article goes from both.
 */
export function personWords(words: readonly string[]): readonly string[] {
  const full = words.filter((w) => w.length > 1).map((w) => (w.length > 4 && w.startsWith('ال') ? w.slice(2) : w));
  return full.length > 0 ? full : words;
}
