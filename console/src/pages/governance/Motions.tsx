import { useState } from 'react';
import { useEconomy, useExtra, useNow, useSnapshot } from '../../chain/hooks';
import type { Body, Motion } from '../../chain/proposals';
import { useText } from '../../text';
import { Button, Card, Empty, Skeleton, Tag, type Tone } from '../../ui';
import { useAccount } from '../../wallet/wallet';
import { CallWords, Fields } from './CallWords';
import { Decide, type AskedDecision } from './Decide';
import { CloseMotion, VoteMotion } from './MotionActions';
import { People, Person } from './people';
import { readBodies, readSeats } from './read';
import { SeatsCard, Ways } from './Seats';
import { useSpeech } from './speech';
import type { Speech } from './words';
import style from './governance.module.css';

/// Asked for a motion, before it is signed.
type Asked = { motion: Motion; what: 'aye' | 'nay' | 'close' };

export function Motions() {
  const t = useText();
  const bodies = useExtra('bodies', readBodies);
  const speech = useSpeech();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [moved, setMoved] = useState<AskedDecision | null>(null);
  const seats = useExtra('seats', readSeats);
  const motions = bodies?.flatMap((body) => body.motions.map((motion) => ({ body, motion })));
  return (
    <div className="q-columns">
      <div className="q-stack">
        {!motions && <Skeleton width="100%" height="16rem" card />}
        {motions?.length === 0 && (
          <Card>
            <Empty icon="governance" title={t('governance.noMotions')}>{t('governance.noMotionsMore')}</Empty>
          </Card>
        )}
        {motions?.map(({ body, motion }) => (
          <MotionCard key={`${motion.body}:${motion.hash}`} body={body} motion={motion} speech={speech} onAsk={setAsked} />
        ))}
      </div>
      <div className="q-stack">
        {bodies && <Ways bodies={bodies} onAsk={setMoved} />}
        {(bodies ?? [null, null]).map((body, at) => <BodyCard key={body?.name ?? at} body={body} />)}
        <SeatsCard seats={seats} />
      </div>
      {moved && bodies && seats && <Decide asked={moved} bodies={bodies} seats={seats} onClose={() => setMoved(null)} />}
      {asked && asked.what !== 'close' && (
        <VoteMotion motion={asked.motion} approve={asked.what === 'aye'} speech={speech} onClose={() => setAsked(null)} />
      )}
      {asked?.what === 'close' && <CloseMotion motion={asked.motion} speech={speech} onClose={() => setAsked(null)} />}
    </div>
  );
}

type State = 'open' | 'approved' | 'rejected' | 'over';

/// How far a motion is. Who does not vote counts as a nay when its time is over.
export function stateOf({ threshold, ayes, nays, end }: Motion, members: number, block: number): State {
  if (ayes.length >= threshold) return 'approved';
  if (nays.length > members - threshold) return 'rejected';
  return block + 1 >= end ? 'over' : 'open';
}

const TONE: Record<State, Tone | undefined> = { open: undefined, approved: 'good', rejected: 'bad', over: 'warn' };

interface CardProps {
  body: Body;
  motion: Motion;
  speech: Speech | null;
  onAsk: (asked: Asked) => void;
}

function MotionCard({ body, motion, speech, onAsk }: CardProps) {
  const t = useText();
  const account = useAccount();
  const block = useSnapshot((value) => value.block.number) ?? 0;
  const state = stateOf(motion, body.members.length, block);
  const waiting = body.members.filter((each) => !motion.ayes.includes(each) && !motion.nays.includes(each));
  const may = account !== null && account.source !== null;
  const member = may && body.members.includes(account.address);
  const voted = motion.ayes.includes(account?.address ?? '') ? 'aye' : motion.nays.includes(account?.address ?? '') ? 'nay' : null;
  return (
    <article className="q-card" aria-label={t('governance.motion', { body: t(`governance.body.${body.name}`), index: motion.index })}>
      <div className={style.head}>
        <p className="q-hint">{t('governance.motion', { body: t(`governance.body.${body.name}`), index: motion.index })}</p>
        <Tag {...(TONE[state] ? { tone: TONE[state] } : {})}>{t(`governance.state.${state}`)}</Tag>
      </div>
      <CallWords call={motion.call} speech={speech} card />
      <Seats motion={motion} members={body.members.length} />
      <dl className={style.votes}>
        <div><dt>{t('governance.ayes')}</dt><dd><Voters addresses={motion.ayes} /></dd></div>
        <div><dt>{t('governance.nays')}</dt><dd><Voters addresses={motion.nays} /></dd></div>
        {waiting.length > 0 && <div><dt>{t('governance.notVoted')}</dt><dd><Voters addresses={waiting} /></dd></div>}
      </dl>
      <footer className={style.foot}>
        <p className={style.meta}>
          {motion.proposer && <span>{t.rich('governance.proposedBy', { who: <Person address={motion.proposer} /> })}</span>}
          <Ends end={motion.end} />
        </p>
        {may && (
          <div className="q-row">
            {member && <Button disabled={voted === 'aye'} onClick={() => onAsk({ motion, what: 'aye' })}>{t('governance.voteAye')}</Button>}
            {member && <Button disabled={voted === 'nay'} onClick={() => onAsk({ motion, what: 'nay' })}>{t('governance.voteNay')}</Button>}
            {state !== 'open' && (
              <Button kind="primary" onClick={() => onAsk({ motion, what: 'close' })}>
                {t(state === 'approved' ? 'governance.closeAndMake' : 'governance.close')}
              </Button>
            )}
          </div>
        )}
      </footer>
      {motion.call && speech && <Fields call={motion.call} speech={speech} />}
    </article>
  );
}

const Voters = ({ addresses }: { addresses: readonly string[] }) =>
  addresses.length > 0 ? <People addresses={addresses} /> : <span className="q-muted">–</span>;

/// A place for each member: ayes from the left, nays from the right, and a mark where it is decided.
function Seats({ motion, members }: { motion: Motion; members: number }) {
  const t = useText();
  const { ayes, nays, threshold } = motion;
  const seats = Array.from({ length: members }, (_, at) => (at < ayes.length ? 'aye' : at >= members - nays.length ? 'nay' : 'none'));
  return (
    <div className={style.seats}>
      <div role="img" aria-label={t('governance.tally', { ayes: ayes.length, nays: nays.length, members })}>
        {seats.map((seat, at) => <span key={at} data-seat={seat} data-needed={at === threshold - 1 || undefined} />)}
      </div>
      <p className="q-hint">{t('governance.needed', { ayes: ayes.length, n: threshold })}</p>
    </div>
  );
}

/// When the time to vote is over: blocks are counted, so it is about then.
function Ends({ end }: { end: number }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const block = useSnapshot((value) => value.block.number) ?? 0;
  const secs = Math.max(0, ((end - block) * (economy?.slotMillis ?? 0)) / 1000);
  if (end <= block) return <span>{t('governance.timeOver', { block: end })}</span>;
  return <span>{t('governance.ends', { when: t.format.when(now + secs, now), block: end })}</span>;
}

function BodyCard({ body }: { body: Body | null }) {
  const t = useText();
  if (!body) return <Skeleton width="100%" height="14rem" card />;
  return (
    <Card
      title={t(`governance.body.${body.name}`)}
      note={`${t('governance.members', { n: body.members.length })} · ${t(`governance.bodyNote.${body.name}`)}`}
    >
      <People addresses={body.members} />
    </Card>
  );
}
