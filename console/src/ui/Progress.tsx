import { useNow } from '../chain/hooks';
import { useText } from '../text';
import type { Tone } from './Card';

interface BarProps {
  label: string;
  /// From 0 to 10,000.
  bps: number;
  tone?: Tone;
}

export function Bar({ label, bps, tone }: BarProps) {
  const { format } = useText();
  const at = Math.min(10_000, Math.max(0, bps));
  return (
    <div
      className="q-bar" data-tone={tone} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100}
      aria-valuenow={Math.floor(at / 100)} aria-valuetext={format.percent(at, 0)}
    >
      <span style={{ width: `${at / 100}%` }} />
    </div>
  );
}

/// A part of a whole in basis points, rounded down.
export const shareOf = (part: bigint, whole: bigint): number => (whole > 0n ? Number((part * 10_000n) / whole) : 0);

interface CountdownProps {
  until: bigint;
  /// What it says when the time is there.
  done: string;
}

/// The time that is left on the chain's clock. It ends in a state, never below zero.
export function Countdown({ until, done }: CountdownProps) {
  const now = useNow();
  const { format } = useText();
  const left = Number(until) - now;
  return <span className="q-nowrap">{left > 0 ? format.duration(left) : done}</span>;
}
