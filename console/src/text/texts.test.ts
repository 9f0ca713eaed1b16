import { describe, expect, it } from 'vitest';
import { texts as german } from './de';
import { texts as english } from './en';

const tables: Record<string, Record<string, string>> = { en: english, de: german };
const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('texts', () => {
  it('have the same keys in every language', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('have the same values in every language', () => {
    for (const [key, text] of Object.entries(tables.en!)) {
      expect(names(tables.de![key] ?? ''), key).toEqual(names(text));
    }
  });

  it('are all said', () => {
    for (const table of Object.values(tables)) {
      for (const [key, text] of Object.entries(table)) expect(text.trim(), key).not.toBe('');
    }
  });

  it('have every plural form of their language', () => {
    for (const [language, table] of Object.entries(tables)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = new Set(Object.keys(table).filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_(one|other)$/, '')));
      for (const key of counted) for (const form of forms) expect(table, language).toHaveProperty([`${key}_${form}`]);
    }
  });
});
