// Exact F1 of the shipped names model on the ANERcorp test split: npx tsx bench/anercorp.ts FOLDER_OF_CORPORA
import { evaluate } from '../scripts/train/evaluate.js';
import { shippedLexicon } from '../src/lexicon/lexicon.js';
import { readClasses } from '../src/read/sequence/classes.js';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Give the folder that holds anercorp-camel.');
  process.exit(2);
}
const lexicon = shippedLexicon();
evaluate(folder, lexicon.model('names'), readClasses(lexicon.model('clusters')), 'shipped model');
