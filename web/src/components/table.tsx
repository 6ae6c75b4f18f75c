import type { HTMLAttributes, ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly head: string;
  readonly numeric?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly rowProps?: (row: T) => HTMLAttributes<HTMLTableRowElement>;
}

/** A plain table; the first column names the row. It scrolls in its own frame where it is wider than the page. */
export function Table<T>({ label, columns, rows, keyOf, rowProps }: Props<T>) {
  const look = (c: Column<T>) => (c.numeric ? 'numeric' : undefined);
  return (
    <div className="table-frame">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" className={look(c)}>
                {c.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} {...rowProps?.(row)}>
              {columns.map((c, i) =>
                i === 0 ? (
                  <th key={c.key} scope="row" className={look(c)}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} className={look(c)}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
