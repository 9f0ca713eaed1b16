import { describe, expect, it } from 'vitest';
import type { TriggerView } from '../../chain/views';
import { gaugeOf, stateOf } from './stops';

const trigger = (more: Partial<TriggerView>): TriggerView =>
  ({ trigger: 'LowStake', enabled: true, tripped: false, value: 10n, trip: 5n, clear: 6n, headroomBps: 10_000n, ...more });

describe('a safety stop', () => {
  it('is quiet, close, tripped, off, or has nothing to measure', () => {
    expect(stateOf(trigger({}))).toBe('quiet');
    expect(stateOf(trigger({ headroomBps: 999n }))).toBe('close');
    expect(stateOf(trigger({ headroomBps: 1_000n }))).toBe('quiet');
    expect(stateOf(trigger({ tripped: true, enabled: false }))).toBe('tripped');
    expect(stateOf(trigger({ enabled: false, value: undefined }))).toBe('off');
    expect(stateOf(trigger({ value: undefined, headroomBps: undefined }))).toBe('unknown');
  });

  it('has a gauge with its levels in it', () => {
    expect(gaugeOf(100n, 50n, 60n)).toEqual({ fill: 0.909, trip: 0.4545, clear: 0.5454 });
    const far = gaugeOf(10n ** 30n, 50n, 60n);
    expect(far).toEqual({ fill: 1, trip: 0.2777, clear: 0.3333 });
    expect(gaugeOf(0n, 50n, 60n).fill).toBe(0);
    expect(gaugeOf(0n, 0n, 0n)).toEqual({ fill: 0, trip: 0, clear: 0 });
  });
});
