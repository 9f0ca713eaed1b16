import { Suspense, useEffect, useRef, useState } from 'react';
import { useEconomy, useSnapshot } from '../chain/hooks';
import { componentOf, linkTo, PAGES, usePlace, type PageEntry } from '../routes';
import { useText } from '../text';
import { TransactionCentre } from '../tx/Centre';
import { Toasts } from '../tx/Toasts';
import { Dialog, Icon, Mark, Skeleton } from '../ui';
import { AccountDialog } from '../wallet/AccountDialog';
import { Banner } from './Banner';
import { Network } from './Network';
import { Settings } from './Settings';
import { TopBar } from './TopBar';

export type Open = 'account' | 'transactions' | 'settings' | 'more' | null;

/// Places in the bar at the bottom.
const BOTTOM = 5;

function usePages(): PageEntry[] {
  const economy = useEconomy();
  return PAGES.filter(({ shown, apart }) => !apart && (!shown || (economy && shown(economy))));
}

export function Shell() {
  const t = useText();
  const { path } = usePlace();
  const pages = usePages();
  const block = useSnapshot((value) => value.block.number);
  const [open, setOpen] = useState<Open>(null);
  const content = useRef<HTMLElement>(null);
  const Content = componentOf(path);
  const title = PAGES.find((page) => page.path === path)?.title ?? 'nav.stake';
  const before = useRef(path);

  useEffect(() => {
    document.title = `${t(title)} · Quaestor`;
    if (before.current === path) return;
    before.current = path;
    setOpen(null);
    scrollTo(0, 0);
    content.current?.focus();
  }, [path, title, t]);

  return (
    <div className="q-app">
      <a className="q-button q-skip" data-kind="primary" href="#content" onClick={(event) => {
        event.preventDefault();
        content.current?.focus();
      }}>
        {t('shell.skip')}
      </a>
      <nav className="q-side" aria-label={t('shell.pages')}>
        <a className="q-brand" href={linkTo('stake')}><Mark />Quaestor</a>
        <div className="q-nav">
          <ul>{pages.map((page) => <li key={page.path}><Entry page={page} current={path} /></li>)}</ul>
        </div>
        <div className="q-side-foot"><Network onOpen={() => setOpen('settings')} /></div>
      </nav>
      <div className="q-main">
        <TopBar onOpen={setOpen} />
        <Banner onOpen={setOpen} />
        <main ref={content} className="q-content" id="content" tabIndex={-1} data-block={block ?? undefined}>
          <Suspense fallback={<><h1 className="q-only-read">{t(title)}</h1><Skeleton width="16rem" height="2.125rem" /></>}>
            {Content && <Content />}
          </Suspense>
        </main>
      </div>
      <Bottom pages={pages} current={path} onMore={() => setOpen('more')} />
      <Toasts />
      {open === 'account' && <AccountDialog onClose={() => setOpen(null)} />}
      {open === 'transactions' && <TransactionCentre onClose={() => setOpen(null)} />}
      {open === 'settings' && <Settings onClose={() => setOpen(null)} />}
      {open === 'more' && (
        <Dialog title={t('nav.more')} onClose={() => setOpen(null)}>
          <nav className="q-nav" aria-label={t('nav.more')}>
            <ul>
              {pages.slice(BOTTOM - 1).map((page) => <li key={page.path}><Entry page={page} current={path} /></li>)}
            </ul>
          </nav>
        </Dialog>
      )}
    </div>
  );
}

function Entry({ page, current, size = 20 }: { page: PageEntry; current: string; size?: number }) {
  const t = useText();
  return (
    <a href={linkTo(page.path)} aria-current={page.path === current ? 'page' : undefined}>
      <Icon name={page.icon} size={size} />
      <span>{t(page.title)}</span>
    </a>
  );
}

function Bottom({ pages, current, onMore }: { pages: PageEntry[]; current: string; onMore: () => void }) {
  const t = useText();
  const all = pages.length <= BOTTOM;
  const shown = all ? pages : pages.slice(0, BOTTOM - 1);
  const hidden = pages.slice(shown.length);
  return (
    <nav className="q-bottom" aria-label={t('shell.pages')}>
      <ul>
        {shown.map((page) => <li key={page.path}><Entry page={page} current={current} size={22} /></li>)}
        {!all && (
          <li>
            <button type="button" onClick={onMore} data-current={hidden.some(({ path }) => path === current) || undefined}>
              <Icon name="more" size={22} />
              <span>{t('nav.more')}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}
