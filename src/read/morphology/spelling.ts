/**
 * Spellings that one word may have in print: the press leaves hamzas off («اعلن»), puts them where none belongs
 * («إستقبل»), and writes ى for a final ي. Words are looked up by a key and then judged by how far they are from the
 * dictionary's spelling.
 */

/** أ إ آ ٱ ى */
const isVariant = (code: number): boolean =>
  code === 0x623 || code === 0x625 || code === 0x622 || code === 0x671 || code === 0x649;

/** The key of a bare word: all alifs ا, ى as ي. Keeps the length. */
export function keyOf(word: string): string {
  for (let i = 0; i < word.length; i++)
    if (isVariant(word.charCodeAt(i))) return word.replace(/[أإآٱ]/gu, 'ا').replace(/ى/gu, 'ي');
  return word;
}

/**
 * How far a spelling is from the dictionary's, for words of one key: 0 the same, 1 marks are left off, 2 marks are put
 * where the dictionary has none, 3 one hamza for another.
 */
export function distance(written: string, right: string): 0 | 1 | 2 | 3 {
  if (written === right) return 0;
  let worst: 0 | 1 | 2 | 3 = 0;
  for (let i = 0; i < written.length; i++) {
    const w = written[i]!;
    const r = right[i]!;
    if (w === r) continue;
    const d = w === 'ا' || (w === 'ى' && r === 'ي') ? 1 : r === 'ا' || w === 'ي' ? 2 : 3;
    if (d > worst) worst = d;
  }
  return worst;
}
