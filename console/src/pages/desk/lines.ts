// Deposits to be made, from a file or typed. Each has a key, from which its reference on the chain
// follows: the same key is deposited once, whoever sends it and however often the file is opened.

import { blake2AsHex, stringToU8a } from 'dedot/utils';
import type { Asset, Balance, Hex } from '../../chain/types';
import type { RevenueType } from '../../chain/views';
import { rowsOf } from '../../text/csv';
import { LARGEST } from '../../text/format';

export const KINDS: readonly RevenueType[] = ['Subscription', 'ExchangeFee', 'TradingProfit', 'Other'];

export interface Line {
  key: string;
  kind: RevenueType;
  asset: Asset;
  amount: Balance;
  reference: Hex;
}

export type Wrong =
  | { is: 'columns'; missing: string }
  | { is: 'key' | 'twice' | 'kind' | 'asset' | 'amount' | 'decimals' | 'zero'; row: number; text: string };

/// Either every row is right, or none is used.
export type Read = { lines: Line[]; wrongs: [] } | { lines: []; wrongs: Wrong[] };

export const referenceOf = (key: string): Hex => blake2AsHex(stringToU8a(`revenue:${key}`)) as Hex;

/// A file writes amounts with a point and without groups, whatever the language of the page.
const FORM = /^(\d+)(?:\.(\d+))?$/;

function amountIn(text: string, { decimals }: Asset): Balance | 'amount' | 'decimals' | 'zero' {
  const [, whole, fraction = ''] = FORM.exec(text) ?? [];
  if (whole === undefined) return 'amount';
  if (fraction.length > decimals) return 'decimals';
  const value = BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
  if (value > LARGEST) return 'amount';
  return value === 0n ? 'zero' : value;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

type Fields = Record<'key' | 'kind' | 'asset' | 'amount', string>;
const COLUMNS = ['key', 'kind', 'asset', 'amount'] as const;

function lineOf(fields: Fields, row: number, assets: readonly Asset[], seen: Set<string>): Line | Wrong {
  const { key } = fields;
  if (key === '') return { is: 'key', row, text: key };
  if (seen.has(key)) return { is: 'twice', row, text: key };
  seen.add(key);
  const kind = KINDS.find((each) => bare(each) === bare(fields.kind));
  if (!kind) return { is: 'kind', row, text: fields.kind };
  const asset = assets.find(({ symbol }) => symbol.toLowerCase() === fields.asset.toLowerCase());
  if (!asset) return { is: 'asset', row, text: fields.asset };
  const amount = amountIn(fields.amount, asset);
  if (typeof amount === 'string') return { is: amount, row, text: fields.amount };
  return { key, kind, asset, amount, reference: referenceOf(key) };
}

/// The lines of a file with a head. Columns that are not looked at, as a date or a memo, may be there.
export function linesOf(text: string, assets: readonly Asset[]): Read {
  const [head = [], ...rows] = rowsOf(text);
  const places = head.map((name) => name.trim().toLowerCase());
  const missing = COLUMNS.filter((name) => !places.includes(name));
  if (missing.length > 0) return { lines: [], wrongs: [{ is: 'columns', missing: missing.join(', ') }] };
  const seen = new Set<string>();
  const field = (row: readonly string[], name: string): string => (row[places.indexOf(name)] ?? '').trim();
  const read = rows.map((row, at) => lineOf(
    { key: field(row, 'key'), kind: field(row, 'kind'), asset: field(row, 'asset'), amount: field(row, 'amount') }, at + 1, assets, seen,
  ));
  const wrongs = read.filter((each) => 'is' in each);
  return wrongs.length > 0 ? { lines: [], wrongs } : { lines: read.flatMap((each) => ('is' in each ? [] : [each])), wrongs: [] };
}
