// Words a second of the names stage alone: npx tsx bench/names.ts FILE...   (plain text, one report a file)
import { readFileSync } from 'node:fs';
import { Document } from '../src/document/document.js';
import { pipeline } from '../src/document/pipeline.js';
import { shippedLexicon } from '../src/lexicon/lexicon.js';
import { namesStage } from '../src/read/names/names.js';
import { tokens } from '../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../src/read/tokens/tokens.js';

const lexicon = shippedLexicon();
const began = performance.now();
const stage = namesStage(lexicon);
console.log(`start: ${(performance.now() - began).toFixed(0)} ms`);
const cut = pipeline([sentencesStage, tokensStage()]);
const documents = process.argv.slice(2).map((file) => cut(Document.of(readFileSync(file, 'utf8'))));
const words = documents.reduce((sum, d) => sum + d.get(tokens).length, 0);
for (const d of documents) stage.run(d);
let rounds = 0;
let found = 0;
const cpu = (): number => process.cpuUsage().user;
const used = cpu();
const from = performance.now();
while (performance.now() - from < 3000) {
  for (const d of documents) found += stage.run(d).length;
  rounds++;
}
const micros = (cpu() - used) / (words * rounds);
console.log(`${micros.toFixed(2)} microseconds a token, ${Math.round(found / rounds)} names in ${words} tokens`);
