import { bare, foldBare } from '../../arabic/letters.js';

const between = /[^\p{L}\p{M}\p{N}]+/u;

/** A bare word without its article; «الله» keeps its own, and «ألمانيا» has none. */
export const plain = (word: string): string =>
  word.length > 4 && word.startsWith('ال') && word !== 'الله' ? word.slice(2) : word;

/**
 * The folded words of a name without articles. `before` is what stands before it in the text: after li- the article has
 * lost its alif («للأمم» names «الأمم», its span begins with the second lam).
 */
export function wordsOf(name: string, before: string): string[] {
  const words = bare(name).split(between).filter(Boolean);
  if (before === 'ل' && words[0]?.startsWith('ل') && words[0].length > 3) words[0] = `ا${words[0]}`;
  return words.map((word) => foldBare(plain(word)));
}

/** Letters that one foreign sound is written with. */
const alike: Readonly<Record<string, string>> = {
  ش: 'س', ص: 'س', ث: 'س', ز: 'س', ط: 'ت', غ: 'ك', ق: 'ك', ج: 'ك', چ: 'ك', گ: 'ك', ض: 'د', ذ: 'د', ظ: 'د', ح: 'ه', خ: 'ه', ڤ: 'ف', پ: 'ب',
}; // biome-ignore format: one sound a pair
const weak = new Set('اويه');

/** Consonants of a word, those of one sound written alike, doubled ones once. */
export function skeleton(word: string): string {
  let out = '';
  for (const c of word) {
    if (weak.has(c)) continue;
    const sound = alike[c] ?? c;
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
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}

/** Whether two words may be spellings of one name: one letter apart, or the same consonants. Short words must be equal. */
export function spelledAlike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || b.length < 5 || a[0] !== b[0]) return false;
  if (oneEdit(a, b)) return Math.max(a.length, b.length) > 5 || skeleton(a) === skeleton(b);
  return Math.abs(a.length - b.length) <= 2 && skeleton(a).length >= 3 && skeleton(a) === skeleton(b);
}
