// What figures of the chain should read like in English, written a second time.

import { money } from './money.js';

const ASSETS = { native: [18, 'QTRA'], usdc: [6, 'USDC'] };

/// An amount with four decimals; a smaller one with its first two digits.
export function shown(value, decimals, symbol, most = 4) {
  if (value >= 10n ** BigInt(decimals)) return money(value, decimals, symbol, most);
  const first = value.toString().padStart(decimals, '0').search(/[1-9]/);
  return money(value, decimals, symbol, first < 0 ? most : Math.max(most, first + 2));
}

export const amount = (value, asset, symbol = true) => {
  const [decimals, name] = ASSETS[asset];
  return shown(value, decimals, symbol ? name : undefined);
};

/// A price as the chain has it: smallest units of USDC for 10^24 of the native token's.
export const price = (value, symbol = true) => shown(value, 24 - 18 + 6, symbol ? 'USDC' : undefined, 6);

export const count = (value) => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/// Text without its spaces: between an amount and its unit there is a margin.
export const plain = (text) => text.replace(/[\s\u00a0\u202f]+/g, '');
