// Texts by key, in the language of the page.

import { createElement, Fragment, type ReactNode } from 'react';
import { remember, remembered } from '../chain/chain';
import { Store, useStore } from '../chain/store';
import type { texts as english } from './en';
import { Format } from './format';

type Stored = keyof typeof english;
/// A key; one that counts has the forms `key_one` and `key_other`.
export type Key = Stored extends infer K ? (K extends `${infer Base}_one` ? Base : K extends `${string}_other` ? never : K) : never;
export type Values = Record<string, string | number>;
export type Language = 'en' | 'de';

export const LANGUAGES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

const tables: Record<Language, () => Promise<{ texts: Record<string, string> }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
};

interface Voice {
  language: Language;
  texts: Record<string, string>;
  format: Format;
  plural: Intl.PluralRules;
}

const voice = new Store<Voice>(voiceOf('en', {}));

function voiceOf(language: Language, texts: Record<string, string>): Voice {
  return { language, texts, format: new Format(language), plural: new Intl.PluralRules(language) };
}

const isLanguage = (value: string | null | undefined): value is Language => value === 'en' || value === 'de';

/// The language that was chosen, else the browser's, else English.
export function preferred(): Language {
  const chosen = remembered('language');
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((each) => each.slice(0, 2)).find(isLanguage) ?? 'en';
}

export async function speak(language: Language): Promise<void> {
  const { texts } = await tables[language]();
  document.documentElement.lang = language;
  voice.set(voiceOf(language, texts));
}

export async function choose(language: Language): Promise<void> {
  remember('language', language);
  await speak(language);
}

function template({ texts, plural }: Voice, key: string, values: Record<string, unknown>): string {
  const { n } = values;
  const counted = typeof n === 'number' ? texts[`${key}_${plural.select(n)}`] ?? texts[`${key}_other`] : undefined;
  return counted ?? texts[key] ?? key;
}

function filled(voice: Voice, key: string, values: Values): string {
  return template(voice, key, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? voice.format.number(value) : value ?? whole;
  });
}

export interface Text {
  (key: Key, values?: Values): string;
  language: Language;
  format: Format;
  /// A text with components in the places of its values.
  rich(key: Key, values: Record<string, ReactNode>): ReactNode;
}

let cached: { voice: Voice; text: Text } | null = null;

/// The texts of the language now, for what is no component.
export function currentText(): Text {
  const now = voice.get();
  if (cached?.voice === now) return cached.text;
  const text: Text = Object.assign((key: Key, values: Values = {}) => filled(now, key, values), {
    language: now.language,
    format: now.format,
    rich(key: Key, values: Record<string, ReactNode>) {
      const pieces = template(now, key, values).split(/\{(\w+)\}/);
      return createElement(Fragment, null, ...pieces.map((piece, at) => (at % 2 ? values[piece] : piece)));
    },
  });
  cached = { voice: now, text };
  return text;
}

/// The texts of the language now.
export const useText = (): Text => useStore(voice, () => currentText());
