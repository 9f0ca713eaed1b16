// What the chain says of the lines of a batch.

import type { At } from '../../chain/at';
import type { Chain } from '../../chain/chain';
import { hashOf, readPending, readWeight, type Pending } from '../../chain/multisig';
import { toAsset } from '../../chain/plain';
import { answerOf, type Raw } from '../../chain/read';
import type { Address, Answer, AssetId, Balance, Hex } from '../../chain/types';
import type { LegAmount } from '../../chain/views';
import * as calls from '../../tx/calls';
import { build } from '../../tx/send';
import type { Depositor } from './depositor';
import type { Line } from './lines';

export interface LineState {
  /// The chain has a deposit with this reference, and takes no second one.
  deposited: boolean;
  split: Answer<LegAmount[]>;
  pending: Pending | null;
  callHash: Hex;
}

export const callOf = ({ asset, amount, kind, reference }: Line) => calls.depositRevenue(asset.id, amount, kind, reference);

async function readLine(at: At, chain: Chain, depositor: Depositor, line: Line): Promise<LineState> {
  const callHash = hashOf(build(chain, callOf(line)).callHex);
  const [deposited, split, pending] = await Promise.all([
    at.call<boolean>('revenueRouterApi', 'hasDeposited', depositor.address, line.reference),
    at.call<Raw<LegAmount[]>>('revenueRouterApi', 'splitPreview', toAsset(line.asset.id), line.amount, line.kind),
    depositor.is === 'multisig' ? readPending(at, depositor.address, callHash) : null,
  ]);
  return { deposited, split: answerOf(at, split), pending, callHash };
}

/// Each line, by its key.
export const readLines = async (at: At, chain: Chain, depositor: Depositor, lines: readonly Line[]): Promise<ReadonlyMap<string, LineState>> =>
  new Map(await Promise.all(lines.map(async (line) => [line.key, await readLine(at, chain, depositor, line)] as const)));

export const readInnerWeight = (at: At, chain: Chain, line: Line): Promise<{ refTime: bigint; proofSize: bigint }> => {
  const inner = build(chain, callOf(line));
  return readWeight(at, chain, inner.call, (inner.callHex.length - 2) / 2);
};

/// What the depositor has, by asset.
export async function readFunds(at: At, who: Address): Promise<ReadonlyMap<AssetId, Balance>> {
  type Summary = { transferable: Balance; assets: { asset: AssetId; balance: Balance }[] };
  const found = answerOf(at, await at.call<Raw<Summary[]>>('consoleApi', 'accounts', [who]));
  const summary = found.isOk ? found.value[0] : undefined;
  return new Map<AssetId, Balance>(summary ? [['native', summary.transferable], ...summary.assets.map(({ asset, balance }) => [asset, balance] as const)] : []);
}
