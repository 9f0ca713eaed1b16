// Values of parameters as one types them: amounts in whole units, shares in per cent, everything else
// as a number.

import type { Asset } from '../../../chain/types';
import { decimal, parseAmount, type Parsed } from '../../../text/format';
import type { Unit } from './catalog';

const NUMBER: Asset = { id: 'native', symbol: '', decimals: 0, minimumBalance: 0n };
const PERCENT: Asset = { ...NUMBER, symbol: '%', decimals: 2 };

const FACTOR: Asset = { ...NUMBER, symbol: '×', decimals: 4 };

function formOf(unit: Unit): Asset {
  if (unit.is === 'amount') return unit.asset;
  return unit.is === 'share' ? PERCENT : unit.is === 'factor' ? FACTOR : NUMBER;
}

export const typedOf = (value: bigint, unit: Unit, separator: string): string =>
  decimal(value, formOf(unit).decimals).replace('.', separator);

export const parsedOf = (typed: string, unit: Unit, separator: string): Parsed =>
  parseAmount(typed, formOf(unit).decimals, separator);

export const decimalsOf = (unit: Unit): number => formOf(unit).decimals;
export const symbolOf = (unit: Unit): string => formOf(unit).symbol;
