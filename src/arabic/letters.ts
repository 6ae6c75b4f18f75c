/**
 * Letters and normal forms of Arabic script. Nothing here changes a text: forms are made for comparing and looking up.
 */

/** Marks without a sound of their own: tanwin, short vowels, shadda, sukun, dagger alif, Quranic signs. */
const marks = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED]/gu;
/** Tatweel, zero-width and bidirectional control characters, soft hyphen, byte order mark. */
const invisible = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const presentation = /[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu;
const needsWork =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFB50-\uFDFF\uFE70-\uFEFC\u06A9\u06CC\u0660-\u0669\u06F0-\u06F9]/u;

const digitOf = (c: string): string => String((c.codePointAt(0)! & 0xf) % 10);

/**
 * The form without diacritics, tatweel, invisible characters and presentation forms; Persian kaf and ya as Arabic
 * ones, Arabic-Indic digits as ASCII ones. Hamzas, ta marbuta and alif maqsura stay. Idempotent.
 */
export function bare(word: string): string {
  if (!needsWork.test(word)) return word;
  return word
    .replace(presentation, (s) => s.normalize('NFKC'))
    .replace(marks, '')
    .replace(invisible, '')
    .replace(/\u06A9/gu, '\u0643')
    .replace(/\u06CC/gu, '\u064A')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, digitOf);
}

/**
 * The form for tolerant look-up: `bare`, and besides all alifs are ا, ى is ي, ة is ه, ؤ is و, ئ is ي; a lone hamza goes.
 * Latin letters in lower case. Idempotent.
 */
export function fold(word: string): string {
  return foldBare(bare(word));
}

/** 1 for the letters and digits that folding leaves alone, by code unit. */
const folded = Uint8Array.from({ length: 0x700 }, (_, code) =>
  /[\u0627\u0628\u062A-\u063A\u0641-\u0648\u064A0-9]/u.test(String.fromCharCode(code)) ? 1 : 0,
);

/** `fold` for a word that is `bare` already. */
export function foldBare(word: string): string {
  let out = '';
  let done = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (folded[code] === 1) continue;
    const letter = arabic[code - 0x600];
    if (letter === undefined) return foldLetters(word);
    out += word.slice(done, i) + letter;
    done = i + 1;
  }
  return done === 0 ? word : out + word.slice(done);
}

/** What folding makes of each code unit from U+0600 to U+06FF: a letter, or nothing of a lone hamza. */
const arabic: readonly string[] = Array.from({ length: 0x100 }, (_, i) => foldLetters(String.fromCharCode(0x600 + i)));

function foldLetters(word: string): string {
  return word
    .replace(/[\u0622\u0623\u0625\u0671]/gu, '\u0627')
    .replace(/\u0649/gu, '\u064A')
    .replace(/\u0629/gu, '\u0647')
    .replace(/\u0624/gu, '\u0648')
    .replace(/\u0626/gu, '\u064A')
    .replace(/\u0621/gu, '')
    .toLowerCase();
}

/** How many code units of a word its first `count` letters take: marks and invisible characters among and behind them count. */
export function lengthOf(word: string, count: number): number {
  if (count === 0 || !needsWork.test(word)) return count;
  let at = 0;
  for (let left = count; at < word.length; at++) {
    const letters = bare(word[at]!).length;
    if (letters > 0 && left <= 0) break;
    left -= letters;
  }
  return at;
}
