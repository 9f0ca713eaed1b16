// Events of an account: which there are to choose from, and what of an event is worth a column.

import type { Key } from '../text';
import type { AssetId } from '../chain/types';
import { assetNamed } from './parse';
import type { EventRow } from './types';

/// What a filter shows: events of these pallets, or of all.
export const FILTERS = {
  stake: ['StakingVault', 'Rewards'],
  payments: ['Balances', 'Assets', 'TransactionPayment', 'AssetConversion'],
  plans: ['FeeDiscounts', 'Subscriptions'],
  votes: ['StakeVoting', 'Debates', 'Council', 'TechnicalCommittee', 'GenesisBadge', 'Allocations'],
  all: [],
} as const satisfies Record<string, readonly string[]>;

export type Filter = keyof typeof FILTERS;
export const isFilter = (text: string | undefined): text is Filter => text !== undefined && text in FILTERS;

const WORDS: Readonly<Record<string, Key>> = {
  'StakingVault.Staked': 'history.event.staked',
  'StakingVault.StakeIncreased': 'history.event.increased',
  'StakingVault.Unstaked': 'history.event.unstaked',
  'StakingVault.EarlyUnstaked': 'history.event.early',
  'StakingVault.UnstakeCancelled': 'history.event.again',
  'StakingVault.UnvestedHeld': 'history.event.held',
  'StakingVault.Withdrawn': 'history.event.withdrawn',
  'StakingVault.Slashed': 'history.event.slashed',
  'StakingVault.WalletCapped': 'history.event.capped',
  'Rewards.Claimed': 'history.event.claimed',
  'Rewards.Collected': 'history.event.collected',
  'Rewards.PayoutDeferred': 'history.event.deferred',
  'Rewards.Compounded': 'history.event.compounded',
  'Rewards.CompoundedThroughExchange': 'history.event.exchanged',
  'Rewards.StreamForfeited': 'history.event.forfeited',
  'Rewards.EscrowForfeited': 'history.event.escrowLost',
  'Rewards.Funded': 'history.event.funded',
  'Rewards.AutoCompoundSet': 'history.event.auto',
  'FeeDiscounts.AllowanceSet': 'history.event.allowance',
  'FeeDiscounts.FeeSettled': 'history.event.settled',
  'Subscriptions.Subscribed': 'history.event.subscribed',
  'Subscriptions.Renewed': 'history.event.renewed',
  'Subscriptions.RenewalFailed': 'history.event.renewalFailed',
  'Subscriptions.RenewalPostponed': 'history.event.postponed',
  'Subscriptions.Cancelled': 'history.event.cancelled',
  'StakeVoting.Proposed': 'history.event.proposed',
  'StakeVoting.Voted': 'history.event.voted',
  'StakeVoting.VoteRemoved': 'history.event.unvoted',
  'Balances.Transfer': 'history.event.transfer',
  'Assets.Transferred': 'history.event.transfer',
  'TransactionPayment.TransactionFeePaid': 'history.event.fee',
};

export const wordOf = ({ pallet, variant }: EventRow): Key | null => WORDS[`${pallet}.${variant}`] ?? null;

/// The field that is the amount of an event, in the order in which they are looked for.
const AMOUNTS = ['added', 'spent', 'forfeited', 'gross', 'actual_fee', 'amount', 'new'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/// An asset in the fields of an event: `Native`, `{WithId: "1"}`, or its number.
function assetOf(fields: EventRow['fields']): AssetId | null {
  const value = fields.asset ?? fields.asset_id;
  if (value === undefined) return 'native';
  if (typeof value === 'string') return /^\d{1,10}$/.test(value) ? Number(value) : assetNamed(value);
  return isRecord(value) && typeof value.WithId === 'string' ? assetNamed(`WithId(${value.WithId})`) : null;
}

export function amountOf({ fields }: EventRow): { value: bigint; asset: AssetId } | null {
  const name = AMOUNTS.find((each) => typeof fields[each] === 'string' && /^\d{1,39}$/.test(fields[each]));
  const asset = assetOf(fields);
  return name === undefined || asset === null ? null : { value: BigInt(String(fields[name])), asset };
}

export type Detail =
  | { is: 'position' | 'stream' | 'tier' | 'plan' | 'poll'; id: number }
  | { is: 'lock_end' | 'release' | 'active_until'; at: number }
  | { is: 'penalty' | 'refused'; amount: bigint }
  | { is: 'from' | 'to'; who: string };

const IDS = ['tier', 'position', 'stream', 'plan', 'poll'] as const;
const TIMES = ['lock_end', 'release', 'active_until'] as const;
const COSTS = ['penalty', 'refused'] as const;
const PEOPLE = ['from', 'to'] as const;

/// What else is worth a word, for somebody who is `self`.
export function detailsOf({ fields }: EventRow, self: string): Detail[] {
  const number = (name: string): number | null => {
    const value = fields[name];
    return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
  };
  return [
    ...IDS.flatMap((is): Detail[] => { const id = number(is); return id === null ? [] : [{ is, id }]; }),
    ...TIMES.flatMap((is): Detail[] => { const at = number(is); return at === null ? [] : [{ is, at }]; }),
    ...COSTS.flatMap((is): Detail[] => {
      const value = fields[is];
      return typeof value === 'string' && /^[1-9]\d{0,38}$/.test(value) ? [{ is, amount: BigInt(value) }] : [];
    }),
    ...PEOPLE.flatMap((is): Detail[] => {
      const who = fields[is];
      return typeof who === 'string' && who !== self ? [{ is, who }] : [];
    }),
  ];
}
