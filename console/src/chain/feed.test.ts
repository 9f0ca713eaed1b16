import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { At } from './at';
import type { Chain } from './chain';

vi.stubGlobal('document', { hidden: false, addEventListener: () => {} });
vi.mock('./read', () => ({
  readProtocol: async (at: At) => ({ of: at.hash, at: { time: 6n } }),
  readAccount: async (at: At, address: string) => ({ of: at.hash, address }),
}));

const { status } = await import('./chain');
const { Feed, head, snapshot, trouble } = await import('./feed');

/// Something that is there when the test says so.
function door<T>() {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => { open = resolve; });
  return { promise, open };
}

let best: (number: number) => void;
let feed: InstanceType<typeof Feed>;
const until = (check: () => void) => vi.waitFor(check, { interval: 1 });
const now = () => snapshot.get() as unknown as { block: { hash: string }; account: { of: string } | null; extras: Record<string, unknown> };

beforeEach(() => {
  snapshot.set(null);
  trouble.set(null);
  status.set({ is: 'connected' });
  let told: (block: unknown) => void = () => {};
  best = (number) => told({ hash: `0x${number}`, number, parent: `0x${number - 1}` });
  const client = { genesisHash: '0x0', block: { best: (tell: (block: unknown) => void) => { told = tell; }, finalized: () => {} } };
  const at = (hash: string) => ({ hash });
  feed = new Feed({ client, at, economy: {} } as unknown as Chain);
  feed.start();
});

describe('a snapshot', () => {
  it('is of one block in all its parts', async () => {
    feed.follow('5A');
    feed.want('list', async (at) => at.hash);
    best(1);
    await until(() => expect(now().extras).toEqual({ list: '0x1' }));
    const seen: unknown[] = [];
    const stop = snapshot.subscribe(() => seen.push([now().block.hash, now().account?.of, now().extras.list]));
    best(2);
    await until(() => expect(seen).toContainEqual(['0x2', '0x2', '0x2']));
    stop();
    expect(seen.every((parts) => new Set(parts as string[]).size === 1)).toBe(true);
  });

  it('does not wait for what was never there', async () => {
    const slow = door<string>();
    feed.want('late', () => slow.promise);
    best(1);
    await until(() => expect(now()?.block.hash).toBe('0x1'));
    expect(now().extras).toEqual({});
    slow.open('there');
    await until(() => expect(now().extras).toEqual({ late: 'there' }));
  });

  it('keeps what is slow until the next is there', async () => {
    const next = door<string>();
    feed.want('slow', (at) => (at.hash === '0x1' ? Promise.resolve('first') : next.promise), true);
    best(1);
    await until(() => expect(now()?.extras).toEqual({ slow: 'first' }));
    best(2);
    await until(() => expect(now().block.hash).toBe('0x2'));
    expect(now().extras).toEqual({ slow: 'first' });
    next.open('second');
    await until(() => expect(now().extras).toEqual({ slow: 'second' }));
  });

  it('is there when something besides cannot be read', async () => {
    feed.want('broken', () => Promise.reject(new Error('no such thing')));
    best(1);
    await until(() => expect(trouble.get()).toBe('no such thing'));
    expect(now().block.hash).toBe('0x1');
  });

  it('is of no block of a chain that the node has not named', async () => {
    best(1);
    await until(() => expect(now()?.block.hash).toBe('0x1'));
    status.set({ is: 'lost', since: 0 });
    best(2);
    status.set({ is: 'other' });
    best(3);
    expect(head.get()?.best.number).toBe(1);
    status.set({ is: 'lost', since: 0 });
    best(4);
    expect(head.get()?.best.number).toBe(1);
    status.set({ is: 'connected' });
    expect(head.get()?.best.number).toBe(4);
    await until(() => expect(now().block.hash).toBe('0x4'));
  });

  it('never shows an account after another one was chosen', async () => {
    feed.follow('5A');
    best(1);
    await until(() => expect(now()?.account).toMatchObject({ address: '5A' }));
    feed.follow('5B');
    expect(now().account).toBeNull();
    await until(() => expect(now().account).toMatchObject({ address: '5B', of: '0x1' }));
  });
});
