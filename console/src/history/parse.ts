// From the answers of the indexer to our types. Whatever is not as it should be is refused as a whole:
// half an answer would look like a figure.

import type { AssetId } from '../chain/types';
import type { AsOf, BurnRow, ChangeRow, EventRow, Page, RateRow, Totals } from './types';

/// The answer is not what the indexer would say.
export class Garbled extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldsOf(value: unknown): Fields {
  if (!isFields(value)) throw new Garbled('no record');
  return value;
}

function numberOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Garbled(`${name} is no whole number`);
  return value;
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Garbled(`${name} is no text`);
  return value;
}

function amountOf(fields: Fields, name: string): bigint {
  const text = textOf(fields, name);
  if (!/^\d{1,39}$/.test(text)) throw new Garbled(`${name} is no amount`);
  return BigInt(text);
}

/// An asset as the indexer names it: `Native`, `WithId(1)`.
export function assetNamed(name: string): AssetId | null {
  if (name === 'Native') return 'native';
  const [, id] = /^WithId\((\d{1,10})\)$/.exec(name) ?? [];
  return id === undefined ? null : Number(id);
}

function assetOf(fields: Fields): AssetId {
  const asset = assetNamed(textOf(fields, 'asset'));
  if (asset === null) throw new Garbled('asset is none');
  return asset;
}

export function asOfOf(body: unknown): AsOf {
  const asOf = fieldsOf(fieldsOf(body).asOf);
  return { number: numberOf(asOf, 'number'), time: numberOf(asOf, 'time') };
}

/// A page of rows.
export function pageOf<R>(body: unknown, row: (fields: Fields) => R): Page<R> {
  const { rows, next } = fieldsOf(body);
  if (!Array.isArray(rows)) throw new Garbled('no rows');
  if (next !== null && typeof next !== 'string') throw new Garbled('next is no text');
  return { asOf: asOfOf(body), rows: rows.map((each) => row(fieldsOf(each))), next };
}

const placed = (fields: Fields) => ({
  block: numberOf(fields, 'block'), idx: numberOf(fields, 'idx'), time: numberOf(fields, 'time'),
});

export const totals = (fields: Fields): Totals => ({
  asset: assetOf(fields),
  claimed: amountOf(fields, 'claimed'), collected: amountOf(fields, 'collected'), compounded: amountOf(fields, 'compounded'),
  forfeited: amountOf(fields, 'forfeited'), penalties: amountOf(fields, 'penalties'),
});

export const event = (fields: Fields): EventRow => ({
  ...placed(fields), pallet: textOf(fields, 'pallet'), variant: textOf(fields, 'variant'),
  fields: isFields(fields.fields) ? fields.fields : {},
});

export const change = (fields: Fields): ChangeRow => ({
  ...placed(fields), pallet: textOf(fields, 'pallet'), event: textOf(fields, 'event'), field: textOf(fields, 'field'),
  subject: isFields(fields.subject) ? fields.subject : null, old: fields.old, now: fields.new,
});

export const rate = (fields: Fields): RateRow => ({
  block: numberOf(fields, 'block'), time: numberOf(fields, 'time'), tier: numberOf(fields, 'tier'), asset: assetOf(fields),
  aprBps: fields.apr_bps === null ? null : numberOf(fields, 'apr_bps'),
});

export const burn = (fields: Fields): BurnRow => ({
  ...placed(fields), lot: textOf(fields, 'event') === 'BoughtAndBurnt', number: numberOf(fields, 'number'),
  burnt: amountOf(fields, 'burnt'), issuance: amountOf(fields, 'issuance'), total: amountOf(fields, 'total_burnt'),
});

export interface Health {
  cursor: number;
  lag: number;
  /// The block at which history and chain were compared last, and in how many figures; `null` if never.
  checked: { block: number; figures: number } | null;
  /// They differed there.
  disagrees: boolean;
  /// Everything that it says is wrong.
  reasons: readonly string[];
}

export function health(body: unknown): Health {
  const fields = fieldsOf(body);
  const { checks, reasons } = fields;
  if (!Array.isArray(checks) || !Array.isArray(reasons)) throw new Garbled('no health');
  return {
    cursor: numberOf(fields, 'cursor'), lag: numberOf(fields, 'lag'),
    checked: fields.checkedAt === null ? null : { block: numberOf(fields, 'checkedAt'), figures: checks.length },
    disagrees: checks.some((check) => fieldsOf(check).holds !== true),
    reasons: reasons.filter((reason) => typeof reason === 'string'),
  };
}

/// The chain that the history is of, and its first block there.
export function chainOf(body: unknown): { genesis: string; first: number } {
  const fields = fieldsOf(body);
  return { genesis: textOf(fields, 'genesis'), first: numberOf(fields, 'first') };
}
