import { useId, type ComponentProps } from 'react';
import type { Action } from '../chain/pages';
import { useText } from '../text';
import { useClosed } from '../tx/closed';
import { Button } from '../ui';
import { permitsAction } from './proxies';
import { useAccount } from './wallet';

interface Props extends ComponentProps<typeof Button> {
  action: Action;
  /// Whether the reason stands below it. Where there are many of the kind, `Reasons` says it once.
  says?: boolean;
}

/// A button for what an account may do. It is closed when the chain says so, and has the reason.
export function ActionButton({ action, says = true, disabled = false, ...rest }: Props) {
  const t = useText();
  const id = useId();
  const closed = useClosed(action);
  const account = useAccount();
  const watched = account?.source === null;
  const barred = account?.by && !permitsAction(account.by.right, action) ? t('account.barred', { right: t(`account.right.${account.by.right}`) }) : null;
  const why = watched ? t('account.watchOnly') : barred ?? closed;
  const visible = says && !watched && barred === null && !disabled;
  const button = (
    <Button {...rest} disabled={disabled || why !== null} {...(why ? { title: why, 'aria-describedby': id } : {})} />
  );
  if (!why) return button;
  return (
    <span className={visible ? 'q-reasoned' : undefined}>
      {button}
      <span id={id} className={visible ? 'q-hint' : 'q-only-read'}>{why}</span>
    </span>
  );
}

/// The reasons of those actions that are closed, each once.
export function Reasons({ of }: { of: readonly Action[] }) {
  return <ul className="q-reasons">{of.map((action) => <Reason key={action} action={action} />)}</ul>;
}

function Reason({ action }: { action: Action }) {
  const t = useText();
  const closed = useClosed(action);
  return closed === null ? null : <li className="q-hint"><strong>{t(`closed.action.${action}`)}:</strong> {closed}</li>;
}
