import { useState } from 'react';
import { useAccountPage, useAsset, useExtra, useNow, useProtocol } from '../../chain/hooks';
import type { SessionView } from '../../chain/features';
import { useText } from '../../text';
import { Amount, Bar, Button, Card, Countdown, Empty, shareOf, Skeleton, Table, Tag, type Column, type Tone } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import { useAccount } from '../../wallet/wallet';
import { AskDebate, type AskedDebate } from './DebateActions';
import { Person } from './people';
import { readAgents, type AgentEntry } from './read';
import style from './governance.module.css';

const UNIT = 10_000n;
const TONE: Record<SessionView['phase'], Tone | undefined> = { Voting: 'good', Recording: undefined, Due: 'warn' };

/// Options have no names on the chain: letters say which is which.
export const letterOf = (option: number): string => String.fromCharCode(65 + option);

export function Debates() {
  const t = useText();
  const protocol = useProtocol();
  const account = useAccount();
  const agents = useExtra('agents', readAgents);
  const [asked, setAsked] = useState<AskedDebate | null>(null);
  if (!protocol) return <Skeleton width="100%" height="20rem" card />;
  if (!protocol.sessions) return null;
  const { sessions } = protocol.sessions;
  const may = account !== null && account.source !== null;
  return (
    <div className="q-columns">
      <div className="q-stack">
        {sessions.length === 0 && (
          <Card>
            <Empty
              icon="governance" title={t('governance.noDebates')}
              action={may && <ActionButton action="OpenSession" kind="primary" onClick={() => setAsked({ what: 'open' })}>{t('governance.openDebate')}</ActionButton>}
            >
              {t('governance.noDebatesMore')}
            </Empty>
          </Card>
        )}
        {sessions.map((view) => <Debate key={view.id} view={view} may={may} onAsk={setAsked} />)}
      </div>
      <div className="q-stack">
        <Rules may={may && sessions.length > 0} onAsk={setAsked} />
        <Agents agents={agents} may={may} onAsk={setAsked} />
      </div>
      {asked && <AskDebate asked={asked} agents={agents ?? []} onClose={() => setAsked(null)} />}
    </div>
  );
}

interface Part {
  may: boolean;
  onAsk: (asked: AskedDebate) => void;
}

function Debate({ view, may, onAsk }: Part & { view: SessionView }) {
  const t = useText();
  const now = useNow();
  const native = useAsset('native');
  const page = useAccountPage();
  const { id, session, phase } = view;
  const total = session.tallies.reduce((sum, each) => sum + each, 0n);
  const own = page?.sessions?.participant?.participant.votes.find((vote) => vote.session === id)?.option ?? null;
  const until = phase === 'Voting' ? session.ends : session.recordUntil;
  return (
    <article className="q-card" aria-label={t('governance.debate', { index: id })}>
      <div className={style.head}>
        <div>
          <h2>{t('governance.debate', { index: id })}</h2>
          <p className="q-hint">{t('governance.topic')} <code title={session.topic}>{session.topic.slice(0, 14)}…{session.topic.slice(-6)}</code></p>
        </div>
        <Tag {...(TONE[phase] ? { tone: TONE[phase] } : {})}>{t(`governance.phase.${phase}`)}</Tag>
      </div>
      <ol className={style.options} data-open={(may && phase === 'Voting') || undefined}>
        {session.tallies.map((tally, option) => (
          <li key={option}>
            <p>
              <strong>{t('governance.option', { name: letterOf(option) })}</strong>
              {own === option && !(may && phase === 'Voting') && <Tag tone="good">{t('governance.yourVote')}</Tag>}
              {phase !== 'Voting' && view.winner === option && <Tag>{t('governance.winner')}</Tag>}
              <span className="q-muted">{t('governance.votes', { votes: t.format.amount(tally / UNIT, native).whole })} · {t.format.percent(shareOf(tally, total))}</span>
            </p>
            <Bar label={t('governance.option', { name: letterOf(option) })} bps={shareOf(tally, total)} />
            {may && phase === 'Voting' && (own === option ? <Tag tone="good">{t('governance.yourVote')}</Tag> : (
              <ActionButton action="VoteInSession" says={false} onClick={() => onAsk({ what: 'vote', view, option })}>
                {t('governance.voteOption', { name: letterOf(option) })}
              </ActionButton>
            ))}
          </li>
        ))}
      </ol>
      {may && phase === 'Voting' && <Reasons of={['VoteInSession']} />}
      <AgentTable view={view} />
      <footer className={style.foot}>
        <p className={style.meta}>
          <span>{t.rich('governance.openedBy', { who: <Person address={session.opener} /> })}</span>
          <span>{t.rich(`governance.until.${phase}`, { left: <Countdown until={until} done={t('governance.now')} />, when: t.format.when(until, now) })}</span>
        </p>
        <div className="q-row">
          <span>{t.rich('governance.pool', { amount: <Amount value={session.pool} asset={native} /> })}</span>
          {may && phase === 'Voting' && <Button onClick={() => onAsk({ what: 'fund', view })}>{t('governance.fund')}</Button>}
          {may && phase === 'Due' && <Button kind="primary" onClick={() => onAsk({ what: 'settle', view })}>{t('governance.settle')}</Button>}
        </div>
      </footer>
    </article>
  );
}

interface AgentRow {
  who: string;
  points: number | null;
  share: bigint | null;
}

function AgentTable({ view: { session, shares } }: { view: SessionView }) {
  const t = useText();
  const native = useAsset('native');
  const rows = session.agents.map((who, at): AgentRow => ({ who, points: session.points?.[at] ?? null, share: shares?.[at] ?? null }));
  const columns: Column<AgentRow>[] = [
    { key: 'agent', head: t('governance.column.agent'), cell: ({ who }) => <Person address={who} /> },
    { key: 'points', head: t('governance.column.points'), end: true, cell: ({ points }) => (points === null ? '–' : t.format.number(points)) },
    { key: 'share', head: t('governance.column.share'), end: true, cell: ({ share }) => (share === null ? '–' : <Amount value={share} asset={native} />) },
  ];
  return <Table caption={t('governance.agents')} columns={columns} rows={rows} rowKey={({ who }) => who} />;
}

function Rules({ may, onAsk }: Part) {
  const t = useText();
  const native = useAsset('native');
  const params = useProtocol()?.sessions?.params;
  if (!params) return null;
  return (
    <Card title={t('governance.rules')}>
      <div className="q-stack">
        <dl className={style.facts}>
          <div><dt>{t('governance.fee')}</dt><dd><Amount value={params.fee} asset={native} /></dd></div>
          <div><dt>{t('governance.toAgents')}</dt><dd>{t.format.percent(params.agentsBps)}</dd></div>
          <div><dt>{t('governance.openerStake')}</dt><dd><Amount value={params.minStake} asset={native} /></dd></div>
          {params.boostBps > 0 && (
            <div><dt>{t('governance.boostDebate')}</dt><dd>+{t.format.percent(params.boostBps)}, {t.format.duration(params.boostSecs)}</dd></div>
          )}
        </dl>
        {may && <ActionButton action="OpenSession" wide kind="primary" onClick={() => onAsk({ what: 'open' })}>{t('governance.openDebate')}</ActionButton>}
      </div>
    </Card>
  );
}

function Agents({ agents, may, onAsk }: Part & { agents: readonly AgentEntry[] | null }) {
  const t = useText();
  const agent = useAccountPage()?.sessions?.agent;
  const native = useAsset('native');
  return (
    <Card title={t('governance.agents')} note={t('governance.agentsNote')}>
      <div className="q-stack">
        {!agents && <Skeleton width="100%" height="4rem" />}
        {agents?.length === 0 && <p className="q-muted">{t('governance.noAgents')}</p>}
        {agents && agents.length > 0 && (
          <ul className={style.people}>{agents.map(({ who }) => <li key={who}><Person address={who} /></li>)}</ul>
        )}
        {may && (agent
          ? (
            <div className="q-stack" data-gap="s">
              <Button onClick={() => onAsk({ what: 'retire' })}>{t('governance.retire')}</Button>
              <p className="q-hint">{t('governance.agentDeposit', { amount: t.format.money(agent.deposit, native) })}</p>
            </div>
          ) : <Button onClick={() => onAsk({ what: 'register' })}>{t('governance.register')}</Button>)}
      </div>
    </Card>
  );
}
