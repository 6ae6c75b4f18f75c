import type { Stage } from '../../document/pipeline.js';
import { demonymsOf } from '../../lexicon/demonyms.js';
import { type World, worldOf } from '../../lexicon/gazetteer.js';
import { headsOf } from '../../lexicon/heads.js';
import { identityWordsOf } from '../../lexicon/identity-words.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { words } from '../morphology/layer.js';
import type { EntityType } from '../names/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { tokens } from '../tokens/layer.js';
import { FactFinder } from './facts.js';
import { type EntityItem, entities } from './layer.js';
import { type Profile, Profiler } from './profiles.js';
import { joinAppositions } from './rules/appositions.js';
import { joinDescriptions, shorter } from './rules/descriptions.js';
import { joinNames } from './rules/named.js';
import { joinPlaces } from './rules/places.js';
import { joinPronouns } from './rules/pronouns.js';
import { Scene } from './scene.js';

/** Finds which mentions name one person, body, place or group. */
export const entitiesStage = (lexicon: Lexicon): Stage<EntityItem> => {
  const world = worldOf(lexicon);
  const demonyms = lexicon.once(demonymsOf);
  const heads = lexicon.once(headsOf);
  const vocabulary = identityWordsOf(lexicon);
  return {
    name: 'entities',
    needs: [tokens, words, mentions],
    makes: entities,
    run(document) {
      const scene = new Scene(document);
      joinNames(scene, world, vocabulary);
      const profiler = new Profiler(scene.tokens, demonyms, heads, vocabulary);
      const profiles = scene.mentions.map((m) => (m.kind === 'pronoun' ? null : profiler.of(m)));
      const profileOf = (mention: number): Profile | null => profiles[mention]!;
      joinAppositions(scene, profileOf, (p, c) => shorter(scene, p, c));
      joinDescriptions(scene, profileOf);
      joinPlaces(scene, world, vocabulary);
      joinPronouns(scene);
      return itemsOf(
        scene,
        new FactFinder(scene, world, demonyms, vocabulary, countriesTold(scene, world), scene.main),
      );
    },
  };
};

/** The sets as items, in the order of their first mentions. */
function itemsOf(scene: Scene, facts: FactFinder): EntityItem[] {
  const members = new Map<number, Mention[]>();
  for (const mention of scene.mentions) {
    const list = members.get(scene.of(mention.index));
    if (list) list.push(mention);
    else members.set(scene.of(mention.index), [mention]);
  }
  return [...members.values()].map((own, index) => {
    const named = own.filter((m) => m.kind === 'name');
    const type = typeOf(named.length > 0 ? named : own);
    return {
      index,
      start: own[0]!.start,
      end: own[0]!.end,
      type,
      name: scene.slice(fullest(named.length > 0 ? named : own)),
      ...facts.of(type, own),
      mentions: own.map((m) => m.index),
    };
  });
}

/** How often the mentions tell of each country, by ISO code. */
function countriesTold(scene: Scene, world: World): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const m of scene.mentions) {
    // a capital may be another town of the name: it does not tell of its country
    const nation = m.kind === 'name' ? world.country(scene.key(m))?.iso : m.nation;
    if (nation) counts.set(nation, (counts.get(nation) ?? 0) + 1);
  }
  return counts;
}

/** The longest, the first of equals. */
const fullest = (own: readonly Mention[]): Mention =>
  own.reduce((best, m) => (m.end - m.start > best.end - best.start ? m : best));

/** The type that most have, the first of equals. */
function typeOf(own: readonly Mention[]): EntityType | null {
  const votes = new Map<EntityType, number>();
  for (const { type } of own) if (type) votes.set(type, (votes.get(type) ?? 0) + 1);
  let best: EntityType | null = null;
  for (const [type, n] of votes) if (best === null || n > votes.get(best)!) best = type;
  return best;
}
