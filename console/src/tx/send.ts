// From a call to the pool: built, priced, signed for a limited time, written down, sent.

import type { InjectedSigner } from 'dedot/types';
import type { Chain } from '../chain/chain';
import { chain, connected, status, stranger, upgraded } from '../chain/chain';
import { head } from '../chain/feed';
import type { Address, Hex } from '../chain/types';
import { signerOf, type Account } from '../wallet/wallet';
import { acted, callName, payerOf } from './act';
import { add, change, journal } from './journal';
import { reasonOf } from './reasons';
import type { Call, Label } from './types';

/// Blocks in which a signed transaction can be included.
export const MORTAL = 64;

interface Submittable {
  /// The call, as an argument of another one.
  call: unknown;
  callHex: string;
  hash: string;
  paymentInfo(address: Address): Promise<{ partialFee: bigint }>;
  sign(address: Address, options: Record<string, unknown>): Promise<unknown>;
  toHex(): string;
}

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' && value !== null && 'pallet' in value && 'name' in value && 'args' in value;

export function build(chain: Chain, { pallet, name, args }: Call): Submittable {
  const calls = chain.client.tx as unknown as Record<string, Record<string, (...args: unknown[]) => Submittable>>;
  return calls[pallet]![name]!(...args.map((each) => (isCall(each) ? build(chain, each).call : each)));
}

/// The fee that `call` costs when `account` makes it.
export async function feeOf(chain: Chain, call: Call, account: Account): Promise<bigint> {
  return (await build(chain, acted(account, call)).paymentInfo(payerOf(account))).partialFee;
}

type Signed = { birth: number; end: number; nonce: number };

/// The wallet's signer, which also tells from when to when the transaction lives.
function watched(signer: InjectedSigner, tell: (signed: Signed) => void): InjectedSigner {
  return {
    async signPayload(payload) {
      const birth = Number(payload.blockNumber);
      tell({ birth, end: birth + MORTAL, nonce: Number(payload.nonce) });
      if (!signer.signPayload) throw new Error('the wallet cannot sign');
      return signer.signPayload(payload);
    },
  };
}

const declined = (error: unknown): boolean =>
  /cancel|reject|denied|declin|refus/i.test(error instanceof Error ? error.message : String(error));

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/// Asks the wallet to sign `call`, and sends it. Returns the number of the record at once; what
/// happens is in the journal.
export function send(account: Account, call: Call, label: Label): string {
  const id = crypto.randomUUID();
  const on = chain.get();
  const signer = signerOf(account);
  if (!on || !signer) throw new Error('nobody to sign');
  add({
    id, genesis: on.economy.genesis, address: account.address, call: callName(call), label,
    madeAt: Date.now(), phase: 'signing',
  });
  void run(on, id, account, signer, call);
  return id;
}

async function run(on: Chain, id: string, account: Account, signer: InjectedSigner, call: Call): Promise<void> {
  let tx: Submittable;
  let life: Signed | null = null;
  const payer = payerOf(account);
  try {
    if (stranger.get()) throw new Error('another chain');
    if (upgraded.get()) throw new Error('the runtime was upgraded');
    tx = build(on, acted(account, call));
    const asked = tx.callHex;
    const nonce = await on.client.rpc.system_accountNextIndex(payer);
    await tx.sign(payer, {
      signer: watched(signer, (signed) => { life = signed; }),
      nonce,
      mortality: { type: 'Mortal', period: MORTAL },
    });
    if (cancelled(id)) return;
    if (!contains(tx.toHex(), asked)) throw new Error('the wallet signed another call');
  } catch (error) {
    if (cancelled(id)) return;
    change(id, declined(error) ? { phase: 'rejected' } : { phase: 'invalid', reason: 'signing', detail: words(error) });
    return;
  }
  const signed = life as Signed | null;
  const birth = signed?.birth ?? head.get()?.finalized.number ?? 0;
  const end = signed?.end ?? birth + MORTAL;
  if ((head.get()?.best.number ?? 0) >= end) {
    // The node would only say that the signature is wrong.
    change(id, { phase: 'invalid', reason: 'ancient' });
    return;
  }
  change(id, {
    phase: 'pool', hash: tx.hash as Hex, birth, end, scanned: birth,
    ...(signed ? { nonce: signed.nonce, payer } : {}),
  });
  await submit(on, id, tx.toHex());
}

const cancelledIds = new Set<string>();
const cancelled = (id: string): boolean => cancelledIds.has(id);

/// Stops waiting for the wallet. What it still signs is thrown away.
export function cancel(id: string): void {
  cancelledIds.add(id);
  change(id, { phase: 'rejected' });
}

/// The signed bytes end with the call that was asked for.
const contains = (signed: string, call: string): boolean => signed.endsWith(call.replace(/^0x/, ''));

/// What the pool says of a transaction that it has no longer. A block may have it all the same.
const LEAVES = ['Invalid', 'Dropped', 'Usurped'];

async function submit({ client }: Chain, id: string, bytes: string): Promise<void> {
  // The client would keep it until the node is back: whoever signed it would not know whether it is sent.
  if (status.get().is !== 'connected') {
    change(id, { phase: 'invalid', ...reasonOf(new Error('disconnected')) });
    return;
  }
  const phaseOf = () => journal.get().find((record) => record.id === id)?.phase;
  for (let answered = true; phaseOf() === 'pool';) {
    try {
      await client.rpc.author_submitAndWatchExtrinsic(bytes as Hex, ({ type }: { type: string }) => {
        // Blocks are looked through by the follower; here only what the pool alone knows.
        if (LEAVES.includes(type) && phaseOf() === 'pool') change(id, { phase: 'dropped', reason: type.toLowerCase() });
      });
      return;
    } catch (error) {
      const refusal = reasonOf(error);
      if (refusal.reason !== 'offline') {
        // After a try without an answer only blocks tell what became of it.
        if (answered) change(id, { phase: 'invalid', ...refusal });
        return;
      }
      // The node may have it. The same bytes can be sent again: they are in one block at most.
      answered = false;
      await connected();
    }
  }
}
