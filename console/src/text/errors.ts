// Errors of the chain as sentences. The tables are large, so they are loaded when the first error is
// shown.

import { useEffect, useState } from 'react';
import { chain, type Chain } from '../chain/chain';
import { currentText, useText, type Language, type Text } from '.';

export interface ErrorText {
  title: string;
  /// What to do about it.
  todo: string;
}

type Table = Record<string, ErrorText>;

const files = import.meta.glob<{ default: Table }>('./errors.*.json');
const loaded = new Map<Language, Promise<Table>>();

export function errorTable(language: Language): Promise<Table> {
  const known = loaded.get(language);
  if (known) return known;
  const file = files[`./errors.${language}.json`];
  const table = file ? file().then((module) => module.default) : Promise.resolve({});
  loaded.set(language, table);
  return table;
}

/// The chain's own words about an error of that name.
function documented(on: Chain | null, name: string): string {
  const [pallet = '', variant = ''] = name.split('.');
  try {
    const errors = on?.client.errors as unknown as Record<string, Record<string, { meta: { docs: string[] } }>>;
    const section = pallet.charAt(0).toLowerCase() + pallet.slice(1);
    return errors[section]?.[variant]?.meta.docs.join(' ').trim() ?? '';
  } catch {
    return '';
  }
}

export async function errorText(name: string, text: Text = currentText()): Promise<ErrorText> {
  const table = await errorTable(text.language);
  return table[name] ?? table[`DispatchError.${name}`] ?? { title: documented(chain.get(), name) || text('error.unknown'), todo: '' };
}

/// The sentences for `Pallet.Variant`; `null` while they are loaded.
export function useErrorText(name: string | null | undefined): ErrorText | null {
  const t = useText();
  const [found, setFound] = useState<{ name: string; text: ErrorText } | null>(null);
  useEffect(() => {
    if (!name) return undefined;
    let wanted = true;
    void errorText(name, t).then((text) => wanted && setFound({ name, text }));
    return () => {
      wanted = false;
    };
  }, [name, t]);
  return found && found.name === name ? found.text : null;
}
