import { expect, test } from 'vitest';
import { spaced } from './read';

test('names of tiers read like words', () => {
  expect(['SevenDays', 'NoLock', 'Basic', 'Locked 90'].map(spaced)).toEqual(['Seven days', 'No lock', 'Basic', 'Locked 90']);
});
