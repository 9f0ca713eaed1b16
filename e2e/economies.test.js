// The other economies through Polkadot.js: a stock client connects and shows each without warnings, every
// call that qtra has no parameters for is signed, sent and done, and every block and event is read back.

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { formatBalance } from '@polkadot/util';
import { ABSENT_CALLS } from './lib/calls/absent.js';
import { ACT_CALLS } from './lib/calls/act.js';
import { BLOCKDAG_CALLS } from './lib/calls/blockdag.js';
import { QUIVER_CALLS } from './lib/calls/quiver.js';
import { Record, eventsOf, namesOf, sendEach } from './lib/suite.js';
import { Chain, LATER, OURS, listen } from './lib.js';

const ECONOMIES = [
  { name: 'act', symbol: 'ACT', decimals: 9, supply: 600_000_000n, tables: ACT_CALLS },
  { name: 'blockdag', symbol: 'BDAG', decimals: 18, supply: 40_000_000_000n, tables: BLOCKDAG_CALLS },
  { name: 'quiver', symbol: 'QUIV', decimals: 18, supply: 400_000_000n, tables: QUIVER_CALLS },
];

/// Calls of the SDK's referenda that only the chain makes.
const OF_THE_CHAIN = ['referenda.nudgeReferendum', 'referenda.oneFewerDeciding'];

for (const { name, symbol, decimals, supply, tables } of ECONOMIES) {
  describe(`Polkadot.js on ${name}`, { timeout: 900_000 }, () => {
    let chain;
    const record = new Record();

    before(async () => {
      chain = await Chain.of(name);
      // The clock starts with the second block.
      await chain.seal();
      await chain.seal();
    });
    afterEach(() => record.readBack(chain));
    after(async () => chain?.stop());

    test('a wallet shows its token', async () => {
      const { registry } = chain.api;
      assert.deepEqual([registry.chainTokens, registry.chainDecimals], [[symbol], [decimals]]);
      const unit = 10n ** BigInt(decimals);
      const shown = formatBalance(1_234_567n * unit + unit / 2n, { decimals, withUnit: symbol, forceUnit: '-' });
      assert.equal(shown, `1,234,567.5000 ${symbol}`);
      const genesis = await chain.api.at(await chain.api.rpc.chain.getBlockHash(0));
      assert.equal((await genesis.query.balances.totalIssuance()).toBigInt(), supply * unit);
    });

    test('the client reads all of its storage in silence', async () => {
      const [read, said] = await listen(async () => {
        const values = OURS.flatMap((section) => Object.values(chain.at.query[section]))
          .filter(({ creator }) => creator.meta.type.isPlain)
          .map((query) => query());
        return (await Promise.all(values)).length;
      });
      assert.deepEqual(said, []);
      assert.ok(read > 2 * LATER.length, `${read}`);
    });

    sendEach(tables, () => chain);

    test('every block and event of the run was read back', () => {
      assert.equal(record.read, chain.number);
      assert.deepEqual(namesOf(tables).filter((call) => !record.sent.has(call)), []);
      assert.deepEqual(eventsOf(tables).filter((event) => !record.events.has(event)), []);
    });

    if (name === 'act') {
      test('no call of the referenda was forgotten', () => {
        const all = Object.keys(chain.api.tx.referenda).map((call) => `referenda.${call}`);
        const tried = namesOf(tables).filter((call) => call.startsWith('referenda.'));
        assert.deepEqual([...tried, ...OF_THE_CHAIN].sort(), all.sort());
      });
    }
  });
}

describe('the tables of calls', () => {
  test('every call that qtra refuses is done on one of the economies', () => {
    const done = new Set(ECONOMIES.flatMap(({ tables }) => tables.flatMap(([section, steps]) =>
      steps.filter(({ refused }) => !refused).map(({ call }) => `${section}.${call}`))));
    assert.deepEqual(namesOf(ABSENT_CALLS).filter((call) => !done.has(call)), []);
  });
});
