import { assetOf, useEconomy, useNow } from '../../chain/hooks';
import type { AccountPage } from '../../chain/pages';
import type { StreamView } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Bar, Card, shareOf } from '../../ui';
import { ActionButton } from '../../wallet/ActionButton';
import type { Ask } from './Action';
import style from './my.module.css';

/// Claims that vest.
export function Streams({ page, onAsk }: { page: AccountPage; onAsk: Ask }) {
  const t = useText();
  return (
    <Card title={t('my.streams')} note={t('my.streamsNote')}>
      <ul className={style.positions}>
        {page.streams.map((view) => <li key={view.stream.id}><One view={view} onAsk={onAsk} /></li>)}
      </ul>
    </Card>
  );
}

function One({ view, onAsk }: { view: StreamView; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const { stream, collectable } = view;
  const asset = assetOf(economy, stream.asset);
  const vested = stream.collected + collectable;
  const over = Number(stream.end) <= now;
  return (
    <article className={style.stream} aria-label={t('my.stream', { id: stream.id })}>
      <div className="q-row" data-apart>
        <Amount value={stream.total} asset={asset} />
        <span className="q-hint">
          {over ? t('my.streamOver') : t('my.streamEnds', { when: t.format.when(stream.end, now), left: t.format.duration(Number(stream.end) - now) })}
        </span>
      </div>
      <Bar label={t('my.vested')} bps={shareOf(vested, stream.total)} />
      <dl className={style.facts}>
        <div><dt>{t('my.vested')}</dt><dd><Amount value={vested} asset={asset} symbol={false} /></dd></div>
        <div><dt>{t('my.collected')}</dt><dd><Amount value={stream.collected} asset={asset} symbol={false} /></dd></div>
        <div><dt>{t('my.column.collectable')}</dt><dd><Amount value={collectable} asset={asset} symbol={false} /></dd></div>
      </dl>
      <div className="q-row">
        <ActionButton
          action="Collect" says={false} disabled={collectable === 0n}
          onClick={() => onAsk({ what: 'collect', asset: stream.asset, amount: collectable })}
        >
          {t('my.collect.action')}
        </ActionButton>
        {!over && (
          <ActionButton action="ForfeitStream" says={false} kind="quiet" onClick={() => onAsk({ what: 'forfeit', view })}>
            {t('my.forfeit.action')}
          </ActionButton>
        )}
      </div>
    </article>
  );
}
