// The connection to one node.

import { WsProvider } from 'dedot';
import { NodeClient, stateAt, type At } from './at';
import { metadataCache } from './cache';
import { readEconomy } from './read';
import { Store } from './store';
import type { Economy, Hex } from './types';

export type Status =
  | { is: 'connecting' }
  | { is: 'connected' }
  /// `since` is wall time in milliseconds.
  | { is: 'lost'; since: number }
  /// It is there again, and serves another chain than the one on the page.
  | { is: 'other' };

export interface Chain {
  readonly url: string;
  readonly client: NodeClient;
  readonly economy: Economy;
  at(hash: Hex): At;
}

/// Milliseconds until a node that did not answer is tried again.
const RETRY = 2_000;

/// How the connection is. A lost one is tried again until it is there.
export const status = new Store<Status>({ is: 'connecting' });
/// The chain, once it has answered.
export const chain = new Store<Chain | null>(null);
/// The runtime changed while the page was open.
export const upgraded = new Store(false);

/// The node serves another chain than the link says, or than it did the last time. Nothing is signed
/// for it until somebody says that it is right.
export const stranger = new Store(false);

const knownGenesis = (url: string): string | null =>
  new URLSearchParams(location.search).get('genesis') ?? remembered(`genesis ${url}`);

/// From now on this chain is the right one.
export function acceptChain(): void {
  const now = chain.get();
  if (!now) return;
  remember(`genesis ${now.url}`, now.economy.genesis);
  stranger.set(false);
}

/// The address of the node: of the link, else the last one, else that of the page.
export function nodeUrl(): string {
  const given = new URLSearchParams(location.search).get('node');
  const page = document.querySelector<HTMLMetaElement>('meta[name="quaestor-node"]')?.content;
  return given ?? remembered('node') ?? page ?? 'ws://127.0.0.1:9944';
}

/// What the browser keeps for us; `null` where it keeps nothing or must not.
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`quaestor.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`quaestor.${key}`);
    else localStorage.setItem(`quaestor.${key}`, value);
  } catch {
    // A browser that stores nothing is no reason to stop.
  }
}

/// Waits until there is a connection to the chain on the page.
export function connected(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (status.get().is !== 'connected') return;
      stop();
      resolve();
    };
    const stop = status.subscribe(look);
    look();
  });
}

/// The node is there, for the first time or again: then it may have another chain, or another runtime.
async function back(): Promise<void> {
  const now = chain.get();
  if (!now) {
    status.set({ is: 'connected' });
    return;
  }
  const { client, economy } = now;
  try {
    const [genesis, version] = await Promise.all([client.rpc.chain_getBlockHash(0), client.rpc.state_getRuntimeVersion()]);
    const same = genesis === economy.genesis;
    if (same && version.specVersion !== economy.specVersion) upgraded.set(true);
    status.set({ is: same ? 'connected' : 'other' });
  } catch {
    // It is asked again when it is back, or, if it never went, after a pause.
    setTimeout(() => client.status === 'connected' && status.get().is === 'lost' && void back(), RETRY);
  }
}

/// Connects, and goes on for as long as the page is open.
export async function connect(url: string): Promise<Chain> {
  const provider = new WsProvider({ endpoint: url, retryDelayMs: RETRY, timeout: 30_000 });
  provider.on('connected', () => void back());
  const lost = () => status.update((now) => ({ is: 'lost', since: now.is === 'lost' ? now.since : Date.now() }));
  provider.on('disconnected', lost);
  provider.on('error', lost);
  // The client gives up at the first failure; the provider tries until somebody answers.
  await provider.connect();
  const client = await new NodeClient({
    provider,
    cacheMetadata: true,
    cacheStorage: metadataCache,
    // A chain may rest for as long as it likes: only the socket says whether the node is there.
    stalingDetectionTimeout: 0,
  }).connect();
  client.on('runtimeUpgraded', () => upgraded.set(true));
  const [name, hash] = await Promise.all([client.rpc.system_chain(), client.rpc.chain_getBlockHash()]);
  const economy = await readEconomy(stateAt(client, hash as Hex), {
    genesis: client.genesisHash as Hex,
    chain: name,
    specName: client.runtimeVersion.specName,
    specVersion: client.runtimeVersion.specVersion,
  });
  const ready: Chain = { url, client, economy, at: (at) => stateAt(client, at) };
  chain.set(ready);
  const known = knownGenesis(url);
  if (known !== null && known !== economy.genesis) stranger.set(true);
  else acceptChain();
  return ready;
}
