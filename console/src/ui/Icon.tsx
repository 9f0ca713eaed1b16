// Line icons on a grid of 24, each drawn with one stroke.

const PATHS = {
  stake: 'M12 3v13m0 0 5-5m-5 5-5-5M4 20h16',
  my: 'M4 7.5A2.5 2.5 0 0 1 6.5 5H17v3M4 7.5V17a2.5 2.5 0 0 0 2.5 2.5H20V8H6.5A2.5 2.5 0 0 1 4 7.5ZM16 13.75h.01',
  protocol: 'M4 20V11m5.33 9V4m5.34 16v-6M20 20V8',
  burn: 'M12 21c3.9 0 6.5-2.6 6.5-6.1 0-4.2-3.6-5.6-4-10.9-3.3 1.5-5 4.3-4.7 7.7-1.2-.5-1.9-1.5-2.1-2.9C6.2 10.4 5.5 12.5 5.5 14.9 5.5 18.4 8.1 21 12 21Z',
  discounts: 'M12.2 3.5H20.5V11.8L11.5 20.8 3.2 12.5ZM16.5 7.5h.01',
  governance: 'M4 20h16M5.5 9.5h13L12 4ZM7 9.5V17m5-7.5V17m5-7.5V17M5 17h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19.5 7',
  alert: 'M12 8.5v4.5m0 3.5h.01M12 3.5 2.8 19.5h18.4Z',
  info: 'M12 11v5.5M12 7.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  clock: 'M12 7v5l3.2 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  wallet: 'M4 7.5A2.5 2.5 0 0 1 6.5 5H17v3M4 7.5V17a2.5 2.5 0 0 0 2.5 2.5H20V8H6.5A2.5 2.5 0 0 1 4 7.5ZM16 13.75h.01',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  copy: 'M9 9h10.5v11H9ZM5 15H4V4h11v1',
  arrow: 'M5 12h14m-5-5 5 5-5 5',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof PATHS;

interface Props {
  name: IconName;
  size?: number;
}

export function Icon({ name, size = 20 }: Props) {
  const round = name === 'more' || name === 'list';
  return (
    <svg
      width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      strokeWidth={round ? 2.2 : 1.7} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/// The mark of the product.
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <circle cx="15.4" cy="15.4" r="7.4" fill="none" stroke="var(--accent-ink)" strokeWidth="2.8" />
      <path d="M18.6 18.6 24 24" stroke="var(--accent-ink)" strokeWidth="2.8" strokeLinecap="round" />
    </svg>
  );
}
