import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses } from '../sequence/classes.js';
import { FeatureRows, readModel, Tagger } from '../sequence/tagger.js';
import { sentences, type Token, tokens } from '../tokens/layer.js';
import { Features } from './features.js';
import { type EntityType, type Name, names } from './layer.js';

const typeOf: Record<string, EntityType> = { PERS: 'person', LOC: 'place', ORG: 'organization' };

export const namesStage = (lexicon: Lexicon): Stage<Name> => {
  const classes = readClasses(lexicon.model('clusters'));
  const tagger = new Tagger(readModel(lexicon.model('names')));
  const rows = new FeatureRows();
  return {
    name: 'names',
    needs: [sentences, tokens],
    makes: names,
    run(document: Document): readonly Name[] {
      const all = document.get(tokens);
      const features = new Features(classes);
      const out: Name[] = [];
      for (const sentence of document.get(sentences)) {
        const words = all.slice(sentence.first, sentence.last);
        rows.clear();
        features.write(words, rows);
        const tags = tagger.tag(rows);
        for (let i = 0; i < words.length; ) {
          const tag = tagger.model.tags[tags[i]!]!;
          if (tag === 'O') {
            i++;
            continue;
          }
          let end = i + 1;
          while (end < words.length && tagger.model.tags[tags[end]!]!.startsWith('I-')) end++;
          const type = typeOf[tag.slice(2)];
          if (type) add(words, i, end, type);
          i = end;
        }
      }
      return out;

      function add(words: readonly Token[], from: number, to: number, type: EntityType): void {
        while (from < to && words[from]!.kind === 'sign') from++;
        while (to > from && words[to - 1]!.kind === 'sign') to--;
        if (from === to) return;
        const first = words[from]!;
        const last = words[to - 1]!;
        out.push({
          start: first.start + features.look(first).cut,
          end: last.end,
          type,
          first: first.index,
          last: last.index + 1,
          entry: null,
          why: 'model',
        });
      }
    },
  };
};
