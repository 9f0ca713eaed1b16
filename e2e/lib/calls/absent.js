// Every call of the pallets that qtra has no parameters for, with the error by which it is refused there.

import { by, bytes, council } from './steps.js';

const alice = (chain) => [chain.alice.address];

export const ABSENT_CALLS = [
  ['emission', [
    { call: 'drip', who: by('eve'), args: () => [], refused: 'emission.NotEnabled' },
    { call: 'payAuthor', who: by('eve'), args: alice, refused: 'emission.NotEnabled' },
    { call: 'topUp', who: council, args: () => [1], refused: 'emission.NotEnabled' },
    { call: 'lower', who: council, args: () => ['BlockReward', 1], refused: 'emission.NotEnabled' },
  ]],
  ['allocations', [
    { call: 'release', who: by('eve'), args: () => [0], refused: 'allocations.NotFound' },
    { call: 'handOver', who: by('eve'), args: (chain) => [0, chain.bob.address], refused: 'allocations.NotFound' },
    { call: 'pledge', who: by('eve'), args: () => [0], refused: 'allocations.NotEnabled' },
    { call: 'unpledge', who: by('eve'), args: () => [], refused: 'allocations.NotPledged' },
    { call: 'setParams', who: council, args: () => [{}], refused: 'allocations.NotEnabled' },
  ]],
  ['stakeVoting', [
    {
      call: 'propose', who: by('dave'), args: () => ['Parameter', { Inline: '0x00' }, 0],
      refused: 'stakeVoting.NotEnabled',
    },
    { call: 'vote', who: by('dave'), args: () => [0, 'Aye'], refused: 'stakeVoting.NotEnabled' },
    { call: 'removeVote', who: by('dave'), args: () => [0], refused: 'stakeVoting.NotVoted' },
    { call: 'forget', who: by('dave'), args: alice, refused: 'stakeVoting.NoChange' },
    { call: 'setParams', who: council, args: () => [{}], refused: 'stakeVoting.NotEnabled' },
  ]],
  ['debates', [
    { call: 'registerAgent', who: by('eve'), args: () => [bytes(1)], refused: 'debates.NotEnabled' },
    { call: 'retireAgent', who: by('eve'), args: () => [], refused: 'debates.UnknownAgent' },
    {
      call: 'open', who: by('dave'), args: (chain) => [bytes(2), 2, alice(chain), 20, 1],
      refused: 'debates.NotEnabled',
    },
    { call: 'fund', who: by('dave'), args: () => [0, 1], refused: 'debates.UnknownSession' },
    { call: 'vote', who: by('dave'), args: () => [0, 0], refused: 'debates.NotEnabled' },
    { call: 'record', who: by('eve'), args: () => [0, []], refused: 'BadOrigin' },
    { call: 'settle', who: by('eve'), args: () => [0], refused: 'debates.UnknownSession' },
    { call: 'setParams', who: council, args: () => [{}], refused: 'debates.NotEnabled' },
    { call: 'forget', who: by('eve'), args: alice, refused: 'debates.UnknownParticipant' },
  ]],
  ['genesisBadge', [
    { call: 'claim', who: by('dave'), args: (chain) => [0, chain.dave.address], refused: 'genesisBadge.NotEnabled' },
    { call: 'setParams', who: council, args: () => [{}], refused: 'genesisBadge.NotEnabled' },
  ]],
  ['stakingVault', [
    { call: 'refreshBoosts', who: by('eve'), args: (chain) => [chain.dave.address], refused: 'stakingVault.NoChange' },
  ]],
];
