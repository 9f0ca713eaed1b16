import { describe, expect, it } from 'vitest';
import german from './errors.de.json';
import english from './errors.en.json';

describe('error texts', () => {
  it('have the same errors in every language', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('are named as the chain names errors', () => {
    for (const name of Object.keys(english)) expect(name).toMatch(/^[A-Z]\w+\.[A-Z]\w+$/);
  });

  it('say what happened', () => {
    for (const table of [english, german] as Record<string, { title: string; todo: string }>[]) {
      for (const [name, { title, todo }] of Object.entries(table)) {
        expect(title.trim(), name).not.toBe('');
        expect(typeof todo, name).toBe('string');
      }
    }
  });
});
