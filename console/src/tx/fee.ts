import { useEffect, useState } from 'react';
import { useChain } from '../chain/hooks';
import { useAccount } from '../wallet/wallet';
import { payerOf } from './act';
import { feeOf } from './send';
import type { Call } from './types';

/// Typing goes on for a moment before the chain is asked.
const REST = 250;

/// What identifies a call.
export const callKey = (call: Call | null): string =>
  call ? `${call.pallet}.${call.name}(${JSON.stringify(call.args, (_, each) => (typeof each === 'bigint' ? `${each}n` : each))})` : '';

/// The fee of `call` for the account that is chosen, in smallest units; `null` while it is not known.
export function useFee(call: Call | null): bigint | null {
  const chain = useChain();
  const account = useAccount();
  const key = callKey(call);
  const who = account ? `${account.address} ${payerOf(account)}` : '';
  const [known, setKnown] = useState<{ key: string; who: string; fee: bigint } | null>(null);
  useEffect(() => {
    if (!chain || !account || !call) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      feeOf(chain, call, account)
        .then((fee) => wanted && setKnown({ key, who, fee }))
        .catch(() => {});
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // The call is named by its key.
  }, [chain, who, key]);
  return known && known.key === key && known.who === who ? known.fee : null;
}
