// The file for an accountant: which part of time it is of.

import { pathTo } from './list';

/// The start of a day in the zone of this browser, in seconds; `after` so many days later. Nothing for no date.
export function dayStart(date: string, after = 0): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) return undefined;
  return Math.floor(new Date(Number(year), Number(month) - 1, Number(day) + after).getTime() / 1000);
}

/// Both days belong to it: its end is where the day after the last begins.
export function csvPath(account: string, from: string, to: string, zone: string): string | null {
  const [start, end] = [dayStart(from), dayStart(to, 1)];
  if (start !== undefined && end !== undefined && start >= end) return null;
  return pathTo(`/v1/accounts/${account}/rewards.csv`, { from: start, to: end, tz: zone });
}
