import { useState, type ComponentProps } from 'react';
import { useText } from '../text';
import { Button } from '../ui';
import { AccountDialog } from './AccountDialog';
import { useAccount } from './wallet';

/// A button for what any account may do. Without an account it asks for one first.
export function AnybodyButton({ onClick, disabled, ...rest }: Omit<ComponentProps<typeof Button>, 'onClick'> & { onClick: () => void }) {
  const t = useText();
  const account = useAccount();
  const [asking, setAsking] = useState(false);
  const watched = account !== null && account.source === null;
  return (
    <>
      <Button
        {...rest} disabled={disabled || watched} title={watched ? t('account.watchOnly') : undefined}
        onClick={() => (account ? onClick() : setAsking(true))}
      />
      {asking && <AccountDialog onClose={() => setAsking(false)} />}
    </>
  );
}
