import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'm' | 'l';
  wide?: boolean;
  busy?: boolean;
  icon?: IconName;
  children: ReactNode;
}

export function Button({ kind = 'secondary', size = 'm', wide = false, busy = false, icon, children, disabled, ...rest }: Props) {
  return (
    <button
      type="button" className="q-button" data-kind={kind} data-size={size} data-wide={wide || undefined}
      disabled={disabled || busy} aria-busy={busy || undefined} {...rest}
    >
      {busy ? <span className="q-spinner" aria-hidden="true" /> : icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  );
}

interface IconProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  /// What it does, for screen readers and as a hint.
  label: string;
  badge?: string | null;
}

export function IconButton({ icon, label, badge, ...rest }: IconProps) {
  return (
    <button type="button" className="q-icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
      {badge && <span className="q-badge" aria-hidden="true">{badge}</span>}
    </button>
  );
}
