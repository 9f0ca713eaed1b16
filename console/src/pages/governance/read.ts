// What this page reads beside the pages of the chain.

import { hasPallet, type At } from '../../chain/at';
import type { Chain } from '../../chain/chain';
import { readBody, readProposal, type Body, type CallView } from '../../chain/proposals';
import type { Address, Seconds } from '../../chain/types';
import type { PowerView } from '../../chain/features';
import { SEATS, type Seat } from './decide';
import type { Settings } from './params/catalog';

/// Both bodies, the council first.
export const readBodies = async (at: At, chain: Chain): Promise<Body[]> =>
  (await Promise.all([readBody(at, chain, 'council'), readBody(at, chain, 'technicalCommittee')])).filter((body) => body !== null);

/// Parameters that no page has, as the pallets store them.
export async function readSettings(at: At): Promise<Settings> {
  const of = <T>(pallet: string): Promise<T | undefined> => at.query<T | undefined>(pallet, 'parameters');
  const [breakers, subscriptions, allocations, backstop] = await Promise.all([
    of('circuitBreaker'), of('subscriptions'), of('allocations'), of<NonNullable<Settings['backstop']>>('backstop'),
  ]);
  return { breakers, subscriptions, allocations, backstop };
}

/// The calls that polls would enact, by the number of the poll.
export const readProposals = async (at: At, chain: Chain, polls: readonly number[]): Promise<Map<number, CallView | null>> =>
  new Map(await Promise.all(polls.map(async (poll) => [poll, await readProposal(at, chain, poll)] as const)));

/// What the stake of an account counts in each poll.
export const readPower = async (at: At, who: Address, polls: readonly number[]): Promise<Map<number, PowerView | null>> =>
  new Map(await Promise.all(polls.map(async (poll) =>
    [poll, (await at.call<PowerView | undefined>('stakeVotingApi', 'power', who, poll)) ?? null] as const)));

export interface AgentEntry {
  who: Address;
  name: string;
}

/// Everybody who can be asked to a debate.
export async function readAgents(at: At): Promise<AgentEntry[]> {
  const entries = await at.entries<Address, { name: string }>('debates', 'agents');
  return entries.map(([who, { name }]) => ({ who, name })).sort((one, other) => one.who.localeCompare(other.who));
}

/// When each group of parameters was changed for the last time; 0 is never. The chain keeps it by
/// group where a pallet has several.
export async function readLastChange(at: At, pallet: string, group: unknown): Promise<Seconds> {
  return (group === undefined ? at.query<Seconds>(pallet, 'lastChange') : at.query<Seconds>(pallet, 'lastChange', group));
}

export interface SeatList {
  of: Seat;
  members: Address[];
}

/// Who has the seats that the council gives and takes.
export const readSeats = async (at: At, { client }: Chain): Promise<SeatList[]> =>
  Promise.all(SEATS.filter((of) => hasPallet(client, of)).map(async (of) => ({ of, members: await at.query<Address[]>(of, 'members') })));
