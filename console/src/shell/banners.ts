// What the line above every page says, most important first.

import type { Head, Snapshot } from '../chain/feed';
import { nodeUrl, type Status } from '../chain/chain';
import type { Time } from '../chain/clock';
import type { Economy } from '../chain/types';
import { historyNotices } from '../history/notice';
import type { Source } from '../history/source';
import type { Text } from '../text';
import type { Tone } from '../ui/Card';
import { nameOf, short, type Account } from '../wallet/wallet';
import { stopNotices } from './stops';

export interface Notice {
  id: string;
  tone: Tone;
  text: string;
  action?: { label: string; does: 'reload' | 'settings' | 'accept' | { link: string; search?: Record<string, string> } };
}

export interface Facts {
  status: Status;
  snapshot: Snapshot | null;
  head: Head | null;
  economy: Economy | null;
  time: Time;
  wall: number;
  upgraded: boolean;
  stranger: boolean;
  trouble: string | null;
  account: Account | null;
  /// The first figures have been waited for long.
  late: boolean;
  history: Source;
}

type Rule = (facts: Facts, t: Text) => Notice | null;

const FINALITY_LAG = 20;
const HALTED = 180;

const lost: Rule = ({ status, snapshot, wall }, t) => status.is !== 'lost' ? null : {
  id: 'lost', tone: 'bad', action: { label: t('banner.otherNode'), does: 'settings' },
  text: snapshot
    ? t('banner.lost', { ago: t.format.duration(Math.max(0, (wall - status.since) / 1000)), block: snapshot.block.number })
    : t('banner.unreachable', { node: nodeUrl() }),
};

const slow: Rule = ({ status, snapshot, late }, t) => late && snapshot === null && status.is !== 'lost'
  ? { id: 'slow', tone: 'warn', text: t('banner.slow'), action: { label: t('banner.otherNode'), does: 'settings' } } : null;

const wrongChain: Rule = ({ stranger, economy }, t) => stranger && economy ? {
  id: 'stranger', tone: 'bad', action: { label: t('banner.accept'), does: 'accept' },
  text: t('banner.stranger', { chain: economy.chain, genesis: economy.genesis.slice(-4) }),
} : null;

const other: Rule = ({ status, snapshot }, t) => status.is === 'other' && snapshot ? {
  id: 'other', tone: 'bad', action: { label: t('action.reload'), does: 'reload' },
  text: t('banner.other', { block: snapshot.block.number }),
} : null;

const upgrade: Rule = ({ upgraded }, t) => upgraded
  ? { id: 'upgraded', tone: 'warn', text: t('banner.upgraded'), action: { label: t('action.reload'), does: 'reload' } }
  : null;

const silent: Rule = ({ status, time, economy, snapshot }, t) => {
  if (status.is !== 'connected' || !snapshot || !economy) return null;
  if (time.silence > HALTED) return { id: 'halted', tone: 'bad', text: t('banner.halted', { for: t.format.duration(time.silence) }) };
  if (time.silence * 1000 <= 3 * economy.slotMillis) return null;
  return { id: 'silent', tone: 'warn', text: t('banner.silent', { for: t.format.duration(time.silence) }) };
};

const unreadable: Rule = ({ trouble, status }, t) => trouble !== null && status.is === 'connected'
  ? { id: 'trouble', tone: 'bad', text: t('banner.trouble', { why: trouble }) } : null;

const finality: Rule = ({ head }, t) => head && head.best.number - head.finalized.number > FINALITY_LAG
  ? { id: 'finality', tone: 'warn', text: t('banner.finality', { n: head.best.number - head.finalized.number }) } : null;

const behind: Rule = ({ snapshot }, t) => snapshot?.protocol.state.behind
  ? { id: 'behind', tone: 'warn', text: t('banner.behind') } : null;

const withdraw: Rule = ({ snapshot, time, economy }, t) => {
  const ready = (snapshot?.account?.ledger.unlocking ?? []).filter(({ release }) => Number(release) <= time.now);
  if (!economy || ready.length === 0) return null;
  const amount = t.format.money(ready.reduce((sum, chunk) => sum + chunk.amount, 0n), economy.native);
  return { id: 'withdraw', tone: 'good', text: t('banner.withdraw', { amount }), action: { label: t('banner.toMy'), does: { link: 'my' } } };
};

const watching: Rule = ({ account }, t) => account?.source === null
  ? { id: 'watching', tone: 'good', text: t('banner.watching', { address: short(account.address) }) } : null;

const acting: Rule = ({ account }, t) => account?.by ? {
  id: 'acting', tone: 'good',
  text: t('banner.acting', {
    who: nameOf(account), by: nameOf(account.by), right: t(`account.right.${account.by.right}`),
  }),
} : null;

const FIRST: readonly Rule[] = [wrongChain, other, lost, slow, unreadable, silent, upgrade, finality, behind];
const LAST: readonly Rule[] = [withdraw, watching, acting];

export function notices(facts: Facts, t: Text): Notice[] {
  const told = (rules: readonly Rule[]) => rules.map((rule) => rule(facts, t)).filter((notice) => notice !== null);
  return [...told(FIRST), ...stopNotices(facts, t), ...told(LAST), ...historyNotices(facts.history, t)];
}
