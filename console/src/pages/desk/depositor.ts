// Who deposits: an account itself, or a multisig of which it is one.

import { remember, remembered } from '../../chain/chain';
import { multisigOf, type Multisig } from '../../chain/multisig';
import type { Address } from '../../chain/types';

export type Depositor =
  | { is: 'direct'; address: Address }
  | { is: 'multisig'; address: Address; multisig: Multisig };

/// A multisig as it is typed: an address in each line.
export interface Typed {
  signatories: string;
  threshold: string;
}

export function typedBefore(own: Address): Typed {
  try {
    const value: unknown = JSON.parse(remembered('multisig') ?? 'null');
    if (typeof value === 'object' && value !== null && 'signatories' in value && 'threshold' in value) {
      return { signatories: String(value.signatories), threshold: String(value.threshold) };
    }
  } catch {
    // What cannot be read was not typed.
  }
  return { signatories: own, threshold: '2' };
}

export const keep = (typed: Typed): void => remember('multisig', JSON.stringify(typed));

/// The multisig that is typed; `null` while it is none. `addressOf` reads an address in any form.
export function multisigIn({ signatories, threshold }: Typed, addressOf: (text: string) => Address | null, prefix: number): Multisig | null {
  const addresses = signatories.split(/[\s,;]+/).filter((text) => text !== '').map(addressOf);
  if (addresses.some((each) => each === null) || !/^\d+$/.test(threshold.trim())) return null;
  return multisigOf(addresses.flatMap((each) => each ?? []), Number(threshold), prefix);
}
