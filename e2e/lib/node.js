// Starts the built node, and stops it.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { quiet } from './quiet.js';

const START_TIMEOUT = 600_000;

/// An empty database, and blocks that are made on demand.
const IN_A_TEST = ['--tmp', '--sealing', 'manual', '--port', '0', '--no-prometheus'];

/// The quiet development chain.
const ON_DEMAND = ['--dev', ...IN_A_TEST];

/// The chain of that name, or that file, as it is.
export const chainOf = (name) => [
  '--chain', name, '--alice', '--force-authoring', '--unsafe-force-node-key-generation', ...IN_A_TEST,
];

/// Starts the node and waits until it listens. `--dev` stands for the quiet development chain.
export async function startNode(binary = process.env.QUAESTOR_NODE, given = ON_DEMAND) {
  if (!binary) {
    throw new Error('QUAESTOR_NODE must name the built node');
  }
  const { args, remove } = await quiet(binary, given);
  const child = spawn(
    binary,
    [...(args.includes('--rpc-port') ? [] : ['--rpc-port', '0']), ...args, '--no-telemetry', '--no-mdns'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => process.exit(130));
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  const log = [];
  const lines = createInterface({ input: child.stderr });
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('the node does not listen'), START_TIMEOUT);
    const fail = (why) => {
      clearTimeout(timer);
      reject(new Error(`${why}:\n${log.join('\n')}`));
    };
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => fail(`the node ended with ${code}`));
    lines.on('line', (line) => {
      log.push(line);
      const [, found] = line.match(/JSON-RPC server: addr=([^, ]+)/) ?? [];
      if (found) {
        clearTimeout(timer);
        resolve(found);
      }
    });
  }).catch((error) => {
    kill();
    throw error;
  }).finally(remove);
  return {
    url: `ws://${address}`,
    log,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      process.removeListener('exit', kill);
    },
  };
}
