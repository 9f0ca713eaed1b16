import { useId, type ReactNode } from 'react';
import type { Asset } from '../chain/types';
import { useText, type Text } from '../text';
import { decimal, parseAmount, type Parsed } from '../text/format';
import { Icon } from './Icon';

interface Props {
  label: string;
  asset: Asset;
  /// What is typed.
  value: string;
  onChange: (typed: string) => void;
  /// The most that can be chosen, for the buttons of its parts.
  most?: bigint | null;
  /// At the right of the label.
  aside?: ReactNode;
  /// What is wrong with an amount that is one.
  problem?: string | null;
  hint?: ReactNode;
}

/// An amount as text, typed in the language's own way.
export function AmountInput({ label, asset, value, onChange, most, aside, problem, hint }: Props) {
  const t = useText();
  const id = useId();
  // Before the chain has said what the asset is, nothing is wrong.
  const wrong = (asset.symbol ? formProblem(parseAmount(value, asset.decimals, t.format.separator), asset, t) : null) ?? problem;
  const part = (hundredths: bigint) => {
    if (most !== null && most !== undefined) onChange(typedForm((most * hundredths) / 100n, asset, t.format.separator));
  };
  const parts: [bigint, string][] = [25n, 50n, 75n].map((each) => [each, t.format.percent(each * 100n)]);
  return (
    <div className="q-field">
      <div className="q-label">
        <label htmlFor={id}>{label}</label>
        {aside && <span>{aside}</span>}
      </div>
      <div className="q-amount-field" data-invalid={wrong ? true : undefined}>
        <input
          id={id} value={value} onChange={(event) => onChange(event.target.value)} placeholder="0" inputMode="decimal"
          autoComplete="off" spellCheck={false} aria-invalid={Boolean(wrong)} aria-describedby={`${id}-more`}
        />
        {asset.symbol && <span className="q-amount-symbol">{asset.symbol}</span>}
      </div>
      {most !== undefined && (
        <div className="q-shares" role="group" aria-label={t('amount.parts')}>
          {parts.map(([each, name]) => (
            <button key={name} type="button" disabled={most === null} onClick={() => part(each)}>{name}</button>
          ))}
          <button type="button" disabled={most === null} onClick={() => part(100n)}>{t('amount.max')}</button>
        </div>
      )}
      <div id={`${id}-more`} aria-live="polite">
        {wrong
          ? <p className="q-problem"><Icon name="alert" size={16} />{wrong}</p>
          : hint && <p className="q-hint">{hint}</p>}
      </div>
    </div>
  );
}

/// Why what is typed is no amount of that asset.
function formProblem({ is }: Parsed, { decimals, symbol }: Asset, t: Text): string | null {
  switch (is) {
    case 'notNumber': return t('amount.notNumber', { example: `1${t.format.separator}5` });
    case 'tooManyDecimals': return t('amount.tooManyDecimals', { n: decimals, symbol });
    case 'tooLarge': return t('amount.tooLarge');
    default: return null;
  }
}

/// An amount as one would type it.
export const typedForm = (value: bigint, asset: Asset, separator: string): string =>
  decimal(value, asset.decimals).replace('.', separator);

/// What is typed as smallest units.
export function useParsed(typed: string, asset: Asset): Parsed {
  const { format } = useText();
  return parseAmount(typed, asset.decimals, format.separator);
}
