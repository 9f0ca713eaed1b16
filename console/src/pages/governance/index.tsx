import { useEconomy, useProtocol } from '../../chain/hooks';
import { setSearch, usePlace } from '../../routes';
import { useText } from '../../text';
import { Page, Segments } from '../../ui';
import { Debates } from './Debates';
import { Motions } from './Motions';
import { Parameters } from './Parameters';
import { Polls } from './Polls';
import style from './governance.module.css';

type View = 'motions' | 'polls' | 'debates' | 'parameters';

export default function Governance() {
  const t = useText();
  const { search } = usePlace();
  const features = useEconomy()?.features;
  const protocol = useProtocol();
  const views: readonly View[] = [
    'motions', ...(features?.votes ? ['polls' as const] : []), ...(protocol?.sessions ? ['debates' as const] : []), 'parameters',
  ];
  const view = views.find((each) => each === search.view) ?? (search.view === 'polls' || search.view === 'debates' ? null : 'motions');
  return (
    <Page title={t('governance.title')} lede={t('governance.lede')}>
      <div className={style.views}>
        <Segments
          label={t('governance.views')} value={view ?? 'motions'} onChange={(each) => setSearch({ view: each })}
          options={views.map((each) => [each, t(`governance.view.${each}`)] as const)}
        />
      </div>
      {view === 'motions' && <Motions />}
      {view === 'polls' && <Polls />}
      {view === 'debates' && <Debates />}
      {view === 'parameters' && <Parameters />}
    </Page>
  );
}
