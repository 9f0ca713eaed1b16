// Sr25519 on worker threads. The same file is the worker.

import { availableParallelism } from 'node:os';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { sr25519KeypairFromSeed, sr25519Sign, sr25519Verify, waitReady } from '@polkadot/wasm-crypto';

const WORK = {
  // Of the 96 bytes the first 64 are secret.
  fromSeed: (seed) => sr25519KeypairFromSeed(seed),
  sign: (publicKey, secret, bytes) => sr25519Sign(publicKey, secret, bytes),
  verify: (publicKey, bytes, signature) => sr25519Verify(signature, bytes, publicKey),
};

/// Hands jobs to threads in batches: what comes up in one turn of the event loop travels together.
class Pool {
  #lanes;
  #next = 0;

  do(name, ...args) {
    // Copies: a view of a larger buffer would travel with all of it.
    const job = [name, ...args.map((bytes) => Uint8Array.from(bytes))];
    this.#lanes ??= Array.from({ length: availableParallelism() }, () => new Lane());
    this.#next = (this.#next + 1) % this.#lanes.length;
    return this.#lanes[this.#next].do(job);
  }
}

class Lane {
  #worker;
  #waiting = [];
  #batch = null;

  constructor() {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: 'sr25519' });
    this.#worker.on('message', (results) => this.#done(results));
    this.#worker.on('error', (error) => this.#waiting.splice(0).forEach(({ reject }) => reject(error)));
    this.#worker.unref();
  }

  do(job) {
    if (this.#batch === null) {
      this.#batch = [];
      setImmediate(() => {
        this.#worker.postMessage(this.#batch);
        this.#batch = null;
      });
    }
    this.#batch.push(job);
    return new Promise((resolve, reject) => {
      // The process must not end while somebody waits, and may end when nobody does.
      this.#worker.ref();
      this.#waiting.push({ resolve, reject });
    });
  }

  #done(results) {
    for (const { value, error } of results) {
      const { resolve, reject } = this.#waiting.shift();
      if (error === undefined) {
        resolve(value);
      } else {
        reject(new Error(error));
      }
    }
    if (this.#waiting.length === 0) {
      this.#worker.unref();
    }
  }
}

const pool = new Pool();

export const sr25519 = {
  async fromSeed(seed) {
    const pair = await pool.do('fromSeed', seed);
    return { secret: pair.subarray(0, 64), publicKey: pair.subarray(64) };
  },
  publicOf: (bytes) => bytes,
  sign: ({ publicKey, secret }, bytes) => pool.do('sign', publicKey, secret, bytes),
  verify: (key, bytes, signature) => pool.do('verify', key, bytes, signature),
};

if (!isMainThread && workerData === 'sr25519') {
  const attempt = ([name, ...args]) => {
    try {
      return { value: WORK[name](...args) };
    } catch (error) {
      return { error: error.message ?? String(error) };
    }
  };
  await waitReady();
  parentPort.on('message', (jobs) => parentPort.postMessage(jobs.map(attempt)));
}
