import { fold } from '../../../arabic/letters.js';
import type { World } from '../../../lexicon/gazetteer.js';
import type { IdentityWords } from '../../../lexicon/identity-words.js';
import type { Scene } from '../scene.js';
import type { Form } from './names.js';

/** Capitals that stand for the government («موسكو ترفض») go with the country, where a mention is not of the city. */
export function joinCapitals(forms: readonly Form[], scene: Scene, world: World, words: IdentityWords): void {
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
    const cities: number[] = [];
    for (const m of form.mentions)
      if (asState(scene, m, words)) {
        scene.states.add(m);
        scene.join(m, one ?? form.mentions[0]!);
      } else cities.push(m);
    for (const m of cities) scene.join(m, one === undefined ? form.mentions[0]! : cities[0]!);
  }
}

/** Whether a mention of a capital means the state. */
function asState(scene: Scene, index: number, words: IdentityWords): boolean {
  const mention = scene.mentions[index]!;
  const token = scene.tokens[mention.first]!;
  // «بموسكو», «في موسكو»
  if (mention.start > token.start && /[بل]$/u.test(scene.text.slice(token.start, mention.start))) return false;
  const previous = scene.tokens[mention.first - 1];
  if (previous === undefined) return true;
  const [analysis] = scene.words[mention.first - 1]!.analyses;
  const form = previous.fold.replace(/^[وف](?=.{3})/u, '');
  if (words.has('to-city', form) || words.has('to-city', previous.fold)) return false;
  const stem = fold(scene.text.slice(analysis.stem.start, analysis.stem.end));
  return words.has('of-state', form) || words.has('of-state', stem) || analysis.pos !== 'NOUN';
}
