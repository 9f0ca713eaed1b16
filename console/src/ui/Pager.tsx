import { useSyncExternalStore } from 'react';
import { useText } from '../text';
import { Button } from './Button';

interface Props {
  label: string;
  /// From 0 on.
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/// From page to page of a long list, newest first.
export function Pager({ label, page, pages, onPage }: Props) {
  const t = useText();
  if (pages <= 1) return null;
  return (
    <nav className="q-row" data-apart aria-label={label}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>{t('pager.newer')}</Button>
      <span className="q-hint" aria-live="polite">{t('pager.where', { page: page + 1, pages })}</span>
      <Button disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>{t('pager.older')}</Button>
    </nav>
  );
}

/// The rows of that page, and how many pages there are.
export function paged<R>(rows: readonly R[], page: number, size: number): { rows: readonly R[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(page, pages - 1);
  return { rows: rows.slice(at * size, (at + 1) * size), page: at, pages };
}

const NARROW = '(max-width: 52rem)';

function onNarrow(told: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', told);
  return () => query.removeEventListener('change', told);
}

/// Rows of a page: fewer where each row is a card.
export const usePageSize = (): number => (useSyncExternalStore(onNarrow, () => matchMedia(NARROW).matches) ? 6 : 20);
