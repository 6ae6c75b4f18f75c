/**
 * Runs the Arabic number cases of the Recognizers-Text test suite (MIT) against the number parser and states the share
 * that passes: a case passes when every expected value is read at the expected place, and no other. Ordinals, percents
 * and number ranges are other models there and here; run `NumberModel.json`.
 *
 *   npx tsx bench/recognizers-number.ts path/to/Specs/Number/Arabic/NumberModel.json [--failures]
 */
import { readFileSync } from 'node:fs';
import { strip } from '../src/arabic/clitics.js';
import { isNumberWord, parseFraction, parseNumber } from '../src/arabic/numerals.js';
import { Document } from '../src/document/document.js';
import { tokens } from '../src/read/tokens/layer.js';
import { sentencesStage, tokensStage } from '../src/read/tokens/tokens.js';

interface Case {
  readonly Input: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start: number;
    readonly End: number;
    readonly Resolution?: { readonly value?: string };
  }[];
}

const [path, flag] = process.argv.slice(2);
if (!path) {
  console.error('Give the path of NumberModel.json.');
  process.exit(2);
}

const cut = tokensStage();

/** All numbers of a text, as the parser sees them: offset and value. */
function numbersOf(text: string): { start: number; value: number }[] {
  let document = Document.of(text, { title: '' });
  document = document.with(sentencesStage.makes, sentencesStage.run(document));
  const all = cut.run(document);
  document.with(tokens, all);
  const out: { start: number; value: number }[] = [];
  for (let i = 0; i < all.length; ) {
    const { form, cut } = strip(all[i]!.fold, isNumberWord);
    const window = [form, ...all.slice(i + 1, i + 24).map((t) => t.fold)];
    const found = parseFraction(window, 0) ?? parseNumber(window, 0);
    if (found) out.push({ start: all[i]!.start + cut, value: found.value });
    i += found?.length ?? 1;
  }
  return out;
}

const cases = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/u, '')) as Case[];
let passed = 0;
for (const c of cases) {
  const found = numbersOf(c.Input);
  const right =
    found.length === c.Results.length &&
    c.Results.every((r) => {
      const value = Number(r.Resolution?.value);
      return found.some(
        (f) => f.start >= r.Start && f.start <= r.End && Math.abs(f.value - value) <= 1e-9 * Math.abs(value),
      );
    });
  if (right) passed++;
  else if (flag === '--failures')
    console.log(
      `${c.Input}\n   expected ${c.Results.map((r) => `${r.Text} = ${r.Resolution?.value}`).join('; ')}\n   found    ${found.map((f) => f.value).join('; ')}`,
    );
}
console.log(`${passed} of ${cases.length} cases pass (${((100 * passed) / cases.length).toFixed(1)} %)`);
