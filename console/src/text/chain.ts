// Words for what the chain has names of its own for: parameters and calls. The tables are large, so
// they come with the page that needs them.

import { useEffect, useState } from 'react';
import { useText, type Language } from '.';

export interface ChainWords {
  areas: Record<string, string>;
  groups: Record<string, string>;
  targets: Record<string, string>;
  parameters: Record<string, string>;
  legs: Record<string, string>;
  calls: Record<string, string>;
}

const files = import.meta.glob<{ default: ChainWords }>('./chain.*.json');
const loaded = new Map<Language, Promise<ChainWords | null>>();

function chainWords(language: Language): Promise<ChainWords | null> {
  const known = loaded.get(language);
  if (known) return known;
  const words = files[`./chain.${language}.json`]?.().then((module) => module.default) ?? Promise.resolve(null);
  loaded.set(language, words);
  return words;
}

/// The words in the language of the page; `null` while they are loaded.
export function useChainWords(): ChainWords | null {
  const { language } = useText();
  const [found, setFound] = useState<{ language: Language; words: ChainWords | null } | null>(null);
  useEffect(() => {
    let wanted = true;
    void chainWords(language).then((words) => wanted && setFound({ language, words }));
    return () => {
      wanted = false;
    };
  }, [language]);
  return found?.language === language ? found.words : null;
}

/// A text with its places filled.
export const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
