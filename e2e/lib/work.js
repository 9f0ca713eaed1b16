// Work for pay on quiver, as the tests and the demo speak of it: people, orders, and models of fees, draws
// and votes.

import { Keyring } from '@polkadot/api';
import { blake2AsU8a } from '@polkadot/util-crypto';
import { number } from './checks.js';
import { DAY, NATIVE, QUIV } from './constants.js';

/// Accounts that the genesis does not know, by their names.
export function people(...names) {
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  return names.map((name) => keyring.addFromUri(`//${name}`, { name }));
}

/// Gives each of `people` so many tokens of Alice's.
export const fund = (chain, tokens, ...people) => chain.do(chain.alice, chain.api.tx.utility.batchAll(
  people.map(({ address }) => chain.api.tx.balances.transferKeepAlive(address, tokens)),
));

/// A hash of one repeated byte.
export const bytes = (fill) => `0x${fill.toString(16).padStart(2, '0').repeat(32)}`;

/// An order of 1,000 tokens of the first class, for at most 6 tokens.
export const order = (more = {}) => ({
  class: 0, manifest: bytes(1), input: bytes(2), units: 1_000n, asset: NATIVE, maxPrice: 6n * QUIV, windowSecs: DAY,
  deliverSecs: 3 * DAY, leastTier: 0, leastReputation: 0, auditable: true, key: bytes(3), ...more,
});

/// The legs of a payment: 2 % to the treasury, 3 % burnt, and the network fee of `bps`, which is neutral at
/// 5 %.
export function legsOf(payment, bps) {
  const part = (share) => payment * BigInt(share) / 10_000n;
  const [network, treasury, burn] = [part(bps), part(200), part(300)];
  const surcharge = network - part(Math.min(bps, 500));
  return { payment, provider: payment - network - treasury - burn, network, surcharge, treasury, burn };
}

/// The part of a payment that nobody gets back: a fifth of the network fee goes to the backstop.
export const irrecoverable = ({ network, surcharge, treasury, burn }) =>
  treasury + burn + (network - surcharge) * 2_000n / 10_000n;

/// The fee after an epoch, in basis points.
export function nextFee(fee, congestion) {
  const share = (bps) => Math.floor(fee * bps / 10_000);
  const drift = Math.max(1, share(100));
  const drifted = fee > 500 ? Math.max(500, fee - drift) : Math.min(500, fee + drift);
  const moved = congestion === null || (congestion >= 3_000 && congestion <= 8_000) ? drifted
    : congestion > 8_000 ? fee + share(1_000) : fee - share(500);
  return Math.min(1_500, Math.max(100, moved));
}

/// The amounts of a receipt as the chain has them.
export const receiptOf = ({ payment, provider, network, surcharge, treasury, burn }) => Object.fromEntries(
  Object.entries({ payment, provider, network, surcharge, treasury, burn }).map(([name, value]) => [name, number(value)]),
);

const u64 = (value) => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
};

/// Is the result of a job audited, by the hash of the second block after it?
export function isDrawn(hash, job, bps) {
  const drawn = Buffer.from(blake2AsU8a(Buffer.concat([hash.toU8a(), Buffer.of(0), u64(job)])));
  return drawn.readUInt32LE(0) % 10_000 < bps;
}

const FINDINGS = ['Fault', 'NoFault'];

/// The hash by which a juror commits a vote.
export function commitment(genesis, id, juror, finding, salt) {
  const parts = [Buffer.from('quaestor/verdict1'), genesis.toU8a(), u64(id), juror.publicKey, Buffer.of(FINDINGS.indexOf(finding)), Buffer.from(salt.slice(2), 'hex')];
  return `0x${Buffer.from(blake2AsU8a(Buffer.concat(parts))).toString('hex')}`;
}

/// Standing of a provider in whole numbers; `null` unless it may take new work.
export async function standing(chain, { address }) {
  const view = (await chain.at.call.providersApi.provider(address)).unwrap();
  const read = ({ tier, reputation, ...amounts }) => ({
    tier: tier.toNumber(), reputation: reputation.toNumber(),
    ...Object.fromEntries(['backing', 'limit', 'open', 'largestPrice', 'capacity'].map((name) => [name, number(amounts[name])])),
  });
  return view.standing.isSome ? read(Object.fromEntries(view.standing.unwrap())) : null;
}
