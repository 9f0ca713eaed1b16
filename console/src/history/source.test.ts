import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { choose, currentText, speak } from '../text';
import { addressFor, DEFAULT } from './ask';
import { historyNotices } from './notice';
import type { Health } from './parse';
import { judged, type Source } from './source';

describe('the address of the indexer', () => {
  it('is what the page says', () => {
    expect(addressFor('https://history.example/', 'example.org')).toBe('https://history.example');
    expect(addressFor(' http://127.0.0.1:7000/q ', 'example.org')).toBe('http://127.0.0.1:7000/q');
    for (const said of ['none', 'ws://x', 'javascript:alert(1)', 'file:///x']) expect(addressFor(said, 'localhost'), said).toBeNull();
  });

  it('is on this machine for a page on this machine, and nowhere for any other', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) expect(addressFor('', host)).toBe(DEFAULT);
    for (const host of ['example.org', '127.0.0.1.example.org', 'localhost.example', '192.168.0.7', '']) expect(addressFor('', host), host).toBeNull();
  });
});

const said: Health = { cursor: 90, lag: 0, checked: { block: 60, figures: 9 }, disagrees: false, reasons: [] };
const there = (health: Partial<Health>, final = 90) => judged({ ...said, ...health }, final, 'http://x', 1);

describe('how the history is', () => {
  it('counts what is missing by the indexer and by the node, whichever is more', () => {
    expect(there({}).lag).toBe(0);
    expect(there({ lag: 3 }, 95).lag).toBe(5);
    expect(there({ lag: 7 }, 95).lag).toBe(7);
    expect(there({}, 12).lag).toBe(0);
  });
});

describe('the line above every page', () => {
  beforeAll(async () => {
    Object.assign(globalThis, { document: { documentElement: {} } });
    await speak('en');
  });
  afterEach(async () => { await speak('en'); });
  const says = (source: Source) => historyNotices(source, currentText()).map(({ text }) => text);

  it('says nothing while all is well, and nothing of what never was', () => {
    const quiet: Source[] = [
      there({}), there({ lag: 10 }), { is: 'off' }, { is: 'asking' }, { is: 'stranger' }, { is: 'away', why: 'absent', known: false },
    ];
    for (const source of quiet) expect(says(source)).toEqual([]);
  });

  it('says what is wrong, the worst first', () => {
    expect(says({ is: 'away', why: 'absent', known: true })).toEqual(['The history does not answer. Live figures are right.']);
    expect(says(there({ lag: 40, reasons: ['it is 40 blocks behind'] }))).toEqual(['History is 40 blocks behind. Live figures are right.']);
    expect(says(there({}, 101))).toEqual(['History is 11 blocks behind. Live figures are right.']);
    expect(says(there({ disagrees: true, lag: 40 }))).toEqual([
      'History and chain disagreed at block 60. Live figures are right; do not rely on the history.',
    ]);
    expect(says(there({ reasons: ['there is no connection to a node'] }))).toEqual([
      'The history is not well: there is no connection to a node. Live figures are right.',
    ]);
  });

  it('says it in German', async () => {
    await choose('de');
    expect(says(there({ lag: 40 }))).toEqual(['Der Verlauf ist 40 Blöcke zurück. Die aktuellen Zahlen stimmen.']);
    expect(says(there({ disagrees: true }))[0]).toContain('Verlauf und Chain waren bei Block 60 uneins');
  });
});
