import type { ReactNode } from 'react';
import { useText } from '../text';

export interface Column<Row> {
  key: string;
  /// Empty over buttons.
  head: string;
  /// Aligned at the end, as figures are.
  end?: boolean;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /// What the table shows, for screen readers.
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /// It has so many columns that it needs the width of a page.
  wide?: boolean;
  /// It is so small that it is a table everywhere.
  small?: boolean;
}

/// A table that becomes a list of cards where there is no room for it.
export function Table<Row>({ caption, columns, rows, rowKey, wide = false, small = false }: Props<Row>) {
  const t = useText();
  return (
    <div className={small ? undefined : 'q-table-box'}>
      <table className="q-table" data-wide={wide || undefined}>
        <caption className="q-only-read">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, end }) => (
              <th key={key} scope="col" data-end={end || undefined}>{head || <span className="q-only-read">{t('table.do')}</span>}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, head, end, cell }) => (
                <td key={key} data-end={end || undefined}>
                  {head && <span className="q-table-label" aria-hidden="true">{head}</span>}
                  <span>{cell(row)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
