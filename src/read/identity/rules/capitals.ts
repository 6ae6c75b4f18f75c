import type { World } from '../../../lexicon/gazetteer.js';
import type { Scene } from '../scene.js';
import type { Form } from './names.js';

/** Words that make the capital after them the city: one is there, goes there, or stands near it. */
const ofCity = new Set('في الي من نحو قرب داخل خارج زار تزور يزور غادر وصل'.split(' '));
/** Nouns whose complement is the state. */
const ofState = new Set(
  'حكومه موقف سياسه قرار قرارات اتهامات اتهام دعم رد علاقات سفير سلطات حلفاء حليف حليفه ضغوط جهود دعوه رغبه قلق تصريحات مصالح اصدقاء خصوم التزام عقوبات سيطره رفض موافقه انسحاب طلب تدخل دور قوات جانب غير بين ضد تجاه لدي مع قبل'.split(
    ' ',
  ),
);

/** Capitals that stand for the government («موسكو ترفض») go with the country, where a mention is not of the city. */
export function joinCapitals(forms: readonly Form[], scene: Scene, world: World): void {
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
    const [first] = form.mentions.filter((m) => !asState(scene, m));
    for (const m of form.mentions) {
      const to = asState(scene, m) ? (one ?? form.mentions[0]!) : first!;
      scene.join(m, to);
    }
  }
}

/** Whether a mention of a capital means the state. */
function asState(scene: Scene, index: number): boolean {
  const mention = scene.mentions[index]!;
  const token = scene.tokens[mention.first]!;
  // «بموسكو», «في موسكو»
  if (mention.start > token.start && /[بل]$/u.test(scene.text.slice(token.start, mention.start))) return false;
  const previous = scene.tokens[mention.first - 1];
  if (previous === undefined) return true;
  const form = previous.fold.replace(/^[وف](?=.{3})/u, '');
  if (ofCity.has(form) || ofCity.has(previous.fold)) return false;
  return ofState.has(form) || scene.words[mention.first - 1]!.analyses[0].pos !== 'NOUN';
}
