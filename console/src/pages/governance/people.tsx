import { useCallback } from 'react';
import { useText } from '../../text';
import { Identicon } from '../../wallet/Identicon';
import { short, useAccount, useWallet } from '../../wallet/wallet';
import style from './governance.module.css';

/// Names accounts as the wallets of this browser do, and all others by the ends of their address.
export function useName(): (address: string) => string {
  const { connected } = useWallet();
  return useCallback((address: string) => {
    const accounts = Object.values(connected).flatMap((each) => each.accounts);
    return accounts.find((account) => account.address === address)?.name || short(address);
  }, [connected]);
}

export function Person({ address }: { address: string }) {
  const t = useText();
  const name = useName();
  const own = useAccount()?.address === address;
  return (
    <span className={style.person} title={address}>
      <Identicon address={address} size={18} />
      <span>{name(address)}</span>
      {own && <small>{t('governance.you')}</small>}
    </span>
  );
}

export function People({ addresses }: { addresses: readonly string[] }) {
  return (
    <ul className={style.people}>
      {addresses.map((address) => <li key={address}><Person address={address} /></li>)}
    </ul>
  );
}
