// Vouchers of many channels over loopback, each of them signed, carried, verified, journalled and
// superseding its predecessor; then a kill -9 of the payee, and the recovery of every channel.
//
// The short form runs as fast as it can. QUAESTOR_CHANNEL_LOAD=full is the long one: 1,000 channels, 10
// vouchers a second of each, 10 seconds.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SigningKey, VerifyingKey } from '../keys.js';
import { Link } from '../link.js';
import { Payee } from '../payee.js';
import { Payer } from '../payer.js';
import { voucherBytes } from '../voucher.js';
import { DAY, Model, TOKEN, account } from './model.js';

const FULL = process.env.QUAESTOR_CHANNEL_LOAD === 'full';
/// Channels, vouchers of each, and vouchers a second of each; without a rate as fast as they are taken.
const LOADS = {
  Ed25519: FULL ? { channels: 1_000, each: 100, rate: 10 } : { channels: 500, each: 8 },
  Sr25519: FULL ? { channels: 100, each: 100, rate: 10 } : { channels: 200, each: 5 },
};
const CONNECTIONS = 8;
/// Part of the processor time of both sides that signing and verifying must be: the part of the machine's
/// bound that is reached when nothing else runs. Only the long form requires it, which is run alone; times
/// on the clock are only printed.
const RATIO = 0.4;

const PROVIDER = account(20);
const CONSUMER = account(10);
/// 20 tokens of text for 0.02: 50 vouchers are a credit step, and there is a statement for each 25.
const [PRICE, STEP, CREDIT] = [TOKEN, 20n, TOKEN];

const micros = ({ user, system }) => user + system;

/// Signatures, verifications, and both of one voucher a second, on all cores of this machine.
async function boundOf(scheme) {
  const key = await SigningKey.fromSeed(scheme, account(5));
  const verifying = new VerifyingKey(key);
  const channel = { genesis: account(1), channel: 1n, opening: account(2) };
  const bytes = voucherBytes(channel, { nonce: 1n, cumulative: 1n, tokens: 1n });
  const signature = await key.sign(bytes);
  const rate = async (count, work) => {
    await Promise.all(Array.from({ length: 200 }, work));
    const start = performance.now();
    for (let done = 0; done < count; done += 200) {
      await Promise.all(Array.from({ length: 200 }, work));
    }
    return (count / (performance.now() - start)) * 1_000;
  };
  const count = scheme === 'Ed25519' ? 10_000 : 2_000;
  const began = process.cpuUsage();
  const signed = await rate(count, () => key.sign(bytes));
  const verified = await rate(count, () => verifying.verify(bytes, signature));
  const each = micros(process.cpuUsage(began)) / (count + 200);
  return { signed, verified, both: 1 / (1 / signed + 1 / verified), micros: each };
}

for (const [scheme, { channels, each, rate }] of Object.entries(LOADS)) {
  describe(`${channels} channels of ${scheme}`, { timeout: 300_000 }, () => {
    const total = channels * each;

    test(`${total} vouchers are taken, none is refused, and a kill loses nothing that was acknowledged`, async (t) => {
      const scratch = mkdtempSync(join(tmpdir(), 'quaestor-load-'));
      const children = [];
      t.after(() => {
        children.forEach((child) => child.kill('SIGKILL'));
        rmSync(scratch, { recursive: true });
      });
      const journal = join(scratch, 'journal');
      const seed = account(4);
      const provider = await SigningKey.fromSeed(scheme, seed);
      const chain = new Model();
      chain.add(CONSUMER, 1_000_000n * TOKEN);
      const payer = new Payer({ chain: chain.as(CONSUMER) });

      // Given as many channels, each with a key of its own, and a payee in another process.
      const ids = [];
      for (let index = 0; index < channels; index += 1) {
        const own = Buffer.alloc(32, 9);
        own.writeUInt32LE(index);
        ids.push(await payer.open({
          provider: PROVIDER, deposit: 100n * TOKEN, expires: chain.now + 30n * DAY,
          key: await SigningKey.fromSeed(scheme, own), price: PRICE, credit: CREDIT, statementKey: provider,
        }));
      }
      const views = ids.map((id) => ({ id: `${id}`, ...chain.channels.get(id) }));
      const config = join(scratch, 'config.json');
      writeFileSync(config, JSON.stringify({
        scheme, seed: seed.toString('hex'), journal, genesis: chain.genesis_.toString('hex'),
        price: `${PRICE}`, step: `${STEP}`, credit: `${CREDIT}`,
        channels: views.map(({ id, key, opening }) => ({ id, publicKey: key.publicKey.toString('hex'), opening: opening.toString('hex') })),
      }));
      const before = await boundOf(scheme);
      const child = spawn(process.execPath, [fileURLToPath(new URL('payee-process.js', import.meta.url)), config], {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      children.push(child);
      const port = Number((await once(child.stdout, 'data')).toString());
      const links = await Promise.all(Array.from({ length: CONNECTIONS }, () => Link.connect(payer, port)));

      // When each channel pays for each step, after the step before it was paid.
      const acknowledged = new Map(ids.map((id) => [id, 0n]));
      const latencies = [];
      const refused = [];
      const pay = async (id, index) => {
        payer.receive(id, STEP);
        const sent = performance.now();
        try {
          acknowledged.set(id, await links[index % CONNECTIONS].pay(id));
          latencies.push(performance.now() - sent);
        } catch (error) {
          refused.push(error.name);
        }
      };
      const cpuOf = async () => {
        child.send('cpu');
        const [theirs] = await once(child, 'message');
        return micros(theirs) + micros(process.cpuUsage());
      };
      const cpu = await cpuOf();
      const start = performance.now();
      await Promise.all(ids.map(async (id, index) => {
        for (let number = 0; number < each; number += 1) {
          if (rate) {
            // Spread over the interval. Whoever is late does not wait.
            const at = start + ((number + index / channels) * 1_000) / rate;
            const wait = at - performance.now();
            if (wait > 0) {
              await new Promise((resolve) => { setTimeout(resolve, wait); });
            }
          }
          await pay(id, index);
        }
      }));
      const seconds = (performance.now() - start) / 1_000;
      const spent = ((await cpuOf()) - cpu) / total;

      // Then none is refused, and as many are taken as the machine can sign and verify, or as come.
      assert.deepEqual(refused, []);
      assert.equal(latencies.length, total);
      assert.ok([...acknowledged.values()].every((nonce) => nonce === BigInt(each)));
      const after = await boundOf(scheme);
      const bound = Math.min(before.both, after.both);
      const done = total / seconds;
      latencies.sort((a, b) => a - b);
      const quantile = (part) => latencies[Math.floor(part * (latencies.length - 1))].toFixed(1);
      t.diagnostic(`${availableParallelism()} cores: ${before.signed.toFixed(0)} signatures/s, ${before.verified.toFixed(0)} verifications/s`);
      t.diagnostic(`${done.toFixed(0)} vouchers/s of ${bound.toFixed(0)} that can be signed and verified: ${(done / bound).toFixed(2)}`);
      t.diagnostic(`on the other's disk after ${quantile(0.5)} ms (median), ${quantile(0.99)} ms (99 %)`);
      const part = Math.min(before.micros, after.micros) / spent;
      t.diagnostic(`${spent.toFixed(0)} us of a core for each voucher, of it signing and verifying: ${part.toFixed(2)}`);
      if (FULL) assert.ok(part >= RATIO, `${part}`);

      // When the payee is killed while vouchers of every channel are on their way.
      let began = () => {};
      const first = new Promise((resolve) => { began = resolve; });
      const last = ids.map(async (id, index) => {
        for (let more = 0; more < 3; more += 1) {
          await pay(id, index);
          began();
        }
      });
      await first;
      child.kill('SIGKILL');
      await once(child, 'exit');
      await Promise.all(last);
      assert.ok(refused.every((name) => name === 'Closed'), 'lost with the connection');

      // Then another one finds every channel, with all that was acknowledged.
      const payee = await Payee.open({ path: journal, chain: chain.as(PROVIDER), key: provider });
      assert.equal(payee.recovered.length, channels);
      let sum = 0n;
      for (const id of ids) {
        const { nonce, cumulative } = await payee.accept(id, { price: PRICE, credit: CREDIT });
        assert.ok(acknowledged.get(id) <= nonce && nonce <= payer.last(id).nonce);
        assert.equal(cumulative, nonce * STEP * (TOKEN / 1_000n));
        sum += cumulative;
      }
      t.diagnostic(`${refused.length} of ${3 * channels} were not acknowledged when it was killed`);

      // And redeems them all in batches of 32: the last amounts, less the legs.
      chain.calls.length = 0;
      assert.equal(await payee.redeem(), sum);
      const batches = chain.calls.filter((name) => name === 'redeemBatch').length;
      assert.equal(batches, Math.ceil(channels / 32));
      assert.equal(chain.balance(PROVIDER), (sum * 9n) / 10n);
      assert.equal(chain.legs.reduce((all, leg) => all + leg, 0n), sum / 10n);
      await payee.stop();
    });
  });
}
