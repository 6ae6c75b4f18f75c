import index from '../../../examples/index.tsv?raw';

/** One of the project's own example reports. */
export interface Example {
  /** Its file's name without the ending. */
  readonly name: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
}

const texts: Readonly<Record<string, string>> = import.meta.glob('../../../examples/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const rows = index
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'));

export const examples: readonly Example[] = rows.flatMap(([file, published]) => {
  const text = texts[`../../../examples/${file}`];
  if (file === undefined || published === undefined || text === undefined) return [];
  return [{ name: file.replace(/\.txt$/, ''), published, title: text.slice(0, text.indexOf('\n')), text }];
});
