import { fold } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { EntityType } from '../names/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { Clusters } from './clusters.js';
import { plain, wordsOf } from './forms.js';
import { type EntityItem, entities } from './layer.js';
import { formsOf, joinBodies, joinPersons } from './rules/names.js';

/** Finds which mentions name one person, body, place or group. */
export const entitiesStage = (lexicon: Lexicon): Stage<EntityItem> => {
  const heads = new Set(
    lexicon.table('name-heads').flatMap((row) => row.head!.split('|').map((head) => fold(plain(head)))),
  );
  return {
    name: 'entities',
    needs: [mentions],
    makes: entities,
    run(document) {
      const all = document.get(mentions);
      const clusters = new Clusters(all.length);
      const forms = formsOf(all, (m) => wordsOf(document.slice(m), document.text[m.start - 1] ?? ''));
      joinPersons(forms, clusters);
      joinBodies(forms, clusters, heads);
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
