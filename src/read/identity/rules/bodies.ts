import type { World } from '../../../lexicon/gazetteer.js';
import type { IdentityWords } from '../../../lexicon/identity-words.js';
import { spelledAlike } from '../forms.js';
import type { Scene } from '../scene.js';
import { type Form, inOrder, joinShorter, respelled } from './names.js';

/** Whether a body's or place's shorter name is told by a longer one. */
function shortens(short: Form, long: Form, words: IdentityWords): boolean {
  if (short.words.length >= long.words.length) return respelled(short.words, long.words);
  const [head] = long.words;
  if (short.words[0] === head || spelledAlike(short.words[0]!, head!)) {
    // «المرصد السوري لحقوق الإنسان», «المرصد»; of places only with the same noun («مطار الملك خالد الدولي», «مطار خالد»)
    if (long.class === 'place' && short.words.length === 1) return false;
    return inOrder(short.words, long.words);
  }
  if (!words.has('kind-noun', head!)) return false;
  return short.words.every((word, i) => word === long.words[i + 1] || spelledAlike(word, long.words[i + 1]!));
}

/** Bodies, media, places: with and without the noun before the name («وزارة», «جمهورية»), or what follows it. */
export function joinBodies(forms: readonly Form[], scene: Scene, world: World, words: IdentityWords): void {
  for (const kind of ['body', 'place'] as const) {
    const own = forms.filter((f) => f.class === kind);
    // forms that the gazetteer gives as names of one
    const byRow = new Map<string, number>();
    const rowOf = (form: Form): string | null => {
      if (kind === 'place') {
        const country = world.country(form.key);
        if (country) return country.iso;
        if (world.capital(form.key)) return null;
        const [city, other] = world.cities(form.key);
        if (city && !other) return `${city.country} ${city.english}`;
      }
      return world.known(form.key)?.key ?? null;
    };
    const rows = new Map(own.map((form) => [form, rowOf(form)]));
    for (const [form, row] of rows) {
      for (const m of form.mentions) if (row) scene.join(m, form.mentions[0]!);
      if (row && byRow.has(row)) scene.join(form.mentions[0]!, byRow.get(row)!);
      else if (row) byRow.set(row, form.mentions[0]!);
    }
    joinShorter(
      own.filter((form) => kind === 'body' || !world.capital(form.key) || world.country(form.key)),
      scene,
      (short, long) => {
        const one = rows.get(short);
        const other = rows.get(long);
        return (!one || !other || one === other) && shortens(short, long, words);
      },
      (form) => [form.words[0]!],
      (form) =>
        form.words.length > 1 && words.has('kind-noun', form.words[0]!) ? form.words.slice(0, 2) : [form.words[0]!],
    );
  }
}
