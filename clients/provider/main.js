// Provides inferences by a program. See --help.

import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { SigningKey } from '../channels/keys.js';
import { countOf, program, seedIn, signerOf } from '../cli.js';
import { Store, endpointOf, serve } from '../store.js';
import { modelOf } from './model.js';
import { Provider } from './provider.js';

const HELP = `usage: node clients/provider/main.js --suri-file FILE --folder FOLDER --url URL [options] -- PROGRAM [ARGUMENT...]

Works for the consumers of the inference market. PROGRAM gets an input on its standard input, writes the
output to its standard output and the number of tokens to the file descriptor 3; JOB, CLASS, UNITS and
MANIFEST are in its environment.

  --suri-file FILE   where the secret of the account is
  --folder FOLDER    keeps inputs, outputs and the key for statements
  --url URL          where consumers reach this program, at most 54 bytes
  --port NUMBER      where it listens (default 8100), on 127.0.0.1: put TLS before it
  --own AMOUNT       bonds this much of the account's stake, in whole tokens, if it is not registered
  --share BPS        share of delegators in its pay (default 1000)
  --class NUMBER     class of models that it serves (default 0)
  --price AMOUNT     price of 1,000 tokens, for orders and bids
  --daily NUMBER     tokens a day that can be ordered
  --secs NUMBER      least time to deliver, in seconds (default 600)
  --best             does not wait until blocks are final
  --rpc URL          a node (default ws://127.0.0.1:9944)`;

const OPTIONS = {
  'suri-file': { type: 'string' },
  folder: { type: 'string' },
  url: { type: 'string' },
  port: { type: 'string', default: '8100' },
  own: { type: 'string' },
  share: { type: 'string', default: '1000' },
  class: { type: 'string', default: '0' },
  price: { type: 'string' },
  daily: { type: 'string' },
  secs: { type: 'string', default: '600' },
  best: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  rpc: { type: 'string', default: 'ws://127.0.0.1:9944' },
};

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const needed = ['suri-file', 'folder', 'url', 'price', 'daily'].filter((name) => !values[name]);
if (values.help || needed.length > 0 || positionals.length === 0) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

await program(values.rpc, async ({ api, complain, amount }) => {
  const { folder, url } = values;
  const [signer, store] = [await signerOf(values['suri-file']), new Store(folder)];
  const key = await SigningKey.fromSeed('Ed25519', seedIn(join(folder, 'statement.key')));
  const [id, price, secs] = [countOf(values.class), amount(values.price), countOf(values.secs)];
  const ask = { asset: 'Native', price, leastSecs: secs, dailyUnits: BigInt(countOf(values.daily)) };
  // A bid is the ask, where it is not above the maximum.
  const bid = async ({ spec }) => {
    const whole = (price * spec.units + 999n) / 1_000n;
    const fits = spec.class === id && spec.asset === 'Native' && spec.deliverSecs >= secs && whole <= spec.maxPrice;
    return fits ? { price: whole, secs: spec.deliverSecs } : null;
  };
  const provider = await Provider.open({
    api, signer, store, url, bid, complain,
    confirm: values.best ? 'best' : 'finalized',
    run: modelOf(positionals),
    asks: new Map([[id, ask]]),
    registration: values.own && {
      own: amount(values.own),
      shareBps: countOf(values.share),
      key: { Ed25519: `0x${key.publicKey.toString('hex')}` },
      endpoint: endpointOf(url),
    },
  });
  const server = await serve(store, {
    port: countOf(values.port), awaits: (hash) => provider.awaits(hash), arrived: () => provider.look(),
  });
  console.log(`${signer.address} provides at ${url}`);
  await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, resolve)));
  server.close();
  await provider.close();
  return 0;
});
