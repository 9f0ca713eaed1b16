// Chromium with the built console in it, beside a node whose blocks are made on demand.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { connect } from '../../../clients/connect.js';
import { Chain } from '../../../e2e/lib/chain.js';
import { chainOf } from '../../../e2e/lib/node.js';
import { serve } from './server.js';
import { chosen } from './wallet.js';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/// For the node: it refuses whoever names another port than its own, as what comes through a relay does.
export const ANSWERS_ALL = ['--rpc-cors', 'all'];

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/// A chain of that economy, or, for whoever writes tests, one that runs already: it goes on from one
/// test to the next.
async function chainFor(economy, args) {
  const url = process.env.CONSOLE_NODE;
  if (url) return new Chain({ url, stop: async () => {} }, await connect(url));
  if (economy === 'quiet') return Chain.start();
  // What `Chain.of` starts, and more.
  return Chain.start([...chainOf(`${economy}-dev`), '--state-pruning', '4096', ...args]);
}

export class Bench {
  /// A chain of that economy, the files, and a browser. 'quiet' is qtra with nothing staked, nothing
  /// funded and no price. `history` is the address of an indexer, which may come later, and `args` are more
  /// for the node.
  static async start(economy = 'qtra', history = undefined, args = []) {
    const bench = new Bench();
    bench.chain = await chainFor(economy, args);
    bench.history = history;
    bench.server = await serve(undefined, history);
    bench.browser = await chromium.launch({ executablePath: EXECUTABLE, args: ARGS });
    // The clock of the stakes starts with the second block, and the page shows the one after it.
    for (let i = 0; i < 2; i++) await bench.chain.seal();
    return bench;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.close();
    await this.chain?.stop();
  }

  /// A page of its own profile. `prepare` runs before the page's own script. What the page does wrong
  /// is collected: errors on the console, and requests to other hosts than its own, the node and the indexer.
  async open({ path = 'stake', size = WIDE, theme = 'light', language = 'en', node = this.chain.node.url, prepare = async () => {} } = {}) {
    const context = await this.browser.newContext({
      viewport: size, colorScheme: theme, locale: language, reducedMotion: 'reduce', timezoneId: 'UTC',
    });
    const page = await context.newPage();
    // A busy machine is no failure.
    page.setDefaultTimeout(120_000);
    page.wrongs = [];
    const own = [new URL(this.server.url).host, new URL(node).host, ...(this.history ? [new URL(this.history).host] : [])];
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && !own.includes(host)) page.wrongs.push(`request to ${host}`);
    });
    page.on('websocket', (socket) => {
      if (!own.includes(new URL(socket.url()).host)) page.wrongs.push(`socket to ${socket.url()}`);
    });
    page.on('console', (message) => message.type() === 'error' && page.wrongs.push(message.text()));
    page.on('pageerror', (error) => page.wrongs.push(error.message));
    await prepare(page);
    await page.goto(`${this.server.url}/?node=${encodeURIComponent(node)}#/${path}`);
    return page;
  }

  /// The page of somebody, once it shows the newest block.
  async openAs(person, options = {}) {
    const page = await this.open({ ...options, prepare: (page) => chosen(page, this.chain, [person]) });
    await this.shows(page);
    return page;
  }

  /// Waits until the page shows that block.
  async shows(page, number = this.chain.number) {
    const text = new RegExp(`(Block|block) ${number.toLocaleString('en')}\\b`);
    await page.locator('.q-node').first().getByText(text).waitFor({ state: 'attached' });
    // The figures come a moment after the block that they are of.
    await page.locator(`main[data-block="${number}"]`).waitFor({ state: 'attached' });
  }

  /// Makes a block, and waits until the page shows it.
  async seal(page) {
    const events = await this.chain.seal();
    await this.shows(page);
    return events;
  }

  /// Waits until the node has what the dialogue has sent. Returns its hash.
  async pooled(dialog) {
    await dialog.locator('li[aria-current=step]').filter({ hasText: 'On its way' }).waitFor();
    for (;;) {
      const [first] = await this.chain.api.rpc.author.pendingExtrinsics();
      if (first) return first.hash.toHex();
    }
  }

  /// Makes a block with what is in the pool, or another one if that one ended a session and had no room.
  /// Returns the events of the last.
  async empty() {
    for (;;) {
      const events = await this.chain.seal();
      if ((await this.chain.api.rpc.author.pendingExtrinsics()).length === 0) return events;
    }
  }

  /// Signs what the dialogue asks, and puts it into a block. Returns the events of that block.
  async sign(page, dialog) {
    await dialog.getByRole('button', { name: 'Sign in wallet' }).click();
    await this.pooled(dialog);
    const events = await this.empty();
    await this.shows(page);
    await dialog.getByRole('button', { name: 'Done' }).click();
    return events;
  }

  /// Makes blocks while there is something in the pool, until the locator is there.
  async sealUntil(locator) {
    await this.chain.sealing(locator.waitFor());
  }
}

/// The violations of the accessibility rules on the page as it is.
export async function violations(page) {
  await page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`) }));
}

/// The page is no wider than the screen, and everything to touch is large enough.
export async function assertFits(page) {
  const found = await page.evaluate(() => {
    const root = document.scrollingElement;
    const small = [...document.querySelectorAll('button, a[href], input:not([type=radio], [type=checkbox])')]
      .filter((each) => each.checkVisibility() && !each.closest('p') && !each.matches('.q-skip, .q-segments button'))
      .map((each) => ({ box: each.getBoundingClientRect(), name: each.textContent || each.getAttribute('aria-label') }))
      .filter(({ box }) => box.height > 0 && box.height < 43.5)
      .map(({ box, name }) => `${name}: ${box.height}`);
    return { over: root.scrollWidth - root.clientWidth, small };
  });
  assert.equal(found.over, 0, 'the page scrolls sideways');
  if (page.viewportSize().width < 500) assert.deepEqual(found.small, [], 'too small to touch');
}

/// Connects that wallet, and chooses an account.
export async function choose(page, wallet, person) {
  await page.getByRole('button', { name: 'Connect a wallet', exact: true }).first().click();
  await page.getByRole('button', { name: `Connect ${wallet}` }).click();
  await page.getByRole('button', { name: new RegExp(`^${person}`) }).click();
}
