import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import { nameKey, worldOf } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { words } from '../morphology/layer.js';
import type { EntityType } from '../names/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { tokens } from '../tokens/layer.js';
import { Clusters } from './clusters.js';
import { wordsOf } from './forms.js';
import { type EntityItem, entities } from './layer.js';
import { joinAliases } from './rules/aliases.js';
import { joinBodies } from './rules/bodies.js';
import { joinCapitals } from './rules/capitals.js';
import { formsOf } from './rules/names.js';
import { joinPersons } from './rules/persons.js';

/** Words that make the capital after them the city: one is there, goes there, or stands near it. */
const ofCity = new Set('في الي من نحو قرب داخل خارج زار تزور يزور غادر وصل'.split(' '));
/** Nouns whose complement is the state. */
const ofState = new Set(
  'حكومه موقف سياسه قرار قرارات اتهامات اتهام دعم رد علاقات سفير سلطات حلفاء حليف حليفه ضغوط جهود دعوه رغبه قلق تصريحات مصالح اصدقاء خصوم التزام عقوبات سيطره رفض موافقه انسحاب طلب تدخل دور قوات جانب غير بين ضد تجاه لدي مع قبل'.split(
    ' ',
  ),
);

/** Finds which mentions name one person, body, place or group. */
export const entitiesStage = (lexicon: Lexicon): Stage<EntityItem> => {
  const world = worldOf(lexicon);
  return {
    name: 'entities',
    needs: [tokens, words, mentions],
    makes: entities,
    run(document) {
      const all = document.get(mentions);
      const tokenList = document.get(tokens);
      const wordList = document.get(words);
      const clusters = new Clusters(all.length);
      const names = all.filter((m) => m.kind === 'name' && m.type !== null);
      const before = (m: Mention): string => document.text[m.start - 1] ?? '';
      const plainKeys = new Set(names.filter((m) => before(m) !== 'ل').map((m) => nameKey(document.slice(m))));
      const known = (key: string): boolean => plainKeys.has(key) || world.country(key) !== null;
      const forms = formsOf(names, (m) => wordsOf(document.slice(m), before(m), known), world);
      const asState = (index: number): boolean => {
        const mention = all[index]!;
        const token = tokenList[mention.first]!;
        // «بموسكو», «في موسكو»
        if (mention.start > token.start && /[بل]$/u.test(document.text.slice(token.start, mention.start))) return false;
        const previous = tokenList[mention.first - 1];
        if (previous === undefined) return true;
        const form = previous.fold.replace(/^[وف](?=.{3})/u, '');
        if (ofCity.has(form) || ofCity.has(previous.fold)) return false;
        return ofState.has(form) || wordList[mention.first - 1]!.analyses[0].pos !== 'NOUN';
      };
      joinPersons(forms, clusters);
      joinBodies(forms, clusters, world);
      joinCapitals(forms, clusters, world, asState);
      joinAliases(document, names, clusters, (m) => world.known(nameKey(document.slice(m)))?.key ?? null);
      for (const m of all) if (m.apposed !== null) clusters.join(m.index, m.apposed);
      return itemsOf(document, all, clusters);
    },
  };
};

/** The sets as items, in the order of their first mentions. */
function itemsOf(document: Document, all: readonly Mention[], clusters: Clusters): EntityItem[] {
  const members = new Map<number, Mention[]>();
  for (const mention of all) {
    const list = members.get(clusters.of(mention.index));
    if (list) list.push(mention);
    else members.set(clusters.of(mention.index), [mention]);
  }
  return [...members.values()].map((own, index) => {
    const named = own.filter((m) => m.kind === 'name');
    return {
      index,
      start: own[0]!.start,
      end: own[0]!.end,
      type: typeOf(named.length > 0 ? named : own),
      name: document.slice(fullest(named.length > 0 ? named : own)),
      english: null,
      country: null,
      link: null,
      coordinates: null,
      mentions: own.map((m) => m.index),
    };
  });
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
