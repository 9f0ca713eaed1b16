// Transactions signed with the metadata hash, as hardware wallets do. Only a release has the hash in its
// runtime; RELEASE says that the node is one, and ECONOMY which. Any other runtime refuses such
// transactions.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { u8aToHex } from '@polkadot/util';
import { Chain, listen } from './lib.js';

const ECONOMY = process.env.ECONOMY ?? 'qtra';
const RELEASE = Boolean(process.env.RELEASE);
const NODE = [
  '--chain', `${ECONOMY}-dev`, '--alice', '--force-authoring', '--tmp', '--sealing', 'manual', '--port', '0',
  '--no-prometheus', '--unsafe-force-node-key-generation',
];

describe('the metadata hash', { timeout: 300_000 }, () => {
  let chain;
  let metadata;
  let token;
  let digest;

  const remark = () => chain.api.tx.system.remark('0x1234');
  const sign = (metadataHash) => chain.sign(chain.bob, remark(), { mode: 1, metadataHash });
  /// The node's reason against a transaction. The client repeats it on the console.
  const refusal = async (signed) => {
    const [reason] = await listen(() => chain.submit(signed).then(() => null, ({ message }) => message));
    chain.nonces.delete(chain.bob.address);
    return reason;
  };

  before(async () => {
    chain = await Chain.start(NODE);
    await chain.seal();
    const { api } = chain;
    metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap().toU8a(true);
    token = { decimals: api.registry.chainDecimals[0], tokenSymbol: api.registry.chainTokens[0] };
    digest = merkleizeMetadata(metadata, token).digest();
  });
  after(async () => chain?.stop());

  test('does not concern a transaction signed without it', async () => {
    assert.equal((await chain.do(chain.alice, remark())).error, null);
  });

  test('is refused where the runtime has none', { skip: RELEASE }, async () => {
    assert.match(await refusal(await sign(u8aToHex(digest))), /CannotLookup/);
  });

  test('lets a transaction pass that was signed with it', { skip: !RELEASE }, async () => {
    const [outcome] = await chain.include(await sign(u8aToHex(digest)));
    assert.equal(outcome.expect().error, null);
  });

  test('refuses a transaction signed with another', { skip: !RELEASE }, async () => {
    const wrong = Uint8Array.from(digest);
    wrong[31] ^= 1;
    assert.match(await refusal(await sign(u8aToHex(wrong))), /bad signature/);
  });

  test('covers symbol and decimals', () => {
    assert.equal(digest.length, 32);
    for (const other of [{ decimals: 12 }, { tokenSymbol: 'FAKE' }]) {
      const { decimals, tokenSymbol } = { ...token, ...other };
      assert.notDeepEqual(merkleizeMetadata(metadata, { decimals, tokenSymbol }).digest(), digest);
    }
  });
});
