// Questions to the indexer, which is the only host that the console asks besides its own and the node.

import { Garbled } from './parse';

/// Why there is no answer: nobody is there, it cannot answer now, it refuses the question, or what it
/// says makes no sense.
export type Why = 'absent' | 'down' | 'refused' | 'garbled';

export class Unanswered extends Error {
  constructor(readonly why: Why, message: string) {
    super(message);
  }
}

export const whyOf = (error: unknown): Why =>
  error instanceof Unanswered ? error.why : error instanceof Garbled ? 'garbled' : 'absent';

/// Where a page says it has the history: `none` for nowhere. A page on this machine looks on this
/// machine, where `make run` starts the indexer.
export const DEFAULT = 'http://127.0.0.1:9955';
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/// The address of the indexer by what the page says and where it is; `null` if there is none.
export function addressFor(said: string, host: string): string | null {
  const text = said.trim();
  if (text === '') return LOOPBACK.test(host) ? DEFAULT : null;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url.href.replace(/\/$/, '') : null;
  } catch {
    return null;
  }
}

/// The address of the indexer. No link can name one: what it says is shown as fact.
export function historyUrl(): string | null {
  const said = document.querySelector<HTMLMetaElement>('meta[name="quaestor-history"]')?.content;
  return addressFor(said ?? '', location.hostname);
}

const PATIENCE = 15_000;

async function answer(url: string, path: string, stop: AbortSignal | undefined): Promise<Response> {
  const late = AbortSignal.timeout(PATIENCE);
  try {
    return await fetch(url + path, {
      // The browser asks again with the tag of what it has, and gets the body only if it is another one.
      cache: 'no-cache',
      credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error',
      signal: stop ? AbortSignal.any([stop, late]) : late,
    });
  } catch (error) {
    throw new Unanswered('absent', String(error));
  }
}

/// The body of an answer. `unwell` takes one that says it is not well, too.
export async function ask(url: string, path: string, stop?: AbortSignal, unwell = false): Promise<unknown> {
  const response = await answer(url, path, stop);
  const well = response.ok || (unwell && response.status === 503);
  if (!well) throw new Unanswered(response.status < 500 ? 'refused' : 'down', `${path}: ${response.status}`);
  try {
    return await response.json();
  } catch {
    throw new Unanswered(response.ok ? 'garbled' : 'down', `${path}: no JSON`);
  }
}

/// A file, and the block that it is of.
export async function askFile(url: string, path: string): Promise<{ text: string; block: number }> {
  const response = await answer(url, path, undefined);
  if (!response.ok) throw new Unanswered(response.status < 500 ? 'refused' : 'down', `${path}: ${response.status}`);
  const [, block] = /^"(\d+)-/.exec(response.headers.get('etag')?.replace(/^W\//, '') ?? '') ?? [];
  if (block === undefined) throw new Unanswered('garbled', `${path}: of no block`);
  try {
    return { text: await response.text(), block: Number(block) };
  } catch (error) {
    // It ended in the middle.
    throw new Unanswered('down', String(error));
  }
}
