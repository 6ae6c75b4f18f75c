import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withTables } from '../../scripts/columns.js';

it('docs/export.md has every column as the code has it (npx tsx scripts/columns.ts)', () => {
  const guide = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');
  expect(guide).toContain('`statement_id`');
  expect(withTables(guide)).toBe(guide);
});
