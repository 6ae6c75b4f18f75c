/** Why a text was not read: what the page tells a person, with what to do. */
export type Problem =
  | { readonly kind: 'empty' | 'notArabic' | 'notText' }
  | { readonly kind: 'tooLong'; readonly length: number; readonly most: number }
  | { readonly kind: 'failed'; readonly message: string };

/** A text of more UTF-16 code units is refused in the browser: a hundred long reports, no single one. */
export const mostLetters = 400_000;
