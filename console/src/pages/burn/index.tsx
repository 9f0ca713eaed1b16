import { useAsset, useEconomy, useProtocol } from '../../chain/hooks';
import type { ProtocolPage } from '../../chain/pages';
import type { Economy } from '../../chain/types';
import { useText } from '../../text';
import { Amount, Page, Skeleton, Stat, Stats } from '../../ui';
import { Charts } from './Charts';
import { Deflation } from './Deflation';
import { Lots } from './Lots';
import { NextLot } from './NextLot';
import { useRecords } from './read';
import { Rules } from './Rules';

/// What was burnt, how it was bought, and what is burnt next.
export default function Burn() {
  const t = useText();
  const page = useProtocol();
  const records = useRecords();
  const buys = page === null || page.buyback.params.maxLot > 0n;
  return (
    <Page title={t('burn.title')} lede={t(buys ? 'burn.lede' : 'burn.ledeNone')}>
      <Totals page={page} />
      {page === null ? <Skeleton width="100%" height="24rem" card /> : (
        <div className="q-columns">
          <div className="q-stack">
            {buys && <NextLot page={page} />}
            <Charts page={page} records={records} />
          </div>
          <div className="q-stack">
            <Deflation deflation={page.deflation} />
            {buys && <Rules page={page} />}
          </div>
        </div>
      )}
      {page && records ? <Lots page={page} records={records} buys={buys} /> : <Skeleton width="100%" height="18rem" card />}
    </Page>
  );
}

/// A part of the first issuance, as finely as it needs.
function shareOfFirst(burnt: bigint, economy: Economy | null): number | null {
  const first = economy?.firstIssuance ?? null;
  return first === null || first === 0n ? null : Number((burnt * 1_000_000n) / first) / 100;
}

function Totals({ page }: { page: ProtocolPage | null }) {
  const t = useText();
  const economy = useEconomy();
  const native = useAsset('native');
  const quote = economy?.assets.find(({ id }) => id === page?.backstop.floorAsset);
  const totals = page?.buyback.totals;
  const all = totals?.all;
  const direct = all && all.burnt - all.bought;
  const share = all ? shareOfFirst(all.burnt, economy) : null;
  const first = economy?.firstIssuance ?? null;
  return (
    <Stats>
      <Stat label={t('burn.burnt')} sub={!totals ? ' ' : share === null ? t('burn.inRecords', { n: Number(totals.count) }) : t('burn.ofFirst', { share: t.format.percent(share, 4) })}>
        <Amount value={all?.burnt} asset={native} size="l" />
      </Stat>
      {(page === null || page.buyback.params.maxLot > 0n) && (
        <Stat
          label={t('burn.bought')}
          sub={all && quote && totals ? t('burn.boughtFor', { n: Number(totals.lots), spent: t.format.money(all.spent, quote) }) : ' '}
        >
          <Amount value={all?.bought} asset={native} size="l" />
        </Stat>
      )}
      <Stat label={t('burn.direct')} sub={t('burn.directWhat')}>
        <Amount value={direct} asset={native} size="l" />
      </Stat>
      <Stat label={t('burn.issuance')} sub={first === null ? t('burn.issuanceWhat') : t('burn.issuanceFirst', { first: t.format.money(first, native) })}>
        <Amount value={page?.supply.issuance} asset={native} size="l" />
      </Stat>
    </Stats>
  );
}
