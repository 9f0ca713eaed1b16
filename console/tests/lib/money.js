// Amounts as the page should write them in English, written a second time.

/// `value` smallest units, rounded down to four decimals, trailing zeros left out.
export function money(value, decimals, symbol, most = 4) {
  const unit = 10n ** BigInt(decimals);
  const whole = (value / unit).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = (value % unit).toString().padStart(decimals, '0').slice(0, most).replace(/0+$/, '');
  return `${whole}${fraction ? `.${fraction}` : ''}${symbol ? `\u00a0${symbol}` : ''}`;
}

/// Whatever way an amount is drawn, its text is this.
export const textOf = (amount) => amount.replace(/\u00a0/g, '');
