// The pages' view of the chain, each read at one block. This is the one place that knows which runtime
// API a figure comes from.

import type { At } from './at';
import { toAsset } from './plain';
import type { AccountPage, Action, Closed, ProtocolPage } from './pages';
import type {
  Address, Answer, Asset, AssetId, Balance, CompoundPreview, Economy, ExitPreview, Hex, Offer, Offers, Seconds, StakingParams, Tier,
} from './types';

/// What the node says about the chain it serves.
export interface Identity {
  genesis: Hex;
  chain: string;
  specName: string;
  specVersion: number;
}

/// A result as the client decodes it.
export type Raw<T> = { isOk: true; value: T } | { isOk: false; err: unknown };

export const answerOf = <T>(at: At, raw: Raw<T>): Answer<T> =>
  raw.isOk ? { isOk: true, value: raw.value } : { isOk: false, error: at.errorName(raw.err) };

interface AssetInfo {
  asset: AssetId;
  symbol: string;
  decimals: number;
  minimumBalance: Balance;
}

const assetFrom = ({ asset, ...rest }: AssetInfo): Asset => ({ id: asset, ...rest });

type EconomyView = Omit<Economy, 'genesis' | 'chain' | 'specName' | 'specVersion' | 'ss58Prefix' | 'native' | 'assets' | 'slotMillis'>
  & { native: AssetInfo; assets: AssetInfo[]; slotMillis: bigint };

/// The chain's names are identifiers: "SevenDays" reads "Seven days".
export const spaced = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);

/// What does not change while the runtime stays the same.
export async function readEconomy(at: At, identity: Identity): Promise<Economy> {
  const view = await at.call<EconomyView>('consoleApi', 'economy');
  const native = assetFrom(view.native);
  return {
    ...view,
    genesis: identity.genesis,
    chain: identity.chain,
    specName: identity.specName,
    specVersion: identity.specVersion,
    ss58Prefix: at.constant<number>('system', 'ss58Prefix') ?? 42,
    native,
    assets: [native, ...view.assets.map(assetFrom)],
    slotMillis: Number(view.slotMillis),
    tiers: view.tiers.map(spaced),
  };
}

/// Tiers are known by their place.
const numbered = (params: StakingParams): StakingParams => ({
  ...params,
  tiers: params.tiers.map((tier: Tier, id: number) => ({ ...tier, id })),
});

type RawProtocol = Omit<ProtocolPage, 'buyback'> & {
  buyback: Omit<ProtocolPage['buyback'], 'next'> & { next: Raw<Extract<ProtocolPage['buyback']['next'], { isOk: true }>['value']> };
};

/// The protocol as a whole.
export async function readProtocol(at: At): Promise<ProtocolPage> {
  const page = await at.call<RawProtocol>('consoleApi', 'protocol');
  return {
    ...page,
    params: numbered(page.params),
    buyback: { ...page.buyback, next: answerOf(at, page.buyback.next) },
  };
}

interface RawClosed {
  reason: { type: string; value?: unknown };
  until?: Seconds | undefined;
}

type RawActions = [Action, RawClosed | undefined][];

function actionsOf(at: At, actions: RawActions): AccountPage['actions'] {
  const closed = ({ reason, until }: RawClosed): Closed => ({
    reason: reason.type === 'Refused' ? at.errorName(reason.value) : reason.type,
    until,
  });
  return Object.fromEntries(actions.map(([action, why]) => [action, why ? closed(why) : null]));
}

type RawAccount = Omit<AccountPage, 'address' | 'actions'> & { actions: RawActions };

/// Everything about one account.
export async function readAccount(at: At, who: Address): Promise<AccountPage> {
  const page = await at.call<RawAccount>('consoleApi', 'account', who);
  return { ...page, address: who, actions: actionsOf(at, page.actions) };
}

/// What `amount` would be in each tier, at the end of its lock and at the horizons. It is the same for
/// everybody; the chain needs no account for it.
export async function readOffers(at: At, amount: Balance, horizons: readonly Seconds[]): Promise<Offers> {
  type RawOffers = Omit<Offers, 'offers'> & { offers: (Omit<Offer, 'blocked'> & { blocked?: unknown })[] };
  const answer = answerOf(at, await at.call<Raw<RawOffers>>('rewardsApi', 'offers', amount, horizons));
  if (!answer.isOk) throw new Error(answer.error);
  const offers = answer.value.offers.map((offer): Offer => ({
    ...offer, blocked: offer.blocked === undefined ? undefined : at.errorName(offer.blocked),
  }));
  return { ...answer.value, offers };
}

/// What an exit in the next block would return and cost: of the whole position before its lock ends, of
/// `amount` after it.
export async function readExit(at: At, who: Address, position: number, amount?: Balance): Promise<Answer<ExitPreview>> {
  return answerOf(at, await at.call<Raw<ExitPreview>>('stakingVaultApi', 'exitPreview', who, position, amount));
}

/// What an account can spend while it lives on.
export async function readTransferable(at: At, who: Address): Promise<Balance> {
  const found = answerOf(at, await at.call<Raw<{ transferable: Balance }[]>>('consoleApi', 'accounts', [who]));
  return found.isOk ? found.value[0]?.transferable ?? 0n : 0n;
}

/// What compounding the reward of a position in `asset` would do in the next block.
export async function readCompound(at: At, who: Address, position: number, asset: AssetId): Promise<Answer<CompoundPreview>> {
  return answerOf(at, await at.call<Raw<CompoundPreview>>('rewardsApi', 'compoundPreview', who, position, toAsset(asset)));
}
