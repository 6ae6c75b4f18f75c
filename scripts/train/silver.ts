// Sentences of real reports with the names that isnad itself finds in them: rules, gazetteers and the rest of the report
// know names where the surroundings alone do not tell. A model that learns from them judges by both.
import { Document } from '../../src/document/document.js';
import { pipeline } from '../../src/document/pipeline.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { type EntityType, names } from '../../src/read/names/layer.js';
import { namesStage } from '../../src/read/names/names.js';
import { type Unit, unitsOf } from '../../src/read/names/units.js';
import { sentences, tokens } from '../../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../../src/read/tokens/tokens.js';
import type { Sentence } from './corpora.js';
import { lines } from './corpus.js';

const tagOf: Record<EntityType, string> = {
  person: 'PERS',
  organization: 'ORG',
  media: 'ORG',
  group: 'ORG',
  place: 'LOC',
  facility: 'LOC',
};

export async function silver(folder: string, lexicon: Lexicon, every: number): Promise<Sentence[]> {
  const read = pipeline([sentencesStage, tokensStage(), namesStage(lexicon)]);
  const out: Sentence[] = [];
  const seen = new Set<string>();
  let report = 0;
  for await (const text of lines(folder)) {
    if (report++ % every !== 0) continue;
    const document = read(Document.of(text.slice(0, 4000)));
    const all = document.get(tokens);
    const found = document.get(names);
    let next = 0;
    for (const sentence of document.get(sentences)) {
      const units: Unit[] = [];
      unitsOf(document.text, all, sentence.first, sentence.last, units);
      const tags = units.map((unit) => {
        while (next < found.length && found[next]!.end <= unit.start) next++;
        const name = found[next];
        if (!name || name.start >= unit.end) return 'O';
        return `${unit.start <= name.start ? 'B' : 'I'}-${tagOf[name.type]}`;
      });
      const key = document.slice(sentence);
      if (units.length < 6 || units.length > 120 || seen.has(key)) continue;
      if (tags.every((t) => t === 'O') && out.length % 3 !== 0) continue;
      seen.add(key);
      out.push({ words: [], tags: [], tokens: units, tokenTags: tags, of: [] });
    }
  }
  return out;
}
