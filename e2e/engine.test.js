// The matching engine of the reference client against the built node: each fee is charged once, whether
// the engine, the node or both are killed.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Engine, keyOf } from '../clients/engine.js';
import { Chain, DAY, DOLLAR, NATIVE, QTRA, USDC, connect, listen, startNode } from './lib.js';

/// Who trades, what they stake in whole tokens, and the discount that it gives on the preset.
const TRADERS = [
  ['alice', 0n, 0n],
  ['bob', 100n, 500n],
  ['charlie', 500n, 1_000n],
  ['eve', 1_000n, 1_500n],
  ['ferdie', 10_000n, 2_500n],
];

/// What the first 250 trades come to, worked out apart from this file.
const DOLLARS_OF_250 = { count: 214n, gross: 214_187_647n, rebate: 23_670_882n, net: 190_516_765n };
const TOKENS_OF_250 = { count: 36n, gross: 3_600_000_000_000_004_410n, rebate: 385_000_000_000_000_458n, net: 3_215_000_000_000_003_952n };

describe('a matching engine', { timeout: 900_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'quaestor-client-'));
  const path = join(scratch, 'journal');
  const disk = join(scratch, 'node');
  let args;
  let chain;
  let api;
  let engine;
  let trades = [];
  let usdc;
  const complaints = [];
  const complain = (error) => complaints.push(error.message);

  const open = async (more = {}) => {
    engine = await Engine.open({ api, signer: chain.dave, path, complain, ...more });
    return engine;
  };
  const settle = () => chain.sealing(engine.settle(), () => engine.waiting);
  /// Waits for so many batches to be on their way; nothing is sealed meanwhile.
  const inPool = async (count) => {
    for (let there = 0; there < count;) {
      there = (await chain.api.rpc.author.pendingExtrinsics()).length;
    }
  };
  /// Makes blocks until nothing is on its way: one that ends a session has no room.
  const drain = async () => {
    do {
      await chain.seal();
    } while ((await chain.api.rpc.author.pendingExtrinsics()).length > 0);
  };
  /// The process is gone, with all that it had in memory. Another one finds the journal.
  const killEngine = async () => engine.close();
  /// The node is gone, and starts again on what it had written to the disk. `backup` keeps a copy of
  /// that, and `restore` puts the copy in its place.
  const killNode = async ({ backup = false, restore = false } = {}) => {
    const back = [chain.api, api].map((each) => new Promise((resolve) => { each.once('connected', resolve); }));
    // The client says on the console that the connection is lost.
    await listen(async () => {
      await chain.node.stop('SIGKILL');
      if (backup) {
        cpSync(disk, `${disk}.backup`, { recursive: true });
      }
      if (restore) {
        rmSync(disk, { recursive: true });
        renameSync(`${disk}.backup`, disk);
      }
      chain.node = await startNode(undefined, args);
      await Promise.all(back);
    });
    chain.nonces.clear();
    await chain.see((await chain.api.rpc.chain.getHeader()).hash.toHex());
  };

  /// `count` more trades of everybody, every seventh with a fee in QTRA.
  const trade = (count) => {
    const more = Array.from({ length: count }, (_, index) => {
      const number = trades.length + index;
      const [name] = TRADERS[number % TRADERS.length];
      const native = number % 7 === 0;
      return {
        id: `T-${number}`,
        payer: chain[name].address,
        asset: native ? NATIVE : DOLLAR,
        fee: native ? QTRA / 10n + BigInt(number) : 1_000_003n + 7n * BigInt(number),
        time: chain.now,
      };
    });
    more.forEach((each) => engine.record(each));
    trades.push(...more);
  };

  const none = () => ({ count: 0n, gross: 0n, rebate: 0n, net: 0n });
  /// What the trades so far must have come to, for those that `test` names.
  const model = (test) => trades.filter(test).reduce((sum, { fee, payer }) => {
    const [, , bps] = TRADERS.find(([name]) => chain[name].address === payer);
    const rebate = (fee * bps) / 10_000n;
    return { count: sum.count + 1n, gross: sum.gross + fee, rebate: sum.rebate + rebate, net: sum.net + fee - rebate };
  }, none());
  const fees = ({ count, gross, rebate, net }) => ({
    count: count.toBigInt(), gross: gross.toBigInt(), rebate: rebate.toBigInt(), net: net.toBigInt(),
  });
  const inAsset = (list, native) => fees(list.find(({ asset }) => asset.isNative === native).fees);

  /// Every trade is settled exactly once: in the totals, for each payer, in the router, in what the
  /// payers have, and in the journal.
  const assertOnce = async () => {
    const { feeDiscountsApi, revenueRouterApi } = chain.at.call;
    const [totals, routed] = await Promise.all([feeDiscountsApi.totals(), revenueRouterApi.totals()]);
    for (const native of [true, false]) {
      const of = ({ asset }) => (asset === NATIVE) === native;
      assert.deepEqual(inAsset(totals, native), model(of));
      const books = routed.find(({ kind, asset }) => kind.isExchangeFee && asset.isNative === native);
      assert.equal(books.deposited.toBigInt(), model(of).net);
      for (const [name] of TRADERS) {
        const own = await feeDiscountsApi.remainingAllowances(chain[name].address);
        const ofPayer = (each) => of(each) && each.payer === chain[name].address;
        assert.deepEqual(inAsset(own, native), model(ofPayer));
        if (!native) {
          assert.equal(usdc[name] - (await chain.balances(chain[name])).usdc, model(ofPayer).net);
        }
      }
    }
    assert.equal(engine.trades.size, trades.length);
    assert.deepEqual(engine.open, []);
  };

  before(async () => {
    args = ['--dev', '--base-path', disk, '--sealing', 'manual', '--port', '0', '--no-prometheus'];
    chain = await Chain.start(args);
    // After a restart it listens where it did.
    args.push('--rpc-port', new URL(chain.node.url).port);
    api = await connect(chain.node.url);
    for (let i = 0; i < 4; i += 1) {
      await chain.seal();
    }
    const { feeDiscounts, stakingVault } = chain.api.tx;
    const calls = TRADERS.flatMap(([name, stake]) => [
      ...(stake > 0n ? [[chain[name], stakingVault.stake(stake * QTRA, 0)]] : []),
      [chain[name], feeDiscounts.setAllowance(DOLLAR, 1_000n * USDC)],
      [chain[name], feeDiscounts.setAllowance(NATIVE, 1_000n * QTRA)],
    ]);
    (await chain.sendAll(...calls)).forEach((outcome) => outcome.expect());
    // Stake counts when its warm-up of seven days is over.
    await chain.sealUntil(chain.now + 8 * DAY);
    usdc = Object.fromEntries(await Promise.all(
      TRADERS.map(async ([name]) => [name, (await chain.balances(chain[name])).usdc]),
    ));
    await open();
  });
  after(async () => {
    await engine?.close();
    await api?.disconnect();
    await chain?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  test('quotes on placing an order what the chain would charge', async () => {
    // 25 % of 100.000003 USDC are 25.00000075.
    assert.deepEqual(await engine.quote(chain.ferdie.address, 100_000_003n), { discountBps: 2_500n, rebate: 25_000_000n, net: 75_000_003n });
    for (const [name, , bps] of TRADERS) {
      for (const gross of [1n, 19n, 999_999n, 10n ** 30n + 7n]) {
        const quote = await engine.quote(chain[name].address, gross);
        const said = await chain.at.call.feeDiscountsApi.quote(chain[name].address, gross);
        assert.deepEqual(quote, { discountBps: bps, rebate: said.rebate.toBigInt(), net: said.net.toBigInt() });
      }
    }
  });

  test('follows the stake: a quote is of the discount that holds', async () => {
    assert.equal(await engine.discountOf(chain.charlie.address), 1_000n);
    const { stakingVault } = chain.api.tx;
    const after = async (call) => {
      await chain.do(chain.charlie, call);
      await engine.caughtUp(chain.hash);
      return engine.discountOf(chain.charlie.address);
    };
    assert.equal(await after(stakingVault.earlyUnstake(0)), 0n);
    assert.equal(await after(stakingVault.cancelUnstake(1)), 0n, 'it warms up anew');
    await chain.sealUntil(chain.now + 8 * DAY);
    await engine.caughtUp(chain.hash);
    assert.equal(await engine.discountOf(chain.charlie.address), 1_000n);
  });

  test('settles a day of trades in batches', async () => {
    trade(250);
    const { settled } = await settle();
    assert.ok(settled);
    assert.equal(engine.sent, 250);
    assert.deepEqual(model(({ asset }) => asset === DOLLAR), DOLLARS_OF_250);
    assert.deepEqual(model(({ asset }) => asset === NATIVE), TOKENS_OF_250);
    await assertOnce();
    // In three batches, and the router heard of each once for each asset.
    const books = (await chain.at.call.revenueRouterApi.totals()).filter(({ kind }) => kind.isExchangeFee);
    assert.deepEqual(books.map(({ deposits }) => deposits.toNumber()), [3, 3]);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 500, 'a line for each trade, and one for its settlement');
  });

  test('the node is killed with batches in its pool', async () => {
    trade(120);
    const before = chain.number;
    const work = engine.settle();
    await inPool(2);
    await killNode({ backup: true });
    assert.equal((await chain.api.rpc.author.pendingExtrinsics()).length, 0, 'they are lost');
    const { settled } = await chain.sealing(work, () => engine.waiting);
    assert.ok(settled);
    assert.ok(chain.number > before);
    await assertOnce();
  });

  test('the engine is killed after sending, and again after the block', async () => {
    trade(60);
    // Its settle is never heard of again.
    engine.settle();
    await inPool(1);
    await killEngine();
    // The next one sends again, while the first batch is still in the pool.
    await open();
    assert.equal(engine.open.length, 60);
    assert.ok((await settle()).settled);
    assert.equal(engine.sent, 60);
    await assertOnce();
    // The batch that was not needed is out of the pool, or the next one would be taken to be there.
    await drain();

    trade(60);
    engine.settle();
    await inPool(1);
    await killEngine();
    await drain();
    await open();
    assert.deepEqual(engine.open, [], 'the chain says that they are settled');
    assert.ok((await settle()).settled);
    assert.equal(engine.sent, 0);
    await assertOnce();
  });

  test('both are killed right after a block', async () => {
    trade(60);
    const work = engine.settle();
    await inPool(1);
    await chain.seal();
    await killEngine();
    await killNode();
    work.catch(() => {});
    await open();
    // Whether the node had written its last block or not.
    assert.ok((await settle()).settled);
    await assertOnce();
  });

  test('the node comes back from a backup: what it has forgotten is settled again', async () => {
    assert.deepEqual(engine.open, []);
    const { number } = chain;
    await killNode({ restore: true });
    assert.ok(chain.number < number);
    await chain.seal();
    await engine.caughtUp(chain.hash);
    // What was settled before the backup still is, and what came after it is open again.
    const { count } = model(() => true);
    assert.ok(engine.open.length > 0 && BigInt(engine.open.length) < count, `${engine.open.length} are open`);
    // The clock of this chain is its blocks, and no trade is settled before its time.
    await chain.sealUntil(trades.at(-1).time);
    assert.ok((await settle()).settled);
    await assertOnce();
  });

  test('a line that was being written when the engine was killed is passed over', async () => {
    await killEngine();
    appendFileSync(path, '{"trade":{"id":"T-torn","pay');
    await open();
    trade(5);
    assert.ok((await settle()).settled);
    await assertOnce();
    await killEngine();
    await open();
    await assertOnce();
  });

  test('a refused fee stays open and is settled when it can be', async () => {
    const { setAllowance } = chain.api.tx.feeDiscounts;
    // One of nothing would be revoked, with the sums of its fees.
    await chain.do(chain.eve, setAllowance(DOLLAR, 1n));
    trade(10);
    const theirs = trades.slice(-10).filter(({ payer, asset }) => payer === chain.eve.address && asset === DOLLAR);
    assert.ok(theirs.length > 0);
    await settle();
    assert.deepEqual(engine.open.map(({ trade: { id } }) => id), theirs.map(({ id }) => id));
    assert.ok(engine.open.every(({ error }) => error === 'feeDiscounts.AllowanceExceeded'));
    await chain.do(chain.eve, setAllowance(DOLLAR, 1_000n * USDC));
    await settle();
    await assertOnce();
  });

  test('an id is one trade', () => {
    const [first] = trades;
    assert.equal(engine.record(first), keyOf('spot', first.id));
    assert.throws(() => engine.record({ ...first, fee: first.fee + 1n }), /other contents/);
    assert.notEqual(keyOf('spot', '1'), keyOf('futures', '1'));
  });

  test('control: without the journal, the keys alone keep everything from being charged twice', async () => {
    const recent = trades.slice(-100);
    const send = (keyFor) => chain.do(chain.dave, chain.api.tx.feeDiscounts.settleTradeFees(
      recent.map(({ id, payer, asset, fee, time }) => ({ key: keyFor(id), payer, asset, grossFee: fee, time })),
    ));
    for (let again = 0; again < 2; again += 1) {
      const outcome = await send((id) => keyOf('spot', id));
      assert.equal(outcome.all('feeDiscounts', 'FeeSkipped').length, 100);
      await assertOnce();
    }
    // And these sums would tell: with keys of another venue the same trades are charged again.
    const outcome = await send((id) => keyOf('elsewhere', id));
    assert.equal(outcome.all('feeDiscounts', 'FeeSettled').length, 100);
    await assert.rejects(assertOnce(), { code: 'ERR_ASSERTION' });
  });
});
