import type { Ledger } from '../../../src/archive/views/ledger.js';
import type { Translator } from '../i18n/translator.js';
import { claimantName } from './say.js';

/** What a spreadsheet may take for the beginning of a formula; the full-width signs too, which some read alike. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A ledger for a spreadsheet: a row a claim, repetitions too. The columns are named as in the archive's exports. */
export function ledgerCsv(ledger: Ledger, t: Translator): string {
  const rows = ledger.claims.map((c) => [
    ...[c.day, c.said ? 'said' : 'published', claimantName(ledger.claimants[c.claimant]!.claimant, t)],
    ...[c.value, c.low, c.high, c.bound, c.unit, c.denied, c.repeats],
    ...[c.words.text, c.context.text, c.chain.map((e) => e.name).join('; ')],
    ...[c.report.title, c.report.publisher, c.report.published, c.report.url, c.report.uid, c.figure, c.statement],
  ]);
  const head = [
    ...['day', 'day_is', 'claimant', 'value', 'low', 'high', 'bound', 'unit', 'denied', 'repeats'],
    ...['words', 'context', 'chain', 'title', 'publisher', 'published', 'url', 'report', 'figure', 'statement'],
  ];
  return `\u{FEFF}${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
