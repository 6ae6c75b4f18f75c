import { fold } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Head, Heads } from '../../lexicon/heads.js';
import { entities } from '../identity/layer.js';
import { type Mention, mentions } from '../phrases/layer.js';
import { carries } from './particles.js';
import type { Reading } from './reading.js';

/** The mentions of a report by where they stand, and what kind of speaker each can be. */
export interface Agents {
  readonly all: readonly Mention[];
  /** The longest mention whose first token is `token` and that stands without a preposition; null without one. */
  at(token: number): Mention | null;
  /** The same, whatever is prefixed («لوكالة», «بالمتحدث»). */
  starting(token: number): Mention | null;
  /** The longest mention that ends before `token`. */
  ending(token: number): Mention | null;
  /** The mentions that begin within `[from, to)`. */
  within(from: number, to: number): readonly Mention[];
  entityOf(mention: number): number;
  sameEntity(a: number, b: number): boolean;
  /** ISO country of the one meant, where any of his mentions tells it. */
  nationOf(mention: number): string | null;
  /** A newspaper, agency, channel or network; not a document. */
  isMedia(m: Mention): boolean;
  /** «البيان», «التقرير». */
  isDocument(m: Mention): boolean;
  /** The outlet that prints this report. */
  isPublisher(m: Mention): boolean;
  head(m: Mention): Head | null;
}

/** Words with which the name of an outlet begins. */
const outletWords = new Set('صحيفه جريده مجله قناه شبكه اذاعه راديو تلفزيون موقع فضائيه'.split(' '));

export function agentsOf(document: Document, reading: Reading, heads: Heads, outlets: ReadonlySet<string>): Agents {
  const all = document.get(mentions);
  const byFirst = new Map<number, Mention[]>();
  const byLast = new Map<number, Mention[]>();
  for (const m of all) {
    put(byFirst, m.first, m);
    put(byLast, m.last, m);
  }
  const entityOf = new Map<number, number>();
  const members = new Map<number, readonly number[]>();
  for (const e of document.get(entities)) {
    members.set(e.index, e.mentions);
    for (const m of e.mentions) entityOf.set(m, e.index);
  }
  const headCache = new Map<number, Head | null>();
  const head = (m: Mention): Head | null => {
    const known = headCache.get(m.index);
    if (known !== undefined) return known;
    const analysis = reading.words[m.head]?.analyses[0];
    const stem = analysis ? fold(document.text.slice(analysis.stem.start, analysis.stem.end)) : '';
    const found = m.kind === 'description' ? (heads.find(stem) ?? null) : null;
    headCache.set(m.index, found);
    return found;
  };
  const isDocument = (m: Mention): boolean => head(m)?.class === 'document';
  const looksMedia = (m: Mention): boolean => {
    if (isDocument(m)) return false;
    if (m.type === 'media') return true;
    if (m.kind !== 'name') return false;
    const name = fold(document.slice(m)).replace(/["«»“”]/gu, '');
    if (outlets.has(name)) return true;
    const space = name.indexOf(' ');
    if (space < 0) return false;
    const first = name.slice(0, space);
    const rest = name.slice(space + 1);
    if (first === 'وكاله')
      return (
        outlets.has(rest) ||
        outlets.has(rest.replace(/ لل?(?:انباء?|انبا).*$/u, '')) ||
        /(?:^|\s|لل?|ال)(?:انبا|اخبار)/u.test(rest)
      );
    return outletWords.has(first);
  };
  const mediaCache = new Map<number, boolean>();
  const isMedia = (m: Mention): boolean => {
    const entity = entityOf.get(m.index);
    if (entity === undefined) return looksMedia(m);
    const known = mediaCache.get(entity);
    if (known !== undefined) return known;
    const value = (members.get(entity) ?? [m.index]).some((i) => looksMedia(all[i]!));
    mediaCache.set(entity, value);
    return value;
  };
  const publisher = document.meta.publisher ? fold(document.meta.publisher) : null;
  const longest = (list: readonly Mention[] | undefined, keep: (m: Mention) => boolean): Mention | null => {
    let best: Mention | null = null;
    for (const m of list ?? [])
      if (m.type !== null && keep(m) && (!best || m.end - m.start > best.end - best.start)) best = m;
    return best;
  };
  const bare = (m: Mention): boolean =>
    !carries(reading, m.first, 'ب') &&
    !carries(reading, m.first, 'ل') &&
    !/^[وف]?ك(?=ال|$)/u.test(reading.text.slice(reading.tokens[m.first]!.start, m.start));
  return {
    all,
    at: (token) => longest(byFirst.get(token), bare),
    starting: (token) => longest(byFirst.get(token), () => true),
    ending: (token) => longest(byLast.get(token), () => true),
    within(from, to) {
      const out: Mention[] = [];
      for (let t = from; t < to; t++) {
        const m = longest(byFirst.get(t), () => true);
        if (m) out.push(m);
      }
      return out;
    },
    entityOf: (mention) => entityOf.get(mention) ?? -1 - mention,
    sameEntity: (a, b) => a === b || (entityOf.has(a) && entityOf.get(a) === entityOf.get(b)),
    nationOf(mention) {
      const entity = entityOf.get(mention);
      const own = entity === undefined ? [mention] : (members.get(entity) ?? [mention]);
      for (const i of own) if (all[i]!.nation !== null) return all[i]!.nation;
      return null;
    },
    isMedia,
    isDocument,
    isPublisher: (m) => {
      if (!publisher) return false;
      const entity = entityOf.get(m.index);
      const own = entity === undefined ? [m.index] : (members.get(entity) ?? [m.index]);
      return own.some((i) => {
        const name = fold(document.slice(all[i]!))
          .replace(/["«»“”]/gu, '')
          .trim();
        return name.length > 2 && (name === publisher || publisher.includes(name) || name.includes(publisher));
      });
    },
    head,
  };
}

function put(map: Map<number, Mention[]>, token: number, m: Mention): void {
  const list = map.get(token);
  if (list) list.push(m);
  else map.set(token, [m]);
}
