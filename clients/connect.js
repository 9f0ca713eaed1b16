// Connects to a node and insists on silence: a client that prints a warning has misread something.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { DEFINITIONS } from './rpc.js';

/// Milliseconds until a connection is tried again, and until an answer is given up: a node that has to compile
/// a new runtime on a busy machine makes no block for minutes.
const RETRY = 2_500;
const PATIENCE = 600_000;

/// Does `work` and returns what it came to, with everything that the console was told meanwhile.
export async function listen(work) {
  const said = [];
  const real = {};
  for (const level of ['warn', 'error', 'log', 'info', 'debug']) {
    real[level] = console[level];
    console[level] = (...words) => said.push(words.join(' '));
  }
  try {
    return [await work(), said];
  } finally {
    Object.assign(console, real);
  }
}

/// Connects, and fails if the client has anything to complain about. `rpc` are the definitions of
/// what the client is too old to know.
export async function connect(url, rpc = DEFINITIONS) {
  const [api, complaints] = await listen(() =>
    ApiPromise.create({ provider: new WsProvider(url, RETRY, {}, PATIENCE), throwOnConnect: true, rpc }));
  if (complaints.length > 0) {
    await api.disconnect();
    throw new Error(`connecting is not quiet:\n${complaints.join('\n')}`);
  }
  return api;
}
