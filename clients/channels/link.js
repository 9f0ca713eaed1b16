// Carries vouchers from a payer to a payee over TCP: for tests, and as an example. A frame is its
// length in two bytes, its kind, and its body. It has no secrecy: put it into a TLS stream.

import { createConnection, createServer } from 'node:net';
import { VOUCHER_LENGTH, channelOf, readClaim } from './voucher.js';
import { Refused } from './terms.js';

const VOUCHER = 1;
const TAKEN = 2;
const REFUSED = 3;
const STATEMENT = 4;
const ASK = 5;

/// Reads frames from a socket.
function frames(socket, hear) {
  let rest = Buffer.alloc(0);
  socket.on('data', (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    let at = 0;
    while (rest.length - at >= 2 && rest.length - at >= 2 + rest.readUInt16LE(at)) {
      const end = at + 2 + rest.readUInt16LE(at);
      hear(rest[at + 2], rest.subarray(at + 3, end));
      at = end;
    }
    rest = rest.subarray(at);
  });
}

/// Writes frames to a socket; those of one turn of the event loop together.
function writer(socket) {
  let corked = false;
  return (kind, body) => {
    if (!corked) {
      corked = true;
      socket.cork();
      setImmediate(() => {
        corked = false;
        socket.uncork();
      });
    }
    const head = Buffer.alloc(3);
    head.writeUInt16LE(body.length + 1);
    head[2] = kind;
    socket.write(head);
    socket.write(body);
  };
}

const named = (channel, nonce) => {
  const body = Buffer.alloc(16);
  body.writeBigUInt64LE(channel);
  body.writeBigUInt64LE(nonce, 8);
  return body;
};

/// Listens for vouchers. `taken` is told of each one that is on the disk. Resolves to the server.
export function listen(payee, { port = 0, host = '127.0.0.1', taken = () => {} } = {}) {
  const server = createServer((socket) => {
    const write = writer(socket.setNoDelay());
    socket.on('error', () => {});
    const refuse = (channel, nonce, name) => write(REFUSED, Buffer.concat([named(channel, nonce), Buffer.from(name)]));
    frames(socket, async (kind, body) => {
      if (kind === ASK && body.length === 8) {
        const statement = await payee.state(body.readBigUInt64LE(0), { again: true });
        if (statement) {
          write(STATEMENT, statement);
        } else {
          refuse(body.readBigUInt64LE(0), 0n, 'NoStatement');
        }
        return;
      }
      if (kind !== VOUCHER || body.length < VOUCHER_LENGTH) {
        socket.destroy();
        return;
      }
      const [channel, { nonce }] = [channelOf(body), readClaim(body)];
      try {
        const claim = await payee.take(body);
        taken(claim);
        const statement = await payee.state(channel);
        if (statement) {
          write(STATEMENT, statement);
        }
        write(TAKEN, named(channel, nonce));
      } catch (error) {
        refuse(channel, nonce, error instanceof Refused ? error.name : 'Failed');
      }
    });
  });
  return new Promise((resolve) => { server.listen(port, host, () => resolve(server)); });
}

/// The payer's end.
export class Link {
  #socket;
  #write;
  #payer;
  #waiting = new Map();

  static connect(payer, port, host = '127.0.0.1') {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ port, host, noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Link(payer, socket)));
    });
  }

  constructor(payer, socket) {
    this.#payer = payer;
    this.#socket = socket;
    this.#write = writer(socket);
    frames(socket, (kind, body) => this.#hear(kind, body));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#waiting.forEach(({ reject }) => reject(new Refused('Closed')));
      this.#waiting.clear();
    });
  }

  /// Pays for what has arrived. Resolves when the payee has it on its disk. One voucher of a channel at
  /// a time. If a statement is missing it is asked for once.
  async pay(id, asked) {
    const signed = await this.#payer.pay(id, asked).catch(async (error) => {
      if (error.name !== 'NoStatement') {
        throw error;
      }
      const body = Buffer.alloc(8);
      body.writeBigUInt64LE(id);
      await this.#send(id, ASK, body);
      return this.#payer.pay(id, asked);
    });
    return this.#send(id, VOUCHER, signed);
  }

  #send(id, kind, body) {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Refused('Closed'));
        return;
      }
      this.#waiting.set(id, { kind, resolve, reject });
      this.#write(kind, body);
    });
  }

  async #hear(kind, body) {
    if (kind === STATEMENT) {
      const id = channelOf(body);
      // One that is not good is none, and the payer stops by itself.
      await this.#payer.state(id, body).catch(() => {});
      if (this.#waiting.get(id)?.kind === ASK) {
        this.#waiting.get(id).resolve();
        this.#waiting.delete(id);
      }
      return;
    }
    const id = body.readBigUInt64LE(0);
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (kind === TAKEN) {
      resolve?.(body.readBigUInt64LE(8));
    } else {
      reject?.(new Refused(body.toString('utf8', 16)));
    }
  }

  close() {
    this.#socket.destroy();
  }
}
