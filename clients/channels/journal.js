// The newest voucher of each channel, on the disk before anybody is told that it was taken.
//
// A record has 189 bytes: voucher, signature, CRC-32. What is added within an interval is written and
// synced together, and of one channel only the newest. The file is compacted when it is opened and
// when it has grown, so a record that a crash has cut short can only be its last.

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { HEAD_LENGTH, SIGNATURE_LENGTH, VOUCHER_LENGTH, channelOf, readClaim } from './voucher.js';

const SIGNED = VOUCHER_LENGTH + SIGNATURE_LENGTH;
export const RECORD_LENGTH = SIGNED + 4;

const record = ({ voucher, signature }) => {
  const bytes = Buffer.alloc(RECORD_LENGTH);
  bytes.set(voucher);
  bytes.set(signature, VOUCHER_LENGTH);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, SIGNED)), SIGNED);
  return bytes;
};

export class Journal {
  #path;
  #interval;
  #most;
  #file;
  #size = 0;
  #pending = new Map();
  #told = null;
  #working = null;
  #last = 0;
  #broken = null;

  /// Opens the journal at `path`, and makes it if there is none. What is added is synced once per
  /// `interval` milliseconds. Above `most` bytes the file is compacted. One process per journal.
  static async open(path, { interval = 20, most = 64 << 20 } = {}) {
    const journal = new Journal(path, interval, most);
    journal.#read();
    await journal.#compact();
    return journal;
  }

  constructor(path, interval, most) {
    this.#path = path;
    this.#interval = interval;
    this.#most = most;
    /// The newest `{ voucher, signature }` of each channel by its number.
    this.newest = new Map();
    /// Bytes that were no record: the end of a write that a crash has cut short.
    this.damaged = 0;
    /// Syncs since it was opened.
    this.syncs = 0;
  }

  /// Adds a voucher. Resolves when it, or a newer one of the channel, is on the disk.
  add(voucher, signature) {
    if (this.#broken) {
      return Promise.reject(this.#broken);
    }
    const entry = { voucher: Buffer.from(voucher), signature: Buffer.from(signature) };
    const channel = channelOf(entry.voucher);
    this.newest.set(channel, entry);
    this.#pending.set(channel, entry);
    if (this.#told === null) {
      this.#told = withResolvers();
      this.#working ??= this.#work();
    }
    return this.#told.promise;
  }

  /// Forgets a channel that has ended. Its records go with the next compaction.
  forget(channel) {
    this.newest.delete(channel);
    this.#pending.delete(channel);
  }

  /// Writes what is pending and closes the file.
  async close() {
    await this.#working;
    this.#broken ??= new Error('the journal is closed');
    await this.#file?.close();
    this.#file = null;
  }

  async #work() {
    while (this.#told) {
      const wait = Math.max(0, this.#last + this.#interval - performance.now());
      await new Promise((resolve) => { setTimeout(resolve, wait); });
      const [entries, told] = [[...this.#pending.values()], this.#told];
      this.#pending.clear();
      this.#told = null;
      this.#last = performance.now();
      try {
        await this.#write(entries);
        told.resolve();
      } catch (error) {
        // Whether the disk has it is unknown, so nothing is taken any more.
        this.#broken = error;
        told.reject(error);
        this.#told?.reject(error);
        this.#told = null;
      }
    }
    this.#working = null;
  }

  async #write(entries) {
    const bytes = Buffer.concat(entries.map(record));
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
    this.syncs += 1;
    this.#size += bytes.length;
    if (this.#size > this.#most) {
      await this.#file.close();
      this.#file = null;
      await this.#compact();
    }
  }

  #read() {
    const bytes = existsSync(this.#path) ? readFileSync(this.#path) : Buffer.alloc(0);
    for (let at = 0; at < bytes.length; at += RECORD_LENGTH) {
      const each = bytes.subarray(at, at + RECORD_LENGTH);
      const whole = each.length === RECORD_LENGTH
        && crc32(each.subarray(0, SIGNED)) === each.readUInt32LE(SIGNED);
      if (whole) {
        this.#recall(each);
      } else {
        this.damaged += each.length;
      }
    }
  }

  #recall(bytes) {
    const voucher = Buffer.from(bytes.subarray(0, VOUCHER_LENGTH));
    const signature = Buffer.from(bytes.subarray(VOUCHER_LENGTH, SIGNED));
    const known = this.newest.get(channelOf(voucher));
    // A development chain that began anew uses numbers again.
    const another = known && !known.voucher.subarray(0, HEAD_LENGTH).equals(voucher.subarray(0, HEAD_LENGTH));
    if (!known || another || readClaim(known.voucher).cumulative < readClaim(voucher).cumulative) {
      this.newest.set(channelOf(voucher), { voucher, signature });
    }
  }

  /// Puts a file with one record per channel in the journal's place. It is whole before it has the
  /// name, so a crash leaves the old file or the new one.
  async #compact() {
    const bytes = Buffer.concat([...this.newest.values()].map(record));
    const part = `${this.#path}.part`;
    const file = openSync(part, 'w');
    writeAll(file, bytes);
    fsyncSync(file);
    closeSync(file);
    renameSync(part, this.#path);
    const folder = openSync(dirname(this.#path), 'r');
    fsyncSync(folder);
    closeSync(folder);
    this.#file = await open(this.#path, 'a');
    this.#size = bytes.length;
  }
}

function writeAll(file, bytes) {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at);
  }
}

function withResolvers() {
  const told = {};
  told.promise = new Promise((resolve, reject) => Object.assign(told, { resolve, reject }));
  return told;
}
