// What journeys do with numbers and outcomes.

export const number = (value) => value.toBigInt();
export const sum = (values) => values.reduce((total, value) => total + value, 0n);
export const errors = (outcomes) => outcomes.map(({ error }) => error);
export const expectAll = (outcomes) => outcomes.map((outcome) => outcome.expect());
/// The treasury's halves of fees.
export const halves = (outcomes) => sum(outcomes.map(({ fee }) => fee / 2n));
