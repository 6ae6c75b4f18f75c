import { type HTMLAttributes, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';

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
  const [frame, scrolls] = useScrolls();
  const look = (c: Column<T>) => (c.numeric ? 'numeric' : undefined);
  return (
    <div ref={frame} className="table-frame" {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
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
                  <th key={c.key} scope="row" className={look(c)} data-head={c.head}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.key} className={look(c)} data-head={c.head}>
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

/** Whether an element holds more than it is wide: then a keyboard has to be able to go there. */
function useScrolls(): readonly [frame: RefObject<HTMLDivElement | null>, scrolls: boolean] {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measured = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    measured.observe(element);
    if (element.firstElementChild !== null) measured.observe(element.firstElementChild);
    return () => measured.disconnect();
  }, []);
  return [frame, scrolls];
}
