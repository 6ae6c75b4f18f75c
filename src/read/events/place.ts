import type { Argument } from './arguments.js';
import type { View } from './view.js';

const inside = new Set(['في', 'ب', 'داخل', 'وسط', 'قرب', 'شمال', 'جنوب', 'شرق', 'غرب', 'خارج']);
/** After these a place is struck or entered. */
const onto = new Set(['علي', 'الي', 'ل', 'نحو']);

/** Where the event took place: a place in the phrases beside its word or the verb that carries it; null when none says. */
export function placeOf(view: View, beside: readonly (readonly Argument[])[]): number | null {
  for (const prepositions of [inside, onto])
    for (const args of beside)
      for (const a of args)
        if (prepositions.has(a.prep))
          for (const m of [...a.mentions, ...a.of]) {
            const { type } = view.mentions[m]!;
            if (type === 'place' || type === 'facility') return m;
          }
  return null;
}
