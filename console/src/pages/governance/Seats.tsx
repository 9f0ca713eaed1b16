import type { Body } from '../../chain/proposals';
import { useText } from '../../text';
import { Button, Card, Icon, Skeleton } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import type { AskedDecision } from './Decide';
import { People } from './people';
import type { SeatList } from './read';
import style from './governance.module.css';

/// What a member can ask its body.
export function Ways({ bodies, onAsk }: { bodies: readonly Body[]; onAsk: (asked: AskedDecision) => void }) {
  const t = useText();
  const account = useAccount();
  if (!account || account.source === null) return null;
  const sits = (name: Body['name']) => bodies.find((body) => body.name === name)?.members.includes(account.address) ?? false;
  const council = sits('council');
  if (!council && !sits('technicalCommittee')) return null;
  return (
    <Card title={t('governance.move')} note={t('governance.moveHint')}>
      <div className="q-stack" data-gap="s">
        {council && <Button wide onClick={() => onAsk('pay')}>{t('governance.pay')}</Button>}
        {council && <Button wide onClick={() => onAsk('seat')}>{t('governance.seat')}</Button>}
        <Button wide onClick={() => onAsk('body')}>{t('governance.body')}</Button>
      </div>
    </Card>
  );
}

/// Who has the seats that the council gives and takes.
export function SeatsCard({ seats }: { seats: readonly SeatList[] | null }) {
  const t = useText();
  if (!seats) return <Skeleton width="100%" height="10rem" card />;
  return (
    <Card title={t('governance.seats')} note={t('governance.seatsNote')}>
      <div>
        {seats.map(({ of, members }) => (
          <details key={of} className={style.seat}>
            <summary><Icon name="arrow" size={14} /><span>{t(`governance.seats.${of}`)}</span><span className="q-muted">{t.format.number(members.length)}</span></summary>
            {members.length > 0 ? <People addresses={members} /> : <p className="q-muted">{t('governance.seats.none')}</p>}
          </details>
        ))}
      </div>
    </Card>
  );
}
