import { useRef, useState, type FormEvent } from 'react';
import type { AssetId, Economy } from '../../chain/types';
import type { RevenueType } from '../../chain/views';
import { useText, type Text } from '../../text';
import { AmountInput, Button, Card, Note, Segments, useParsed } from '../../ui';
import style from './desk.module.css';
import { KINDS, linesOf, referenceOf, type Line, type Wrong } from './lines';

interface Props {
  economy: Economy;
  lines: readonly Line[];
  onChange: (lines: readonly Line[]) => void;
}

/// Where the lines come from: a file, or one after the other by hand.
export function Source({ economy, lines, onChange }: Props) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = linesOf(await file.text(), economy.assets);
    setWrongs(read.wrongs);
    onChange(read.lines);
    if (input.current) input.current.value = '';
  };
  return (
    <Card
      title={t('desk.lines')} note={t('desk.linesNote')}
      aside={(
        <>
          <input
            ref={input} id="desk-file" hidden type="file" accept=".csv,text/csv" aria-label={t('desk.file')}
            onChange={(event) => void open(event.target.files?.[0])}
          />
          <Button onClick={() => input.current?.click()}>{t('desk.open')}</Button>
        </>
      )}
    >
      <div className="q-stack">
        {wrongs.length > 0 && (
          <Note tone="bad">
            <strong>{t('desk.wrong')}</strong>
            <ul>{wrongs.map((wrong, at) => <li key={at}>{wrongText(wrong, t)}</li>)}</ul>
          </Note>
        )}
        <ByHand economy={economy} taken={lines.map(({ key }) => key)} onAdd={(line) => { setWrongs([]); onChange([...lines, line]); }} />
      </div>
    </Card>
  );
}

const wrongText = (wrong: Wrong, t: Text): string =>
  (wrong.is === 'columns' ? t('desk.wrong.columns', { missing: wrong.missing })
    : t(`desk.wrong.${wrong.is}`, { row: wrong.row, text: wrong.text || '–' }));

interface ByHandProps {
  economy: Economy;
  taken: readonly string[];
  onAdd: (line: Line) => void;
}

function ByHand({ economy, taken, onAdd }: ByHandProps) {
  const t = useText();
  const [key, setKey] = useState('');
  const [kind, setKind] = useState<RevenueType>('Subscription');
  const [assetId, setAsset] = useState<AssetId>(economy.assets.at(-1)?.id ?? 'native');
  const [typed, setTyped] = useState('');
  const asset = economy.assets.find(({ id }) => id === assetId) ?? economy.native;
  const parsed = useParsed(typed, asset);
  const name = key.trim();
  const twice = taken.includes(name);
  const amount = parsed.is === 'amount' && parsed.value > 0n ? parsed.value : null;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (amount === null || name === '' || twice) return;
    onAdd({ key: name, kind, asset, amount, reference: referenceOf(name) });
    setKey('');
    setTyped('');
  };
  return (
    <form className={style.form} onSubmit={add}>
      <div className="q-field">
        <label className="q-label" htmlFor="desk-key">{t('desk.key')}</label>
        <input id="desk-key" className="q-input" value={key} autoComplete="off" aria-describedby="desk-key-more" onChange={(event) => setKey(event.target.value)} />
        <p id="desk-key-more" className={twice ? 'q-problem' : 'q-hint'}>{t(twice ? 'desk.keyTaken' : 'desk.keyHint')}</p>
      </div>
      <div className="q-field">
        <label className="q-label" htmlFor="desk-kind">{t('protocol.revenue.kind')}</label>
        <select id="desk-kind" className="q-input" value={kind} onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? kind)}>
          {KINDS.map((each) => <option key={each} value={each}>{t(`protocol.kind.${each}`)}</option>)}
        </select>
      </div>
      <div className="q-field">
        <span className="q-label">{t('protocol.column.asset')}</span>
        <Segments
          label={t('protocol.column.asset')} value={String(assetId)} onChange={(id) => setAsset(economy.assets.find((each) => String(each.id) === id)?.id ?? assetId)}
          options={economy.assets.map(({ id, symbol }) => [String(id), symbol] as const)}
        />
      </div>
      <AmountInput label={t('protocol.column.amount')} asset={asset} value={typed} onChange={setTyped} />
      <Button type="submit" disabled={amount === null || name === '' || twice}>{t('desk.add')}</Button>
    </form>
  );
}
