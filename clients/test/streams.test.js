// A provider's channels: which it serves, and how they end.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { encodeAddress } from '@polkadot/util-crypto';
import { PalletChain } from '../channels/chain.js';
import { SigningKey } from '../channels/keys.js';
import { Payer } from '../channels/payer.js';
import { Provider } from '../provider/provider.js';
import { FakeChain } from './chain.js';
import { DAY } from './types.js';

const signer = (fill) => ({ address: encodeAddress(new Uint8Array(32).fill(fill), 42) });
const [ALICE, BOB, EVE] = [1, 2, 3].map(signer);
const TOKEN = 10n ** 18n;

describe('a provider with channels', () => {
  let folder;
  let chain;
  let key;
  let files = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quaestor-streams-'));
    key = await SigningKey.fromSeed('Ed25519', Buffer.alloc(32, 5));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    chain = new FakeChain();
    chain.providers.set(BOB.address, { own: 1n, shareBps: 0, key: { Ed25519: key.publicKey }, endpoint: Buffer.alloc(32) });
  });

  const opened = (more = {}) => chain.call(ALICE.address, 'paymentChannels.open', {
    consumer: ALICE.address, provider: BOB.address, asset: 'Native', key: { Ed25519: key.publicKey }, version: 1,
    opening: Buffer.alloc(32, 4), deposited: 10n * TOKEN, paid: 0n, nonce: 0n, tokens: 0n, expires: chain.now + 100 * DAY,
    disputeSecs: DAY, phase: 'Open', ...more,
  });
  const provide = async () => {
    files += 1;
    const complaints = [];
    const provider = await chain.until(Provider.open({
      api: chain.api(), signer: BOB, confirm: 'best', complain: (error) => complaints.push(error.message),
      url: 'https://bob', store: { noted: async () => null }, run: async () => {},
      streams: { path: join(folder, `vouchers${files}`), key, price: TOKEN },
    }));
    return { provider, complaints };
  };
  const served = ({ payee }) => [...payee.channels.keys()];

  test('serves those to it, in the token of its price', async () => {
    opened();
    opened({ asset: { WithId: 1 } });
    opened({ provider: EVE.address });
    opened({ phase: { Ended: { until: 5 } } });
    await chain.block();
    const { provider, complaints } = await provide();
    assert.deepEqual(served(provider), [0n]);
    opened();
    opened({ asset: { WithId: 1 } });
    await chain.block();
    await provider.look();
    assert.deepEqual(served(provider), [0n, 4n]);
    assert.deepEqual(complaints, []);
    await provider.close();
  });

  test('ends one with its newest voucher when the consumer asks for the end', async () => {
    opened();
    await chain.block();
    const { provider } = await provide();
    const { payee } = provider;
    const payer = new Payer({ chain: new PalletChain({ api: chain.api(), signer: ALICE, confirm: 'best' }) });
    await payer.resume(0n, { key, price: TOKEN, statementKey: null });
    let signed;
    for (let i = 0; i < 3; i += 1) {
      payee.serve(0n, 500n);
      payer.receive(0n, 500n);
      signed = await payer.pay(0n);
      await payee.take(signed);
    }
    chain.call(ALICE.address, 'paymentChannels.requestClose', 0n);
    await chain.whenSo(() => chain.channels.size === 0);
    const [, , id, [voucher, signature]] = chain.calls.find(([, name]) => name === 'paymentChannels.close');
    assert.equal(id, 0n);
    assert.deepEqual(Buffer.concat([voucher, signature]), signed);
    await provider.close();
  });
});
