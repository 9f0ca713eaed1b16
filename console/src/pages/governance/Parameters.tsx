import { useState } from 'react';
import { useAccountPage, useExtra, useNow } from '../../chain/hooks';
import { Changes } from '../../history';
import { setSearch, usePlace } from '../../routes';
import { useText, type Text } from '../../text';
import { Button, Card, Empty, Icon, Note, Skeleton, Table, type Column } from '../../ui';
import { Reasons } from '../../wallet/ActionButton';
import { useAccount } from '../../wallet/wallet';
import { groupsOf, itemsOf, type Group, type Item } from './params/catalog';
import { span } from './params/check';
import { useLastChange } from './params/last';
import { Propose, type Way } from './Propose';
import { readBodies } from './read';
import { useSpeech } from './speech';
import { groupName, itemName, unitText, type Speech } from './words';
import style from './parameters.module.css';

export function Parameters() {
  const t = useText();
  const speech = useSpeech();
  const { search } = usePlace();
  const [sought, setSought] = useState('');
  const [asked, setAsked] = useState<Group | null>(null);
  const ways = useWays();
  const signs = useAccount()?.source != null;
  if (!speech) return <Skeleton width="100%" height="24rem" card />;
  const { words, known } = speech;
  const groups = groupsOf(known);
  const areas = [...new Set(groups.map(({ pallet }) => pallet))];
  const needle = sought.trim().toLowerCase();
  const matches = (group: Group): boolean => [
    words.areas[group.pallet], groupName(group, speech), ...itemsOf(group, known).map((item) => itemName(item, group, words)),
  ].some((text) => text?.toLowerCase().includes(needle));
  const shown = needle ? groups.filter(matches) : groups;
  const current = search.area ?? areas[0];
  return (
    <div className="q-stack">
      <Note>{t(ways.length > 0 ? 'governance.mayPropose' : known.protocol.polls ? 'governance.whoMayPolls' : 'governance.whoMay')}</Note>
      {signs && known.protocol.polls && <Reasons of={['Propose']} />}
      <div className="q-field">
        <label className="q-label" htmlFor="parameters-search">{t('governance.search')}</label>
        <input
          id="parameters-search" className="q-input" type="search" value={sought} onChange={(event) => setSought(event.target.value)}
          placeholder={t('governance.searchHint')}
        />
      </div>
      {shown.length === 0 && <Card><Empty icon="governance" title={t('governance.noneFound')} /></Card>}
      {areas.filter((area) => shown.some(({ pallet }) => pallet === area)).map((area) => (
        <details
          key={area} className={`q-card ${style.area}`} open={needle !== '' || area === current}
        >
          <summary onClick={(event) => {
            event.preventDefault();
            setSearch({ view: 'parameters', area: area === current ? 'none' : area });
          }}>
            <h2>{words.areas[area] ?? area}</h2>
            <span className="q-hint">{t('governance.parameters', { n: groups.filter(({ pallet }) => pallet === area)
              .reduce((sum, group) => sum + itemsOf(group, known).length, 0) })}</span>
            <Icon name="arrow" size={18} />
          </summary>
          {(needle !== '' || area === current) && shown.filter(({ pallet }) => pallet === area).map((group) => (
            <GroupTable key={group.key} group={group} speech={speech} onAsk={ways.length > 0 ? setAsked : null} />
          ))}
        </details>
      ))}
      <Changes quiet />
      {asked && <Propose group={asked} speech={speech} ways={ways} onClose={() => setAsked(null)} />}
    </div>
  );
}

/// In which ways the account can propose a change.
function useWays(): Way[] {
  const account = useAccount();
  const page = useAccountPage();
  const bodies = useExtra('bodies', readBodies);
  const council = bodies?.find(({ name }) => name === 'council');
  if (!account || account.source === null || !council) return [];
  return [
    ...(council.members.includes(account.address) ? [{ is: 'motion' as const, members: council.members.length }] : []),
    ...(page?.votes?.may.propose ? [{ is: 'poll' as const }] : []),
  ];
}

function GroupTable({ group, speech, onAsk }: { group: Group; speech: Speech; onAsk: ((group: Group) => void) | null }) {
  const t = useText();
  const { words, known } = speech;
  const items = itemsOf(group, known);
  const open = !group.fixed && items.some((item) => span(item) !== null);
  const name = groupName(group, speech);
  const columns: Column<Item>[] = [
    { key: 'name', head: t('governance.column.parameter'), cell: (item) => <span className={style.parameter}>{itemName(item, group, words)}</span> },
    { key: 'value', head: t('governance.column.value'), end: true, cell: (item) => <strong>{unitText(item.place.value, item.unit, speech)}</strong> },
    { key: 'range', head: t('governance.column.range'), end: true, cell: (item) => rangeText(item.least, item.most, item, speech) },
    {
      key: 'step', head: t('governance.column.step'), end: true,
      cell: (item) => (group.fixed || span(item) === null ? t('governance.step.fixed') : stepText(item, speech, t)),
    },
  ];
  return (
    <section className={style.group} aria-label={name}>
      <div className="q-row" data-apart>
        <div>
          <h3>{name}</h3>
          <LastChange group={group} />
        </div>
        {onAsk && open && <Button onClick={() => onAsk(group)}>{t('governance.propose')}</Button>}
        {group.fixed && <span className="q-hint">{t('governance.fixedForEver')}</span>}
      </div>
      <Table caption={name} columns={columns} rows={items} rowKey={({ key }) => key} />
    </section>
  );
}

function LastChange({ group }: { group: Group }) {
  const t = useText();
  const now = useNow();
  const last = useLastChange(group);
  if (last === null) return null;
  return <p className="q-hint">{last === 0n ? t('governance.neverChanged') : t('governance.lastChange', { when: t.format.when(last, now) })}</p>;
}

const HUGE = 10n ** 9n;

/// A bound that is there only so that numbers end is no news.
function rangeText(least: bigint, most: bigint, { unit }: Item, speech: Speech) {
  const { t } = speech;
  const endless = unit.is === 'amount' && most / 10n ** BigInt(unit.asset.decimals) >= HUGE;
  const tiny = unit.is === 'amount' && least <= 1n;
  const say = (value: bigint) => unit.is === 'blocks'
    ? t.format.duration(Number(value) * speech.known.economy.slotMillis / 1000) : unitText(value, unit, speech);
  const from = say(least);
  if (endless && tiny) return t('governance.range.any');
  if (endless) return t('governance.range.from', { from });
  if (tiny) return t('governance.range.to', { to: say(most) });
  return t('governance.range', { from, to: say(most) });
}

function stepText({ row, unit }: Item, speech: Speech, t: Text): string {
  const { kind, by } = row.step;
  const text = by === undefined ? '' : unitText(BigInt(by), unit, speech);
  if (kind === 'double') return by === undefined ? t('governance.step.double') : t('governance.step.doubleBy', { by: text });
  if (kind === 'by') return t('governance.step.by', { by: text });
  return t(kind === 'lower' ? 'governance.step.lower' : 'governance.step.fixed');
}
