// The link between payer and payee.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SigningKey } from '../keys.js';
import { Link, listen } from '../link.js';
import { Payee } from '../payee.js';
import { Payer } from '../payer.js';
import { DAY, Model, TOKEN, account, refusal } from './model.js';

const PRICE = TOKEN;
/// More than half of a credit step, so the second statement comes too late for a payer without the first.
const STEP = 300n;

describe('the link', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-link-'));
  let payer;
  let payee;
  let server;
  let port;
  let link;
  let id;
  let lose = false;

  const stream = (tokens) => {
    payee.serve(id, tokens, account(8));
    payer.receive(id, tokens);
  };

  before(async () => {
    const chain = new Model();
    chain.add(account(10), 1_000n * TOKEN);
    const key = await SigningKey.fromSeed('Ed25519', account(3));
    payer = new Payer({ chain: chain.as(account(10)) });
    payee = await Payee.open({ path: join(scratch, 'journal'), chain: chain.as(account(20)), key, interval: 0 });
    id = await payer.open({
      provider: account(20), deposit: 100n * TOKEN, expires: chain.now + 30n * DAY, key, price: PRICE, statementKey: key,
    });
    await payee.accept(id, { price: PRICE });
    // A network that loses statements, when it is told to.
    const lossy = {
      take: (signed) => payee.take(signed),
      state: async (channel, how) => {
        const statement = await payee.state(channel, how);
        return lose && !how?.again ? null : statement;
      },
    };
    server = await listen(lossy);
    ({ port } = server.address());
    link = await Link.connect(payer, port);
  });
  after(async () => {
    link.close();
    server.close();
    await payee.stop();
    rmSync(scratch, { recursive: true });
  });

  test('carries vouchers one way, and what became of them the other', async () => {
    for (let nonce = 1n; nonce <= 20n; nonce += 1n) {
      stream(STEP);
      assert.equal(await link.pay(id), nonce);
    }
    assert.ok(payer.last(id).statement);
    assert.equal(payee.channels.get(id).covered, payer.last(id).cumulative);
  });

  test('asks for a statement that was lost', async () => {
    lose = true;
    for (let step = 0; step < 20; step += 1) {
      stream(STEP);
      await link.pay(id);
    }
    lose = false;
    assert.equal(payee.channels.get(id).covered, 40n * STEP * (TOKEN / 1_000n));
  });

  test('a provider that signs none is paid one credit step and no more', async () => {
    const { cumulative } = payer.last(id);
    const { state } = payee;
    payee.state = async () => null;
    let refused = null;
    for (let step = 0; step < 20 && !refused; step += 1) {
      stream(STEP);
      refused = await refusal(link.pay(id));
    }
    payee.state = state;
    assert.equal(refused, 'NoStatement');
    assert.ok(payer.last(id).cumulative - cumulative <= TOKEN);
    await link.pay(id);
  });

  test('names what was refused', async () => {
    payer.receive(id, 100n);
    assert.equal(await refusal(link.pay(id)), 'NotServed');
  });

  test('cuts off who speaks another language', async () => {
    for (const bytes of [[5, 0, 9, 1, 2, 3, 4], [0, 0, 1], [2, 0, 1, 0], [0xff, 0xff, ...Array(0xffff).fill(1)]]) {
      const socket = createConnection({ port, host: '127.0.0.1' });
      await once(socket, 'connect');
      socket.on('error', () => {});
      socket.write(Buffer.from(bytes));
      if (bytes[0] !== 0xff) {
        await once(socket, 'close');
      } else {
        // A voucher of that length is one with a wrong signature, on a channel that there is not.
        await once(socket, 'data');
        socket.destroy();
      }
    }
  });

  test('who waits is told when the connection is lost', async () => {
    const other = await Link.connect(payer, port);
    const taken = payee.take;
    payee.take = () => new Promise(() => {});
    stream(100n);
    const waiting = refusal(other.pay(id));
    setImmediate(() => other.close());
    assert.equal(await waiting, 'Closed');
    payee.take = taken;
    payer.receive(id, 1n);
    assert.equal(await refusal(other.pay(id)), 'Closed');
  });
});
