// The built indexer beside a node, and stand-ins for one that is not well.

import { spawn } from 'node:child_process';
import { createServer as createHttp } from 'node:http';
import { connect, createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CACHE = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
/// QUAESTOR_INDEXER names another than the one that `make run` builds.
const PROGRAM = process.env.QUAESTOR_INDEXER ?? join(CACHE, 'quaestor/services/debug/quaestor-indexer');
export const missing = existsSync(PROGRAM) ? false : `there is no ${PROGRAM}`;

/// A port that nobody has.
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class Indexer {
  /// `how` is `run`, which follows the chain, or `serve`, which shows what another has written.
  static async start({ node, file, port, how = 'run' }) {
    const indexer = new Indexer();
    const args = ['--db', `sqlite:${file}`, how, '--node', node, '--listen', `127.0.0.1:${port}`];
    if (how === 'run') args.push('--snapshot-secs', '60');
    indexer.url = `http://127.0.0.1:${port}`;
    indexer.child = spawn(PROGRAM, args, { env: { ...process.env, RUST_LOG: 'error' }, stdio: ['ignore', 'ignore', 'inherit'] });
    indexer.ended = new Promise((resolve) => indexer.child.once('exit', resolve));
    process.once('exit', indexer.kill = () => indexer.child.kill('SIGKILL'));
    await indexer.reaches(0);
    return indexer;
  }

  async get(path) {
    return (await fetch(this.url + path)).json();
  }

  /// Waits until it serves that block. It tells nobody of its first one, so it is asked now and then.
  async reaches(number) {
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`the indexer ended with ${this.child.exitCode}`);
      const { cursor = -1 } = await this.get('/ready').catch(() => ({}));
      if (cursor >= number) return;
      await pause(100);
    }
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
    process.removeListener('exit', this.kill);
  }
}

/// Answers everything with 503 and no word, as a proxy in front of nothing does.
export async function outOfService(port) {
  const server = createHttp((_, response) => response.writeHead(503, { 'access-control-allow-origin': '*' }).end());
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

/// A way to the node on which `truth` becomes `lie`, which is as long, in everything that the node says.
export async function lyingNode(node, truth, lie) {
  const { hostname, port } = new URL(node);
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let held = '';
    upstream.on('data', (bytes) => {
      const text = (held + bytes.toString('latin1')).replaceAll(truth, lie);
      // What may be the beginning of it waits for the rest.
      let kept = Math.min(truth.length - 1, text.length);
      while (kept > 0 && !truth.startsWith(text.slice(-kept))) kept -= 1;
      held = kept > 0 ? text.slice(-kept) : '';
      client.write(Buffer.from(kept > 0 ? text.slice(0, -kept) : text, 'latin1'));
    });
    client.pipe(upstream);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => [client, upstream].forEach((each) => each.destroy()));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${server.address().port}`,
    async stop() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
