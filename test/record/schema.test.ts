import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../src/record/read.js';
import { recordJsonSchema, recordSchema } from '../../src/record/schema.js';

const published = new Map(
  readFileSync('examples/index.tsv', 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l) => l.split('\t') as [string, string]),
);
const files = readdirSync('examples').filter((f) => f.endsWith('.txt'));
const read = createRecorder();

describe('the published schema', () => {
  it('is current: npm run schema writes it', () => {
    expect(JSON.parse(readFileSync('schema/record.schema.json', 'utf8'))).toEqual(recordJsonSchema());
  });
});

describe('the schema holds for the record of', () => {
  it.each(files)('%s', (file) => {
    const record = read(readFileSync(`examples/${file}`, 'utf8'), {
      published: published.get(file) ?? null,
      publisher: 'الغد',
      url: 'https://example.org/report',
    });
    // as it is after JSON: what a user gets
    expect(recordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it('an example without a date', () => {
    recordSchema.parse(read(readFileSync(`examples/${files[0]}`, 'utf8')));
  });
});

describe('the schema refuses', () => {
  const whole = read(readFileSync(`examples/${files[0]}`, 'utf8'));
  it.each<[string, object]>([
    ['another schema number', { ...whole, schema: 'isnad/2' }],
    ['a field it does not know', { ...whole, extra: 1 }],
    ['a missing field', { ...whole, notes: undefined }],
    ['a day that is none', { ...whole, report: { ...whole.report, published: '9.1.2022' } }],
    ['a statement without a chain', { ...whole, statements: [{ ...whole.statements[0], chain: undefined }] }],
    ['a stance that is none', { ...whole, statements: [{ ...whole.statements[0], stance: 'doubt' }] }],
  ])('%s', (_what, record) => expect(recordSchema.safeParse(record).success).toBe(false));
});
