import table from '../../../runtime/parameters.json';
import { assetOf, useEconomy } from '../chain/hooks';
import type { AssetId, Economy } from '../chain/types';
import { useText, type Text } from '../text';
import { filled, useChainWords, type ChainWords } from '../text/chain';
import { Skeleton, Table, type Column } from '../ui';
import { leavesOf, type Leaf } from './changes';
import { HistoryCard } from './HistoryCard';
import { useRows } from './hooks';
import { pathTo } from './list';
import { assetNamed, change } from './parse';
import { useSource } from './source';
import type { ChangeRow } from './types';

const UNITS = new Map(table.map(({ pallet, parameter, unit }) => [`${pallet}.${parameter}`, unit]));
const knows = (pallet: string, path: string): boolean => UNITS.has(`${pallet}.${path}`);
const FACTORS = /multiplier_bps$|OverBase$|\.voting\.|\.launch\..*_bps$/;

const keyOf = ({ block, idx, field }: ChangeRow): string => `${block}-${idx}-${field}`;

interface Line extends Leaf {
  row: ChangeRow;
}

const linesOf = (rows: readonly ChangeRow[]): Line[] =>
  rows.flatMap((row) => leavesOf(row, knows).map((leaf) => ({ row, ...leaf })));

/// Changes of parameters, newest first: of a pallet, or of all. `quiet` shows nothing where there is none.
export function Changes({ pallet, quiet = false }: { pallet?: string; quiet?: boolean }) {
  const t = useText();
  const economy = useEconomy();
  const words = useChainWords();
  const source = useSource();
  const list = useRows(pathTo(pallet ? `/v1/parameters/${pallet}` : '/v1/parameters', {}), change, keyOf);
  if (quiet && (!list.page || list.page.rows.length === 0) && (source.is !== 'there' || list.why === null)) return null;
  const columns: Column<Line>[] = [
    { key: 'when', head: t('history.column.when'), cell: ({ row }) => <span className="q-nowrap">{t.format.dateTime(row.time)}</span> },
    ...(pallet ? [] : [{ key: 'area', head: t('history.column.area'), cell: ({ row }: Line) => words?.areas[row.pallet] ?? row.pallet }]),
    { key: 'what', head: t('history.column.parameter'), cell: (line) => `${nameOf(line, words)}${subjectOf(line, economy, t)}` },
    { key: 'old', head: t('history.column.before'), end: true, cell: (line) => valueText(line.old, line, economy, t) },
    { key: 'now', head: t('history.column.after'), end: true, cell: (line) => <strong>{valueText(line.now, line, economy, t)}</strong> },
  ];
  return (
    <HistoryCard title={t('history.changes')} list={list} empty={t('history.changesNone')}>
      {({ rows }) => words === null ? <Skeleton width="100%" height="6rem" card /> : (
        <Table
          caption={t('history.changes')} columns={columns} rows={linesOf(rows)}
          rowKey={({ row, path, ordinal, leg }) => `${keyOf(row)}-${path}-${ordinal}-${leg}`}
        />
      )}
    </HistoryCard>
  );
}

function nameOf({ row, path, ordinal, leg }: Line, words: ChainWords | null): string {
  const text = words?.parameters[`${row.pallet}.${path}`];
  return text ? filled(text, { n: String(ordinal), leg: words?.legs[leg] ?? leg }) : `${row.event} ${path}`;
}

/// The asset of a pool, as the fields of an event have it.
function poolOf({ subject }: ChangeRow): AssetId | null {
  const asset = subject?.asset;
  if (typeof asset === 'string') return assetNamed(asset);
  return typeof asset === 'object' && asset !== null && 'WithId' in asset ? assetNamed(`WithId(${String(asset.WithId)})`) : null;
}

/// What of several it is about, in brackets.
function subjectOf({ row }: Line, economy: Economy | null, t: Text): string {
  const { subject } = row;
  if (subject === null) return '';
  const pool = poolOf(row);
  if (pool !== null) return ` (${assetOf(economy, pool).symbol})`;
  if (typeof subject.tier === 'string') {
    return ` (${economy?.tiers[Number(subject.tier)] ?? t('history.detail.tier', { id: subject.tier })})`;
  }
  if (typeof subject.id === 'string') return ` (${economy?.plans[Number(subject.id)] ?? subject.id})`;
  return typeof subject.kind === 'string' ? ` (${subject.kind})` : '';
}

function valueText(value: string | null, { row, path }: Line, economy: Economy | null, t: Text): string {
  if (value === null) return '–';
  const unit = UNITS.get(`${row.pallet}.${path}`) ?? '';
  if (!/^\d{1,39}$/.test(value)) return value;
  const number = BigInt(value);
  if (unit === 'seconds') return t.format.duration(number);
  if (unit.startsWith('basis points')) return FACTORS.test(path) ? t.format.times(number) : t.format.percent(number);
  if (!unit.startsWith('smallest units')) return t.format.number(number);
  const pool = poolOf(row);
  const dollar = economy?.assets.find(({ id }) => id !== 'native')?.id ?? 'native';
  return t.format.money(number, assetOf(economy, pool ?? (unit.endsWith('native token') ? 'native' : dollar)));
}
