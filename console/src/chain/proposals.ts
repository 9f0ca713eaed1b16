// Calls that wait for a decision: motions of council and committee, and proposals of polls.

import { hexToU8a } from 'dedot/utils';
import { hasPallet, type At, type NodeClient } from './at';
import type { Chain } from './chain';
import { plain } from './plain';
import type { Address, Hex } from './types';

/// A decoded call, by the names of the chain in camel case.
export interface CallView {
  pallet: string;
  name: string;
  args: Readonly<Record<string, unknown>>;
}

export type BodyName = 'council' | 'technicalCommittee';

export interface Motion {
  body: BodyName;
  hash: Hex;
  index: number;
  proposer?: Address | undefined;
  threshold: number;
  ayes: Address[];
  nays: Address[];
  /// The last block in which it can be voted on.
  end: number;
  call: CallView | null;
}

export interface Body {
  name: BodyName;
  members: Address[];
  motions: Motion[];
}

interface RawCall {
  pallet: string;
  palletCall: string | { name: string; params?: Record<string, unknown> };
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const isRawCall = (value: unknown): value is RawCall =>
  typeof value === 'object' && value !== null && 'pallet' in value && 'palletCall' in value;

/// A call inside of another one, or else the value as it is.
export const callOf = (value: unknown): CallView | null => {
  if (!isRawCall(value)) return null;
  const { pallet, palletCall } = value;
  if (typeof palletCall === 'string') return { pallet: camel(pallet), name: camel(palletCall), args: {} };
  return { pallet: camel(pallet), name: camel(palletCall.name), args: palletCall.params ?? {} };
};

/// A call as an argument of another one. Its arguments are in the chain's own order and form.
export const nested = (pallet: string, name: string, params: Readonly<Record<string, unknown>>): unknown =>
  ({ pallet: pascal(pallet), palletCall: { name: pascal(name), params } });

interface RawVotes {
  index: number;
  threshold: number;
  ayes: Address[];
  nays: Address[];
  end: number;
}

async function motionOf(at: At, body: BodyName, hash: Hex): Promise<Motion[]> {
  const [call, votes, cost] = await Promise.all([
    at.query<unknown>(body, 'proposalOf', hash), at.query<RawVotes | undefined>(body, 'voting', hash),
    at.query<[Address, unknown] | undefined>(body, 'costOf', hash),
  ]);
  return votes ? [{ body, hash, ...votes, proposer: cost?.[0], call: callOf(call) }] : [];
}

/// A body with its members and what it is asked to decide, oldest first.
export async function readBody(at: At, { client }: Chain, name: BodyName): Promise<Body | null> {
  if (!hasPallet(client, name)) return null;
  const [members, hashes] = await Promise.all([
    at.query<Address[]>(name, 'members'), at.query<Hex[]>(name, 'proposals'),
  ]);
  const motions = (await Promise.all(hashes.map((hash) => motionOf(at, name, hash)))).flat();
  return { name, members, motions: motions.sort((one, other) => one.index - other.index) };
}

interface Codec {
  tryEncode(value: unknown): Uint8Array;
  tryDecode(bytes: unknown): unknown;
}

interface CallTypes {
  extrinsic: { callTypeId: number };
}

const callCodec = (client: NodeClient): Codec =>
  client.registry.findCodec((client.metadata.latest as unknown as CallTypes).extrinsic.callTypeId) as unknown as Codec;

const decoded = (client: NodeClient, bytes: unknown): unknown =>
  callCodec(client).tryDecode(typeof bytes === 'string' ? hexToU8a(bytes) : bytes);

/// Bytes of a call that is given as an argument, without their number.
export const encoded = ({ client }: Chain, call: unknown): Uint8Array => callCodec(client).tryEncode(call);

type Raw = Record<string, Record<string, (key: unknown) => Promise<unknown>>>;

export interface CloseBounds {
  weight: { refTime: bigint; proofSize: bigint };
  length: number;
}

/// What closing a motion has to allow its call: length and weight, as the chain counts them.
export async function readBounds(at: At, { client }: Chain, body: BodyName, hash: Hex): Promise<CloseBounds | null> {
  const query = (await client.at(at.hash)).query as unknown as Raw;
  const call = await query[body]!.proposalOf!(hash);
  if (call === undefined) return null;
  const length = callCodec(client).tryEncode(call).length;
  const info = await client.callsAt(at.hash).transactionPaymentCallApi!.queryCallInfo!(call, length);
  return { length, weight: (info as { weight: CloseBounds['weight'] }).weight };
}

interface Bounded {
  type: string;
  value: unknown;
}

interface Ongoing {
  proposal: Bounded;
}

/// The call of a poll, where its bytes are known.
export async function readProposal(at: At, { client, economy }: Chain, poll: number): Promise<CallView | null> {
  const info = await at.query<{ type: string; value: unknown } | undefined>('referenda', 'referendumInfoFor', poll);
  if (info?.type !== 'Ongoing') return null;
  const { proposal } = info.value as Ongoing;
  const bytes = proposal.type === 'Inline' ? proposal.value : proposal.type === 'Lookup' ? await preimage(at, proposal.value) : undefined;
  return bytes === undefined ? null : callOf(plain(decoded(client, bytes), economy.ss58Prefix));
}

const preimage = (at: At, lookup: unknown): Promise<unknown> => {
  const { hash, len } = lookup as { hash: Hex; len: number };
  return at.query('preimage', 'preimageFor', [hash, len]);
};
