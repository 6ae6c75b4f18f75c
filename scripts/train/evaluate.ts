import { foldBare } from '../../src/arabic/letters.js';
import { Features } from '../../src/read/names/features.js';
import type { Found } from '../../src/read/names/found.js';
import { ReportNames } from '../../src/read/names/report.js';
import type { Unit } from '../../src/read/names/units.js';
import type { WordClasses } from '../../src/read/sequence/classes.js';
import { hashOf } from '../../src/read/sequence/hash.js';
import { FeatureRows, readModel, Tagger } from '../../src/read/sequence/tagger.js';
import { anercorp, backToWords, conlleval, type Sentence } from './corpora.js';

const entityType = { PERS: 'person', LOC: 'place', ORG: 'organization', MISC: 'group' } as const;
const tagType = { person: 'PERS', place: 'LOC', organization: 'ORG', media: 'ORG', facility: 'LOC', group: 'MISC' };

/** The tags after a look round: a name found within ten sentences before or behind is one here too (see ReportNames). */
function repeated(sentences: readonly Sentence[], tags: readonly string[][], classes: WordClasses): string[][] {
  const around = 10;
  const features = new Features(classes);
  const plain = (form: string): boolean => {
    const at = classes.find(hashOf(foldBare(form)));
    return at >= 0 && classes.classOf(at, 3) === 1 && classes.frequency(at) >= 10;
  };
  const out = tags.map((t) => [...t]);
  for (let block = 0; block < sentences.length; block += around) {
    const units: Unit[] = [];
    const found: Found[] = [];
    const last = Math.min(sentences.length, block + 2 * around);
    for (let s = Math.max(0, block - around); s < last; s++) {
      const base = units.length;
      units.push(...(sentences[s]!.tokens as readonly Unit[]));
      const t = tags[s]!;
      for (let i = 0; i < t.length; ) {
        let to = i + 1;
        while (to < t.length && t[to]!.startsWith('I-')) to++;
        const type = entityType[t[i]!.slice(2) as keyof typeof entityType];
        if (type) {
          const { cut } = features.look(units[base + i]!);
          found.push({ from: base + i, to: base + to, cut, type, entry: null, why: 'model' });
        }
        i = to;
      }
    }
    const report = new ReportNames(found, units, plain);
    for (let s = block; s < Math.min(sentences.length, block + around); s++) {
      const own = sentences[s]!.tokens as readonly Unit[];
      const t = out[s]!;
      for (let i = 0; i < own.length; i++) {
        if (t[i] !== 'O' || own[i]!.kind !== 'word') continue;
        const { cut } = features.look(own[i]!);
        const name = report.at(own, i, own.length, cut > 0 ? [0, cut] : [0]);
        if (!name || name.type === 'group' || t.slice(i, name.to).some((x) => x !== 'O')) continue;
        for (let k = i; k < name.to; k++) t[k] = `${k === i ? 'B' : 'I'}-${tagType[name.type]}`;
      }
    }
  }
  return out;
}

/** Prints scores on the ANERcorp test split (see models/README.md on first words). */
export function evaluate(data: string, model: Uint8Array, classes: WordClasses, title: string): void {
  const tagger = new Tagger(readModel(model));
  const known = new Set(tagger.model.tags.map((t) => t.slice(2)));
  const sentences = anercorp(data, 'test');
  const gold: string[][] = [];
  const found: string[][] = [];
  const tagged: string[][] = [];
  for (const s of sentences) {
    const rows = new FeatureRows();
    new Features(classes).write(s.tokens, rows);
    const tags = [...tagger.tag(rows)].map((t) => tagger.model.tags[t]!);
    gold.push(s.tags.map((t) => (known.has(t.slice(2)) ? t : 'O')));
    tagged.push(tags);
    found.push(backToWords(s, tags));
  }
  const line = (name: string, from: number, what: readonly string[][] = found) => {
    const { all, types } = conlleval(
      gold.map((t) => t.slice(from)),
      what.map((t) => t.slice(from)),
    );
    const parts = Object.entries(types).map(([t, s]) => `${t} ${s.f1.toFixed(1)}`);
    console.log(
      `${title}, ${name}: F1 ${all.f1.toFixed(2)} (P ${all.p.toFixed(2)} R ${all.r.toFixed(2)}) ${parts.join(' ')}`,
    );
  };
  line('ANERcorp test', 0);
  line('ANERcorp test without the first word of each sentence', 1);
  const again = repeated(sentences, tagged, classes);
  line(
    'ANERcorp test with names repeated within ten sentences',
    0,
    sentences.map((s, i) => backToWords(s, again[i]!)),
  );
}
