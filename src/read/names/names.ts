import { lengthOf } from '../../arabic/letters.js';
import type { Document } from '../../document/document.js';
import type { Stage } from '../../document/pipeline.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { readClasses } from '../sequence/classes.js';
import { readModel, Tagger } from '../sequence/tagger.js';
import { sentences, tokens } from '../tokens/layer.js';
import { Board } from './board.js';
import { bodies } from './bodies.js';
import { fameOf } from './fame.js';
import { Forms } from './forms.js';
import { shippedGazetteer } from './gazetteer.js';
import { Institutions } from './institutions.js';
import { type Name, names } from './layer.js';
import { lookUp } from './lookup.js';
import { mendPerson, mendPlaces, splitPerson, widenPerson } from './mending.js';
import { repeat } from './repeating.js';
import { ReportNames } from './report.js';
import { tagging } from './tagging.js';

/** Finds proper names: by a trained tagger, gazetteers, rules for bodies' names, and what the report says elsewhere. */
export const namesStage = (lexicon: Lexicon): Stage<Name> => {
  const classes = readClasses(lexicon.model('clusters'));
  const fame = fameOf(classes);
  const institutions = new Institutions(lexicon.table('name-heads'), lexicon.table('name-words'));
  const tagger = new Tagger(readModel(lexicon.model('names')));
  const tag = tagging(tagger.model.tags, fame, institutions);
  const gazetteer = shippedGazetteer(lexicon);
  const forms = new Forms(classes, tagger, (word) => ({
    listed: gazetteer.mayBegin(word),
    head: institutions.headAt(word) !== null,
    place: institutions.placeNoun(word),
    letters: institutions.mayBeLetters(word.bare),
  }));
  const list = lookUp(gazetteer, fame, institutions);
  const open = bodies(fame, institutions);
  const told = (board: Board): ReportNames =>
    new ReportNames(board.found(), board.units, (form) => fame.seldomName(form, 10));

  return {
    name: 'names',
    needs: [sentences, tokens],
    makes: names,
    run(document: Document): readonly Name[] {
      const board = new Board(document, forms);
      tag(board, forms);
      list(board, forms);
      open(board, forms);
      mendPlaces(board);
      const persons = () => board.found().filter((name) => name.type === 'person');
      for (const person of persons()) widenPerson(board, person, fame, forms);
      for (const person of persons()) mendPerson(board, person);
      const first = told(board);
      for (const person of persons()) splitPerson(board, person, first, fame, institutions);
      repeat(board, told(board));
      return board.found().map(({ from, to, cut, type, entry, why }) => {
        const opening = board.units[from]!;
        const ending = board.units[to - 1]!;
        return {
          start: opening.start + lengthOf(document.slice(opening), cut),
          end: ending.end,
          type,
          first: opening.index,
          last: ending.index + 1,
          entry,
          why,
        };
      });
    },
  };
};
