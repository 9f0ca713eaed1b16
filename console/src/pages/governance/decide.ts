// What council and committee can be asked besides parameters: payments and seats.

import type { BodyName, CallView } from '../../chain/proposals';
import type { Address, AssetId, Balance } from '../../chain/types';

/// Whose seats the council gives and takes.
export const SEATS = ['validators', 'revenueDepositors', 'priceOperators', 'tradeEngines', 'recorders'] as const;
export type Seat = (typeof SEATS)[number];

export type Purse = 'Main' | 'Emergency' | 'Insurance' | 'Treasury';

export type Decision =
  | { is: 'pay'; from: Purse; asset: AssetId; amount: Balance; to: Address }
  | { is: 'seat'; of: Seat; what: 'addMember' | 'removeMember'; who: Address }
  /// A body gets these members after a delay, in blocks, when both bodies agree.
  | { is: 'body'; body: BodyName; members: readonly Address[]; before: number; after: number };

/// Ayes that a part of a body are.
export const majority = (members: number): number => Math.floor(members / 2) + 1;
export const twoThirds = (members: number): number => Math.ceil((2 * members) / 3);

/// The call of a decision, by the names and in the order of the chain.
export function callFor(decision: Decision): CallView {
  switch (decision.is) {
    case 'pay': return decision.from === 'Treasury'
      ? { pallet: 'treasury', name: 'spend', args: { assetKind: decision.asset, amount: decision.amount, beneficiary: decision.to, validFrom: undefined } }
      : {
        pallet: 'backstop', name: 'proposeSpend',
        args: { reserve: decision.from, asset: decision.asset, amount: decision.amount, beneficiary: decision.to },
      };
    case 'seat': return { pallet: decision.of, name: decision.what, args: { who: decision.who } };
    case 'body': return { pallet: decision.body, name: 'setMembers', args: { newMembers: decision.members, prime: undefined, oldCount: decision.before } };
  }
}

/// The ayes of the council that it needs. Seats of the bodies take the root that both are together.
export const ayesFor = (decision: Decision, members: number): number =>
  (decision.is === 'seat' ? majority(members) : twoThirds(members));

/// Why a body cannot be seated like that; `null` if it can.
export function seatsProblem(members: readonly (Address | null)[], most: number): 'empty' | 'address' | 'twice' | 'many' | null {
  if (members.length === 0) return 'empty';
  if (members.some((each) => each === null)) return 'address';
  if (new Set(members).size < members.length) return 'twice';
  return members.length > most ? 'many' : null;
}
