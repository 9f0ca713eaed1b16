import { assetOf, useAsset, useEconomy, useNow, useProtocol } from '../../chain/hooks';
import { hasMarket } from '../../chain/market';
import type { AccountPage, Action } from '../../chain/pages';
import type { AssetId, PositionView } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Card, Tag } from '../../ui';
import { ActionButton, Reasons } from '../../wallet/ActionButton';
import { tierName } from '../stake/tiers';
import type { Ask } from './Action';
import style from './my.module.css';
import { Timeline } from './Timeline';

const compounding = (asset: AssetId): Action => (asset === 'native' ? 'Compound' : 'CompoundThroughExchange');

export function Positions({ page, onAsk }: { page: AccountPage; onAsk: Ask }) {
  const t = useText();
  const protocol = useProtocol();
  const market = protocol !== null && hasMarket(protocol);
  const earned = page.byPosition.filter(({ asset, claimable }) => claimable > 0n && (asset === 'native' || market));
  const closable = [...new Set<Action>([...earned.map(({ asset }) => compounding(asset)), ...(page.positions.length > 0 ? ['AutoCompound' as const] : [])])];
  return (
    <Card
      title={t('my.positions')} note={t('my.positionsNote')}
      aside={page.positions.length > 0 && (
        <ActionButton action="AutoCompound" says={false} onClick={() => onAsk({ what: 'auto', on: !page.autoCompounding })}>
          {t(page.autoCompounding ? 'my.auto.switchOff' : 'my.auto.switchOn')}
        </ActionButton>
      )}
    >
      {page.positions.length === 0 && <p className="q-muted">{t('my.noPositions')}</p>}
      <ul className={style.positions}>
        {page.positions.map((view) => (
          <li key={view.position.id}><One view={view} page={page} onAsk={onAsk} /></li>
        ))}
      </ul>
      <Reasons of={closable} />
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
        {unlocked && (
          <ActionButton action="Unstake" onClick={() => onAsk({ what: 'unstake', position: view })}>{t('my.unstake.action')}</ActionButton>
        )}
        {!unlocked && !position.firm && (
          <ActionButton action="EarlyUnstake" says={false} kind="quiet" onClick={() => onAsk({ what: 'early', position: view })}>
            {t('my.early.open')}
          </ActionButton>
        )}
        {rewards.filter(({ asset, claimable }) => claimable > 0n && (asset === 'native' || market)).map(({ asset }) => (
          <ActionButton
            key={asset} kind="quiet" action={compounding(asset)} says={false} onClick={() => onAsk({ what: 'compound', position: view, asset })}
          >
            {t('my.compound.open', { symbol: assetOf(economy, asset).symbol })}
          </ActionButton>
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
