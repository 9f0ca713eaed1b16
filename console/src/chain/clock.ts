// The chain's time: that of its newest block, and wall time since that block was seen, but never past
// the next one. A chain that stands still has a clock that stands still.

import { snapshot } from './feed';
import { Store } from './store';

export class Clock {
  #blockTime = 0;
  #seenAt = 0;
  #slot: number;

  /// `slot`: seconds between blocks.
  constructor(slot: number) {
    this.#slot = slot;
  }

  /// A block of that time (seconds) was seen at that wall time (milliseconds).
  see(blockTime: number, wall: number): void {
    this.#blockTime = blockTime;
    this.#seenAt = wall;
  }

  /// The chain's now, in seconds.
  at(wall: number): number {
    const passed = Math.max(0, (wall - this.#seenAt) / 1000);
    return this.#blockTime + Math.min(passed, this.#slot);
  }

  /// By how much the chain is ahead of wall time, in seconds; negative if it is behind.
  ahead(wall: number): number {
    return this.at(wall) - wall / 1000;
  }

  /// Seconds of wall time since the newest block was seen.
  silence(wall: number): number {
    return Math.max(0, (wall - this.#seenAt) / 1000);
  }
}

export interface Time {
  /// The chain's now, in whole seconds.
  now: number;
  /// How far it is ahead of this computer, in whole seconds.
  ahead: number;
  /// Since the newest block was seen, in whole seconds.
  silence: number;
}

/// Changes once a second, and with each block.
export const time = new Store<Time>({ now: 0, ahead: 0, silence: 0 });

export function startClock(slotMillis: number): void {
  const clock = new Clock(slotMillis / 1000);
  let seen = '';
  const show = () => {
    const wall = Date.now();
    const block = snapshot.get()?.block;
    if (!block) return;
    if (block.hash !== seen) {
      seen = block.hash;
      clock.see(block.time, wall);
    }
    const next = {
      now: Math.floor(clock.at(wall)),
      ahead: Math.round(clock.ahead(wall)),
      silence: Math.floor(clock.silence(wall)),
    };
    const last = time.get();
    if (next.now !== last.now || next.ahead !== last.ahead || next.silence !== last.silence) time.set(next);
  };
  snapshot.subscribe(show);
  setInterval(show, 1000);
  show();
}
