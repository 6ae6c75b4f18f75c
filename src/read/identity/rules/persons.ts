import type { IdentityWords } from '../../../lexicon/identity-words.js';
import { spelledAlike } from '../forms.js';
import type { Scene } from '../scene.js';
import { type Form, inOrder, joinShorter, respelled } from './names.js';

/** Whether a person's shorter name is told by a longer one: its words in order, or the family or given name alone. */
function shortens({ words: short }: Form, { words: long }: Form, words: IdentityWords): boolean {
  if (short.length >= long.length) return respelled(short, long);
  if (short.length === 1) return short[0] === long[0] || spelledAlike(short[0]!, long.at(-1)!);
  // «سلمان بن عبدالعزيز» is the father of «محمد بن سلمان بن عبدالعزيز»
  const from = long.length - short.length;
  if (words.has('father', long[from - 1]!) && short.every((w, i) => w === long[from + i])) return false;
  return inOrder(short, long);
}

/** Persons: «سالم عمر الحداد», «الحداد»; «سعد الحريري» and «رفيق الحريري» stay apart. */
export function joinPersons(forms: readonly Form[], scene: Scene, words: IdentityWords): void {
  const ends = (form: Form): readonly string[] =>
    form.words.length === 1 ? form.words : [form.words[0]!, form.words.at(-1)!];
  joinShorter(
    forms.filter((f) => f.class === 'person'),
    scene,
    (short, long) => shortens(short, long, words),
    ends,
    ends,
  );
}
