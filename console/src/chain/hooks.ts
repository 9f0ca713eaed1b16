// What components use of the chain.

import { useEffect } from 'react';
import { chain, status, type Chain, type Status } from './chain';
import { time } from './clock';
import { feed, head, snapshot, type Head, type Reader, type Snapshot } from './feed';
import { useStore } from './store';
import type { AccountPage, ProtocolPage } from './pages';
import type { Asset, AssetId, Economy } from './types';

export const useChain = (): Chain | null => useStore(chain, (value) => value);
export const useStatus = (): Status => useStore(status, (value) => value);
export const useHead = (): Head | null => useStore(head, (value) => value);

/// A field of the newest snapshot; `null` before the first. `select` must not make a new object.
export const useSnapshot = <T>(select: (value: Snapshot) => T): T | null =>
  useStore(snapshot, (value) => (value ? select(value) : null));

export const useProtocol = (): ProtocolPage | null => useSnapshot((value) => value.protocol);
export const useAccountPage = (): AccountPage | null => useSnapshot((value) => value.account);
export const useEconomy = (): Economy | null => useStore(chain, (value) => value?.economy ?? null);

/// The chain's now, in whole seconds; the component draws itself again each second.
export const useNow = (): number => useStore(time, (value) => value.now);

/// What `reader` reads at each block, as part of the snapshot; `null` until it is there. `key` names
/// it together with everything that it depends on. What is `slow` for the node may be of a block before.
export function useExtra<T>(key: string, reader: Reader<T>, slow = false): T | null {
  const source = useStore(feed, (value) => value);
  useEffect(() => source?.want(key, reader, slow), [source, key]);
  return useSnapshot((value) => (key in value.extras ? (value.extras[key] as T) : null));
}

const UNKNOWN: Asset = { id: 'native', symbol: '', decimals: 0, minimumBalance: 0n };

/// Symbol and decimals of an asset.
export function assetOf(economy: Economy | null, id: AssetId): Asset {
  return economy?.assets.find((asset) => asset.id === id) ?? { ...UNKNOWN, id };
}

export const useAsset = (id: AssetId): Asset => {
  const economy = useEconomy();
  return assetOf(economy, id);
};
