import { withoutPrefix } from '../../arabic/clitics.js';
import { foldBare } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses, type WordClasses } from '../sequence/classes.js';
import { hashOf } from '../sequence/hash.js';
import { FeatureRows, readModel, Tagger } from '../sequence/tagger.js';
import { sentences, tokens } from '../tokens/layer.js';
import { Features } from './features.js';
import type { Found } from './found.js';
import { shippedGazetteer } from './gazetteer.js';
import { Institutions } from './institutions.js';
import { type EntityType, type Name, names } from './layer.js';
import { formAt, isBond, ReportNames } from './report.js';
import { type Unit, unitsOf } from './units.js';

const typeOf: Record<string, EntityType> = { PERS: 'person', LOC: 'place', ORG: 'organization' };

/** How much likelier a name is here than in the corpora that the model learnt from: they leave many bodies unmarked. */
const eagerness = 0;

/** The level of the word classes that tells what a word is mostly called (see scripts/train/priors.ts). */
const priorLevel = 3;

/** A word that is hardly ever a name: seen often, called one in less than two of a hundred. */
const seldomName = (classes: WordClasses, form: string, least: number): boolean => {
  const at = classes.find(hashOf(foldBare(form)));
  return (
    at >= 0 && classes.levels > priorLevel && classes.classOf(at, priorLevel) === 1 && classes.frequency(at) >= least
  );
};

/** A word too rare to tell, or never a name. */
const unsure = (classes: WordClasses, form: string): boolean =>
  classes.levels > priorLevel && classes.classOf(classes.find(hashOf(form)), priorLevel) <= 2;

/** What a word is called in one of ten places or more; null when it is less often a name (see scripts/train/priors.ts). */
const mostly = (classes: WordClasses, form: string): EntityType | null => {
  if (classes.levels <= priorLevel) return null;
  const code = classes.classOf(classes.find(hashOf(form)), priorLevel) - 3;
  if (code < 0 || code % 5 < 1) return null;
  return (['person', 'place', 'organization'] as const)[Math.floor(code / 10)] ?? null;
};

/** A word that is a name in six of ten places or more, or that nobody counted. */
const famous = (classes: WordClasses, form: string): boolean => {
  const at = classes.find(hashOf(foldBare(form)));
  const code = classes.classOf(at, priorLevel) - 3;
  return at < 0 || (code >= 0 && code % 5 >= 3);
};

/** Types that the model does not tell apart. */
const kind: Record<EntityType, number> = { person: 0, place: 1, facility: 1, organization: 2, media: 2, group: 2 };

/** Finds proper names: by a trained tagger, gazetteers, rules for bodies' names, and what the report says elsewhere. */
export const namesStage = (lexicon: Lexicon): Stage<Name> => {
  const classes = readClasses(lexicon.model('clusters'));
  const tagger = new Tagger(readModel(lexicon.model('names')));
  const words = lexicon.table('name-words');
  const institutions = new Institutions(lexicon.table('name-heads'), words).setLetters(words);
  const gazetteer = shippedGazetteer(lexicon);
  const rows = new FeatureRows();
  const known = (form: string): boolean => classes.find(hashOf(form)) >= 0;

  return {
    name: 'names',
    needs: [sentences, tokens],
    makes: names,
    run(document: Document): readonly Name[] {
      const { text } = document;
      const all = document.get(tokens);
      const features = new Features(classes);
      const units: Unit[] = [];
      /** After the last unit of each sentence. */
      const ends: number[] = [];
      for (const sentence of document.get(sentences)) {
        units.push(...unitsOf(text, all, sentence.first, sentence.last));
        ends.push(units.length);
      }
      const taken: (Found | undefined)[] = new Array(units.length);
      const put = (found: Found): void => {
        for (let i = found.from; i < found.to; i++) {
          const old = taken[i];
          if (old) for (let k = old.from; k < old.to; k++) taken[k] = undefined;
        }
        for (let i = found.from; i < found.to; i++) taken[i] = found;
      };
      const at = (i: number): Found | undefined => (taken[i]?.from === i ? taken[i] : undefined);
      const held = (): Found[] => {
        const out: Found[] = [];
        for (let i = 0; i < units.length; i = taken[i]?.to ?? i + 1) if (taken[i]) out.push(taken[i]!);
        return out;
      };

      const _spelledApart = units.some((u) => u.bare === 'على');

      for (let s = 0, first = 0; s < ends.length; first = ends[s++]!) tagSentence(first, ends[s]!);
      for (let s = 0, first = 0; s < ends.length; first = ends[s++]!) lookUp(first, ends[s]!);
      for (let s = 0, first = 0; s < ends.length; first = ends[s++]!) openings(first, ends[s]!);
      for (let s = 0, first = 0; s < ends.length; first = ends[s++]!) mendPlaces(first, ends[s]!);
      for (const found of held()) if (found.type === 'person') mendPerson(found);
      const plain = (_: Unit, form: string): boolean => seldomName(classes, form, 10);
      const before = new ReportNames(held(), units, plain);
      for (const found of held()) if (found.type === 'person') splitPerson(found, before);
      const report = new ReportNames(held(), units, plain);
      for (let s = 0, first = 0; s < ends.length; first = ends[s++]!) repeat(first, ends[s]!, report);
      return held().map((found) => nameOf(found));

      function sentenceEnd(unit: number): number {
        let low = 0;
        let high = ends.length - 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (ends[middle]! > unit) high = middle;
          else low = middle + 1;
        }
        return ends[low]!;
      }

      function tagSentence(first: number, last: number): void {
        if (first === last) return;
        const sentence = units.slice(first, last);
        rows.clear();
        features.write(sentence, rows);
        const scores = tagger.emissions(rows);
        const n = tagger.model.tags.length;
        for (let p = 0; p < sentence.length; p++) scores[p * n] = scores[p * n]! - eagerness;
        const tags = tagger.decode(sentence.length);
        for (let i = 0; i < sentence.length; ) {
          const tag = tagger.model.tags[tags[i]!]!;
          let end = i + 1;
          if (tag !== 'O') while (end < sentence.length && tagger.model.tags[tags[end]!]!.startsWith('I-')) end++;
          const type = typeOf[tag.slice(2)];
          if (type) {
            let from = i;
            let to = end;
            while (from < to && sentence[from]!.kind === 'sign') from++;
            while (to > from && sentence[to - 1]!.kind === 'sign') to--;
            // «المضربون»: a single definite word that is hardly ever a name
            // «كيم (يونغ أون)» is no one name
            for (let k = from + 1; type === 'person' && k < to; k++) if (/^[("«]$/u.test(sentence[k]!.bare)) to = k;
            if (from === to) {
              i = end;
              continue;
            }
            const odd =
              type !== 'person' &&
              (to - from === 1 ? oddName(sentence[from]!.fold) : institutions.plain(sentence.slice(from, to)));
            const date = to - from === 1 && institutions.month(sentence[from]!) && dated(sentence, from);
            if (from < to && !odd && !date && sentence[from]!.kind !== 'number')
              put({ from: first + from, to: first + to, cut: cutOf(first + from), type, entry: null, why: 'model' });
          }
          i = end;
        }
      }

      /** «نيسان/أبريل», «3 مارس», «مارس 2015» */
      function dated(sentence: readonly Unit[], i: number): boolean {
        const near = [sentence[i - 1], sentence[i + 1]];
        return near.some((u) => u !== undefined && (u.kind === 'number' || u.bare === '/' || u.fold === 'شهر'));
      }

      function oddName(form: string): boolean {
        return (
          seldomName(classes, form, 3) ||
          institutions.generic(form) ||
          (/^ال.{3,}[يو]ن$/u.test(form) && unsure(classes, form))
        );
      }

      /** Prefixes before a name. Of a word nobody knows a first و is taken for «and». */
      function cutOf(i: number): number {
        const unit = units[i]!;
        if (unit.kind !== 'word') return 0;
        const { cut, form } = features.look(unit);
        if (cut === 0 && unit.fold.startsWith('و') && unit.fold.length > 4 && !known(form)) return 1;
        return cut;
      }

      function lookUp(first: number, last: number): void {
        for (let i = first; i < last; i++) {
          const match = gazetteer.match(units, i, last);
          if (!match) continue;
          const old = taken[i];
          // the model's longer name stays («قناة السويس» in «شركة قناة السويس»), and its reading of a single word that may be none
          const more = old ? old.to - match.to : 0;
          const nation = more === 1 && match.words > 1 && institutions.nations.has(units[match.to]!.fold);
          // «الأمم المتحدة أنطونيو …»: nothing of a body's name begins without an article or ل
          const strange =
            more > 0 && match.words > 1 && old?.why === 'model' && !/^(ال|ل|و)/u.test(units[match.to]!.fold);
          if (old && (old.from < i || (more > 0 && !nation && !strange))) continue;
          if (match.words === 1) {
            // one word may be a common one («العربية») or a common one's letters («بيان»): the model or its fame must speak for it
            const form = formAt(units[i]!, match.cut);
            if (!old && match.cut !== cutOf(i)) continue;
            const called = mostly(classes, foldBare(form));
            const fits = famous(classes, form) || (called !== null && kind[called] === kind[match.entry.type]);
            if (!fits && (!old || kind[old.type] !== kind[match.entry.type])) continue;
          }
          put({
            from: i,
            to: match.to,
            cut: match.cut,
            type: match.entry.type,
            entry: match.entry.key,
            why: `row: ${match.entry.key}`,
          });
          i = match.to - 1;
        }
      }

      function openings(first: number, last: number): void {
        for (let i = first; i < last; i++) {
          const unit = units[i]!;
          if (unit.kind !== 'word') continue;
          const old = taken[i];
          if ((!old || old.from === i) && !old?.entry && spelled(i, last)) {
            i = taken[i]!.to - 1;
            continue;
          }
          if (old && old.from < i) continue;
          const found = institutions.find(units, i, last, behind(i), guess) ?? quoted(i, last);
          if (!found) continue;
          // a row's longer reading stands: «حزب الله» does not take «اللبناني» in
          if (old?.entry && (found.to <= old.to || institutions.nations.has(units[old.to]!.fold))) continue;
          const same = taken[found.from];
          if (
            same &&
            same.from === found.from &&
            same.to >= found.to &&
            same.type !== 'place' &&
            !institutions.beyond(units[found.to])
          )
            continue;
          put(found);
          i = found.to - 1;
        }
      }

      /** Takes an outlet's name of letters; says whether one begins here. */
      function spelled(i: number, last: number): boolean {
        for (const cut of [0, 1, 2]) {
          const end = institutions.letters(units, i, last, cut);
          if (end === i || (taken[i] && taken[i]!.why !== 'model' && end < taken[i]!.to)) continue;
          const to = institutions.outletEnd(units[end]) && end < last ? end + 1 : end;
          // «موزاييك أف أم»: a radio station's name stands before its letters
          const radio =
            /^[اإأ]ف$/u.test(units[end - 2]!.bare) && /^[اإأ]م$/u.test(units[end - 1]!.bare) && end - i === 2;
          const from =
            radio && i > 0 && units[i - 1]!.kind === 'word' && !seldomName(classes, units[i - 1]!.fold, 12) ? i - 1 : i;
          put({
            from,
            to,
            cut: from < i ? cutOf(from) : cut,
            type: 'media',
            entry: null,
            why: 'rule: names of letters',
          });
          return true;
        }
        return false;
      }

      /** A place's name does not begin with «محافظة»; what follows «مدينة» is a place. */
      function mendPlaces(first: number, last: number): void {
        for (let i = first; i < last; i++) {
          if (!institutions.placeNoun(units[i]!)) continue;
          const old = taken[i];
          if (old && old.from === i && old.why === 'model') {
            for (let k = old.from; k < old.to; k++) taken[k] = undefined;
            if (old.to > i + 1)
              put({ ...old, from: i + 1, cut: 0, type: 'place', why: `rule: ${units[i]!.fold} + name` });
          }
          const next = at(i + 1);
          if (next && next.cut === 0 && next.why === 'model' && next.type !== 'place')
            put({ ...next, type: 'place', why: `rule: ${units[i]!.fold} + name` });
        }
      }

      /** A word of no known class, as foreign names are: Arabic ones would have been counted. */
      function foreign(i: number): boolean {
        const unit = units[i]!;
        return (
          unit.kind === 'word' &&
          unit.fold.length > 2 &&
          !unit.fold.startsWith('ال') &&
          !known(features.look(unit).form)
        );
      }

      /** The names found, and behind a head the rest of the model's name that begins with the head itself. */
      function behind(head: number): (unit: number) => Found | undefined {
        return (unit) => {
          const found = at(unit);
          if (found || unit !== head + 1) return found;
          const whole = taken[unit];
          return whole && whole.from === head && whole.why === 'model' ? { ...whole, from: unit, cut: 0 } : undefined;
        };
      }

      /** What a word is likely to name where a head asks for a name: by what it is mostly called, or as a foreign one. */
      function guess(i: number): Found | undefined {
        const unit = units[i]!;
        if (unit.kind !== 'word' || taken[i]) return undefined;
        const type = mostly(classes, unit.fold);
        if (type) return { from: i, to: i + 1, cut: 0, type, entry: null, why: 'mostly a name' };
        return foreign(i) && !/^[وبلفك]/u.test(unit.fold)
          ? { from: i, to: i + 1, cut: 0, type: 'organization', entry: null, why: 'foreign word' }
          : undefined;
      }

      /** Initials before and a hyphened part behind belong to a person's name. */
      function mendPerson(found: Found): void {
        let { from, to } = found;
        const last = sentenceEnd(from);
        while (
          to + 1 < last &&
          units[to]!.bare === '-' &&
          !units[to]!.spaced &&
          !units[to + 1]!.spaced &&
          units[to + 1]!.kind === 'word'
        )
          to += 2;
        while (
          from >= 2 &&
          units[from - 1]!.bare === '.' &&
          units[from - 2]!.bare.length === 1 &&
          units[from - 2]!.kind === 'word'
        )
          from -= 2;
        if (from !== found.from || to !== found.to)
          put({ ...found, from, to, cut: from === found.from ? found.cut : 0 });
      }

      /** «قرر هادي إعفاء بن دغر» holds two names: a plain word inside parts them. */
      function splitPerson(found: Found, report: ReportNames): void {
        const pieces: [number, number][] = [];
        let start = found.from;
        for (let i = found.from; i < found.to; i++) {
          const unit = units[i]!;
          if (
            unit.kind === 'word' &&
            found.to - found.from > 1 &&
            !isBond(unit.fold) &&
            unit.bare !== 'علي' &&
            seldomName(classes, unit.fold, 9)
          ) {
            pieces.push([start, i]);
            start = i + 1;
          }
        }
        pieces.push([start, found.to]);
        let [a, b] = pieces[0]!;
        // «الكازاخستاني توكاييف»: what stands before the name is no part of it
        if (b - a > 1 && institutions.nations.has(units[a]!.fold)) pieces[0] = [++a, b];
        // «شكر توكاييف بوتين»
        const own = (i: number): boolean => report.surname(formAt(units[i]!, i === found.from ? found.cut : 0));
        if (pieces.length === 1 && b - a === 2 && own(a) && own(a + 1)) pieces.splice(0, 1, [a, a + 1], [a + 1, b]);
        else if (
          pieces.length === 1 &&
          b - a >= 3 &&
          report.surname(formAt(units[a]!, found.cut)) &&
          !isBond(units[a + 1]!.fold)
        )
          pieces.splice(0, 1, [a, a + 1], [a + 1, b]);
        if (pieces.length === 1 && a === found.from) return;
        for (let i = found.from; i < found.to; i++) taken[i] = undefined;
        for (const [from, to] of pieces)
          if (to > from) put({ ...found, from, to, cut: from === found.from ? found.cut : 0 });
      }

      function repeat(first: number, last: number, report: ReportNames): void {
        for (let i = first; i < last; i++) {
          const unit = units[i]!;
          const _old = taken[i];
          if (unit.kind === 'sign' || unit.kind === 'number') continue;
          if (i > first && units[i - 1]!.fold === 'شهر') continue;
          const cuts = [0];
          let form = unit.fold;
          for (let cut = 0, k = 0; k < 2; k++) {
            const next = withoutPrefix(form);
            if (!next) break;
            cut += next.cut;
            form = next.form;
            // ك and ف before a short foreign word are rather its own letters («كيونغ»)
            if (form.length > 4 || !/[كف]/u.test(unit.fold[cut - 1]!)) cuts.push(cut);
          }
          const found = report.at(units, i, last, cuts);
          if (!found) continue;
          let free = true;
          for (let k = found.from; k < found.to && free; k++)
            free = taken[k] === undefined || givesWay(taken[k]!, found);
          if (!free) continue;
          put(found);
          if (found.type === 'person') mendPerson(found);
        }
      }

      /** Whether a name may give way to one that the report told elsewhere: to a longer one, to a person's surname. */
      function givesWay(old: Found, found: Found): boolean {
        if (old.entry) return false;
        const longer = found.to - found.from > old.to - old.from && found.from <= old.from && found.to >= old.to;
        return longer || (old.why === 'model' && old.type !== 'person' && found.type === 'person');
      }

      /** «صحيفة "…"»: what stands in quotation marks after a word for an outlet. */
      function quoted(i: number, last: number): Found | null {
        if (i + 2 >= last || !/^["«“]$/u.test(units[i + 1]!.bare) || !institutions.outlet(units[i]!)) return null;
        let to = i + 2;
        while (to < last && to < i + 7 && !/^["»”]$/u.test(units[to]!.bare)) to++;
        if (to >= last || to === i + 2 || !/^["»”]$/u.test(units[to]!.bare) || taken[i + 2]?.entry) return null;
        return {
          from: i + 2,
          to,
          cut: 0,
          type: 'media',
          entry: null,
          why: `rule: ${units[i]!.fold} + quotation marks`,
        };
      }

      function nameOf(found: Found): Name {
        const first = units[found.from]!;
        const last = units[found.to - 1]!;
        return {
          // prefixes are counted in letters; marks before them are rare enough to be ignored
          start: first.start + found.cut,
          end: last.end,
          type: found.type,
          first: first.index,
          last: last.index + 1,
          entry: found.entry,
          why: found.why,
        };
      }
    },
  };
};
