import { describe, expect, it } from 'vitest';
import specs from '../../../chain-spec/specs/qtra-dev.json';
import { multisigOf, othersOf, sorted } from './multisig';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const CHARLIE = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';

describe('a multisig', () => {
  it('has the address that the genesis of the development chain gives two of Alice, Bob and Charlie', () => {
    const { members } = specs.genesis.runtimeGenesis.patch.revenueDepositors;
    for (const order of [[ALICE, BOB, CHARLIE], [CHARLIE, ALICE, BOB]]) {
      expect([multisigOf(order, 2, 42)?.address]).toEqual(members);
    }
  });

  it('is another one with another threshold or another signatory', () => {
    const addresses = [multisigOf([ALICE, BOB, CHARLIE], 2, 42), multisigOf([ALICE, BOB, CHARLIE], 3, 42), multisigOf([ALICE, BOB], 2, 42)];
    expect(new Set(addresses.map((each) => each?.address)).size).toBe(3);
  });

  it('needs two signatories, each once, and a threshold that they reach', () => {
    for (const [who, threshold] of [[[ALICE], 1], [[ALICE, ALICE], 2], [[ALICE, BOB], 3], [[ALICE, BOB], 1], [[ALICE, BOB], 1.5]] as const) {
      expect(multisigOf(who, threshold, 42)).toBeNull();
    }
  });

  it('names the others in the order of their keys', () => {
    const multisig = multisigOf([ALICE, BOB, CHARLIE], 2, 42)!;
    // Keys begin with 8e (Bob), 90 (Charlie) and d4 (Alice).
    expect(sorted([ALICE, CHARLIE, BOB])).toEqual([BOB, CHARLIE, ALICE]);
    expect(othersOf(multisig, CHARLIE)).toEqual([BOB, ALICE]);
  });
});
