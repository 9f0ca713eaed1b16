// What there is to see on each page, for pictures and for checks of every page.

import { ACT, BDAG, DOLLAR, NATIVE, QTRA, QUIV, USDC } from '../../../e2e/lib/constants.js';
import { motions, payments, polls } from './decisions.js';

const UNIT = { qtra: QTRA, act: ACT, blockdag: BDAG, quiver: QUIV };

/// An account with positions, rewards and a stream; another one with a stake.
export async function populate(chain, economy) {
  const unit = UNIT[economy];
  const { rewards, stakingVault } = chain.api.tx;
  await chain.do(chain.alice, rewards.fund('Native', 7_000n * unit));
  // Within the cap of a wallet, where there is one.
  await chain.do(chain.alice, stakingVault.stake(12_000n * unit, 0));
  await chain.do(chain.alice, stakingVault.stake(4_321n * unit + unit / 3n, 2));
  await chain.do(chain.bob, stakingVault.stake(6_000n * unit, 1));
  const { bucketSecs } = await chain.vault();
  await chain.sealUntil(chain.now + Math.max(200, 2 * bucketSecs.toNumber()));
  await chain.send(chain.alice, rewards.claimRewards('Native'));
  await chain.sealUntil(chain.now + 60);
  await earn(chain, economy);
  await payments(chain, economy);
  await motions(chain, economy);
  await polls(chain);
}

/// Revenue of several types, lots that were bought from it, an amount in suspense, and a payment that waits.
export async function earn(chain, economy) {
  if (economy === 'act') await chain.deposit(NATIVE, 12_345n * ACT, 'TradingProfit');
  if (economy !== 'qtra') return;
  await chain.deposit(NATIVE, 1_234n * QTRA, 'Subscription');
  await chain.deposit(DOLLAR, 2n * USDC, 'ExchangeFee');
  await chain.deposit(DOLLAR, 9_876_543_210n, 'TradingProfit');
  const spend = chain.api.tx.backstop.proposeSpend('Main', DOLLAR, 1_000n * USDC, chain.bob.address);
  await chain.motion(spend, [chain.alice, chain.bob, chain.charlie, chain.dave]);
  await chain.sealUntil(chain.now + 60);
}

const typed = (amount) => async (page) => {
  await page.getByLabel('Amount').first().fill(amount);
  await page.waitForFunction(() => document.querySelectorAll('.q-skeleton').length === 0);
};

const settled = async (page) => {
  await page.waitForFunction(() => document.querySelectorAll('.q-skeleton').length === 0);
};

const opened = (button, dialog) => async (page) => {
  await settled(page);
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog', { name: dialog }).waitFor();
  await settled(page);
};

const DEPOSITS = [
  'key,kind,asset,amount', 'INV-2026-0481,Subscription,USDC,1000.5', 'INV-2026-0482,TradingProfit,USDC,98765.432101',
  'INV-2026-0483,Other,QTRA,1234567.123456789012345678', 'INV-2026-0484,ExchangeFee,USDC,0.01',
].join('\n');

/// A batch of revenue, by two of three.
const batch = async (page, chain) => {
  await page.getByLabel('Who can agree').fill([chain.alice, chain.bob, chain.charlie].map(({ address }) => address).join('\n'));
  await page.getByLabel('File of deposits').setInputFiles({ name: 'may.csv', mimeType: 'text/csv', buffer: Buffer.from(DEPOSITS) });
  await page.getByRole('table', { name: 'Batch' }).waitFor();
  await settled(page);
};

/// With stakes that vote.
const VOTING = ['act', 'blockdag'];

/// Every page: a page that is added gets its line here. `only` names the economies that have it.
export const PAGES = [
  { path: 'stake', name: 'stake-visitor', account: null, scene: typed('10,000') },
  { path: 'stake', name: 'stake', account: 'alice', scene: typed('10,000') },
  { path: 'my', name: 'my-visitor', account: null },
  { path: 'my', name: 'my', account: 'alice', scene: settled },
  { path: 'my', name: 'my-empty', account: 'charlie', scene: settled },
  { path: 'protocol', name: 'protocol', account: 'alice', scene: settled },
  { path: 'burn', name: 'burn', account: 'alice', scene: settled },
  { path: 'discounts', name: 'discounts-visitor', account: null, scene: settled },
  { path: 'discounts', name: 'discounts', account: 'alice', scene: settled },
  { path: 'discounts', name: 'discounts-empty', account: 'charlie', scene: settled },
  { path: 'discounts', name: 'checkout', account: 'bob', scene: opened('Subscribe', /^Subscribe to/), only: ['qtra'] },
  { path: 'desk', name: 'desk-visitor', account: null },
  { path: 'desk', name: 'desk', account: 'alice', scene: batch, only: ['qtra'] },
  { path: 'history', name: 'history', account: 'alice', scene: settled },
  { path: 'governance', name: 'motions-visitor', account: null, scene: settled },
  { path: 'governance', name: 'motions', account: 'alice', scene: settled },
  { path: 'governance', name: 'pay', account: 'alice', scene: opened('Propose a payment', 'Propose a payment') },
  { path: 'governance', name: 'body', account: 'alice', scene: opened('Seat council or committee', 'Seat council or committee') },
  { path: 'governance?view=polls', name: 'polls', account: 'alice', scene: settled, only: VOTING },
  { path: 'governance?view=debates', name: 'debates', account: 'alice', scene: settled, only: ['act'] },
  { path: 'governance?view=debates', name: 'debate', account: 'alice', scene: opened('Open a debate', 'Open a debate'), only: ['act'] },
  { path: 'governance?view=parameters', name: 'parameters', account: 'alice', scene: settled },
  {
    path: 'governance?view=parameters&area=BuybackBurn', name: 'propose', account: 'alice',
    scene: opened('Propose a change', /^Propose a change/),
  },
];

export const pagesOf = (economy) => PAGES.filter(({ only }) => !only || only.includes(economy));
