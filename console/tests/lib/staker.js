// Somebody's page of stakes, by a line of its own to the node, which can be cut.

import { Relay } from './relay.js';
import { chosen } from './wallet.js';

/// `held`: nothing comes from the node yet. `prepare` runs before the page's own script.
export async function staker(bench, person, { behaviour = { now: 'sign' }, prepare = async () => {}, held = false, names = {} } = {}) {
  const { chain } = bench;
  const relay = await Relay.to(chain.node.url);
  if (held) relay.hold();
  const wallet = {};
  const page = await bench.open({
    node: relay.url,
    prepare: async (page) => {
      Object.assign(wallet, await chosen(page, chain, [person], behaviour, names));
      await prepare(page);
    },
  });
  if (!held) {
    await bench.shows(page);
    await page.getByText('Available').waitFor();
  }
  const close = async () => {
    await page.context().close();
    await relay.close();
  };
  return { page, relay, wallet, behaviour, close };
}

/// The dialogue about a stake of that amount.
export async function dialogue(page, amount) {
  await page.getByLabel('Amount').first().fill(amount);
  await page.getByRole('button', { name: 'Stake', exact: true }).click();
  return page.getByRole('dialog', { name: 'Confirm your stake' });
}

export const signs = (dialog) => dialog.getByRole('button', { name: 'Sign in wallet' }).click();

/// Waits until the wallet was asked that often.
export async function asked(wallet, times = 1) {
  while (wallet.asked.length < times) await new Promise((resolve) => { setImmediate(resolve); });
}

/// A notice above the page.
export const notice = (page, text) => page.getByRole('status', { name: 'Notices' }).getByText(text);
export const lost = (page) => notice(page, /^Connection lost/);

/// The transaction centre, opened.
export async function centre(page) {
  await page.getByRole('button', { name: 'Transactions' }).click();
  return page.getByRole('dialog', { name: 'Transactions' });
}
