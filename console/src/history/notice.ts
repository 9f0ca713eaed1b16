// What the line above every page says about the history.

import type { Notice } from '../shell/banners';
import type { Text } from '../text';
import { MOST_BEHIND, type Source } from './source';

/// Nothing, where there is no history and never was: the pages of the chain do not miss it.
export function historyNotices(source: Source, t: Text): Notice[] {
  const told = (text: string): Notice[] => [{ id: 'history', tone: 'warn', text, action: { label: t('history.banner.open'), does: { link: 'history' } } }];
  if (source.is === 'away') return source.known ? told(t('history.banner.away')) : [];
  if (source.is !== 'there') return [];
  if (source.disagrees) return told(t('history.banner.disagrees', { block: source.checked?.block ?? source.cursor }));
  if (source.lag > MOST_BEHIND) return told(t('history.banner.behind', { n: source.lag }));
  return source.trouble ? told(t('history.banner.trouble', { why: source.trouble })) : [];
}
