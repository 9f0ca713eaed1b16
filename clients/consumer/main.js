// Orders an inference, or posts one for bids. See --help.

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { countOf, program, seedIn, signerOf } from '../cli.js';
import { hashOf } from '../market.js';
import { endpointOf } from '../store.js';
import { Consumer, cheapest } from './consumer.js';

const HELP = `usage: node clients/consumer/main.js offers|order|post --suri-file FILE --key FILE --units NUMBER [options]

offers  shows what the tokens cost at each ask of the class
order   orders from the lowest ask among the providers of --url, or from --provider
post    posts the job for bids, and assigns it to the lowest one when half of the window is over

Then it brings the input, waits for the output, checks it, and accepts it. Started again, it goes on with
the same order. It exits with 0 if the output was paid and written, with 2 if it is wrong or missing.

  --suri-file FILE      where the secret of the account is
  --key FILE            where the seed of the key for outputs is; made if there is none. Keep it
  --units NUMBER        tokens to generate
  --class NUMBER        class of the model (default 0)
  --manifest HASH       hash of the manifest: weights, runtime and rules of sampling
  --input FILE          the input
  --output FILE         where the output goes
  --url URL             address of a provider; as often as there are providers
  --provider ADDRESS    the provider to order from
  --most AMOUNT         the highest price, in whole tokens; needed for post
  --window SECS         time for bids (default a day of the economy)
  --deliver SECS        time to deliver (default the longest one)
  --check PROGRAM       gets the output on its standard input, and ends with another code than 0 if it is wrong
  --challenge           challenges an output that is wrong or missing, which holds a stake
  --again               makes another order like one that is not gone
  --best                does not wait until blocks are final
  --rpc URL             a node (default ws://127.0.0.1:9944)`;

const text = (more = {}) => ({ type: 'string', ...more });
const flag = { type: 'boolean', default: false };
const OPTIONS = {
  'suri-file': text(), key: text(), units: text(), class: text({ default: '0' }), manifest: text(), input: text(),
  output: text(), url: text({ multiple: true, default: [] }), provider: text(), most: text(), window: text(),
  deliver: text(), check: text(), challenge: flag, again: flag, best: flag, help: flag,
  rpc: text({ default: 'ws://127.0.0.1:9944' }),
};

const { values, positionals: [what] } = parseArgs({ options: OPTIONS, allowPositionals: true });
const needs = {
  offers: ['suri-file', 'key', 'units'],
  order: ['suri-file', 'key', 'units', 'manifest', 'input', 'output'],
  post: ['suri-file', 'key', 'units', 'manifest', 'input', 'output', 'most'],
};
if (values.help || !(what in needs) || needs[what].some((name) => !values[name])) {
  console.log(HELP);
  process.exit(values.help ? 0 : 1);
}

/// Does the program say that the output is right?
const passes = (file, output) => new Promise((resolve) => {
  const child = execFile(file, (error) => resolve(!error));
  child.stdin.on('error', () => {});
  child.stdin.end(output);
});

await program(values.rpc, async ({ api, complain, amount }) => {
  const consumer = await Consumer.open({
    api, complain,
    signer: await signerOf(values['suri-file']),
    seed: seedIn(values.key),
    confirm: values.best ? 'best' : 'finalized',
  });
  const { market } = consumer;
  const terms = (await market.at.call.inferenceApi.terms()).unwrap();
  const order = {
    class: countOf(values.class),
    units: BigInt(countOf(values.units)),
    windowSecs: countOf(values.window ?? terms.daySecs),
    deliverSecs: countOf(values.deliver ?? terms.deliverySecs),
    manifest: values.manifest,
    again: values.again,
    ...(values.most && { maxPrice: amount(values.most) }),
  };
  const offers = await consumer.offers(order);
  if (what === 'offers') {
    offers.forEach(({ provider, price, leastSecs }) => console.log(`${provider} ${price} ${leastSecs} s`));
    return 0;
  }
  const input = readFileSync(values.input);
  // A provider has registered the hash of its address.
  const urlOf = async (provider) => {
    const known = await market.at.query.providers.providers(provider);
    const url = known.isSome && values.url.find((each) => endpointOf(each) === known.unwrap().endpoint.toHex());
    if (!url) {
      throw new Error(`no --url is the registered address of ${provider}`);
    }
    return url;
  };
  const known = async (list) => {
    const urls = await Promise.all(list.map(({ provider }) => urlOf(provider).catch(() => null)));
    return list.filter((_, index) => urls[index]);
  };
  const [lowest] = values.provider ? [values] : await known(offers);
  if (what === 'order' && !lowest) {
    throw new Error('no provider of --url has a fitting ask');
  }
  const id = what === 'post'
    ? await consumer.post({ ...order, input })
    : await consumer.order(lowest.provider, { ...order, input });
  console.log(`job ${id}`);
  const end = await consumer.finish(id, {
    input, urlOf,
    choose: async ({ bids, ...more }) => cheapest({ ...more, bids: await known(bids) }),
    judge: async (output) => !values.check || passes(values.check, output),
    ...(values.challenge && {
      evidence: async ({ output }) => ({ hash: hashOf(output ?? Buffer.alloc(0)), location: '' }),
    }),
  });
  console.log([end.state, end.ground, end.until && `until ${new Date(end.until * 1_000).toISOString()}`].filter(Boolean).join(' '));
  if (end.state !== 'Paid' || !end.output) {
    return 2;
  }
  writeFileSync(values.output, end.output);
  return 0;
});
