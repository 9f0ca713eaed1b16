import { useEffect, useState } from 'react';
import { useChain } from '../../chain/hooks';
import * as calls from '../../tx/calls';
import { feeOf } from '../../tx/send';
import { useAccount } from '../../wallet/wallet';

/// The fees of the whole way out: stake, claim, collect, unstake, withdraw. What is kept back for them
/// is never locked away; `null` while it is not known. A proxy pays them itself.
export function useReserve(): bigint | null {
  const chain = useChain();
  const account = useAccount();
  const who = account?.address ?? null;
  const [known, setKnown] = useState<{ who: string; fees: bigint } | null>(null);
  useEffect(() => {
    if (!chain || !account || account.by) return undefined;
    let wanted = true;
    const way = [calls.stake(1n, 0), calls.claim('native'), calls.collect('native'), calls.unstake(0), calls.withdraw()];
    Promise.all(way.map((call) => feeOf(chain, call, account)))
      .then((fees) => wanted && setKnown({ who: account.address, fees: fees.reduce((sum, fee) => sum + fee, 0n) }))
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [chain, account]);
  if (account?.by) return 0n;
  return known && known.who === who ? known.fees : null;
}
