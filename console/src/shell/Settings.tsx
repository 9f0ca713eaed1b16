import { useState } from 'react';
import { nodeUrl, remember } from '../chain/chain';
import { useEconomy } from '../chain/hooks';
import { choose, LANGUAGES, useText, type Language } from '../text';
import { Button, Dialog, Line, Lines, Segments } from '../ui';
import { Network } from './Network';
import { setTheme, theme, type Theme } from './theme';

const isNode = (url: string): boolean => {
  try {
    return /^wss?:$/.test(new URL(url).protocol);
  } catch {
    return false;
  }
};

/// Goes to another node: a new page, so that nothing of the old chain is left.
function goTo(url: string): void {
  remember('node', url);
  const here = new URL(location.href);
  here.searchParams.delete('node');
  location.replace(here);
  location.reload();
}

export function Settings({ onClose }: { onClose: () => void }) {
  const t = useText();
  const economy = useEconomy();
  const [chosen, setChosen] = useState<Theme>(theme());
  const [url, setUrl] = useState(nodeUrl());
  const languages = Object.entries(LANGUAGES) as [Language, string][];
  const themes = (['system', 'light', 'dark'] as const).map((each) => [each, t(`settings.theme.${each}`)] as const);
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="q-field">
        <span className="q-label">{t('settings.theme')}</span>
        <Segments label={t('settings.theme')} options={themes} value={chosen} onChange={(next) => {
          setTheme(next);
          setChosen(next);
        }} />
      </div>
      <div className="q-field">
        <span className="q-label">{t('settings.language')}</span>
        <Segments
          label={t('settings.language')} options={languages} value={t.language}
          onChange={(next) => void choose(next)}
        />
      </div>
      <form className="q-field" onSubmit={(event) => {
        event.preventDefault();
        if (isNode(url)) goTo(url);
      }}>
        <label className="q-label" htmlFor="node">{t('settings.node')}</label>
        <input
          id="node" className="q-input" value={url} onChange={(event) => setUrl(event.target.value)} inputMode="url"
          autoComplete="off" spellCheck={false} aria-invalid={!isNode(url)} aria-describedby="node-hint"
        />
        <p id="node-hint" className="q-hint">{t('settings.nodeHint')}</p>
        <Button type="submit" disabled={!isNode(url) || url === nodeUrl()}>{t('settings.useNode')}</Button>
      </form>
      <Network onOpen={onClose} />
      {economy && (
        <Lines>
          <Line label={t('settings.genesis')}><code>{economy.genesis.slice(0, 10)}…{economy.genesis.slice(-6)}</code></Line>
          <Line label={t('settings.runtime')}>{economy.specName} {economy.specVersion}</Line>
        </Lines>
      )}
    </Dialog>
  );
}
