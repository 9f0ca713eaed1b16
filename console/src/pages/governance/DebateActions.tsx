// What is asked before an action in a debate is signed.

import { blake2AsHex, stringToU8a } from 'dedot/utils';
import { useState, type ReactNode } from 'react';
import { useAsset, useProtocol } from '../../chain/hooks';
import type { SessionView } from '../../chain/features';
import type { Hex } from '../../chain/types';
import { useText, type Key } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import type { Call } from '../../tx/types';
import { Amount, AmountInput, Line, Note, Segments, useParsed } from '../../ui';
import { letterOf } from './Debates';
import { useName } from './people';
import type { AgentEntry } from './read';
import style from './governance.module.css';

export type AskedDebate =
  | { what: 'vote'; view: SessionView; option: number }
  | { what: 'fund' | 'settle'; view: SessionView }
  | { what: 'open' | 'register' | 'retire' };

interface Props {
  asked: AskedDebate;
  agents: readonly AgentEntry[];
  onClose: () => void;
}

const hashOf = (text: string): Hex => blake2AsHex(stringToU8a(text.trim()));

export function AskDebate({ asked, agents, onClose }: Props) {
  const t = useText();
  switch (asked.what) {
    case 'open': return <Open agents={agents} onClose={onClose} />;
    case 'fund': return <Fund view={asked.view} onClose={onClose} />;
    case 'register': return <Register onClose={onClose} />;
    case 'retire': return (
      <Simple title="governance.retire" label="tx.label.retireAgent" values={{}} call={calls.retireAgent()} onClose={onClose}>
        <Note>{t('governance.retireNote')}</Note>
      </Simple>
    );
    case 'settle': return (
      <Simple
        title="governance.settle" label="tx.label.settleDebate" values={{ index: t.format.number(asked.view.id) }}
        call={calls.settleDebate(asked.view.id)} onClose={onClose}
      >
        <Note>{t('governance.settleNote')}</Note>
      </Simple>
    );
    case 'vote': return (
      <Simple
        title="governance.voteDebate" label="tx.label.voteDebate" call={calls.voteDebate(asked.view.id, asked.option)} onClose={onClose}
        values={{ index: t.format.number(asked.view.id), choice: letterOf(asked.option) }}
        lines={<Line label={t('governance.yourVote')} total>{t('governance.option', { name: letterOf(asked.option) })}</Line>}
      >
        <Note>{t('governance.voteDebateNote')}</Note>
      </Simple>
    );
  }
}

interface SimpleProps {
  title: Key;
  label: Key;
  values: Record<string, string>;
  call: Call;
  lines?: ReactNode;
  ready?: boolean;
  onClose: () => void;
  children?: ReactNode;
}

function Simple({ title, label, values, call, lines, ready = true, onClose, children }: SimpleProps) {
  const t = useText();
  return (
    <Confirm title={t(title, values)} call={call} action={t('action.sign')} label={{ key: label, values }} lines={lines} ready={ready} onClose={onClose}>
      {children}
    </Confirm>
  );
}

function Fund({ view, onClose }: { view: SessionView; onClose: () => void }) {
  const t = useText();
  const native = useAsset('native');
  const [typed, setTyped] = useState('');
  const parsed = useParsed(typed, native);
  const amount = parsed.is === 'amount' ? parsed.value : 0n;
  return (
    <Simple
      title="governance.fundTitle" label="tx.label.fundDebate" call={calls.fundDebate(view.id, amount)} onClose={onClose} ready={amount > 0n}
      values={{ index: t.format.number(view.id), amount: t.format.money(amount, native) }}
      lines={<Line label={t('governance.poolAfter')} total><Amount value={view.session.pool + amount} asset={native} exact /></Line>}
    >
      <AmountInput label={t('stake.amount')} asset={native} value={typed} onChange={setTyped} />
      <Note>{t('governance.fundNote')}</Note>
    </Simple>
  );
}

function TextField({ id, label, value, hint, onChange }: {
  id: string; label: string; value: string; hint: ReactNode; onChange: (text: string) => void;
}) {
  return (
    <div className="q-field">
      <label className="q-label" htmlFor={id}>{label}</label>
      <input id={id} className="q-input" value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} aria-describedby={`${id}-more`} />
      <p id={`${id}-more`} className="q-hint">{hint}</p>
    </div>
  );
}

function Register({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const hash = hashOf(name);
  return (
    <Simple title="governance.register" label="tx.label.registerAgent" values={{}} call={calls.registerAgent(hash)} ready={name.trim() !== ''} onClose={onClose}>
      <TextField id="agent-name" label={t('governance.agentName')} value={name} onChange={setName} hint={t('governance.hashed', { hash: `${hash.slice(0, 12)}…` })} />
      <Note>{t('governance.registerNote')}</Note>
    </Simple>
  );
}

const DAYS = ['1', '3', '7'] as const;
const OPTIONS = ['2', '3', '4', '5', '6', '7', '8'] as const;
const FEWEST = 2;
const MOST = 16;

function Open({ agents, onClose }: { agents: readonly AgentEntry[]; onClose: () => void }) {
  const t = useText();
  const native = useAsset('native');
  const name = useName();
  const params = useProtocol()?.sessions?.params;
  const [topic, setTopic] = useState('');
  const [options, setOptions] = useState<(typeof OPTIONS)[number]>('2');
  const [days, setDays] = useState<(typeof DAYS)[number]>('3');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (!params) return null;
  const hash = hashOf(topic);
  const call = calls.openDebate(hash, Number(options), chosen, BigInt(days) * params.daySecs, params.fee);
  const toggle = (who: string) => setChosen((now) => (now.includes(who) ? now.filter((each) => each !== who) : [...now, who]));
  return (
    <Simple
      title="governance.openDebate" label="tx.label.openDebate" values={{}} call={call} onClose={onClose}
      ready={topic.trim() !== '' && chosen.length >= FEWEST && chosen.length <= MOST}
      lines={(
        <>
          <Line label={t('governance.fee')} total><Amount value={params.fee} asset={native} exact /></Line>
          <Line label={t('governance.poolStart')}><Amount value={(params.fee * BigInt(params.agentsBps)) / UNIT} asset={native} exact /></Line>
        </>
      )}
    >
      <TextField
        id="debate-topic" label={t('governance.topicText')} value={topic} onChange={setTopic} hint={t('governance.hashed', { hash: `${hash.slice(0, 12)}…` })}
      />
      <div className="q-field">
        <span className="q-label">{t('governance.options')}</span>
        <Segments label={t('governance.options')} value={options} onChange={setOptions} options={OPTIONS.map((each) => [each, each] as const)} />
      </div>
      <div className="q-field">
        <span className="q-label">{t('governance.length')}</span>
        <Segments
          label={t('governance.length')} value={days} onChange={setDays}
          options={DAYS.map((each) => [each, t('governance.days', { n: Number(each) })] as const)}
        />
      </div>
      <fieldset className="q-field">
        <legend className="q-label">{t('governance.chooseAgents')}</legend>
        {agents.length < FEWEST && <Note tone="warn">{t('governance.tooFewAgents')}</Note>}
        <div className={style.checks}>
          {agents.map(({ who }) => (
            <label key={who}>
              <input type="checkbox" checked={chosen.includes(who)} onChange={() => toggle(who)} />
              <span>{name(who)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </Simple>
  );
}

/// All of something, in basis points.
const UNIT = 10_000n;
