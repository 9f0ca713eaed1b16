import { describe, expect, it } from 'vitest';
import type { Asset } from '../chain/types';
import { decimal, Format, parseAmount } from './format';

const QTRA: Asset = { id: 'native', symbol: 'QTRA', decimals: 18, minimumBalance: 1n };
const ACT: Asset = { id: 'native', symbol: 'ACT', decimals: 9, minimumBalance: 1n };
const amount = (value: bigint) => ({ is: 'amount', value });

describe('decimal', () => {
  it('is exact at any size', () => {
    expect(decimal(1n, 18)).toBe('0.000000000000000001');
    expect(decimal(10n ** 18n, 18)).toBe('1');
    expect(decimal(123_456_789_012_345_678_901_234_567_890n, 18)).toBe('123456789012.34567890123456789');
    expect(decimal(-1_500_000n, 6)).toBe('-1.5');
    expect(decimal(7n, 0)).toBe('7');
    expect(decimal(0n, 9)).toBe('0');
  });
});

describe('parseAmount', () => {
  it('takes what the language writes', () => {
    expect(parseAmount('1.5', 18, '.')).toEqual(amount(1_500_000_000_000_000_000n));
    expect(parseAmount('1,5', 18, ',')).toEqual(amount(1_500_000_000_000_000_000n));
    expect(parseAmount('12,345.6', 9, '.')).toEqual(amount(12_345_600_000_000n));
    expect(parseAmount('12.345,6', 9, ',')).toEqual(amount(12_345_600_000_000n));
    expect(parseAmount(' 1 000 ', 0, '.')).toEqual(amount(1_000n));
    expect(parseAmount('.5', 1, '.')).toEqual(amount(5n));
    expect(parseAmount('5.', 1, '.')).toEqual(amount(50n));
  });

  it('refuses a separator of another language instead of guessing', () => {
    expect(parseAmount('1,5', 18, '.')).toEqual({ is: 'notNumber' });
    expect(parseAmount('1.5', 18, ',')).toEqual({ is: 'notNumber' });
    expect(parseAmount('1,0000', 18, '.')).toEqual({ is: 'notNumber' });
  });

  it('refuses more decimals than the asset has, and does not round', () => {
    expect(parseAmount('0.1234567891', 9, '.')).toEqual({ is: 'tooManyDecimals' });
    expect(parseAmount('0.123456789', 9, '.')).toEqual(amount(123_456_789n));
    expect(parseAmount('1.0', 0, '.')).toEqual({ is: 'tooManyDecimals' });
  });

  it('refuses what is no amount', () => {
    for (const text of ['-1', '1e3', '0x10', 'abc', '.', ',', '1.2.3', '١']) {
      expect(parseAmount(text, 18, '.'), text).toEqual({ is: 'notNumber' });
    }
    expect(parseAmount('  ', 18, '.')).toEqual({ is: 'empty' });
  });

  it('refuses what no amount of the chain can be', () => {
    expect(parseAmount((2n ** 128n - 1n).toString(), 0, '.')).toEqual(amount(2n ** 128n - 1n));
    expect(parseAmount((2n ** 128n).toString(), 0, '.')).toEqual({ is: 'tooLarge' });
    expect(parseAmount('9'.repeat(60), 18, '.')).toEqual({ is: 'tooLarge' });
  });

  it('takes what comes out of text that runs from right to left, but nothing that turns digits around', () => {
    expect(parseAmount('\u200f1,234.5\u200f', 18, '.')).toEqual(amount(1_234_500_000_000_000_000_000n));
    expect(parseAmount('\u20671,000\u2069', 0, '.')).toEqual(amount(1_000n));
    expect(parseAmount('\ufeff7\u200b', 0, '.')).toEqual(amount(7n));
    expect(parseAmount('\u202e321', 0, '.')).toEqual({ is: 'notNumber' });
  });

  it('gives back every amount that is shown exactly', () => {
    for (const [language, separator] of [['en', '.'], ['de', ',']] as const) {
      const format = new Format(language);
      for (const value of [1n, 999n, 10n ** 9n, 123_456_789_012_345_678n, 2n ** 96n]) {
        const { whole, fraction } = format.amount(value, ACT, true);
        expect(parseAmount(whole + fraction, ACT.decimals, separator)).toEqual(amount(value));
      }
    }
  });
});

describe('Format', () => {
  const en = new Format('en');
  const de = new Format('de');

  it('writes amounts in the language, rounded down', () => {
    expect(en.money(1_234_567_899_999_999_999_999n, QTRA)).toBe('1,234.5678\u00a0QTRA');
    expect(de.money(1_234_567_899_999_999_999_999n, QTRA)).toBe('1.234,5678\u00a0QTRA');
    expect(en.money(10n ** 18n, QTRA)).toBe('1\u00a0QTRA');
    expect(en.money(-(15n * 10n ** 17n), QTRA)).toBe('-1.5\u00a0QTRA');
    expect(en.money(-(5n * 10n ** 17n), QTRA)).toBe('-0.5\u00a0QTRA');
  });

  it('says how small a small amount is', () => {
    expect(en.money(1_234_567n, QTRA)).toBe('0.0000000000012\u00a0QTRA');
    expect(en.amount(1_234_567n, QTRA).cut).toBe(true);
    expect(en.amount(5n * 10n ** 17n, QTRA).cut).toBe(false);
  });

  it('is exact above what a float holds', () => {
    expect(en.money(9_007_199_254_740_993n * 10n ** 18n, QTRA)).toBe('9,007,199,254,740,993\u00a0QTRA');
  });

  it('writes durations in two units', () => {
    expect(en.duration(0)).toBe('0 seconds');
    expect(en.duration(59)).toBe('59 seconds');
    expect(en.duration(3_600)).toBe('1 hour');
    expect(en.duration(90_061n)).toBe('1 day 1 hour');
    expect(en.duration(86_400 * 3 + 59)).toBe('3 days');
    expect(de.duration(86_400 * 2 + 3_600 * 5)).toBe('2 Tage 5 Stunden');
    expect(en.duration(-5)).toBe('0 seconds');
  });

  it('writes shares and factors', () => {
    expect(en.percent(1_234)).toBe('12.34%');
    expect(en.times(12_000)).toBe('1.20\u00a0×');
  });
});
