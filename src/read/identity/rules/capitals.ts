import type { World } from '../../../lexicon/gazetteer.js';
import type { Clusters } from '../clusters.js';
import type { Form } from './names.js';

/** Whether a mention of a capital means the state. */
export type AsState = (mention: number) => boolean;

/** Capitals that stand for the government («موسكو ترفض») go with the country, where a mention is not of the city. */
export function joinCapitals(forms: readonly Form[], clusters: Clusters, world: World, state: AsState): void {
  const countries = new Map<string, number>();
  for (const form of forms) {
    const country = form.class === 'place' ? world.country(form.key) : null;
    if (country && !countries.has(country.iso)) countries.set(country.iso, form.mentions[0]!);
  }
  for (const form of forms) {
    if (form.class !== 'place') continue;
    const country = world.capital(form.key);
    if (!country || world.country(form.key)) continue;
    const one = countries.get(country.iso);
    const [first] = form.mentions.filter((m) => !state(m));
    for (const m of form.mentions) {
      const to = state(m) ? (one ?? form.mentions[0]!) : first!;
      clusters.join(m, to);
    }
  }
}
