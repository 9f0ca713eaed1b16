// A transaction from the question to the wallet until its end.

import type { Address, Hex } from '../chain/types';
import type { Key } from '../text';

/// A call, by the names of the chain in camel case. An argument may be a call itself.
export interface Call {
  pallet: string;
  name: string;
  args: unknown[];
}

/// What a transaction does, as a text that can be said again in another language.
export interface Label {
  key: Key;
  values: Record<string, string>;
}

export type Phase =
  /// The wallet is being asked.
  | 'signing'
  /// Its owner said no. Nothing was sent.
  | 'rejected'
  /// The node was not reached, or did not take it. Nothing happened.
  | 'invalid'
  /// It is on its way into a block.
  | 'pool'
  /// It left the pool; it may still come into a block.
  | 'dropped'
  | 'inBlock'
  | 'final'
  /// It was not included in time, and never will be.
  | 'expired';

export interface TxRecord {
  id: string;
  genesis: Hex;
  address: Address;
  /// `pallet.call`.
  call: string;
  label: Label;
  /// When it was made: wall time in milliseconds.
  madeAt: number;
  phase: Phase;
  hash?: Hex;
  /// The block from which on it may be included, and the last one.
  birth?: number;
  end?: number;
  /// The number that it has among the transactions of `payer`.
  nonce?: number;
  payer?: Address;
  /// Blocks up to this one do not contain it.
  scanned?: number;
  block?: { number: number; hash: Hex; index: number };
  /// The error of the call, `Pallet.Variant`: it is in a block, and did nothing but cost a fee.
  error?: string;
  /// Why it is invalid: a reason that the error texts know, and the node's own words.
  reason?: string;
  detail?: string;
  /// Fee that was charged, in smallest units of the native token.
  fee?: string;
}

const OPEN: readonly Phase[] = ['pool', 'dropped', 'inBlock'];

/// Whether it may still change.
export const isOpen = ({ phase }: TxRecord): boolean => OPEN.includes(phase);
