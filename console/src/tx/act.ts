// Who signs and pays: the account itself, or a proxy that acts for it.

import type { Address } from '../chain/types';
import type { Account } from '../wallet/wallet';
import type { Call } from './types';

export const payerOf = ({ address, by }: Account): Address => by?.address ?? address;

/// The call as it is signed. A proxy names the account, and no type: the chain takes the first that fits.
export const acted = ({ address, by }: Account, call: Call): Call =>
  (by ? { pallet: 'proxy', name: 'proxy', args: [address, undefined, call] } : call);

/// `pallet.name`.
export const callName = ({ pallet, name }: Call): string => `${pallet}.${name}`;
