import { type ColumnType, listSeparator, type Table } from './table.js';

const datatypes: Readonly<Record<ColumnType, string>> = {
  ...{ text: 'string', list: 'string', integer: 'integer', number: 'number', boolean: 'boolean', day: 'date' },
  // a day or an instant, as the source gives it
  ...{ moment: 'string', json: 'json' },
};

/** What a CSV file holds, after the W3C's CSV on the Web; it lies beside the file as `FILE-metadata.json`. */
export const csvMetadata = <T>(table: Table<T>, file: string, remarks: Readonly<Record<string, string>>): string =>
  `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: file,
      'dc:description': `One row is ${table.row}.`,
      ...Object.fromEntries(Object.entries(remarks).map(([key, value]) => [`isnad:${key}`, value])),
      dialect: { encoding: 'utf-8', header: true, lineTerminators: ['\r\n'] },
      tableSchema: {
        columns: table.columns.map((c) => ({
          name: c.name,
          titles: c.name,
          datatype: datatypes[c.type],
          ...(c.type === 'list' ? { separator: listSeparator } : {}),
          'dc:description': c.meaning,
          'dc:source': c.source,
        })),
      },
    },
    null,
    2,
  )}\n`;
