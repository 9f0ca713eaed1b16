// Amounts of a launch: beyond what JSON's numbers hold, so they are text while a spec is in memory.

import { ensure } from './check.js';

const MARK = 'integer:';

export const fromJson = (text) => JSON.parse(text.replace(/([[:,]\s*)(\d{16,})(?=\s*[,\]}])/g, `$1"${MARK}$2"`));
export const toJson = (spec) =>
  `${JSON.stringify(spec, null, 2).replace(new RegExp(`"${MARK}(\\d+)"`, 'g'), '$1')}\n`;

export const amountOf = (value) => BigInt(`${value}`.replace(MARK, ''));
export const marked = (amount) => `${MARK}${amount}`;
export const sum = (amounts) => amounts.reduce((total, amount) => total + amountOf(amount), 0n);

/// An amount of whole tokens, as "1000.5", in smallest units. `what` is the section it stands in.
export function units(text, decimals, what, who) {
  const [, whole, part = ''] = `${text}`.match(/^(\d+)(?:\.(\d+))?$/) ?? [];
  ensure(typeof text === 'string' && whole !== undefined && part.length <= decimals,
    `${what}: not an amount of ${decimals} decimals for ${who}: ${text}`);
  return BigInt(whole + part.padEnd(decimals, '0'));
}

/// Smallest units as whole tokens.
export function tokens(amount, { tokenDecimals, tokenSymbol }) {
  const digits = `${amountOf(amount)}`.padStart(tokenDecimals + 1, '0');
  const whole = digits.slice(0, digits.length - tokenDecimals);
  const part = digits.slice(digits.length - tokenDecimals).replace(/0+$/, '');
  return `${whole}${part && '.'}${part} ${tokenSymbol}`;
}
