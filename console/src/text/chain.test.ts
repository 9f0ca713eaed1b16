import { describe, expect, it } from 'vitest';
import table from '../../../runtime/parameters.json';
import german from './chain.de.json';
import english from './chain.en.json';

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const flat = (words: Record<string, Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(words).flatMap(([part, texts]) => Object.entries(texts).map(([key, text]) => [`${part} ${key}`, text])));

describe('words of the chain', () => {
  const [one, other] = [flat(english), flat(german)];

  it('are the same in every language, with the same places', () => {
    expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
    for (const [key, text] of one) expect(names(other.get(key) ?? ''), key).toEqual(names(text));
  });

  it('name every parameter and its group, and no other', () => {
    const keys = new Set(table.map(({ pallet, parameter }) => `${pallet}.${parameter}`));
    expect(Object.keys(english.parameters).sort()).toEqual([...keys].sort());
    expect(Object.keys(english.groups).sort()).toEqual([...new Set(table.map(({ pallet, call }) => `${pallet}.${call}`))].sort());
    expect(Object.keys(english.areas).sort()).toEqual([...new Set(table.map(({ pallet }) => pallet))].sort());
  });
});
