// A payee in a process of its own, which its parent kills. It reads the channels from a file, listens,
// serves a step whenever the last one is paid, and prints the port.

import { readFileSync } from 'node:fs';
import { SigningKey } from '../keys.js';
import { listen } from '../link.js';
import { Payee } from '../payee.js';

const { scheme, seed, journal, genesis, channels, price, step, credit } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const TRANSCRIPT = Buffer.alloc(32, 8);
const bytes = (hex) => Buffer.from(hex, 'hex');
const views = new Map(channels.map(({ id, publicKey, opening }) => [BigInt(id), {
  key: { scheme, publicKey: bytes(publicKey) }, opening: bytes(opening),
  deposited: 10n ** 30n, paid: 0n, nonce: 0n, tokens: 0n, expires: 2n ** 40n, disputeSecs: 86_400n, closing: null, ended: false,
}]));
const chain = { genesis: async () => bytes(genesis), channel: async (id) => views.get(id) };

const payee = await Payee.open({ path: journal, chain, key: await SigningKey.fromSeed(scheme, bytes(seed)) });
for (const id of views.keys()) {
  await payee.accept(id, { price: BigInt(price), credit: BigInt(credit) });
  payee.serve(id, BigInt(step), TRANSCRIPT);
}
const server = await listen(payee, { taken: ({ id }) => payee.serve(id, BigInt(step), TRANSCRIPT) });
process.on('message', () => process.send(process.cpuUsage()));
console.log(server.address().port);
