import { useEffect, useState } from 'react';
import { assetOf, useExtra } from '../../chain/hooks';
import type { Address, Economy } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Line, Lines, Note, Segments } from '../../ui';
import { addressOf } from '../../wallet/wallet';
import { keep, multisigIn, typedBefore, type Depositor } from './depositor';
import style from './desk.module.css';
import { readFunds } from './read';

interface Props {
  own: Address;
  members: readonly Address[];
  economy: Economy;
  onChange: (depositor: Depositor | null) => void;
}

/// Who deposits, and whether the chain lets it.
export function Who({ own, members, economy, onChange }: Props) {
  const t = useText();
  const [is, setIs] = useState<Depositor['is']>(members.includes(own) ? 'direct' : 'multisig');
  const [typed, setTyped] = useState(() => typedBefore(own));
  const multisig = is === 'multisig' ? multisigIn(typed, addressOf, economy.ss58Prefix) : null;
  const mine = multisig?.signatories.includes(own) ?? false;
  const address = is === 'direct' ? own : multisig?.address ?? null;
  const member = address !== null && members.includes(address);
  const key = address === null || (is === 'multisig' && !mine) ? '' : `${is} ${address}`;

  useEffect(() => {
    onChange(key === '' || address === null ? null
      : multisig ? { is: 'multisig', address, multisig } : { is: 'direct', address });
    if (multisig) keep(typed);
    // Everything else follows from the key.
  }, [key]);

  return (
    <Card title={t('desk.who')} note={t('desk.whoNote')}>
      <div className="q-stack">
        <Segments
          label={t('desk.who')} value={is} onChange={setIs}
          options={[['multisig', t('desk.who.multisig')], ['direct', t('desk.who.direct')]]}
        />
        {is === 'multisig' && (
          <div className={style.multisig}>
            <div className="q-field">
              <label className="q-label" htmlFor="desk-signatories">{t('desk.signatories')}</label>
              <textarea
                id="desk-signatories" className={`q-input ${style.code}`} rows={4} value={typed.signatories} spellCheck={false} autoComplete="off"
                aria-describedby="desk-signatories-more" onChange={(event) => setTyped({ ...typed, signatories: event.target.value })}
              />
              <p id="desk-signatories-more" className="q-hint">{t('desk.signatoriesHint')}</p>
            </div>
            <div className="q-field">
              <label className="q-label" htmlFor="desk-threshold">{t('desk.threshold')}</label>
              <input
                id="desk-threshold" className="q-input" inputMode="numeric" value={typed.threshold} autoComplete="off"
                onChange={(event) => setTyped({ ...typed, threshold: event.target.value })}
              />
            </div>
          </div>
        )}
        <div aria-live="polite" className="q-stack" data-gap="s">
          {is === 'multisig' && !multisig && <Note>{t('desk.noMultisig')}</Note>}
          {multisig && !mine && <Note tone="warn">{t('desk.notSignatory')}</Note>}
          {address !== null && !member && <Note tone="warn">{t(is === 'direct' ? 'desk.notMember' : 'desk.multisigNotMember')}</Note>}
        </div>
        {address !== null && <Funds address={address} economy={economy} />}
      </div>
    </Card>
  );
}

function Funds({ address, economy }: { address: Address; economy: Economy }) {
  const t = useText();
  const funds = useExtra(`funds:${address}`, (at) => readFunds(at, address));
  return (
    <Lines>
      <Line label={t('desk.depositor')}><code className={style.address}>{address}</code></Line>
      {economy.assets.map(({ id }) => (
        <Line key={id} label={t('desk.has', { symbol: assetOf(economy, id).symbol })}>
          <Amount value={funds ? funds.get(id) ?? 0n : null} asset={assetOf(economy, id)} />
        </Line>
      ))}
    </Lines>
  );
}
