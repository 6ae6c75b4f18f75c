import type { World } from '../../../lexicon/gazetteer.js';
import type { IdentityWords } from '../../../lexicon/identity-words.js';
import { wordsOf } from '../forms.js';
import type { Scene } from '../scene.js';
import { joinAliases } from './aliases.js';
import { joinBodies } from './bodies.js';
import { joinCapitals } from './capitals.js';
import { formsOf } from './names.js';
import { joinPersons } from './persons.js';

/** Joins the mentions that are names, by their forms and the gazetteer. */
export function joinNames(scene: Scene, world: World, words: IdentityWords): void {
  const names = scene.mentions.filter((m) => m.kind === 'name' && m.type !== null);
  const keys = new Set(names.filter((m) => scene.before(m) !== 'ل').map((m) => scene.key(m)));
  const known = (key: string): boolean => keys.has(key) || world.country(key) !== null;
  const forms = formsOf(names, (m) => wordsOf(scene.slice(m), scene.before(m), known), world);
  joinPersons(forms, scene, words);
  joinBodies(forms, scene, world, words);
  joinCapitals(forms, scene, world, words);
  joinAliases(names, scene, (m) => world.known(scene.key(m))?.key ?? null);
}
