/**
 * Prefixed conjunctions (و ف) and prepositions (ب ل ك) of folded words. Spelling alone cannot tell a prefix from a first
 * letter («وليد», «باريس»): who splits brings a vocabulary.
 */

/** A word without its prefixes. `cut` code units go at the front; `form` is what remains, with the article whole. */
export interface Stripped {
  readonly cut: number;
  readonly form: string;
}

/** The ways to take one prefix off a folded word, the shorter cut first; after li- the article gets its alif back. */
export function withoutPrefix(word: string): Stripped | null {
  if (word.length < 4) return null;
  switch (word.charCodeAt(0)) {
    case 0x648: // و
    case 0x641: // ف
    case 0x628: // ب
    case 0x643: // ك
      return { cut: 1, form: word.slice(1) };
    case 0x644: // ل
      // «للامم» is «ل» and «الامم»: what remains in the text begins with the second lam
      return word.charCodeAt(1) === 0x644 ? { cut: 1, form: `ا${word.slice(1)}` } : { cut: 1, form: word.slice(1) };
    default:
      return null;
  }
}

/**
 * The word without its prefixes, as far as the vocabulary knows what remains. A word that it knows stays whole; of an
 * unknown one up to three prefixes go (and-with-the: «وبالقاهره» to «القاهره»), or none when nothing known remains.
 */
export function strip(word: string, known: (form: string) => boolean): Stripped {
  // «للبنان» is «ل» and «لبنان», whatever «البنان» may be
  if (word.startsWith('لل') && known(word.slice(1))) return { cut: 1, form: word.slice(1) };
  if (known(word)) return { cut: 0, form: word };
  let form = word;
  let cut = 0;
  for (let i = 0; i < 3; i++) {
    const next = withoutPrefix(form);
    // و and ف stand outermost, a preposition alone before the word or the article
    if (!next || (i > 0 && (form.charCodeAt(0) === 0x648 || form.charCodeAt(0) === 0x641))) break;
    cut += next.cut;
    form = next.form;
    if (known(form)) return { cut, form };
    if (form.startsWith('ال') && next.form !== word.slice(cut) && known(form.slice(1)))
      return { cut, form: form.slice(1) };
  }
  return { cut: 0, form: word };
}
