// What the stories have in common: how they speak, count and let time pass in a terminal.

import { DAY } from '../lib.js';

const fast = process.argv.includes('--fast') || ['1', 'true'].includes(process.env.DEMO_FAST);
const tty = process.stdout.isTTY === true;
export const pause = (millis) => new Promise((resolve) => setTimeout(resolve, fast ? 0 : millis));

const style = (code) => (text) => (tty ? `\x1b[${code}m${text}\x1b[0m` : text);
export const bold = style(1);
export const dim = style(2);
const green = style(32);
const cyan = style(36);

/// `value` smallest units as a decimal number with thousands separated, cut to `places`.
export function amount(value, unit, symbol, places) {
  const scale = 10n ** BigInt(unit.toString().length - 1 - places);
  const digits = (value / scale).toString().padStart(places + 1, '0');
  const whole = (places > 0 ? digits.slice(0, -places) : digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return places > 0 ? `${whole}.${digits.slice(-places)} ${symbol}` : `${whole} ${symbol}`;
}

/// `part` of `whole` in percent, to a hundredth.
export function percent(part, whole) {
  const hundredths = (whole === 0n ? 0n : part * 10_000n / whole).toString().padStart(3, '0');
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)} %`;
}

/// Basis points as a multiplier.
export const times = (bps) => `x${(Number(bps) / 10_000).toFixed(2)}`;

export const say = async (text) => {
  console.log(`  ${text}`);
  await pause(900);
};
export const title = (text) => console.log(bold(`\n${text}`));
let chapters = 0;
export const chapter = async (text) => {
  chapters += 1;
  console.log(`\n${bold(cyan(`${chapters}. ${text}`))}`);
  await pause(900);
};
export const row = (name, ...cells) => {
  const width = Math.floor(66 / cells.length);
  console.log(`    ${name.padEnd(8)}${cells.map((cell) => cell.padStart(width)).join('')}`);
};

export const days = (seconds) => (seconds / DAY).toFixed(1);

/// Makes blocks until `seconds`, with a bar that fills; `beside` says what to print next to it.
export async function passUntil(chain, seconds, what, beside = async () => '') {
  const from = chain.now;
  const width = Math.max(10, Math.min(30, (process.stdout.columns ?? 100) - 65));
  const draw = async (last) => {
    const part = Math.min(1, (chain.now - from) / Math.max(1, seconds - from));
    const full = Math.round(part * width);
    const bar = '█'.repeat(full) + '░'.repeat(width - full);
    const line = `  ${dim(what)} ${green(bar)} ${days(chain.now - from).padStart(4)} days  ${await beside()}`;
    if (tty) {
      process.stdout.write(`\r\x1b[K${line}${last ? '\n' : ''}`);
    } else if (last) {
      console.log(line);
    }
  };
  await chain.sealUntil(seconds, async () => {
    // A long time is not watched block by block.
    if (seconds - from <= 100 * DAY || chain.number % 10 === 0) {
      await draw(false);
      await pause(120);
    }
  });
  await draw(true);
}
