// A number inside of the arguments of a call, by the path that the table of parameters has for it:
// `params.low_stake.trip`, `tiers[].min_stake`, `params.rate.Streamed.period_secs`.

/// A step of a path: a field, a place in a list, or the variant of an enum that has to be chosen.
export type Step = string | number | { variant: string };

export interface Place {
  path: readonly Step[];
  value: bigint;
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Part {
  name: string;
  all: boolean;
}

const partsOf = (path: string): Part[] => path.split('.').map((part) => ({ name: part.replace('[]', ''), all: part.endsWith('[]') }));

function below(value: unknown, parts: readonly Part[], path: readonly Step[]): Place[] {
  const [part, ...rest] = parts;
  if (!part) {
    return typeof value === 'bigint' ? [{ path, value }] : typeof value === 'number' ? [{ path, value: BigInt(value) }] : [];
  }
  if (!isObject(value)) return [];
  if (/^[A-Z]/.test(part.name)) {
    return value.type === part.name ? below(value.value, rest, [...path, { variant: part.name }]) : [];
  }
  const name = camel(part.name);
  const inner = value[name];
  if (!part.all) return below(inner, rest, [...path, name]);
  return Array.isArray(inner) ? inner.flatMap((each: unknown, at) => below(each, rest, [...path, name, at])) : [];
}

/// The places of `path` in the arguments; none where what it names is switched off.
export const placesOf = (args: unknown, path: string): Place[] => below(args, partsOf(path), []);

/// A copy of `value` with another number at `path`. It keeps the kind of number that was there.
export function changed(value: unknown, path: readonly Step[], to: bigint): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'number' ? Number(to) : to;
  if (typeof step === 'number') {
    return Array.isArray(value) ? value.map((each: unknown, at) => (at === step ? changed(each, rest, to) : each)) : value;
  }
  if (!isObject(value)) return value;
  const key = typeof step === 'string' ? step : 'value';
  return { ...value, [key]: changed(value[key], rest, to) };
}

/// The place of a path as text.
export const pathKey = (path: readonly Step[]): string =>
  path.map((step) => (typeof step === 'object' ? step.variant : String(step))).join('.');
