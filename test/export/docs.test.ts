import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withTables } from '../../scripts/columns.js';

/** Without the blanks that line columns up. */
const plain = (markdown: string): string => markdown.replace(/ *\| */gu, '|').replace(/-{3,}/gu, '---');

it('docs/export.md has every column as the code has it (npx tsx scripts/columns.ts)', () => {
  const guide = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');
  expect(guide).toContain('`statement_id`');
  expect(plain(withTables(guide))).toBe(plain(guide));
});
