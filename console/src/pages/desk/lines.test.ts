import { describe, expect, it } from 'vitest';
import type { Asset } from '../../chain/types';
import { linesOf, referenceOf } from './lines';

const QTRA: Asset = { id: 'native', symbol: 'QTRA', decimals: 18, minimumBalance: 1n };
const USDC: Asset = { id: 1, symbol: 'USDC', decimals: 6, minimumBalance: 1n };
const read = (text: string) => linesOf(text, [QTRA, USDC]);
const HEAD = 'key,date,kind,asset,amount,memo\n';

describe('a file of deposits', () => {
  it('has a line for each row', () => {
    expect(read(`${HEAD}inv-1,2026-05-03,Subscription,USDC,1234.5,"May, paid"\ninv-2,,trading_profit,qtra,0.000000000000000001,`)).toEqual({
      lines: [
        { key: 'inv-1', kind: 'Subscription', asset: USDC, amount: 1_234_500_000n, reference: referenceOf('inv-1') },
        { key: 'inv-2', kind: 'TradingProfit', asset: QTRA, amount: 1n, reference: referenceOf('inv-2') },
      ],
      wrongs: [],
    });
  });

  it('is used whole or not at all, and says each thing that is wrong', () => {
    const rows = [
      'a,,Other,USDC,1', ',,Other,USDC,1', 'a,,Other,USDC,2', 'b,,Gift,USDC,1', 'c,,Other,EUR,1', 'd,,Other,USDC,1.0000001',
      'e,,Other,USDC,-1', 'f,,Other,USDC,"1,000"', 'g,,Other,USDC,0.0', 'h,,Other,USDC,1e3',
      `i,,Other,USDC,${'9'.repeat(40)}`,
    ];
    const { lines, wrongs } = read(HEAD + rows.join('\n'));
    expect(lines).toEqual([]);
    expect(wrongs).toEqual([
      { is: 'key', row: 2, text: '' }, { is: 'twice', row: 3, text: 'a' }, { is: 'kind', row: 4, text: 'Gift' },
      { is: 'asset', row: 5, text: 'EUR' }, { is: 'decimals', row: 6, text: '1.0000001' }, { is: 'amount', row: 7, text: '-1' },
      { is: 'amount', row: 8, text: '1,000' }, { is: 'zero', row: 9, text: '0.0' }, { is: 'amount', row: 10, text: '1e3' },
      { is: 'amount', row: 11, text: '9'.repeat(40) },
    ]);
  });

  it('names the columns that are missing', () => {
    expect(read('key;amount\n1;2').wrongs).toEqual([{ is: 'columns', missing: 'kind, asset' }]);
    expect(read('').wrongs).toEqual([{ is: 'columns', missing: 'key, kind, asset, amount' }]);
  });
});

describe('a reference', () => {
  it('is the hash of the key with its purpose', () => {
    // printf 'revenue:inv-1' | b2sum -l 256
    expect(referenceOf('inv-1')).toBe('0x5e18580cae579c38f21efef49a38b0aabaf58b20e6b7501066a9d7e7dd34da79');
    expect(referenceOf('inv-1')).not.toBe(referenceOf('inv-2'));
  });
});
