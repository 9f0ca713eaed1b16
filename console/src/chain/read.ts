// The pages' view of the chain, each read at one block. This is the one place that knows which
// runtime API a figure comes from.

import type { At } from './at';
import type {
  AccountPage, Address, Asset, AssetId, Balance, BreakerView, Economy, Hex, Offer, OfferResult, PoolView,
  PositionView, PriceView, ProtocolPage, Seconds, StakingParams, Supply, Tier, UnlockChunk, VaultState,
} from './types';

export interface Identity {
  genesis: Hex;
  chain: string;
  specName: string;
  specVersion: number;
  symbol: string;
  decimals: number;
}

const text = (value: unknown): string =>
  value instanceof Uint8Array ? new TextDecoder().decode(value)
    : typeof value === 'string' && value.startsWith('0x') ? fromHex(value) : String(value);

function fromHex(hex: string): string {
  const bytes = hex.slice(2).match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/// What does not change while the runtime stays the same.
export async function readEconomy(at: At, identity: Identity): Promise<Economy> {
  const [pools, state, slot] = await Promise.all([
    at.call<PoolView[]>('rewardsApi', 'pools'),
    at.call<VaultState>('stakingVaultApi', 'state'),
    at.call<bigint>('auraApi', 'slotDuration'),
  ]);
  const fees = at.has('feeDiscountsApi') ? await at.call<{ asset: AssetId }[]>('feeDiscountsApi', 'totals') : [];
  const ids = [...new Set([...pools, ...fees].map(({ asset }) => asset))];
  const others = ids.filter((id): id is number => id !== 'native').sort((a, b) => a - b);
  const native: Asset = { id: 'native', symbol: identity.symbol, decimals: identity.decimals };
  const rest = await Promise.all(others.map(async (id): Promise<Asset> => {
    const meta = await at.query<{ symbol: unknown; decimals: number }>('assets', 'metadata', id);
    return { id, symbol: text(meta.symbol), decimals: meta.decimals };
  }));
  return {
    genesis: identity.genesis,
    chain: identity.chain,
    specName: identity.specName,
    specVersion: identity.specVersion,
    ss58Prefix: at.constant<number>('system', 'ss58Prefix') ?? 42,
    native,
    assets: [native, ...rest],
    tierNames: [],
    // A bucket is an hour of an economy whose days are days.
    daySecs: state.bucketSecs === 3_600n ? 86_400n : null,
    slotMillis: Number(slot),
    existentialDeposit: state.existentialDeposit,
    features: state.features,
  };
}

const numbered = (params: StakingParams): StakingParams => ({
  ...params,
  tiers: params.tiers.map((tier: Tier, id: number) => ({ ...tier, id })),
});

/// The protocol as a whole.
export async function readProtocol(at: At): Promise<ProtocolPage> {
  const [params, state, pools, breakers, price, supply] = await Promise.all([
    at.call<StakingParams>('stakingVaultApi', 'params'),
    at.call<VaultState>('stakingVaultApi', 'state'),
    at.call<PoolView[]>('rewardsApi', 'pools'),
    at.call<BreakerView>('circuitBreakerApi', 'status'),
    at.call<PriceView>('priceFeedApi', 'price'),
    at.call<Supply>('economyApi', 'supply'),
  ]);
  return { params: numbered(params), state, pools, breakers, price, supply };
}

interface AccountInfo {
  nonce: number;
  data: { free: Balance; reserved: Balance; frozen: Balance };
}

/// Free balance that a transaction may spend: what is frozen overlaps what is on hold, and the
/// minimum balance stays.
function spendable({ free, reserved, frozen }: AccountInfo['data'], existential: Balance): Balance {
  const bound = frozen > reserved ? frozen - reserved : 0n;
  const stays = bound > existential ? bound : existential;
  return free > stays ? free - stays : 0n;
}

/// Everything about one account.
export async function readAccount(at: At, who: Address, economy: Economy): Promise<AccountPage> {
  const others = economy.assets.filter(({ id }) => id !== 'native');
  const [info, positions, ledger, pending, byPosition, streams, autoCompounding, wallet, entries, discount, ...held] =
    await Promise.all([
      at.query<AccountInfo>('system', 'account', who),
      at.call<PositionView[]>('stakingVaultApi', 'positions', who),
      at.call<{ unlocking: UnlockChunk[] }>('stakingVaultApi', 'ledger', who),
      at.call<AccountPage['pending']>('rewardsApi', 'pending', who),
      at.call<AccountPage['byPosition']>('rewardsApi', 'pendingByPosition', who),
      at.call<AccountPage['streams']>('rewardsApi', 'streams', who),
      at.call<boolean>('rewardsApi', 'autoCompounding', who),
      at.call<AccountPage['wallet']>('circuitBreakerApi', 'wallet', who),
      at.call<AccountPage['entries']>('circuitBreakerApi', 'openEntries', who),
      at.call<AccountPage['discount']>('feeDiscountsApi', 'discountOf', who),
      ...others.map(({ id }) => at.query<{ balance: Balance } | undefined>('assets', 'account', id, who)),
    ]);
  return {
    address: who,
    nonce: info.nonce,
    free: info.data.free,
    held: info.data.reserved,
    transferable: spendable(info.data, economy.existentialDeposit),
    assets: others.map(({ id }, at) => ({ asset: id, balance: held[at]?.balance ?? 0n })),
    staked: positions.reduce((sum, { position }) => sum + position.amount, 0n),
    positions,
    unlocking: ledger.unlocking,
    pending,
    byPosition,
    streams,
    autoCompounding,
    wallet,
    entries,
    discount,
  };
}

type Answer<T> = { isOk: true; value: T } | { isOk: false; err: unknown };

/// What `amount` would be in each open tier. Without an account the chain cannot say it yet.
export async function readOffers(
  at: At, who: Address | null, amount: Balance, tiers: readonly Tier[], horizon: Seconds | 'lock',
): Promise<OfferResult[]> {
  const open = tiers.filter((tier) => tier.open);
  if (who === null) return open.map(({ id }) => ({ tier: id, offer: null, blocked: null }));
  return Promise.all(open.map(async (tier): Promise<OfferResult> => {
    const horizonSecs = horizon === 'lock' ? tier.lockSecs : horizon;
    const answer = await at.call<Answer<Omit<Offer, 'tier' | 'horizonSecs'>>>(
      'rewardsApi', 'preview', who, amount, tier.id, horizonSecs,
    );
    return answer.isOk
      ? { tier: tier.id, offer: { ...answer.value, tier: tier.id, horizonSecs }, blocked: null }
      : { tier: tier.id, offer: null, blocked: at.errorName(answer.err) };
  }));
}

export type EarlyExit =
  | { is: 'exit'; returned: Balance; penalty: Balance; penaltyTo: string; forfeited: [AssetId, Balance][] }
  | { is: 'refused'; error: string };

/// What leaving a position now would return and cost.
export async function readEarlyExit(at: At, who: Address, position: number): Promise<EarlyExit> {
  const answer = await at.call<Answer<Omit<Extract<EarlyExit, { is: 'exit' }>, 'is'>>>('stakingVaultApi', 'earlyExit', who, position);
  return answer.isOk ? { is: 'exit', ...answer.value } : { is: 'refused', error: at.errorName(answer.err) };
}
