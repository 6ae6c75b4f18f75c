import type { Demonyms } from '../../lexicon/demonyms.js';
import type { View } from './view.js';

/** The mention that names a country, by its code: its name, else its capital, else a body of its state. */
export function countryMentions(view: View, demonyms: Demonyms): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  const bodies = new Map<string, number>();
  for (const m of view.mentions) {
    if (m.kind === 'name' && m.type === 'place') {
      const words = view.tokens.slice(m.first, m.last).map((t) => t.fold);
      words[0] = words[0]!.slice(m.start - view.tokens[m.first]!.start);
      const code = demonyms.countryOf(words.join(' '));
      if (code && !named.has(code)) named.set(code, m.index);
    } else if (m.nation && (m.type === 'organization' || m.type === 'group') && !bodies.has(m.nation))
      bodies.set(m.nation, m.index);
  }
  for (const [code, m] of bodies) if (!named.has(code)) named.set(code, m);
  return named;
}
