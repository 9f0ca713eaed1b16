import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

interface CardProps {
  title?: ReactNode;
  /// One line under the title.
  note?: ReactNode;
  /// At the right of the title.
  aside?: ReactNode;
  tone?: 'plain' | 'sunken';
  children: ReactNode;
}

/// A part of a page with a heading of its own.
export function Card({ title, note, aside, tone = 'plain', children }: CardProps) {
  const id = useId();
  return (
    <section className="q-card" data-tone={tone} {...(title ? { 'aria-labelledby': id } : {})}>
      {(title || aside) && (
        <div className="q-card-head">
          <div>
            {title && <h2 id={id}>{title}</h2>}
            {note && <p className="q-card-note">{note}</p>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

interface PageProps {
  title: string;
  lede?: ReactNode;
  children: ReactNode;
}

export function Page({ title, lede, children }: PageProps) {
  return (
    <div className="q-page">
      <header className="q-page-head">
        <h1>{title}</h1>
        {lede && <p>{lede}</p>}
      </header>
      {children}
    </div>
  );
}

/// A row of figures that belong together.
export const Stats = ({ children }: { children: ReactNode }) => <dl className="q-stats">{children}</dl>;

interface StatProps {
  label: ReactNode;
  sub?: ReactNode;
  children: ReactNode;
}

export function Stat({ label, sub, children }: StatProps) {
  return (
    <div className="q-stat">
      <dt>{label}</dt>
      <dd>
        <span>{children}</span>
        {sub && <span className="q-stat-sub">{sub}</span>}
      </dd>
    </div>
  );
}

/// The lines of a bill.
export const Lines = ({ children }: { children: ReactNode }) => <dl className="q-lines">{children}</dl>;

export function Line({ label, total = false, children }: { label: ReactNode; total?: boolean; children: ReactNode }) {
  return (
    <div className="q-line" data-total={total || undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export type Tone = 'good' | 'warn' | 'bad';

export const Tag = ({ tone, children }: { tone?: Tone; children: ReactNode }) => (
  <span className="q-tag" data-tone={tone}>{children}</span>
);

const ICON: Record<Tone, IconName> = { good: 'check', warn: 'alert', bad: 'alert' };

export const Note = ({ tone, children }: { tone?: Tone; children: ReactNode }) => (
  <div className="q-note" data-tone={tone}>
    <Icon name={tone ? ICON[tone] : 'info'} size={18} />
    <div>{children}</div>
  </div>
);

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/// One sentence why there is nothing, and one thing to do.
export const Empty = ({ icon, title, children, action }: EmptyProps) => (
  <div className="q-empty">
    <Icon name={icon} size={36} />
    <h2>{title}</h2>
    {children && <p>{children}</p>}
    {action}
  </div>
);
