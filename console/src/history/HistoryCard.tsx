import type { ReactNode } from 'react';
import { useText } from '../text';
import { Button, Card, Empty, Note, Skeleton } from '../ui';
import type { List } from './hooks';
import { useSource } from './source';
import type { AsOf as At, Page } from './types';

interface Props<R> {
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
  list: List<R>;
  /// What it says where there are no rows.
  empty: string;
  children: (page: Page<R>) => ReactNode;
}

/// A card of the history: its rows, the block that they are of, or why there are none. Without a history
/// there is no card: the page says so once.
export function HistoryCard<R>({ title, note, aside, list: { page, why, older, busy }, empty, children }: Props<R>) {
  const t = useText();
  const { is } = useSource();
  const waits = page === null && why === null;
  if (waits && is !== 'there' && is !== 'asking') return null;
  return (
    <Card title={title} note={note} aside={aside}>
      <div className="q-stack" data-gap="s">
        {waits && <Skeleton width="100%" height="6rem" card />}
        {page && (page.rows.length === 0 ? <Empty icon="clock" title={empty} /> : children(page))}
        {page && (
          <div className="q-row" data-apart>
            <AsOf at={page.asOf} />
            {older && <Button busy={busy} onClick={older}>{t('history.older')}</Button>}
          </div>
        )}
        {why !== null && <Note tone="warn">{t(`history.why.${why}`)}</Note>}
      </div>
    </Card>
  );
}

/// The block that an answer is of.
export function AsOf({ at }: { at: At }) {
  const t = useText();
  return <p className="q-hint">{t('history.asOf', { block: at.number, when: t.format.dateTime(at.time) })}</p>;
}

/// How the history is: compared with the chain, or not there.
export function State() {
  const t = useText();
  const source = useSource();
  switch (source.is) {
    case 'asking': return null;
    case 'there': return source.checked && !source.disagrees
      ? <p className="q-hint">{t('history.checked', { n: source.checked.figures, block: source.checked.block })}</p> : null;
    default: return <Note {...(source.is === 'off' ? {} : { tone: 'warn' })}>{t(`history.state.${source.is}`)}</Note>;
  }
}
