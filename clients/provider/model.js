// A model as a program: the input comes in by its standard input, the output goes out by its standard
// output, and the number of tokens is what it writes to the file descriptor 3.

import { spawn } from 'node:child_process';
import { LARGEST } from '../store.js';

/// The longest time that a timer counts, in milliseconds.
const LONGEST = 2 ** 31 - 1;

async function read(stream, most, stop) {
  const parts = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > most) {
      stop();
      throw new RangeError('the output is too large');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/// A `run` of a provider by a program. One that is not done in time is killed.
export const modelOf = ([file, ...args]) => async ({ id, spec, input, secs }) => {
  const env = {
    PATH: process.env.PATH, JOB: `${id}`, CLASS: `${spec.class}`, UNITS: `${spec.units}`, MANIFEST: spec.manifest,
  };
  const child = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'inherit', 'pipe'] });
  const stop = () => child.kill('SIGKILL');
  const timer = setTimeout(stop, Math.min(secs * 1_000, LONGEST));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      (code === 0 ? resolve() : reject(new Error(`the model ended with ${code ?? signal}`))));
  });
  // A model may end without having read all of it.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const all = Promise.all([read(child.stdout, LARGEST, stop), read(child.stdio[3], 64, stop), ended]);
  const [output, counted] = await all.finally(() => clearTimeout(timer));
  const [, tokens] = counted.toString().match(/^(\d{1,13})\s*$/) ?? [];
  if (tokens === undefined) {
    throw new Error('the model has not written its number of tokens to the file descriptor 3');
  }
  return { output, tokens: BigInt(tokens) };
};
