// A page that stays open: hundreds of blocks later it holds no more than it did.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from '../lib/browser.js';

const BLOCKS = 600;

let bench;
before(async () => { bench = await Bench.start('qtra'); });
after(() => bench.stop());

/// Nodes, those that are no longer in the document among them, and listeners, once the garbage is gone.
async function held(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

for (const path of ['my', 'protocol', 'stake?amount=100']) {
  test(`${path} holds no more after ${BLOCKS} blocks`, async () => {
    const page = await bench.openAs('alice', { path });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    for (let block = 0; block < 20; block += 1) await bench.seal(page);
    const before = await held(session);
    for (let block = 0; block < BLOCKS; block += 1) await bench.chain.seal();
    await bench.shows(page);
    const after = await held(session);
    // A row or a notice more is no leak; one node for each block is.
    assert.ok(after.nodes - before.nodes < BLOCKS / 2, `${before.nodes} nodes, then ${after.nodes}`);
    assert.ok(after.listeners - before.listeners < BLOCKS / 10, `${before.listeners} listeners, then ${after.listeners}`);
    assert.deepEqual(page.wrongs, []);
    await page.context().close();
  });
}
