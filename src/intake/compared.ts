/** Only letters and digits, without marks, to tell whether two lines say the same. */
export const compared = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]|\u0640/gu, '');
