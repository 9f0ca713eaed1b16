// Accounts of several signatories, of which some have to agree.

import { blake2AsHex, blake2AsU8a, concatU8a, decodeAddress, encodeAddress, hexToU8a, stringToU8a } from 'dedot/utils';
import type { At } from './at';
import type { Chain } from './chain';
import type { Address, Hex } from './types';

export interface Multisig {
  address: Address;
  signatories: readonly Address[];
  threshold: number;
}

const compare = (one: Uint8Array, other: Uint8Array): number => {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
};

/// In the order in which the chain wants them: that of their keys.
export const sorted = (addresses: readonly Address[]): Address[] =>
  [...addresses].sort((one, other) => compare(decodeAddress(one), decodeAddress(other)));

/// Fewer than 64 fit into the first byte of the chain's compact numbers, and that is more than anybody types.
export const MOST = 63;

/// The multisig of these signatories; `null` if there is none.
export function multisigOf(signatories: readonly Address[], threshold: number, prefix: number): Multisig | null {
  const all = sorted(signatories);
  if (all.length < 2 || all.length > MOST || new Set(all).size < all.length || !Number.isInteger(threshold) || threshold < 2 || threshold > all.length) return null;
  const key = blake2AsU8a(concatU8a(
    stringToU8a('modlpy/utilisuba'), Uint8Array.of(all.length << 2), ...all.map((each) => decodeAddress(each)), Uint8Array.of(threshold, 0),
  ), 256);
  return { address: encodeAddress(key, prefix), signatories: all, threshold };
}

export const othersOf = ({ signatories }: Multisig, who: Address): Address[] => signatories.filter((each) => each !== who);

/// A call that some have agreed to.
export interface Pending {
  when: { height: number; index: number };
  depositor: Address;
  approvals: Address[];
}

export const readPending = async (at: At, address: Address, callHash: Hex): Promise<Pending | null> =>
  (await at.query<Pending | undefined>('multisig', 'multisigs', address, callHash)) ?? null;

export const hashOf = (callHex: string): Hex => blake2AsHex(hexToU8a(callHex as Hex)) as Hex;

/// The weight of a call, which whoever agrees last has to allow.
export async function readWeight(at: At, { client }: Chain, call: unknown, length: number): Promise<{ refTime: bigint; proofSize: bigint }> {
  const info = await client.callsAt(at.hash).transactionPaymentCallApi!.queryCallInfo!(call, length);
  return (info as { weight: { refTime: bigint; proofSize: bigint } }).weight;
}
