import { describe, expect, it } from 'vitest';
import { multisigIn } from './depositor';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const CHARLIE = '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y';
const known = (text: string) => ([ALICE, BOB, CHARLIE].includes(text) ? text : null);
const of = (signatories: string, threshold: string) => multisigIn({ signatories, threshold }, known, 42)?.address ?? null;

describe('a multisig that is typed', () => {
  it('is the same in any order, between any signs', () => {
    const address = '5DjYJStmdZ2rcqXbXGX7TW85JsrW6uG4y9MUcLq2BoPMpRA7';
    expect(of(`${ALICE}\n${BOB}\n${CHARLIE}`, '2')).toBe(address);
    expect(of(`  ${CHARLIE}, ${ALICE};\n\n${BOB} `, ' 2 ')).toBe(address);
  });

  it('is none with a word that is no address, or a number that is none', () => {
    expect(of(`${ALICE}\nBob`, '2')).toBeNull();
    for (const threshold of ['', '2.5', 'two', '0', '1', '3']) expect(of(`${ALICE}\n${BOB}`, threshold), threshold).toBeNull();
  });
});
