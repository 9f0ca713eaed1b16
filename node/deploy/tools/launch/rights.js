// Who may do what on a network, as text.

import { sum, tokens } from './amounts.js';

const half = (list) => Math.floor(list.length / 2) + 1;
const thirds = (list) => Math.ceil((2 * list.length) / 3);
const percent = (bps) => `${bps / 100} %`;
const BLOCK_SECS = 6;
const UNITS = [['day', 86_400], ['hour', 3_600], ['second', 1]];

function time(secs) {
  const [unit, length] = UNITS.find(([, each]) => secs % each === 0);
  return `${secs / length} ${unit}${secs === length ? '' : 's'}`;
}

/// Titles with the lines below each.
function offices(who, genesis) {
  const { length } = who.validators.accounts;
  const votes = genesis.stakeVoting.params;
  const council = `${thirds(who.council)} of the council${votes ? ' or a poll on an upgrade' : ''}`;
  const list = [
    [`validators make and finalize blocks; finality survives the loss of ${Math.floor((length - 1) / 3)}`, who.validators.accounts],
    [`council: ${half(who.council)} of ${who.council.length} set parameters and appoint validators, depositors, operators, engines and recorders; ${thirds(who.council)} spend, after a delay`, who.council],
    [`committee: ${thirds(who.committee)} of ${who.committee.length}, with ${council}, are root after a delay: they upgrade the runtime and appoint both bodies; alone they close entries in an emergency and cancel root calls`, who.committee],
  ];
  if (who.revenue) {
    const { account: own, threshold, members } = who.revenue;
    const nothing = genesis.revenueRouter.assets.length > 0 ? '' : ', of which the economy has none yet';
    list.push([`revenue multisig ${own} deposits revenue${nothing}: ${threshold} of`, members]);
  }
  if (who.operators.length > 0) {
    list.push([`price operators: ${who.feeders} reports make a price; one may lie and ${who.operators.length - who.feeders - 1} be silent`, who.operators]);
  }
  if (who.engines.length > 0) {
    const nothing = genesis.feeDiscounts.assets.length > 0 ? '' : ', of which the economy has none yet';
    list.push([`trade engines settle trading fees${nothing}`, who.engines]);
  }
  if (who.recorders.length > 0) {
    list.push([`recorders: each alone gives the points of a debate, for good, within ${time(genesis.debates.params.recordSecs)} after its end; ${who.recorders.length - 1} may be silent`, who.recorders]);
  }
  return list;
}

/// What the stakers decide without council or committee.
function votes(who, { stakeVoting: { params }, emission }, properties) {
  const amount = (units) => tokens(units, properties);
  const rules = ({ quorumBps, approvalBps, voteBlocks, timelockBlocks }) =>
    `${percent(quorumBps)} of all power vote, ${percent(approvalBps)} of ayes and nays agree after ${time(voteBlocks * BLOCK_SECS)}; in force ${time(timelockBlocks * BLOCK_SECS)} later`;
  const topUp = emission.params ? ', or move it to the rewards' : '';
  const root = (rooted) => (rooted ? ', by square roots of power' : '');
  const cap = params.capBps === null ? '' : `; an account counts up to ${percent(params.capBps)} of all power`;
  return [
    `stakers decide polls: ${amount(params.voterStake)} staked vote, ${amount(params.proposerStake)} propose${cap}; ${half(who.council)} of the council cancel a poll or its enactment`,
    [
      `parameter: set parameters${root(params.rootParameter)}. ${rules(params.ordinary)}`,
      `treasury: spend up to ${amount(params.maxSpend)} of the treasury at a time${topUp}. ${rules(params.ordinary)}`,
      `upgrade: root calls that the committee has whitelisted. ${rules(params.ordinary)}`,
      `feature: appoint whom the council appoints, remove motions of the council, set fees of the exchange${root(params.rootFeature)}. ${rules(params.ordinary)}`,
      `emergency: close entries, end that, cancel polls. ${rules(params.emergency)}`,
    ],
  ];
}

/// Holders of a part of the supply, with the numbers of their allocations.
function released({ name, amount, first, list }, from, { params }, properties) {
  const [{ cliffSecs, endSecs }] = list;
  const begin = cliffSecs > 0 ? `, nothing before ${time(cliffSecs)}` : '';
  const now = first > 0n ? `${tokens(first, properties)} at once and the rest` : 'all';
  const pledge = params && first > 0n
    ? `; who pledges what is there at once within ${time(params.pledgeUntilSecs)} has ${percent(params.loyaltyBps)} more weight after ${time(params.loyalFromSecs)}`
    : '';
  return [
    `${name}: ${tokens(amount, properties)}, ${now} over ${time(endSecs)}${begin}; a holder may hand its allocation over, nobody takes it back or releases it sooner${pledge}`,
    list.map((each, i) =>
      `allocation ${from + i}: ${each.beneficiary}, ${tokens(sum([each.total, each.firstUnlock]), properties)}`),
  ];
}

/// A line for each right, and below it the accounts that have it.
export function rightsOf(who, genesis, properties) {
  const all = offices(who, genesis);
  if (genesis.stakeVoting.params) {
    all.push(votes(who, genesis, properties));
  }
  let from = 0;
  for (const part of who.parts) {
    all.push(released(part, from, genesis.allocations, properties));
    from += part.list.length;
  }
  const { issuer } = who;
  all.push([`issuer multisig ${issuer.account} mints USDC, and nobody freezes or moves it: ${issuer.threshold} of`, issuer.members]);
  all.push(['sudo may do anything', [who.sudo ?? 'nobody']]);
  return all.flatMap(([title, lines]) => [title, ...lines.map((line) => `    ${line}`)]);
}
