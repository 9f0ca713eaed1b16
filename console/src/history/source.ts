// Whether there is a history, how far it is, and whether it agrees with the chain. Nothing waits for it:
// the pages of the chain work without.

import { head } from '../chain/feed';
import { Store, useStore } from '../chain/store';
import { ask, historyUrl, whyOf, type Why } from './ask';
import { chainOf, health, type Health } from './parse';

export type Source =
  /// This page has no address of one.
  | { is: 'off' }
  | { is: 'asking' }
  /// `known`: it was there before, so that something is missing now.
  | { is: 'away'; why: Why; known: boolean }
  /// It keeps the history of another chain.
  | { is: 'stranger' }
  | There;

export interface There {
  is: 'there';
  url: string;
  /// The first block of the history, and the newest.
  first: number;
  cursor: number;
  /// Final blocks that it has not.
  lag: number;
  /// The block at which history and chain were compared last, and in how many figures; `null` if never.
  checked: Health['checked'];
  /// They differed there.
  disagrees: boolean;
  /// What else it says is wrong; empty if nothing.
  trouble: string;
}

export const source = new Store<Source>({ is: 'asking' });
export const useSource = (): Source => useStore(source, (value) => value);

/// Final blocks that may be missing.
export const MOST_BEHIND = 10;

/// What a healthy or unhealthy answer says, beside the newest final block that the node has told of.
export function judged(said: Health, final: number, url: string, first: number): There {
  const lag = Math.max(said.lag, final - said.cursor, 0);
  const { cursor, checked, disagrees, reasons } = said;
  return { is: 'there', url, first, cursor, lag, checked, disagrees, trouble: disagrees || lag > MOST_BEHIND ? '' : reasons.join('; ') };
}

const WATCHED = 5_000;
const UNWATCHED = 30_000;

let watchers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let look = async (): Promise<void> => {};

/// Looks often for as long as something of it is on the screen, until the returned function is called.
export function watch(): () => void {
  watchers += 1;
  if (watchers === 1) void look();
  return () => {
    watchers -= 1;
  };
}

/// Looks for the history of that chain for as long as the page is open.
export function startHistory(genesis: string): void {
  const url = historyUrl();
  if (url === null) {
    source.set({ is: 'off' });
    return;
  }
  let first: number | null = null;
  let known = false;
  let busy = false;
  const found = async (): Promise<Source> => {
    const said = health(await ask(url, '/health', undefined, true));
    if (said.cursor < 0) return { is: 'away', why: 'down', known };
    if (first === null) {
      const chain = chainOf(await ask(url, '/v1/chain'));
      if (chain.genesis !== genesis) return { is: 'stranger' };
      ({ first } = chain);
    }
    return judged(said, head.get()?.finalized.number ?? 0, url, first);
  };
  look = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    // A page that nobody looks at asks nobody.
    if (!document.hidden) {
      const now = await found().catch((error: unknown): Source => ({ is: 'away', why: whyOf(error), known }));
      if (now.is === 'there') known = true;
      // Whoever answers after a pause may be somebody else.
      else first = null;
      source.set(now);
    }
    busy = false;
    timer = setTimeout(() => void look(), watchers > 0 ? WATCHED : UNWATCHED);
  };
  document.addEventListener('visibilitychange', () => void look());
  void look();
}
