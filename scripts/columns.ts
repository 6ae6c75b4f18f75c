// The dictionary of columns in docs/export.md, made from the tables themselves.  npx tsx scripts/columns.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Table } from '../src/export/table.js';
import { acledRows } from '../src/export/tables/acled.js';
import { entityTable } from '../src/export/tables/entities.js';
import { eventTable } from '../src/export/tables/events.js';
import { fatalityRules } from '../src/export/tables/fatalities.js';
import { figureTable } from '../src/export/tables/figures.js';
import { statementTable } from '../src/export/tables/statements.js';

const guide = new URL('../docs/export.md', import.meta.url);

const rows = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...body]
    .map((r) => `| ${r.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const dictionary = <T>(table: Table<T>): string =>
  `One row is ${table.row}.\n\n${rows(
    ['column', 'type', 'meaning', 'source in the record'],
    table.columns.map((c) => [`\`${c.name}\``, c.type, c.meaning, c.source]),
  )}`;

const parts: Readonly<Record<string, string>> = {
  statements: dictionary(statementTable),
  events: dictionary(eventTable('best')),
  figures: dictionary(figureTable),
  entities: dictionary(entityTable),
  fatalities: rows(
    ['rule', 'the number is'],
    Object.entries(fatalityRules).map(([rule, is]) => [`\`${rule}\``, is]),
  ),
  acled: rows(
    ['PLOVER type/mode', '`event_type`', '`sub_event_type`'],
    acledRows.map(([key, [type, subType]]) => [`\`${key}\``, type, subType]),
  ),
};

/** The guide with its tables as the code has them. */
export const withTables = (text: string): string =>
  text.replace(
    /(<!-- table (\w+) -->\n)[\s\S]*?(<!-- end -->)/gu,
    (_, open: string, name: string, close: string) => `${open}${parts[name] ?? `no table ${name}`}\n${close}`,
  );

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(guide, withTables(readFileSync(guide, 'utf8')));
