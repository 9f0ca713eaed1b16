import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', undefined);
const { Clock } = await import('./clock');

describe('Clock', () => {
  it('goes with wall time between blocks', () => {
    const clock = new Clock(6);
    clock.see(1_000, 50_000);
    expect(clock.at(50_000)).toBe(1_000);
    expect(clock.at(53_500)).toBe(1_003.5);
  });

  it('never passes the next block', () => {
    const clock = new Clock(6);
    clock.see(1_000, 50_000);
    expect(clock.at(56_000)).toBe(1_006);
    expect(clock.at(3_650_000)).toBe(1_006);
    expect(clock.silence(3_650_000)).toBe(3_600);
  });

  it('does not go back when the computer’s clock does', () => {
    const clock = new Clock(6);
    clock.see(1_000, 50_000);
    expect(clock.at(40_000)).toBe(1_000);
  });

  it('tells how far the chain is from wall time', () => {
    const clock = new Clock(6);
    clock.see(10_000, 4_000_000);
    expect(clock.ahead(4_000_000)).toBe(6_000);
    clock.see(1_000, 4_000_000);
    expect(clock.ahead(4_000_000)).toBe(-3_000);
  });
});
