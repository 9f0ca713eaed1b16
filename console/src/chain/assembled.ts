// The pages' view of a runtime without `ConsoleApi`, put together from the reads of its pallets. All of
// them are made at one block.

import type { At } from './at';
import type { AccountPage, ProtocolPage } from './pages';
import { answerOf, type Identity, type Raw, type RawAccount } from './read';
import type {
  Address, Answer, Asset, AssetId, Balance, Economy, ExitPreview, Offer, OfferReward, Offers, PoolView, Seconds, Tier,
  VaultState,
} from './types';

const HOUR = 3_600n;
const DAY = 86_400n;

function text(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value !== 'string' || !value.startsWith('0x')) return String(value);
  const bytes = value.slice(2).match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return new TextDecoder().decode(new Uint8Array(bytes));
}

export async function assembledEconomy(at: At, identity: Identity): Promise<Economy> {
  const [pools, state, slot, fees] = await Promise.all([
    at.call<PoolView[]>('rewardsApi', 'pools'),
    at.call<VaultState>('stakingVaultApi', 'state'),
    at.call<bigint>('auraApi', 'slotDuration'),
    at.call<{ asset: AssetId }[]>('feeDiscountsApi', 'totals'),
  ]);
  const ids = [...new Set([...pools, ...fees].map(({ asset }) => asset))].filter((id) => id !== 'native').sort((a, b) => a - b);
  const others = await Promise.all(ids.map(async (id): Promise<Asset> => {
    const meta = await at.query<{ symbol: unknown; decimals: number }>('assets', 'metadata', id);
    return { id, symbol: text(meta.symbol), decimals: meta.decimals, minimumBalance: 1n };
  }));
  const native: Asset = {
    id: 'native', symbol: identity.symbol, decimals: identity.decimals, minimumBalance: state.existentialDeposit,
  };
  return {
    genesis: identity.genesis,
    chain: identity.chain,
    specName: identity.specName,
    specVersion: identity.specVersion,
    ss58Prefix: at.constant<number>('system', 'ss58Prefix') ?? 42,
    name: identity.symbol.toLowerCase(),
    native,
    assets: [native, ...others],
    features: state.features,
    // A bucket is an hour of an economy whose days are days.
    daySecs: state.bucketSecs === HOUR ? DAY : null,
    bucketSecs: state.bucketSecs,
    slotMillis: Number(slot),
    launchedAt: state.launchedAt > 0n ? state.launchedAt : undefined,
    firstIssuance: null,
    tiers: [],
    plans: [],
  };
}

type RawBuyback = Omit<ProtocolPage['buyback'], 'next'> & {
  next: Raw<Extract<ProtocolPage['buyback']['next'], { isOk: true }>['value']>;
};

export async function assembledProtocol(at: At): Promise<Omit<ProtocolPage, 'buyback'> & { buyback: RawBuyback }> {
  const api = <T>(name: string, method: string): Promise<T> => at.call<T>(name, method);
  const [
    state, params, pools, price, breakers, revenue, splits, suspense, backstop, buyback, deflation, supply, discounts, fees,
    plans, schedule, emission, voting, polls, debating, sessions, badge, left,
  ] = await Promise.all([
    api<ProtocolPage['state']>('stakingVaultApi', 'state'), api<ProtocolPage['params']>('stakingVaultApi', 'params'),
    api<ProtocolPage['pools']>('rewardsApi', 'pools'), api<ProtocolPage['price']>('priceFeedApi', 'price'),
    api<ProtocolPage['breakers']>('circuitBreakerApi', 'status'),
    api<ProtocolPage['revenue']>('revenueRouterApi', 'totals'), api<ProtocolPage['splits']>('revenueRouterApi', 'splits'),
    api<ProtocolPage['suspense']>('revenueRouterApi', 'suspense'), api<ProtocolPage['backstop']>('backstopApi', 'status'),
    api<RawBuyback>('buybackApi', 'status'), api<ProtocolPage['deflation']>('buybackApi', 'deflation'),
    api<ProtocolPage['supply']>('economyApi', 'supply'), api<ProtocolPage['discounts']>('feeDiscountsApi', 'tiers'),
    api<ProtocolPage['fees']>('feeDiscountsApi', 'totals'), api<ProtocolPage['plans']>('subscriptionsApi', 'plans'),
    api<NonNullable<ProtocolPage['emission']>['params'] | undefined>('emissionApi', 'schedule'),
    api<NonNullable<ProtocolPage['emission']>['status'] | undefined>('emissionApi', 'status'),
    api<NonNullable<ProtocolPage['polls']>['params'] | undefined>('stakeVotingApi', 'params'),
    api<NonNullable<ProtocolPage['polls']>['polls']>('stakeVotingApi', 'polls'),
    api<NonNullable<ProtocolPage['sessions']>['params'] | undefined>('debatesApi', 'params'),
    api<NonNullable<ProtocolPage['sessions']>['sessions']>('debatesApi', 'sessions'),
    api<NonNullable<ProtocolPage['badges']>['params'] | undefined>('genesisBadgeApi', 'params'),
    api<number>('genesisBadgeApi', 'left'),
  ]);
  return {
    state, params, pools, price, breakers, stops: { paused: [] }, revenue, splits, suspense, backstop, buyback, deflation,
    supply, discounts, fees, plans,
    emission: schedule && emission && { params: schedule, status: emission },
    polls: voting && { params: voting, polls },
    sessions: debating && { params: debating, sessions },
    badges: badge && { params: badge, left },
    allocations: supply.unreleased > 0n || supply.pledged > 0n
      ? { unreleased: supply.unreleased, pledged: supply.pledged } : undefined,
  };
}

interface AccountInfo {
  nonce: number;
  data: { free: Balance; reserved: Balance; frozen: Balance };
}

/// Free balance that can be spent: a freeze overlaps what is on hold, and the minimum balance stays.
function spendable({ free, reserved, frozen }: AccountInfo['data'], existential: Balance): Balance {
  const bound = frozen > reserved ? frozen - reserved : 0n;
  const stays = bound > existential ? bound : existential;
  return free > stays ? free - stays : 0n;
}

export async function assembledAccount(at: At, who: Address, economy: Economy): Promise<RawAccount> {
  const others = economy.assets.filter(({ id }) => id !== 'native');
  const { features } = economy;
  const api = <T>(name: string, method: string): Promise<T> => at.call<T>(name, method, who);
  const [
    info, holds, ledger, positions, wallet, pending, byPosition, streams, autoCompounding, discount, allowances,
    subscriptions, boosts, may, votes, participant, agent, allocations, pledge, badge, author, ...held
  ] = await Promise.all([
    at.query<AccountInfo>('system', 'account', who),
    at.query<{ id: AccountPage['native']['holds'][number][0]; amount: Balance }[]>('balances', 'holds', who),
    api<AccountPage['ledger']>('stakingVaultApi', 'ledger'), api<AccountPage['positions']>('stakingVaultApi', 'positions'),
    api<AccountPage['wallet']>('circuitBreakerApi', 'wallet'), api<AccountPage['pending']>('rewardsApi', 'pending'),
    api<AccountPage['byPosition']>('rewardsApi', 'pendingByPosition'), api<AccountPage['streams']>('rewardsApi', 'streams'),
    api<boolean>('rewardsApi', 'autoCompounding'), api<AccountPage['discount']>('feeDiscountsApi', 'discountOf'),
    api<AccountPage['allowances']>('feeDiscountsApi', 'remainingAllowances'),
    api<AccountPage['subscriptions']>('subscriptionsApi', 'subscriptions'),
    features.boosts ? api<NonNullable<AccountPage['boosts']>>('stakingVaultApi', 'boosts') : undefined,
    features.votes ? api<NonNullable<AccountPage['votes']>['may']>('stakeVotingApi', 'may') : undefined,
    features.votes ? api<NonNullable<AccountPage['votes']>['votes']>('stakeVotingApi', 'votes') : undefined,
    features.votes ? api<NonNullable<AccountPage['sessions']>['participant']>('debatesApi', 'participant') : undefined,
    features.votes ? api<NonNullable<AccountPage['sessions']>['agent']>('debatesApi', 'agent') : undefined,
    api<NonNullable<AccountPage['allocations']>>('allocationsApi', 'allocationsOf'),
    api<AccountPage['pledge']>('allocationsApi', 'pledgeOf'), api<AccountPage['badge']>('genesisBadgeApi', 'badge'),
    features.blockRewards ? api<NonNullable<AccountPage['author']>>('emissionApi', 'author') : undefined,
    ...others.map(({ id }) => at.query<{ balance: Balance } | undefined>('assets', 'account', id, who)),
  ]);
  const { clock } = await at.call<VaultState>('stakingVaultApi', 'state');
  const power = may && (await at.call<NonNullable<AccountPage['votes']>['power']>('stakingVaultApi', 'votingPower', who, clock, clock));
  return {
    nonce: info.nonce,
    native: {
      free: info.data.free, frozen: info.data.frozen, holds: holds.map(({ id, amount }) => [id, amount]),
      transferable: spendable(info.data, economy.native.minimumBalance),
    },
    assets: others.map(({ id }, place) => ({ asset: id, balance: held[place]?.balance ?? 0n })),
    ledger, positions, wallet, pending, byPosition, streams, autoCompounding, actions: [], discount, allowances, subscriptions,
    boosts,
    votes: may && votes && power && { power, may, votes, polls: [] },
    sessions: features.votes ? { participant, agent } : undefined,
    allocations: allocations.length > 0 ? allocations : undefined,
    pledge, badge, author,
  };
}

interface Preview {
  amount: Balance;
  weight: bigint;
  horizonWeight: bigint;
  horizonTotalWeight: bigint;
  lockEnd: Seconds;
  nextStep?: Seconds | undefined;
  redirected: boolean;
  rewards: OfferReward[];
}

/// Without an account this runtime says nothing; with one it says what that account can stake.
export async function assembledOffers(
  at: At, who: Address | null, amount: Balance, tiers: readonly Tier[], horizons: readonly Seconds[],
): Promise<Offers> {
  const state = await at.call<VaultState>('stakingVaultApi', 'state');
  const ask = async (tier: Tier): Promise<Offer> => {
    if (who === null) return { tier: tier.id, accepted: amount };
    const answers = await Promise.all([tier.lockSecs, ...horizons].map(async (secs) => ({
      secs, answer: answerOf(at, await at.call<Raw<Preview>>('rewardsApi', 'preview', who, amount, tier.id, secs)),
    })));
    const found = answers.flatMap(({ secs, answer }) => (answer.isOk ? [{
      secs, preview: answer.value,
      at: { secs, weight: answer.value.horizonWeight, totalWeight: answer.value.horizonTotalWeight, rewards: answer.value.rewards },
    }] : []));
    const [lock, ...rest] = found;
    const refused = answers.find(({ answer }) => !answer.isOk)?.answer;
    if (!lock || found.length < answers.length) {
      return { tier: tier.id, accepted: amount, blocked: refused && !refused.isOk ? refused.error : undefined };
    }
    const { weight, lockEnd, nextStep } = lock.preview;
    return {
      tier: tier.id, accepted: lock.preview.amount,
      terms: { weight, lockEnd, nextStep, atLockEnd: lock.at, at: rest.map((each) => each.at) },
    };
  };
  const { redirected } = await at.call<{ redirected: boolean }>('circuitBreakerApi', 'status');
  return { clock: state.clock, redirected, offers: await Promise.all(tiers.map(ask)) };
}

type EarlyExit = Pick<ExitPreview, 'returned' | 'penalty' | 'penaltyTo' | 'forfeited'>;

export async function earlyExit(at: At, who: Address, position: number): Promise<Answer<ExitPreview>> {
  const answer = answerOf(at, await at.call<Raw<EarlyExit>>('stakingVaultApi', 'earlyExit', who, position));
  if (!answer.isOk) return answer;
  const { value } = answer;
  const amount = value.returned + value.penalty;
  return { isOk: true, value: { ...value, early: true, amount, remaining: 0n, release: null, kept: [] } };
}
