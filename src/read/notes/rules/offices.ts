import { foldBare } from '../../../arabic/letters.js';
import { entities } from '../../identity/layer.js';
import { type Mention, mentions } from '../../phrases/layer.js';
import { sentences, tokens } from '../../tokens/layer.js';
import { type NoteRule, note } from './rule.js';

/**
 * Head nouns, folded, of offices that one person holds at a time, with the number of words that make the office: «الوزير
 * الفلاني» is one of many, «وزير الخارجية الفلاني» one alone; «المستشارة» of a country heads it, of a president advises.
 */
const offices: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['رييس', [2, 9]],
  ['رييسه', [2, 9]],
  ['ملك', [2, 2]],
  ['وزير', [3, 9]],
  ['وزيره', [3, 9]],
  ['مستشار', [2, 2]],
  ['مستشاره', [2, 2]],
  ['قايد', [3, 9]],
  ['محافظ', [3, 9]],
]);
/** Words that tell a former, coming, acting or one of several holders. */
const others = new Set(
  'سابق سابقه اسبق اسبقه راحل راحله منتخب منتخبه مقبل مكلف مكلفه موقت معزول مخلوع انذاك حينها حينذاك وقتها نايب نايبه سلف سلفه خلف خلفه خلفا مرشح مرشحه دوله شوون عهد فتره رمضان ابن نجل حرم'.split(
    ' ',
  ),
);
const withoutArticle = (word: string): string => word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=.{2})/u, '');

/** Two different people whom the report gives the same office of the same country or body. */
export const sameOffice: NoteRule = {
  kind: 'office-conflict',
  find: (document) => {
    const all = document.get(mentions);
    const toks = document.get(tokens);
    const lines = document.get(sentences);
    const entityOf = new Map<number, number>();
    for (const e of document.get(entities)) for (const m of e.mentions) entityOf.set(m, e.index);

    /** The office a description names, null when it is none that only one can hold, or not surely the present one. */
    const officeOf = (m: Mention): string | null => {
      if (m.kind !== 'description' || m.nation === null || !m.definite || m.number === 'p' || m.number === 'd')
        return null;
      const words: string[] = [];
      for (let i = m.head; i < m.last; i++) {
        if (toks[i]!.kind !== 'word') return null;
        words.push(withoutArticle(toks[i]!.fold));
      }
      const phrase = words.join(' ');
      const size = offices.get(words[0]!);
      if (!size || words.length < size[0] || words.length > size[1]) return null;
      const line = lines[toks[m.head]!.sentence]!;
      const from = Math.max(line.first, m.first - 3);
      const to = Math.min(line.last, m.last + 6);
      for (let i = from; i < to; i++) if (others.has(withoutArticle(toks[i]!.fold))) return null;
      return `${m.nation} ${phrase}`;
    };

    const holders = new Map<string, Map<number, { description: Mention; name: Mention }>>();
    for (const m of all) {
      const other = m.apposed === null ? undefined : all[m.apposed];
      if (other?.kind !== 'name' || other.type !== 'person') continue;
      const office = officeOf(m);
      const entity = entityOf.get(other.index);
      if (office === null || entity === undefined) continue;
      const known = holders.get(office) ?? new Map<number, { description: Mention; name: Mention }>();
      if (!known.has(entity)) known.set(entity, { description: m, name: other });
      holders.set(office, known);
    }
    const out = [];
    for (const known of holders.values()) {
      if (known.size < 2) continue;
      const people = [...known.values()];
      // two spellings of one name are no contradiction: they share a word
      const words = people.map(
        ({ name }) =>
          new Set(
            document
              .slice(name)
              .split(/\s+/u)
              .map((w) => foldBare(w)),
          ),
      );
      const apart = words.every((a, i) => words.every((b, j) => i === j || ![...a].some((w) => b.has(w))));
      if (!apart) continue;
      const named = people.map(({ name }) => `«${document.slice(name)}»`);
      out.push(
        note(
          'office-conflict',
          `The report gives one office, «${document.slice(people[0]!.description)}», to ${named.join(' and ')}.`,
          people.map(({ description, name }) => ({
            start: Math.min(description.start, name.start),
            end: Math.max(description.end, name.end),
          })),
        ),
      );
    }
    return out;
  },
};
