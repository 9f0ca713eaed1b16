// Where an amount is drawn. Amounts stay whole numbers until they are a place on the screen.

/// Values for the lines of a grid: some three of them, round, around everything from `low` to `high`.
export function ticks(low: bigint, high: bigint): bigint[] {
  const span = high > low ? high - low : 1n;
  const unit = 10n ** BigInt((span / 3n).toString().length - 1);
  const step = [1n, 2n, 5n, 10n].map((each) => each * unit).find((each) => each * 3n >= span) ?? unit;
  const found = [(low / step) * step];
  while (found.at(-1)! < high || found.length < 2) found.push(found.at(-1)! + step);
  return found;
}

/// The place of `value` between `low` and `high`, from 0 to 1.
export function placeOf(value: bigint, low: bigint, high: bigint): number {
  if (high <= low) return 0.5;
  const within = value < low ? low : value > high ? high : value;
  return Number(((within - low) * 1_000_000n) / (high - low)) / 1_000_000;
}
