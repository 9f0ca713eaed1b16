import { useEconomy, useExtra, useNow, useProtocol } from '../../chain/hooks';
import { useText } from '../../text';
import { useChainWords } from '../../text/chain';
import { useName } from './people';
import { readSettings } from './read';
import type { Speech } from './words';

/// What is needed to put calls into words; `null` while something of it is missing.
export function useSpeech(): Speech | null {
  const t = useText();
  const words = useChainWords();
  const economy = useEconomy();
  const protocol = useProtocol();
  const settings = useExtra('parameters:settings', readSettings);
  const name = useName();
  const now = useNow();
  return words && economy && protocol && settings ? { t, words, known: { economy, protocol, settings }, name, now } : null;
}
