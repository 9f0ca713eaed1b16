import { assetOf, useAsset, useEconomy, useNow, useProtocol } from '../../chain/hooks';
import { hasMarket } from '../../chain/market';
import type { AccountPage } from '../../chain/pages';
import type { PositionView } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Button, Card, Tag } from '../../ui';
import { tierName } from '../stake/tiers';
import type { Ask } from './Action';
import style from './my.module.css';
import { Timeline } from './Timeline';

export function Positions({ page, onAsk }: { page: AccountPage; onAsk: Ask }) {
  const t = useText();
  return (
    <Card
      title={t('my.positions')} note={t('my.positionsNote')}
      aside={page.positions.length > 0 && (
        <Button onClick={() => onAsk({ what: 'auto', on: !page.autoCompounding })}>
          {t(page.autoCompounding ? 'my.auto.switchOff' : 'my.auto.switchOn')}
        </Button>
      )}
    >
      {page.positions.length === 0 && <p className="q-muted">{t('my.noPositions')}</p>}
      <ul className={style.positions}>
        {page.positions.map((view) => (
          <li key={view.position.id}><One view={view} page={page} onAsk={onAsk} /></li>
        ))}
      </ul>
    </Card>
  );
}

function One({ view, page, onAsk }: { view: PositionView; page: AccountPage; onAsk: Ask }) {
  const t = useText();
  const now = useNow();
  const economy = useEconomy();
  const native = useAsset('native');
  const protocol = useProtocol();
  const { position, unlocked, weight } = view;
  const total = protocol?.state.weight ?? 0n;
  const tier = protocol?.params.tiers[position.tier];
  const rewards = page.byPosition.filter((each) => each.position === position.id);
  const market = protocol !== null && hasMarket(protocol);
  return (
    <article className={style.position} aria-label={t('my.position', { id: position.id })}>
      <header className={style.positionHead}>
        <div>
          <Amount value={position.amount} asset={native} size="l" />
          <p className="q-hint">{tierName(tier, economy, t)} · {t('my.opened', { when: t.format.when(position.start, now) })}</p>
        </div>
        <State view={view} />
      </header>
      <Timeline position={position} now={now} />
      <dl className={style.facts}>
        <div><dt>{t('my.weight')}</dt><dd>{t.format.times(position.amount > 0n ? weight / position.amount : 0n)}</dd></div>
        <div><dt>{t('my.share')}</dt><dd>{t.format.percent(total > 0n ? (weight * 10_000n) / total : 0n)}</dd></div>
        {rewards.map(({ asset, claimable, escrowed }) => (
          <div key={asset}>
            <dt>{t('my.reward', { symbol: assetOf(economy, asset).symbol })}</dt>
            <dd>
              <Amount value={claimable} asset={assetOf(economy, asset)} symbol={false} />
              {escrowed > 0n && <span className="q-small q-weak"> + {t('my.inEscrow', { amount: t.format.money(escrowed, assetOf(economy, asset)) })}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <footer className="q-row">
        {unlocked && <Button onClick={() => onAsk({ what: 'unstake', position: view })}>{t('my.unstake.action')}</Button>}
        {!unlocked && !position.firm && (
          <Button kind="quiet" onClick={() => onAsk({ what: 'early', position: view })}>{t('my.early.open')}</Button>
        )}
        {rewards.filter(({ asset, claimable }) => claimable > 0n && (asset === 'native' || market)).map(({ asset }) => (
          <Button key={asset} kind="quiet" onClick={() => onAsk({ what: 'compound', position: view, asset })}>
            {t('my.compound.open', { symbol: assetOf(economy, asset).symbol })}
          </Button>
        ))}
      </footer>
    </article>
  );
}

function State({ view }: { view: PositionView }) {
  const t = useText();
  if (view.weight === 0n) return <Tag tone="warn">{t('my.state.warming')}</Tag>;
  return view.unlocked ? <Tag tone="good">{t('my.state.unlocked')}</Tag> : <Tag>{t('my.state.locked')}</Tag>;
}
