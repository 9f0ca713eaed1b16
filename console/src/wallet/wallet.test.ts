import { describe, expect, it } from 'vitest';
import { nameOf, oneWay } from './wallet';

describe('a name from a wallet', () => {
  it('is what it is called, or else the ends of its address', () => {
    expect(nameOf({ name: 'Alice', address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' })).toBe('Alice');
    expect(nameOf({ name: '', address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY' })).toBe('5Grwva…utQY');
  });

  it('turns nothing around it', () => {
    expect(oneWay('Alice')).toBe('Alice');
    expect(oneWay('\u202eecilA\u200f')).toBe('ecilA');
    expect(oneWay('אליס')).toBe('\u2068אליס\u2069');
    expect(oneWay('خزينة \u202e1')).toBe('\u2068خزينة 1\u2069');
  });
});
