import type { CallView } from '../../chain/proposals';
import { useText } from '../../text';
import { Icon, Skeleton } from '../../ui';
import style from './governance.module.css';
import { argumentText, describe, type Described, type Speech } from './words';

/// A call in words: its title, what it changes, and its fields for who wants to see them.
export function CallWords({ call, speech, fields = true }: { call: CallView | null; speech: Speech | null; fields?: boolean }) {
  const t = useText();
  if (!speech) return <Skeleton width="60%" height="1.4rem" />;
  if (!call) return <h3>{t('governance.unknownCall')}</h3>;
  const told = describe(call, speech);
  return (
    <div className={style.call}>
      <h3>{told.title}</h3>
      <Told told={told} speech={speech} />
      {fields && <Fields call={call} speech={speech} />}
    </div>
  );
}

function Told({ told, speech }: { told: Described; speech: Speech }) {
  const t = useText();
  return (
    <>
      {told.changes.length > 0 && (
        <dl className={style.changes}>
          {told.changes.map(({ key, label, before, after }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>
                <span className="q-muted">{before}</span>
                <Icon name="arrow" size={16} />
                <span className="q-only-read">{t('governance.becomes')}</span>
                <strong>{after}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {told.inner.length > 0 && (
        <ul className={style.inner}>
          {told.inner.map((each, at) => (
            <li key={at}>
              <strong>{each.title}</strong>
              <Told told={each} speech={speech} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/// The call as the chain has it, for who wants to see it.
export function Fields({ call, speech }: { call: CallView; speech: Speech }) {
  const t = useText();
  const fields = Object.entries(call.args);
  return (
    <details className={style.fields}>
      <summary><Icon name="arrow" size={14} />{t('governance.fields')}</summary>
      <code>{call.pallet}.{call.name}</code>
      {fields.length > 0 && (
        <dl>
          {fields.map(([key, value]) => (
            <div key={key}><dt>{key}</dt><dd>{argumentText(value, speech)}</dd></div>
          ))}
        </dl>
      )}
    </details>
  );
}
