// Lists that grow at both ends: newer rows by themselves, older ones when somebody wants them.

import type { Page } from './types';

/// A newer first page with the older rows that are there below it. Where the two do not meet, the newer page
/// stands alone: rows in between are missing, or were taken back.
export function withNewer<R>(known: Page<R>, newer: Page<R>, keyOf: (row: R) => string): Page<R> {
  const last = newer.rows.at(-1);
  if (newer.next === null || last === undefined) return newer;
  const key = keyOf(last);
  const at = known.rows.findIndex((row) => keyOf(row) === key);
  return at < 0 ? newer : { asOf: newer.asOf, rows: [...newer.rows, ...known.rows.slice(at + 1)], next: known.next };
}

/// The rows that are there with the page that follows. It may be of a later block, but what it has does not
/// change any more.
export const withOlder = <R>(known: Page<R>, older: Page<R>): Page<R> => ({
  asOf: known.asOf, rows: [...known.rows, ...older.rows], next: older.next,
});

/// A path with these parameters; what is not given is left out.
export function pathTo(path: string, params: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '');
  const text = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}
