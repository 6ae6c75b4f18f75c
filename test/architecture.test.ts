import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((f) => f.replaceAll('\\', '/'))
  .filter((f) => f.endsWith('.ts'));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Every import and re-export of a file, dynamic ones and those of types too; own files as paths under src. */
const importsOf = (file: string): Import[] =>
  [...readFileSync(src + file, 'utf8').matchAll(/(?:\bfrom\s+|(?<!')\bimport\s*\(?\s*)'([^']+)'/gu)].map((m) => ({
    from: file,
    to: m[1]!.startsWith('.') ? posix.join(posix.dirname(file), m[1]!).replace(/\.js$/u, '.ts') : m[1]!,
  }));
const imports = files.flatMap(importsOf);
const room = (file: string): string => file.split('/')[0]!;
const stage = (file: string): string => file.split('/')[1]!;
const isOwn = (i: Import): boolean => files.includes(i.to) || i.to.endsWith('.gen.ts');

/** What each room may import besides itself. `src/index.ts` only gathers what others may use. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  document: [],
  arabic: [],
  lexicon: ['arabic'],
  read: ['document', 'arabic', 'lexicon'],
  record: ['document', 'arabic', 'lexicon', 'read'],
  eval: ['read', 'record'],
  weave: ['arabic', 'record'],
  archive: ['document', 'arabic', 'record', 'weave'],
  intake: ['arabic', 'record'],
  export: ['arabic', 'record', 'archive'],
  server: ['document', 'arabic', 'record', 'weave', 'archive', 'intake', 'export'],
  cli: ['document', 'arabic', 'lexicon', 'read', 'record', 'eval', 'weave', 'archive', 'intake', 'export', 'server'],
};
/** Packages that a room may use; the reader uses none, so that it runs anywhere. */
const packages: Readonly<Record<string, readonly string[]>> = {
  record: ['zod'],
  archive: ['kysely', 'better-sqlite3', 'pg', 'pg-boss', 'zod', 'node:'],
  intake: [
    '@mozilla/readability',
    'csv-parse',
    'feedsmith',
    'html-encoding-sniffer',
    'ipaddr.js',
    'linkedom',
    'mammoth',
    'postal-mime',
    'robots-parser',
    'undici',
    'unpdf',
    'warcio',
    'yauzl',
    'node:',
  ],
  export: ['hyparquet-writer', 'node:'],
  server: [
    'hono',
    '@hono/node-server',
    '@hono/zod-openapi',
    '@modelcontextprotocol/sdk',
    'diff',
    'rate-limiter-flexible',
    'sanitize-html',
    'zod',
    'node:',
  ],
  cli: ['commander', '@modelcontextprotocol/sdk', 'node:'],
};

/** Parts of read that are no stage: shared help that any stage may use. */
const shared = new Set(['sequence']);

const broken = (rule: (i: Import) => boolean): string[] =>
  imports.filter((i) => !rule(i)).map((i) => `${i.from} → ${i.to}`);

describe('rooms', () => {
  it('are all known', () => {
    expect(files.filter((f) => f.includes('/') && !(room(f) in arrows))).toEqual([]);
  });

  it('import only downward', () => {
    expect(
      broken(
        (i) =>
          !isOwn(i) ||
          i.from === 'index.ts' ||
          room(i.from) === room(i.to) ||
          arrows[room(i.from)]!.includes(room(i.to)),
      ),
    ).toEqual([]);
  });

  it('import only files that are there', () => {
    expect(broken((i) => !i.to.endsWith('.ts') || isOwn(i))).toEqual([]);
  });

  it('use only their packages', () => {
    expect(
      broken(
        (i) => i.to.endsWith('.ts') || (packages[room(i.from)] ?? []).some((p) => i.to === p || i.to.startsWith(p)),
      ),
    ).toEqual([]);
  });
});

describe('stages', () => {
  const between = (rule: (i: Import) => boolean): string[] =>
    broken(
      (i) =>
        room(i.from) !== 'read' ||
        room(i.to) !== 'read' ||
        i.from === 'read/read.ts' ||
        stage(i.from) === stage(i.to) ||
        rule(i),
    );

  it('see of one another only the layer', () => {
    // a dateline holds a date, and there shall be one grammar of dates: it asks that of the time stage
    const lends = (i: Import): boolean => i.from === 'read/tokens/datelines.ts' && stage(i.to) === 'time';
    expect(between((i) => i.to.endsWith('/layer.ts') || shared.has(stage(i.to)) || lends(i))).toEqual([]);
  });

  it('are not seen by the record but for their layers', () => {
    const composes = ['record/recorder.ts → read/read.ts'];
    expect(
      broken((i) => room(i.from) !== 'record' || room(i.to) !== 'read' || i.to.endsWith('/layer.ts')).filter(
        (i) => !composes.includes(i),
      ),
    ).toEqual([]);
  });
});

describe('the reader', () => {
  const pure = files.filter(
    (f) => ['document', 'arabic', 'lexicon', 'read'].includes(room(f)) && !f.endsWith('.gen.ts'),
  );

  it('has no clock, chance, network or files', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bprocess\.|\brequire\(|\bperformance\./u;
    expect(pure.filter((f) => impure.test(readFileSync(src + f, 'utf8')))).toEqual([]);
  });

  it('uses no \\w or \\b, which do not know Arabic', () => {
    expect(pure.filter((f) => /\/[^/\n]*\\[wb][^/\n]*\/[a-z]*u/u.test(readFileSync(src + f, 'utf8')))).toEqual([]);
  });
});
