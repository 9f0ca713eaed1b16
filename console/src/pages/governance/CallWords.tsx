import type { CallView } from '../../chain/proposals';
import { useText } from '../../text';
import { Icon, Skeleton } from '../../ui';
import style from './call.module.css';
import { argumentText, describe, type Described, type Speech } from './words';

interface Props {
  call: CallView | null;
  speech: Speech | null;
  /// On a card of its own, where its fields are told elsewhere; else inside of a dialogue.
  card?: boolean;
}

/// A call in words: its title, what it changes, and its fields for who wants to see them.
export function CallWords({ call, speech, card = false }: Props) {
  const t = useText();
  const Title = card ? 'h2' : 'h3';
  if (!speech) return <Skeleton width="60%" height="1.4rem" />;
  if (!call) return <Title>{t('governance.unknownCall')}</Title>;
  const told = describe(call, speech);
  return (
    <div className={style.call}>
      <Title>{told.title}</Title>
      <Told told={told} speech={speech} />
      {!card && <Fields call={call} speech={speech} />}
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
