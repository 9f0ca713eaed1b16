// Inputs and outputs of jobs: a folder of files that are named by their hashes, and the way between
// consumer and provider by HTTP. The hashes are on the chain, so neither side has to trust the way. Put
// TLS before it: an input is sent as it is.

import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { hashOf } from './market.js';

/// Bytes of an input or an output, at most.
export const LARGEST = 16 * 2 ** 20;

const HASH = /^0x[0-9a-f]{64}$/;

/// Hash of the document that describes a provider's endpoint, for its registration: its address as JSON.
export const endpointOf = (url) => hashOf(Buffer.from(JSON.stringify({ url })));

/// Files of a provider, by their kind: `inputs`, `outputs`, `sealed` outputs, and what was `opened` to a
/// jury. Only the last two are served.
export class Store {
  #folder;

  constructor(folder) {
    this.#folder = folder;
  }

  /// Resolves to the hash of the bytes, when they are on the disk.
  async put(kind, bytes) {
    const hash = hashOf(bytes);
    await this.#write(kind, hash, bytes);
    return hash;
  }

  /// The bytes of that hash, or nothing. A file that is not what its name says is none.
  async get(kind, hash) {
    const bytes = await this.#read(kind, hash);
    return bytes && hashOf(bytes) === hash ? bytes : null;
  }

  async remove(kind, name) {
    await rm(join(this.#folder, kind, `${name}`), { force: true });
  }

  /// Keeps a record of a job.
  async note(id, record) {
    await this.#write('notes', id, Buffer.from(JSON.stringify(record)));
  }

  async noted(id) {
    const bytes = await this.#read('notes', id);
    return bytes && JSON.parse(bytes.toString());
  }

  // A file has its name when all of it is on the disk.
  async #write(kind, name, bytes) {
    const path = join(this.#folder, kind, `${name}`);
    await mkdir(join(this.#folder, kind), { recursive: true });
    const file = await open(`${path}.part`, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
  }

  async #read(kind, name) {
    try {
      return await readFile(join(this.#folder, kind, `${name}`));
    } catch (error) {
      if (error.code === 'ENOENT') {
        return null;
      }
      throw error;
    }
  }
}

/// All of a body, unless it is larger than `most`.
async function bodyOf(stream, most) {
  const parts = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) {
      throw new RangeError('too large');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/// Serves a store. An input is taken only while `awaits` says of its hash that a job of this provider
/// has it; `arrived` is told of it. Resolves to the server.
export function serve(store, { awaits, arrived = () => {}, port = 0, host = '127.0.0.1', largest = LARGEST }) {
  const answer = async (request, response) => {
    const [, kind, hash] = request.url.split('/');
    const end = (status, bytes) => response.writeHead(status).end(bytes);
    if (!HASH.test(hash ?? '')) {
      return end(404);
    }
    if (request.method === 'GET' && ['sealed', 'opened'].includes(kind)) {
      const bytes = await store.get(kind, hash);
      return bytes ? end(200, bytes) : end(404);
    }
    if (request.method !== 'PUT' || kind !== 'inputs' || !awaits(hash)) {
      return end(404);
    }
    const bytes = await bodyOf(request, largest);
    if (hashOf(bytes) !== hash) {
      return end(400);
    }
    await store.put('inputs', bytes);
    arrived(hash);
    return end(204);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(error instanceof RangeError ? 413 : 500, { connection: 'close' }).end();
    });
  });
  return new Promise((resolve) => { server.listen(port, host, () => resolve(server)); });
}

/// Brings an input to the provider at `url`. Resolves to whether it has taken it.
export async function upload(url, bytes) {
  const answer = await fetch(`${url}/inputs/${hashOf(bytes)}`, { method: 'PUT', body: bytes, redirect: 'error' });
  await answer.body?.cancel();
  return answer.status === 204;
}

/// The bytes at a location of the provider at `url`; nothing if they are not there, or the location is
/// somebody else's.
export async function download(url, location, largest = LARGEST) {
  if (!location.startsWith(`${url}/`)) {
    return null;
  }
  const answer = await fetch(location, { redirect: 'error' });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    return null;
  }
  return bodyOf(answer.body, largest + 48);
}
