import { describe, expect, it } from 'vitest';
import type { Buyback, BuybackTotals } from '../../chain/views';
import { rowsOf } from './lots';

const QTRA = 10n ** 18n;
const USDC = 10n ** 6n;
const HALF = 500_000_000_000n;

const none = { spent: 0n, bought: 0n, burnt: 0n };
const totals = (burnt: bigint): BuybackTotals => ({
  count: 3n, lots: 2n, oldest: 0n, funded: 0n, all: { ...none, burnt }, overwritten: none, overwrittenDays: 0n,
});
const lot = (number: bigint, spent: bigint, bought: bigint, low = HALF): Buyback =>
  ({ number, time: 100n * number, amounts: { spent, bought, burnt: bought }, low, minOut: 0n });

describe('rows of lots', () => {
  it('sum backwards from the total, so that what was overwritten counts', () => {
    const rows = rowsOf([lot(2n, 100n * USDC, 190n * QTRA), lot(1n, 100n * USDC, 200n * QTRA)], totals(1_000n * QTRA));
    expect(rows.map(({ cumulative }) => cumulative)).toEqual([1_000n * QTRA, 810n * QTRA]);
  });

  it('have the price that was paid, and how far it is from the reference', () => {
    const [exact, dear, cheap] = rowsOf([
      lot(2n, 100n * USDC, 200n * QTRA), lot(1n, 101n * USDC, 200n * QTRA), lot(0n, 99n * USDC, 200n * QTRA),
    ], totals(600n * QTRA));
    expect(exact).toMatchObject({ paid: HALF, distance: 0 });
    expect(dear).toMatchObject({ paid: 505_000_000_000n, distance: 100 });
    expect(cheap).toMatchObject({ paid: 495_000_000_000n, distance: -100 });
  });

  it('of a direct burn have no price', () => {
    const direct: Buyback = { number: 0n, time: 0n, amounts: { ...none, burnt: QTRA }, minOut: 0n };
    expect(rowsOf([direct], totals(QTRA))).toEqual([{ record: direct, isLot: false, paid: null, distance: null, cumulative: QTRA }]);
  });

  it('write a price exactly', async () => {
    const { priceAsset } = await import('../../chain/price');
    const { decimal } = await import('../../text/format');
    const asset = (decimals: number) => ({ id: 1, symbol: 'USDC', decimals, minimumBalance: 0n });
    expect(decimal(HALF, priceAsset(asset(18), asset(6)).decimals)).toBe('0.5');
    expect(decimal(500_000_000_000_000_000_000n, priceAsset(asset(9), asset(6)).decimals)).toBe('0.5');
  });
});
