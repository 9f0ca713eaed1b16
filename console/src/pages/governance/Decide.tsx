// Forms for what council and committee can be asked besides parameters.

import { useState } from 'react';
import { assetOf, useEconomy, useExtra, useProtocol } from '../../chain/hooks';
import { toAsset } from '../../chain/plain';
import { nested, type Body } from '../../chain/proposals';
import type { Address, AssetId, Balance } from '../../chain/types';
import { useText } from '../../text';
import { Amount, AmountInput, Line, Segments, useParsed } from '../../ui';
import { addressOf } from '../../wallet/wallet';
import { ayesFor, callFor, type Decision, type Purse, type Seat, SEATS } from './decide';
import { Move } from './Move';
import { useName } from './people';
import type { SeatList } from './read';
import { BodySeats } from './BodySeats';

export type AskedDecision = 'pay' | 'seat' | 'body';

interface Props {
  asked: AskedDecision;
  bodies: readonly Body[];
  seats: readonly SeatList[];
  onClose: () => void;
}

export function Decide({ asked, bodies, seats, onClose }: Props) {
  const council = bodies.find(({ name }) => name === 'council')?.members.length ?? 0;
  switch (asked) {
    case 'pay': return <Pay council={council} onClose={onClose} />;
    case 'seat': return <GiveSeat council={council} seats={seats} onClose={onClose} />;
    case 'body': return <BodySeats bodies={bodies} onClose={onClose} />;
  }
}

const PURSES: readonly Purse[] = ['Main', 'Emergency', 'Insurance', 'Treasury'];
/// These have one asset only.
const ONE_ASSET: readonly Purse[] = ['Emergency', 'Insurance'];

function Pay({ council, onClose }: { council: number; onClose: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const protocol = useProtocol();
  const [from, setFrom] = useState<Purse>('Main');
  const [assetId, setAsset] = useState<AssetId>(protocol?.backstop.floorAsset ?? 'native');
  const [typed, setTyped] = useState('');
  const [to, setTo] = useState('');
  const id = from === 'Emergency' ? protocol?.backstop.floorAsset ?? assetId : from === 'Insurance' ? 'native' : assetId;
  const asset = assetOf(economy, id);
  const parsed = useParsed(typed, asset);
  const amount = parsed.is === 'amount' ? parsed.value : 0n;
  const who = addressOf(to);
  const main = useExtra<Balance>(`reserve:${id}`, (at) => at.call<Balance>('backstopApi', 'reserve', toAsset(id)));
  const has = {
    Main: main,
    Emergency: protocol?.backstop.emergency ?? null,
    Insurance: protocol?.backstop.insurance ?? null,
    Treasury: id === 'native' ? protocol?.supply.treasury ?? null : undefined,
  }[from];
  // Without insurance there is none to be paid from.
  const purses = PURSES.filter((each) => each !== 'Insurance' || (protocol?.backstop.insurance ?? 0n) > 0n);
  const decision: Decision | null = who && amount > 0n ? { is: 'pay', from, asset: id, amount, to: who } : null;
  const assets = economy?.assets ?? [];
  return (
    <Move
      title={t('governance.pay')} decision={decision && { body: 'council', ayes: ayesFor(decision, council), members: council, call: callFor(decision) }}
      params={(call) => nested(call.pallet, call.name, { ...call.args, ...('assetKind' in call.args ? { assetKind: toAsset(id) } : { asset: toAsset(id) }) })}
      lines={has !== undefined && <Line label={t('governance.pay.has')}><Amount value={has} asset={asset} /></Line>}
      note={t('governance.pay.note')} onClose={onClose}
    >
      <div className="q-field">
        <span className="q-label">{t('governance.pay.from')}</span>
        <Segments label={t('governance.pay.from')} value={from} onChange={setFrom} options={purses.map((each) => [each, t(`governance.pay.${each}`)] as const)} />
      </div>
      {!ONE_ASSET.includes(from) && assets.length > 1 && (
        <div className="q-field">
          <span className="q-label">{t('protocol.column.asset')}</span>
          <Segments
            label={t('protocol.column.asset')} value={String(id)} onChange={(each) => setAsset(assets.find((one) => String(one.id) === each)?.id ?? id)}
            options={assets.map((each) => [String(each.id), each.symbol] as const)}
          />
        </div>
      )}
      <AmountInput label={t('stake.amount')} asset={asset} value={typed} onChange={setTyped} />
      <AddressField id="pay-to" label={t('governance.pay.to')} value={to} onChange={setTo} />
    </Move>
  );
}

function GiveSeat({ council, seats, onClose }: { council: number; seats: readonly SeatList[]; onClose: () => void }) {
  const t = useText();
  const name = useName();
  const [of, setOf] = useState<Seat>(seats[0]?.of ?? 'validators');
  const [what, setWhat] = useState<'addMember' | 'removeMember'>('addMember');
  const [typed, setTyped] = useState('');
  const members = seats.find((each) => each.of === of)?.members ?? [];
  const leaving = members.includes(typed) ? typed : members[0] ?? '';
  const who: Address | null = what === 'removeMember' ? leaving || null : addressOf(typed);
  const there = what === 'addMember' && who !== null && members.includes(who);
  const decision: Decision | null = who && !there ? { is: 'seat', of, what, who } : null;
  return (
    <Move
      title={t('governance.seat')} decision={decision && { body: 'council', ayes: ayesFor(decision, council), members: council, call: callFor(decision) }}
      params={({ pallet, name: call, args }) => nested(pallet, call, args)} note={t('governance.seat.note')} onClose={onClose}
    >
      <div className="q-field">
        <label className="q-label" htmlFor="seat-of">{t('governance.seat.of')}</label>
        <select id="seat-of" className="q-input" value={of} onChange={(event) => setOf(SEATS.find((each) => each === event.target.value) ?? of)}>
          {seats.map((each) => <option key={each.of} value={each.of}>{t(`governance.seats.${each.of}`)}</option>)}
        </select>
      </div>
      <Segments
        label={t('governance.seat')} value={what} onChange={setWhat}
        options={[['addMember', t('governance.seat.add')], ['removeMember', t('governance.seat.remove')]]}
      />
      {what === 'addMember'
        ? <AddressField id="seat-who" label={t('governance.seat.who')} value={typed} onChange={setTyped} problem={there ? t('governance.seat.there') : null} />
        : (
          <div className="q-field">
            <label className="q-label" htmlFor="seat-leaves">{t('governance.seat.who')}</label>
            <select id="seat-leaves" className="q-input" value={leaving} onChange={(event) => setTyped(event.target.value)}>
              {members.map((each) => <option key={each} value={each}>{name(each)}</option>)}
            </select>
          </div>
        )}
    </Move>
  );
}

interface AddressProps {
  id: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  problem?: string | null;
}

function AddressField({ id, label, value, onChange, problem = null }: AddressProps) {
  const t = useText();
  const wrong = value.trim() !== '' && addressOf(value) === null ? t('account.noAddress') : problem;
  return (
    <div className="q-field">
      <label className="q-label" htmlFor={id}>{label}</label>
      <input
        id={id} className="q-input" value={value} placeholder="5…" autoComplete="off" spellCheck={false} aria-invalid={wrong !== null}
        aria-describedby={`${id}-more`} onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-more`} aria-live="polite" className={wrong ? 'q-problem' : 'q-hint'}>{wrong ?? ''}</p>
    </div>
  );
}
