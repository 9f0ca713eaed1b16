import { useState } from 'react';
import { encoded, nested } from '../../chain/proposals';
import { useChain, useNow } from '../../chain/hooks';
import { useText } from '../../text';
import * as calls from '../../tx/calls';
import { Confirm } from '../../tx/Confirm';
import type { Call } from '../../tx/types';
import { Amount, Button, Dialog, Icon, Line, Note, Segments } from '../../ui';
import { itemsOf, type Group, type Item } from './params/catalog';
import { span } from './params/check';
import { draftOf, type Draft, type Problem, type Typed } from './params/draft';
import { useLastChange } from './params/last';
import { symbolOf, typedOf } from './params/typed';
import { groupName, itemName, unitText, type Speech } from './words';
import style from './parameters.module.css';

/// How somebody can bring a change about.
export type Way = { is: 'motion'; members: number } | { is: 'poll' };

interface Props {
  group: Group;
  speech: Speech;
  ways: readonly Way[];
  onClose: () => void;
}

/// Writes a change of one group, and refuses what the chain would refuse.
export function Propose({ group: first, speech, ways, onClose }: Props) {
  const t = useText();
  // What is proposed is compared with what was there when it was begun.
  const [group] = useState(first);
  const [typed, setTyped] = useState<Typed>({});
  const [way, setWay] = useState<Way['is']>(ways[0]?.is ?? 'motion');
  const [review, setReview] = useState(false);
  const items = itemsOf(group, speech.known);
  const draft = draftOf(group, items, typed, t.format.separator);
  const ready = draft.values.size > 0 && draft.problems.size === 0;
  const chosen = ways.find(({ is }) => is === way) ?? ways[0];
  if (review && chosen) return <Review group={group} items={items} draft={draft} speech={speech} way={chosen} onClose={onClose} />;
  return (
    <Dialog
      title={t('governance.proposeTitle', { group: groupName(group, speech) })} onClose={onClose}
      foot={(
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" disabled={!ready} onClick={() => setReview(true)}>{t('governance.review')}</Button>
        </>
      )}
    >
      {ways.length > 1 && (
        <Segments
          label={t('governance.way')} value={way} onChange={setWay}
          options={ways.map(({ is }) => [is, t(`governance.way.${is}`)] as const)}
        />
      )}
      <Soon group={group} speech={speech} />
      {items.filter((item) => span(item) !== null).map((item) => (
        <Field
          key={item.key} item={item} group={group} speech={speech} items={items}
          value={typed[item.key] ?? typedOf(item.place.value, item.unit, t.format.separator)}
          problem={draft.problems.get(item.key) ?? null} changed={draft.values.get(item.key) ?? null}
          onChange={(text) => setTyped((now) => ({ ...now, [item.key]: text }))}
        />
      ))}
    </Dialog>
  );
}

/// A group changes once a day at most.
function Soon({ group, speech }: { group: Group; speech: Speech }) {
  const t = useText();
  const now = useNow();
  const last = useLastChange(group);
  const next = last === null || last === 0n ? 0n : last + speech.known.protocol.state.bucketSecs * 24n;
  return Number(next) <= now ? null : <Note tone="warn">{t('governance.changedSoon', { when: t.format.when(next, now) })}</Note>;
}

interface FieldProps {
  item: Item;
  items: readonly Item[];
  group: Group;
  speech: Speech;
  value: string;
  problem: Problem | null;
  /// The new value, if it is another one.
  changed: bigint | null;
  onChange: (text: string) => void;
}

function Field({ item, items, group, speech, value, problem, changed, onChange }: FieldProps) {
  const t = useText();
  const reach = span(item);
  const say = (amount: bigint) => unitText(amount, item.unit, speech);
  const symbol = symbolOf(item.unit);
  return (
    <div className="q-field">
      <label className="q-label" htmlFor={item.key}>{itemName(item, group, speech.words)}</label>
      <div className={style.field} data-invalid={problem ? true : undefined} data-changed={changed !== null || undefined}>
        <input
          id={item.key} value={value} inputMode="decimal" autoComplete="off" spellCheck={false} aria-invalid={Boolean(problem)}
          aria-describedby={`${item.key}-more`} onChange={(event) => onChange(event.target.value)}
        />
        <span>{symbol || t(`governance.unit.${item.unit.is}`)}</span>
      </div>
      <div id={`${item.key}-more`} aria-live="polite">
        {problem
          ? <p className="q-problem"><Icon name="alert" size={16} /><ProblemText problem={problem} items={items} group={group} speech={speech} say={say} /></p>
          : (
            <p className="q-hint">
              {changed !== null
                ? <strong>{t('governance.fromTo', { from: say(item.place.value), to: say(changed) })}</strong>
                : reach && t('governance.reach', { now: say(item.place.value), from: say(reach[0]), to: say(reach[1]) })}
            </p>
          )}
      </div>
    </div>
  );
}

interface ProblemProps {
  problem: Problem;
  items: readonly Item[];
  group: Group;
  speech: Speech;
  say: (value: bigint) => string;
}

function ProblemText({ problem, group, speech, say }: ProblemProps) {
  const t = useText();
  switch (problem.is) {
    case 'range': return t('governance.problem.range', { from: say(problem.least), to: say(problem.most) });
    case 'step': return t('governance.problem.step', { from: say(problem.least), to: say(problem.most) });
    case 'above': return t('governance.problem.above', { other: itemName(problem.other, group, speech.words) });
    case 'below': return t('governance.problem.below', { other: itemName(problem.other, group, speech.words) });
    case 'form':
      if (problem.parsed === 'tooLarge') return t('amount.tooLarge');
      return problem.parsed === 'tooManyDecimals' ? t('governance.problem.decimals', { n: problem.decimals }) : t('governance.problem.number');
    default: return t(`governance.problem.${problem.is}`);
  }
}

interface ReviewProps {
  group: Group;
  items: readonly Item[];
  draft: Draft;
  speech: Speech;
  way: Way;
  onClose: () => void;
}

const MAJORITY = 2;

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function Review({ group, items, draft, speech, way, onClose }: ReviewProps) {
  const t = useText();
  const chain = useChain();
  const { known } = speech;
  const name = groupName(group, speech);
  if (!chain) return null;
  const inner = nested(group.pallet, camel(group.call), draft.args);
  const bytes = encoded(chain, inner);
  const threshold = way.is === 'motion' ? Math.floor(way.members / MAJORITY) + 1 : 0;
  const call: Call = way.is === 'motion' ? calls.propose('council', threshold, inner, bytes.length) : calls.proposePoll('Parameter', bytes);
  return (
    <Confirm
      title={t('governance.proposeTitle', { group: name })} call={call} action={t('action.sign')} onClose={onClose}
      label={{ key: 'tx.label.propose', values: { group: name } }}
      lines={(
        <>
          {items.filter(({ key }) => draft.values.has(key)).map((item) => (
            <Line key={item.key} label={itemName(item, group, speech.words)}>
              {t('governance.fromTo', {
                from: unitText(item.place.value, item.unit, speech), to: unitText(draft.values.get(item.key) ?? 0n, item.unit, speech),
              })}
            </Line>
          ))}
          {way.is === 'poll' && known.protocol.polls && (
            <Line label={t('governance.deposit')}>
              <Amount value={known.protocol.polls.params.submissionDeposit} asset={known.economy.native} />
            </Line>
          )}
        </>
      )}
    >
      <Note>{way.is === 'motion' ? t('governance.proposeMotion', { n: threshold, members: way.members }) : t('governance.proposePoll')}</Note>
    </Confirm>
  );
}
