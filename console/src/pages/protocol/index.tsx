import { useEffect, useState } from 'react';
import { useProtocol } from '../../chain/hooks';
import { hasMarket } from '../../chain/market';
import type { ProtocolPage } from '../../chain/pages';
import { setSearch, usePlace } from '../../routes';
import { useText } from '../../text';
import { Page, Skeleton } from '../../ui';
import { Action, type Asked } from './Action';
import { Backstop } from './Backstop';
import { Deposits } from './Deposits';
import { Emission } from './Emission';
import { Overview } from './Overview';
import { Pools } from './Pools';
import { PriceCard } from './PriceCard';
import style from './protocol.module.css';
import { Rates } from './Rates';
import { Revenue } from './Revenue';
import { Stops } from './Stops';
import { Supply } from './Supply';
import { Tiers } from './Tiers';

type Part = 'stops' | 'price' | 'tiers' | 'pools' | 'revenue' | 'backstop' | 'supply';

const hasBackstop = ({ backstop }: ProtocolPage): boolean =>
  backstop.floorPerYear > 0n || backstop.reserve > 0n || backstop.emergency > 0n || backstop.insurance > 0n || backstop.spends.length > 0;

function partsOf(page: ProtocolPage): Part[] {
  const parts: Part[] = ['stops'];
  if (hasMarket(page)) parts.push('price');
  parts.push('tiers', 'pools', 'revenue');
  if (hasBackstop(page)) parts.push('backstop');
  return [...parts, 'supply'];
}

/// The state of everything that is nobody's own.
export default function Protocol() {
  const t = useText();
  const page = useProtocol();
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <Page title={t('protocol.title')} lede={t('protocol.lede')}>
      <Overview page={page} />
      {page === null ? <Skeleton width="100%" height="40rem" card /> : (
        <>
          <Parts parts={partsOf(page)} />
          <div id="stops" className={style.part}><Stops page={page} /></div>
          {hasMarket(page) && <div id="price" className={style.part}><PriceCard page={page} /></div>}
          <div id="tiers" className={style.part}><Tiers page={page} /></div>
          <div id="pools" className={`${style.part} q-stack`}>
            <Pools page={page} onAsk={setAsked} />
            <Rates page={page} />
          </div>
          <div id="revenue" className={`${style.part} q-stack`}>
            <Revenue page={page} onAsk={setAsked} />
            <Deposits />
          </div>
          {hasBackstop(page) && <div id="backstop" className={style.part}><Backstop page={page} onAsk={setAsked} /></div>}
          <div id="supply" className={`${style.part} q-stack`}>
            <Supply page={page} />
            {page.emission && <Emission emission={page.emission} />}
          </div>
        </>
      )}
      {asked && <Action asked={asked} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/// Jumps to the parts of the page; the address says the last one, so that it is a link.
function Parts({ parts }: { parts: Part[] }) {
  const t = useText();
  const { part } = usePlace().search;
  const go = (to: string) => document.getElementById(to)?.scrollIntoView();
  useEffect(() => {
    if (part) go(part);
  }, [part]);
  return (
    <nav className={style.parts} aria-label={t('protocol.parts')}>
      {parts.map((each) => (
        <button
          key={each} type="button"
          onClick={() => {
            setSearch({ part: each });
            go(each);
          }}
        >
          {t(`protocol.part.${each}`)}
        </button>
      ))}
    </nav>
  );
}
