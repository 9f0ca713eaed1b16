// Wallets that the browser offers, asked directly and only when somebody chose them.

import { decodeAddress, encodeAddress } from 'dedot/utils';
import type { InjectedSigner, InjectedWindowProvider } from 'dedot/types';
import { remember, remembered } from '../chain/chain';
import { Store, useStore } from '../chain/store';
import type { Address } from '../chain/types';
import { RIGHTS, type Right } from './proxies';

export interface Account {
  address: Address;
  name: string;
  /// The wallet that has its key; `null` if it is only watched.
  source: string | null;
  /// An account of that wallet that acts for it as its proxy.
  by?: Proxy;
}

export interface Proxy {
  address: Address;
  name: string;
  right: Right;
}

export interface Connected {
  accounts: Account[];
  signer: InjectedSigner;
}

export interface WalletState {
  /// Names of the wallets in this browser, as they name themselves.
  found: readonly string[];
  connected: Readonly<Record<string, Connected>>;
  /// What became of the last question to a wallet.
  asking: { source: string; is: 'waiting' | 'refused' | 'empty' } | null;
  selected: Account | null;
}

export const wallet = new Store<WalletState>({ found: [], connected: {}, asking: null, selected: null });

/// How long a wallet may take to appear in the page after it has loaded.
const LATE = 3_000;
const NAME = 'Quaestor';
let prefix = 42;

const injected = (): Record<string, InjectedWindowProvider> =>
  'injectedWeb3' in window && typeof window.injectedWeb3 === 'object' && window.injectedWeb3 !== null
    ? (window.injectedWeb3 as Record<string, InjectedWindowProvider>) : {};

/// An address in the chain's own form; `null` if it is none.
export function addressOf(text: string): Address | null {
  try {
    const key = decodeAddress(text.trim());
    return key.length === 32 ? encodeAddress(key, prefix) : null;
  } catch {
    return null;
  }
}

function look(): void {
  const found = Object.keys(injected()).sort();
  wallet.update((now) => (now.found.join() === found.join() ? now : { ...now, found }));
}

interface Choice {
  source: string | null;
  address: Address;
  by?: { address: Address; right: Right };
}

function proxyIn(value: object): Pick<Choice, 'by'> {
  const by: unknown = 'by' in value ? value.by : null;
  if (typeof by !== 'object' || by === null || !('address' in by) || typeof by.address !== 'string') return {};
  const right = RIGHTS.find((each) => 'right' in by && by.right === each);
  return right ? { by: { address: by.address, right } } : {};
}

function choice(): Choice | null {
  try {
    const value: unknown = JSON.parse(remembered('account') ?? 'null');
    if (typeof value !== 'object' || value === null || !('address' in value) || !('source' in value)) return null;
    const { address, source } = value;
    if (typeof address !== 'string' || (source !== null && typeof source !== 'string')) return null;
    return { address, source, ...proxyIn(value) };
  } catch {
    return null;
  }
}

/// Looks for wallets, and takes up the account of the last visit. Only its wallet is asked.
export function startWallets(ss58Prefix: number): void {
  prefix = ss58Prefix;
  look();
  const before = choice();
  if (before && before.source === null) watch(before.address);
  let asked = false;
  const resume = () => {
    look();
    if (asked || before?.source == null || !(before.source in injected())) return;
    asked = true;
    void ask(before.source, before);
  };
  resume();
  for (const after of [100, 500, 1_500, LATE]) setTimeout(resume, after);
}

/// Asks one wallet for its accounts, and selects what was chosen before, if it still has it.
export async function ask(source: string, before?: Choice): Promise<void> {
  const provider = injected()[source];
  if (!provider?.enable) return;
  wallet.update((now) => ({ ...now, asking: { source, is: 'waiting' } }));
  try {
    const { accounts, signer } = await provider.enable(NAME);
    const take = (list: { address: string; name?: string }[]) => {
      const own = list.flatMap((each): Account[] => {
        const known = addressOf(each.address);
        return known ? [{ address: known, name: oneWay(each.name ?? ''), source }] : [];
      });
      wallet.update((now) => adopt(now, source, { accounts: own, signer }, before));
    };
    take(await accounts.get());
    accounts.subscribe(take);
  } catch {
    wallet.update((now) => ({ ...now, asking: { source, is: 'refused' } }));
  }
}

function adopt(now: WalletState, source: string, one: Connected, before?: Choice): WalletState {
  const connected = { ...now.connected, [source]: one };
  const asking: WalletState['asking'] = one.accounts.length === 0 ? { source, is: 'empty' } : null;
  const still = (account: Account | null) =>
    account?.source === source && !one.accounts.some((each) => each.address === (account.by ?? account).address) ? null : account;
  const kept = still(now.selected);
  const signs = before && one.accounts.find((each) => each.address === (before.by ?? before).address);
  const selected = kept ?? (signs && (before.by ? actsFor(before.address, signs, before.by.right) : signs)) ?? null;
  return { ...now, connected, asking, selected };
}

/// `address`, for which the account `by` acts.
export const actsFor = (address: Address, by: Account, right: Right): Account =>
  ({ address, name: '', source: by.source, by: { address: by.address, name: by.name, right } });

/// Chooses an account, and keeps the choice.
export function select(account: Account): void {
  const { source, address, by } = account;
  remember('account', JSON.stringify({ source, address, ...(by ? { by: { address: by.address, right: by.right } } : {}) }));
  wallet.update((now) => ({ ...now, selected: account, asking: null }));
}

/// Shows an account without being able to sign for it. Returns `false` if that is no address.
export function watch(text: string): boolean {
  const address = addressOf(text);
  if (!address) return false;
  select({ address, name: '', source: null });
  return true;
}

export function forget(): void {
  remember('account', null);
  wallet.update((now) => ({ ...now, selected: null, connected: {}, asking: null }));
}

/// Signs for that account, or `null` if nobody here can.
export function signerOf(account: Account): InjectedSigner | null {
  if (account.source === null) return null;
  return wallet.get().connected[account.source]?.signer ?? null;
}

export const useWallet = (): WalletState => useStore(wallet, (value) => value);
export const useAccount = (): Account | null => useStore(wallet, (value) => value.selected);

const TITLES: Record<string, string> = {
  'polkadot-js': 'Polkadot.js', talisman: 'Talisman', 'subwallet-js': 'SubWallet', nova: 'Nova',
};

/// How people know that wallet.
export const walletTitle = (source: string): string => TITLES[source] ?? source;
export const KNOWN_WALLETS = Object.values(TITLES);

/// The signs by which a text turns what stands beside it around.
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/// A name that leaves the text around it alone, also one that runs from right to left.
export function oneWay(name: string): string {
  const bare = name.replace(TURNS, '');
  return RIGHT_TO_LEFT.test(bare) ? `\u2068${bare}\u2069` : bare;
}

/// What an account is called: as its wallet names it, or by its address.
export const nameOf = ({ name, address }: Pick<Account, 'name' | 'address'>): string => name || short(address);

/// The short form of an address.
export const short = (address: Address): string => `${address.slice(0, 6)}…${address.slice(-4)}`;
