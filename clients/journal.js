// A file to which lines are only ever added: what a process has to remember if it is killed.

import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/// Amounts, which JSON's numbers are too small for, are written as text.
const AMOUNTS = ['fee', 'net', 'rebate'];
const toText = (name, value) => (AMOUNTS.includes(name) ? String(value) : value);
const fromText = (name, value) => (AMOUNTS.includes(name) ? BigInt(value) : value);

export class Journal {
  #file;

  /// Opens the journal at `path`, and makes it if there is none. `lines` is what it holds, `torn` what
  /// cannot be read: the end of a line that was being written when the process was killed. That line
  /// was never acted upon, and it stays in the file.
  constructor(path) {
    this.#file = openSync(path, 'a+');
    const text = readFileSync(path, 'utf8');
    this.lines = [];
    this.torn = [];
    for (const line of text.split('\n').filter((each) => each !== '')) {
      try {
        this.lines.push(JSON.parse(line, fromText));
      } catch {
        this.torn.push(line);
      }
    }
    if (text !== '' && !text.endsWith('\n')) {
      this.#write('\n');
    }
  }

  /// Adds lines. They are on the disk when it returns.
  add(...lines) {
    this.#write(lines.map((line) => `${JSON.stringify(line, toText)}\n`).join(''));
  }

  #write(text) {
    writeSync(this.#file, text);
    fsyncSync(this.#file);
  }

  close() {
    closeSync(this.#file);
  }
}
