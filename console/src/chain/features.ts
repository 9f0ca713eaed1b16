// Views of what only some economies have: emission, allocations, polls, sessions, badges. The chain's documentation of each field is in the Rust type of the same name.

import type { Address, Balance, Boost, Hex, Seconds } from './types';

export interface EmissionParams {
  steps: AnnualAmount[];
  cap: Balance;
  yearSecs: Seconds;
  periodSecs: Seconds;
  leadSecs: Seconds;
  smooth: boolean;
  blockReward: Balance;
  blockCap: Balance;
  stakedBps: number;
  rewardTier: number;
  windowSecs: Seconds;
}

export interface EmissionView {
  minted: Balance;
  cap: Balance;
  behind: Balance;
  coveredUntil: Seconds;
  perYear: Balance;
  nextStep?: AnnualAmount | undefined;
  nextDrip?: Seconds | undefined;
  blocksMinted: Balance;
  blockCap: Balance;
  mintable: Balance;
}

export interface Owed {
  blocks: number;
  liquid: Balance;
  staked: Balance;
}

export interface AnnualAmount {
  fromSecs: Seconds;
  perYear: Balance;
}

export interface Allocation {
  beneficiary: Address;
  total: Balance;
  released: Balance;
  cliffSecs: Seconds;
  endSecs: Seconds;
  firstUnlock: Balance;
  pledged: boolean;
}

export interface AllocationView {
  id: number;
  allocation: Allocation;
  releasable: Balance;
}

export interface PledgeView {
  allocation: number;
  amount: Balance;
  loyaltyBps: number;
  loyalFrom?: Seconds | undefined;
}

export interface Power {
  staked: Balance;
  counted: Balance;
  power: bigint;
}

export type PollKind = 'Parameter' | 'Treasury' | 'Upgrade' | 'Feature' | 'Emergency';

export type Choice = 'Aye' | 'Nay' | 'Abstain';

export interface Vote {
  poll: number;
  choice: Choice;
  raw: bigint;
  cast: Seconds;
  beside?: { stake: Balance; power: bigint; held: Balance } | undefined;
}

export interface VotingRules {
  quorumBps: number;
  approvalBps: number;
  voteBlocks: number;
  timelockBlocks: number;
}

export interface VotingParams {
  daySecs: Seconds;
  voterStake: Balance;
  proposerStake: Balance;
  ordinary: VotingRules;
  emergency: VotingRules;
  capBps?: number | undefined;
  rootParameter: boolean;
  rootFeature: boolean;
  maxSpend: Balance;
  submissionDeposit: Balance;
  boostBps: number;
  boostSecs: Seconds;
  parameter?: VotingRules | undefined;
  treasury?: VotingRules | undefined;
  balances: boolean;
}

export interface PollView {
  poll: number;
  kind: PollKind;
  who: Address;
  total: bigint;
  began: Seconds;
  turnout: bigint;
  ayes: bigint;
  nays: bigint;
  support: number;
  quorum: number;
  missingTurnout: bigint;
  approval: number;
  neededApproval: number;
  lastBlock: number;
  enactedAt: number;
}

export interface MayView {
  staked: Balance;
  vote: boolean;
  propose: boolean;
  missingToVote: Balance;
  missingToPropose: Balance;
}

export interface PowerView {
  raw: bigint;
  counted: bigint;
}

export type Phase = 'Voting' | 'Recording' | 'Due';

export interface DebateParams {
  minStake: Balance;
  fee: Balance;
  agentsBps: number;
  recordSecs: Seconds;
  boostBps: number;
  boostSecs: Seconds;
  daySecs: Seconds;
}

export interface Session {
  opener: Address;
  topic: Hex;
  opened: Seconds;
  ends: Seconds;
  recordUntil: Seconds;
  tallies: bigint[];
  agents: Address[];
  points?: number[] | undefined;
  pool: Balance;
}

export interface SessionView {
  id: number;
  session: Session;
  phase: Phase;
  winner?: number | undefined;
  shares?: Balance[] | undefined;
}

export interface SessionVote {
  session: number;
  option: number;
  power: bigint;
  ends: Seconds;
}

export interface Participant {
  votes: SessionVote[];
  boost?: Boost | undefined;
}

export interface ParticipantView {
  participant: Participant;
  boost?: Boost | undefined;
  isOver: boolean;
}

export interface Agent {
  name: Hex;
  deposit: Balance;
}

export interface BadgeParams {
  supply: number;
  minAmount: Balance;
  lockSecs: Seconds;
}
