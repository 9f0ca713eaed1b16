// The calls and reads of the pallet `paymentChannels`, against a client that answers from a script.

import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { PalletChain } from '../chain.js';
import { SigningKey } from '../keys.js';
import { account } from './model.js';

const number = (value) => ({ toBigInt: () => BigInt(value), toNumber: () => Number(value) });
const raw = (bytes) => ({ toU8a: () => Uint8Array.from(bytes) });
const event = (section, method, named) => ({
  event: { section, method, data: Object.assign(Object.values(named), { names: Object.keys(named) }) },
});

describe('the pallet by @polkadot/api', () => {
  let sent;
  let answer;
  let record;
  let chain;

  beforeEach(() => {
    sent = [];
    answer = { events: [] };
    const call = (name) => (...args) => ({
      signAndSend: async (signer, _, told) => {
        sent.push([name, ...args]);
        assert.equal(signer, 'a signer');
        told({ status: { isInBlock: true, asInBlock: raw([1]), isFinalized: true, asFinalized: { toHex: () => '0x01' } }, ...answer });
      },
    });
    const api = {
      genesisHash: raw(account(1)),
      registry: { findMetaError: () => ({ section: 'paymentChannels', name: 'NotNewer' }) },
      tx: { paymentChannels: new Proxy({}, { get: (_, name) => call(name) }) },
      query: { paymentChannels: { channels: async () => record } },
    };
    chain = new PalletChain({ api, signer: 'a signer' });
  });
  const happens = (method, named) => answer.events.push(event('paymentChannels', method, named));

  test('opens with the key as the chain writes it, and finds the number', async () => {
    answer.events.push(event('balances', 'Held', {}));
    happens('Opened', { channel: number(7) });
    const key = await SigningKey.fromSeed('Ed25519', account(3));
    assert.equal(await chain.open({ provider: 'P', asset: { WithId: 1 }, deposit: 5n, key, expires: 9n }), 7n);
    assert.deepEqual(sent, [['open', 'P', { WithId: 1 }, 5n, { Ed25519: `0x${key.publicKey.toString('hex')}` }, 9n]]);
  });

  test('sends the parties\' calls', async () => {
    await chain.topUp(1n, 5n);
    await chain.extend(1n, 9n);
    await chain.requestClose(1n);
    await chain.finish(1n);
    await chain.close(1n);
    await chain.close(1n, { voucher: 'V', signature: 'S' });
    assert.deepEqual(sent, [
      ['topUp', 1n, 5n], ['extend', 1n, 9n], ['requestClose', 1n], ['finish', 1n], ['close', 1n, null], ['close', 1n, ['V', 'S']],
    ]);
  });

  test('redeems one, or up to 32, and tells each line\'s end', async () => {
    happens('Redeemed', { channel: number(1), gross: number(120) });
    assert.equal(await chain.redeem(1n, { voucher: 'V', signature: 'S' }), 120n);
    happens('NotRedeemed', { channel: number(2), error: { isModule: true, asModule: {} } });
    const lines = [1n, 2n].map((id) => ({ id, voucher: 'V', signature: 'S' }));
    assert.deepEqual(await chain.redeemBatch(lines), [{ id: 1n, gross: 120n }, { id: 2n, error: 'NotNewer' }]);
    assert.deepEqual(sent, [['redeem', 1n, 'V', 'S'], ['redeemBatch', [[1n, 'V', 'S'], [2n, 'V', 'S']]]]);
    await assert.rejects(chain.redeemBatch(Array(33).fill(lines[0])), /at most 32/);
    assert.equal(sent.length, 2);
  });

  test('a refusal has the pallet\'s name for it', async () => {
    answer.dispatchError = { isModule: true, asModule: {} };
    await assert.rejects(chain.finish(1n), { message: 'NotNewer' });
    answer = { events: [] };
    await assert.rejects(chain.open({ provider: 'P', key: await SigningKey.fromSeed('Ed25519', account(3)) }), /no event Opened/);
  });

  test('reads a channel in each of its phases', async () => {
    const phases = {
      open: { isClosing: false, isEnded: false },
      closing: { isClosing: true, asClosing: { until: number(77) }, isEnded: false },
      ended: { isClosing: false, isEnded: true },
    };
    const of = (phase, asset) => ({
      isNone: false,
      unwrap: () => ({
        consumer: raw(account(10)), provider: raw(account(20)), asset, key: { type: 'Sr25519', inner: raw(account(3)) }, opening: raw(account(4)),
        deposited: number(1_000), paid: number(10), nonce: number(3), tokens: number(30), expires: number(99), disputeSecs: number(5), phase,
      }),
    });
    record = of(phases.closing, { isNative: true });
    const view = {
      consumer: account(10), provider: account(20), asset: 'Native', key: { scheme: 'Sr25519', publicKey: account(3) }, opening: account(4),
      deposited: 1_000n, paid: 10n, nonce: 3n, tokens: 30n, expires: 99n, disputeSecs: 5n, closing: 77n, ended: false,
    };
    assert.deepEqual(await chain.channel(1n), view);
    record = of(phases.open, { isNative: false, asWithId: number(1_984) });
    assert.deepEqual(await chain.channel(1n), { ...view, asset: { WithId: 1_984 }, closing: null });
    record = of(phases.ended, { isNative: true });
    assert.deepEqual(await chain.channel(1n), { ...view, closing: null, ended: true });
    record = { isNone: true };
    assert.equal(await chain.channel(1n), null);
    assert.deepEqual(await chain.genesis(), account(1));
  });
});
