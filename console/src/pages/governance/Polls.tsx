import { useState } from 'react';
import { useAccountPage, useAsset, useExtra, useProtocol } from '../../chain/hooks';
import type { Choice, PollView, PowerView, VotingParams } from '../../chain/features';
import type { CallView } from '../../chain/proposals';
import { linkTo } from '../../routes';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import { Amount, Button, Card, Empty, Line, Note, Skeleton, Stat, Stats, Tag } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import { useAccount } from '../../wallet/wallet';
import { CallWords, Fields } from './CallWords';
import { Person } from './people';
import { Meter, Schedule } from './PollParts';
import { readPower, readProposals } from './read';
import { useSpeech } from './speech';
import type { Speech } from './words';
import style from './governance.module.css';

const CHOICES: readonly Choice[] = ['Aye', 'Nay', 'Abstain'];
/// The chain counts votes in stake times a multiplier in basis points.
const UNIT = 10_000n;

type Asked = { poll: PollView; call: CallView | null; what: Choice | 'remove' };

export function Polls() {
  const t = useText();
  const protocol = useProtocol();
  const account = useAccount();
  const page = useAccountPage();
  const speech = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  const polls = protocol?.polls?.polls ?? [];
  const key = polls.map(({ poll }) => poll).join();
  const proposals = useExtra(`proposals:${key}`, (at, chain) => readProposals(at, chain, polls.map(({ poll }) => poll)));
  const powers = useExtra(`power:${account?.address ?? ''}:${key}`, (at) =>
    account ? readPower(at, account.address, polls.map(({ poll }) => poll)) : Promise.resolve(new Map<number, PowerView | null>()));
  if (!protocol) return <Skeleton width="100%" height="20rem" card />;
  if (!protocol.polls) return null;
  return (
    <div className="q-stack">
      {account && <Own params={protocol.polls.params} />}
      {polls.length === 0 && (
        <Card><Empty icon="governance" title={t('governance.noPolls')}>{t('governance.noPollsMore')}</Empty></Card>
      )}
      {polls.map((poll) => (
        <Poll
          key={poll.poll} poll={poll} call={proposals?.get(poll.poll) ?? null} loaded={proposals !== null}
          power={powers?.get(poll.poll) ?? null} vote={page?.votes?.votes.find((each) => each.poll === poll.poll)?.choice ?? null}
          speech={speech} onAsk={setAsked}
        />
      ))}
      {asked && <Ask asked={asked} speech={speech} power={powers?.get(asked.poll.poll) ?? null} onClose={() => setAsked(null)} />}
    </div>
  );
}

/// What the account may, and what its stake counts.
function Own({ params }: { params: VotingParams }) {
  const t = useText();
  const native = useAsset('native');
  const votes = useAccountPage()?.votes;
  const may = votes?.may;
  return (
    <div className="q-stack" data-gap="s">
      <Stats>
        <Stat label={t('governance.power')} sub={t('governance.powerWhat')}>
          {votes
            ? <span className="q-figure">{t.format.amount(votes.power.power / UNIT, native).whole}</span> : <Skeleton height="1.9rem" />}
        </Stat>
        <Stat label={t('governance.votesCast')} sub={t('governance.votesCastWhat')}>
          {votes ? <span className="q-figure">{t.format.number(votes.votes.length)}</span> : <Skeleton height="1.9rem" />}
        </Stat>
        {params.boostBps > 0 && (
          <Stat label={t('governance.boost')} sub={t('governance.boostWhat', { for: t.format.duration(params.boostSecs) })}>
            <span className="q-figure">+{t.format.percent(params.boostBps)}</span>
          </Stat>
        )}
      </Stats>
      {may?.vote && <Reasons of={['Vote']} />}
      {may && !may.vote && (
        <Note>
          {t('governance.missingToVote', { amount: t.format.money(may.missingToVote, native) })}{' '}
          <a href={linkTo('stake', { amount: t.format.amount(may.missingToVote, { ...native, symbol: '' }, true).whole })}>{t('nav.stake')}</a>
        </Note>
      )}
    </div>
  );
}

interface PollProps {
  poll: PollView;
  call: CallView | null;
  loaded: boolean;
  power: PowerView | null;
  vote: Choice | null;
  speech: Speech | null;
  onAsk: (asked: Asked) => void;
}

function Poll({ poll, call, loaded, power, vote, speech, onAsk }: PollProps) {
  const t = useText();
  const native = useAsset('native');
  const account = useAccount();
  const voting = account !== null && account.source !== null;
  const quorum = poll.support >= poll.quorum;
  const approved = poll.ayes + poll.nays > 0n && poll.approval >= poll.neededApproval;
  const votes = (value: bigint) => t.format.amount(value / UNIT, native).whole;
  return (
    <article className="q-card" aria-label={t('governance.poll', { index: poll.poll })}>
      <div className={style.head}>
        <p className="q-hint">{t('governance.poll', { index: poll.poll })} · {t(`governance.kind.${poll.kind}`)}</p>
        <Tag {...(quorum && approved ? { tone: 'good' as const } : {})}>
          {t(quorum && approved ? 'governance.passing' : quorum ? 'governance.failing' : 'governance.noQuorum')}
        </Tag>
      </div>
      {loaded ? <CallWords call={call} speech={speech} card /> : <Skeleton width="60%" height="1.4rem" />}
      <div className={style.meters}>
        <Meter
          label={t('governance.turnout')} at={poll.support} needed={poll.quorum} reached={quorum}
          note={t('governance.turnoutNote', { votes: votes(poll.turnout), total: votes(poll.total) })}
        />
        <Meter
          label={t('governance.approval')} at={poll.ayes + poll.nays > 0n ? poll.approval : 0} needed={poll.neededApproval} reached={approved}
          note={t('governance.approvalNote', { ayes: votes(poll.ayes), nays: votes(poll.nays) })}
        />
      </div>
      {power && (
        <p className={style.counts}>
          {t('governance.counts', { votes: votes(power.raw) })}
          {power.counted < power.raw && ` ${t('governance.countsCapped', { votes: votes(power.counted) })}`}
        </p>
      )}
      <footer className={style.foot}>
        <p className={style.meta}>
          <span>{t.rich('governance.proposedBy', { who: <Person address={poll.who} /> })}</span>
          <Schedule poll={poll} />
        </p>
        {voting && (
          <div className={style.ballot}>
            {CHOICES.map((choice) => (
              <ActionButton
                key={choice} action="Vote" says={false} kind={vote === choice ? 'primary' : 'secondary'} {...(vote === choice ? { icon: 'check' as const } : {})}
                aria-pressed={vote === choice} onClick={() => onAsk({ poll, call, what: choice })}
              >
                {t(`governance.choice.${choice}`)}
              </ActionButton>
            ))}
            {vote && <Button kind="quiet" onClick={() => onAsk({ poll, call, what: 'remove' })}>{t('governance.removeVote')}</Button>}
          </div>
        )}
      </footer>
      {call && speech && <Fields call={call} speech={speech} />}
    </article>
  );
}

interface AskProps {
  asked: Asked;
  speech: Speech | null;
  power: PowerView | null;
  onClose: () => void;
}

function Ask({ asked: { poll, call, what }, speech, power, onClose }: AskProps) {
  const t = useText();
  const native = useAsset('native');
  const index = t.format.number(poll.poll);
  if (what === 'remove') {
    return (
      <Confirm
        title={t('governance.removeVote')} call={calls.removeVote(poll.poll)} action={t('action.sign')} onClose={onClose}
        label={{ key: 'tx.label.removeVote', values: { index } }}
      >
        <CallWords call={call} speech={speech} />
      </Confirm>
    );
  }
  const choice = t(`governance.choice.${what}`);
  return (
    <Confirm
      title={t('governance.votePoll', { index })} call={calls.votePoll(poll.poll, what)} action={t('action.sign')} onClose={onClose}
      label={{ key: 'tx.label.votePoll', values: { choice, index } }}
      lines={(
        <>
          <Line label={t('governance.yourVote')} total>{choice}</Line>
          {power && <Line label={t('governance.yourVotes')}><Amount value={power.raw / UNIT} asset={native} symbol={false} /></Line>}
        </>
      )}
    >
      <CallWords call={call} speech={speech} />
      <Note>{t('governance.voteNote')}</Note>
    </Confirm>
  );
}
