// The border to the client: from its objects to ours. Nothing behind it casts.

import type { AssetId } from './types';

interface Enumerated {
  type: string;
  value?: unknown;
}

const isEnumerated = (value: object): value is Enumerated =>
  'type' in value && typeof value.type === 'string' && Object.keys(value).every((key) => key === 'type' || key === 'value');

/// An asset of the chain as we name it.
function assetOf(value: Enumerated): AssetId | undefined {
  if (value.type === 'Native') return 'native';
  if (value.type === 'WithId' && typeof value.value === 'number') return value.value;
  return undefined;
}

/// How the chain wants an asset.
export const toAsset = (asset: AssetId): { type: string; value?: number } =>
  asset === 'native' ? { type: 'Native' } : { type: 'WithId', value: asset };

/// Accounts become addresses, assets become names, everything else keeps its shape.
export function plain(value: unknown, prefix: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map((each) => plain(each, prefix));
  if ('address' in value && typeof value.address === 'function') return value.address(prefix);
  if (isEnumerated(value)) {
    const asset = assetOf(value);
    if (asset !== undefined) return asset;
    return 'value' in value ? { type: value.type, value: plain(value.value, prefix) } : value;
  }
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each, prefix)]));
}
