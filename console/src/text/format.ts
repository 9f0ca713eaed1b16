// Numbers, dates and durations as people read them. Amounts are exact: from bigint to decimal text to
// Intl, never through a float.

import type { Asset } from '../chain/types';

/// `value` smallest units as decimal text, without grouping: 1500000n with 6 decimals is "1.5".
export function decimal(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

export type Parsed = { is: 'amount'; value: bigint } | { is: 'empty' | 'notNumber' | 'tooManyDecimals' | 'tooLarge' };

/// The largest amount that the chain can write.
export const LARGEST = 2n ** 128n - 1n;
/// Spaces of all kinds, marks of thousands, and the invisible signs that text in two directions carries along.
const UNSEEN = /[\s\u00a0\u202f'’\u061c\u200b-\u200f\u202a-\u202c\u2066-\u2069\ufeff]/g;

/// What somebody typed as smallest units. More decimals than the asset has are refused, not rounded,
/// and so is a separator of another language: "1,5" is not fifteen.
export function parseAmount(typed: string, decimals: number, separator: string): Parsed {
  const text = typed.replace(UNSEEN, '');
  if (text === '') return { is: 'empty' };
  const form = separator === ','
    ? /^(\d{1,3}(?:\.\d{3})+|\d*)(?:,(\d*))?$/
    : /^(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/;
  const [, grouped = '', fraction = ''] = form.exec(text) ?? [];
  const whole = grouped.replace(/[.,]/g, '');
  if (whole === '' && fraction === '') return { is: 'notNumber' };
  if (fraction.length > decimals) return { is: 'tooManyDecimals' };
  const value = BigInt(`${whole || '0'}${fraction.padEnd(decimals, '0')}`);
  return value > LARGEST ? { is: 'tooLarge' } : { is: 'amount', value };
}

/// Decimals that say enough: four, or the first two that are not zero in a smaller amount.
function shown(fraction: string, whole: string, most: number): string {
  if (/[1-9]/.test(whole)) return fraction.slice(0, most);
  const first = fraction.search(/[1-9]/);
  return fraction.slice(0, first < 0 ? most : Math.max(most, first + 2));
}

export interface AmountText {
  whole: string;
  /// With its separator; empty if there are none.
  fraction: string;
  symbol: string;
  /// Digits were left out.
  cut: boolean;
}

export class Format {
  readonly separator: string;
  #number: Intl.NumberFormat;

  constructor(readonly language: string) {
    this.#number = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: true });
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    this.separator = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  }

  number(value: number | bigint): string {
    return this.#number.format(value);
  }

  /// The parts of an amount, rounded down to `most` decimals; `exact` leaves none out.
  amount(value: bigint, asset: Asset, exact = false, most = 4): AmountText {
    const [whole = '0', fraction = ''] = decimal(value, asset.decimals).split('.');
    const kept = exact ? fraction : shown(fraction, whole, most).replace(/0+$/, '');
    const sign = whole === '-0' ? '-' : '';
    return {
      whole: `${sign}${this.#number.format(BigInt(whole))}`,
      fraction: kept ? `${this.separator}${kept}` : '',
      symbol: asset.symbol,
      cut: kept.length < fraction.length,
    };
  }

  /// An amount in one piece, as for a sentence.
  money(value: bigint, asset: Asset, exact = false): string {
    const { whole, fraction, symbol } = this.amount(value, asset, exact);
    return `${whole}${fraction}\u00a0${symbol}`;
  }

  /// Basis points as per cent.
  percent(bps: number | bigint, digits = 2): string {
    const style = new Intl.NumberFormat(this.language, {
      style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: digits,
    });
    // A rate is no money: it has at most six digits that matter.
    return style.format(Number(bps) / 10_000);
  }

  /// Basis points as a factor.
  times(bps: number | bigint): string {
    const style = new Intl.NumberFormat(this.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    return `${style.format(Number(bps) / 10_000)}\u00a0×`;
  }

  date(secs: number | bigint): string {
    return new Intl.DateTimeFormat(this.language, { day: 'numeric', month: 'short', year: 'numeric' })
      .format(new Date(Number(secs) * 1000));
  }

  dateTime(secs: number | bigint): string {
    return new Intl.DateTimeFormat(this.language, {
      day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
    }).format(new Date(Number(secs) * 1000));
  }

  clock(secs: number | bigint): string {
    return new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
      .format(new Date(Number(secs) * 1000));
  }

  /// A moment: with the time of day if it is within two days of `now`.
  when(secs: number | bigint, now: number): string {
    return Math.abs(Number(secs) - now) < 172_800 ? this.dateTime(secs) : this.date(secs);
  }

  /// A length of time in its two largest units.
  duration(secs: number | bigint, display: 'narrow' | 'long' = 'long'): string {
    const units: [string, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
    let rest = Math.max(0, Math.floor(Number(secs)));
    const parts: string[] = [];
    for (const [unit, length] of units) {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count > 0 && parts.length < 2) {
        parts.push(new Intl.NumberFormat(this.language, { style: 'unit', unit, unitDisplay: display }).format(count));
      } else if (parts.length > 0) break;
    }
    if (parts.length > 0) return parts.join(' ');
    return new Intl.NumberFormat(this.language, { style: 'unit', unit: 'second', unitDisplay: display }).format(0);
  }
}
