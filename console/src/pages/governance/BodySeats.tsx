import { useState } from 'react';
import { useChain, useEconomy, useExtra } from '../../chain/hooks';
import { hashOf } from '../../chain/multisig';
import { encoded, nested, type Body, type BodyName, type CallView } from '../../chain/proposals';
import type { Hex, Seconds } from '../../chain/types';
import { useText } from '../../text';
import { Line, Note, Segments } from '../../ui';
import { addressOf, useAccount } from '../../wallet/wallet';
import { callFor, seatsProblem, twoThirds } from './decide';
import { Move } from './Move';
import { useSpeech } from './speech';
import { describe } from './words';

const MOST = 21;
const BODIES: readonly BodyName[] = ['council', 'technicalCommittee'];

/// New members of a body. It takes both: the committee whitelists the call, then the council dispatches
/// it, and it happens after the delay of a spend.
export function BodySeats({ bodies, onClose }: { bodies: readonly Body[]; onClose: () => void }) {
  const t = useText();
  const chain = useChain();
  const economy = useEconomy();
  const own = useAccount()?.address ?? '';
  const sits = BODIES.filter((name) => bodies.find((body) => body.name === name)?.members.includes(own));
  const [body, setBody] = useState<BodyName>('council');
  const [step, setStep] = useState<BodyName>(sits.includes('technicalCommittee') ? 'technicalCommittee' : 'council');
  const now = bodies.find(({ name }) => name === body)?.members ?? [];
  const [typed, setTyped] = useState<Partial<Record<BodyName, string>>>({});
  const text = typed[body] ?? now.join('\n');
  const members = text.split(/[\s,;]+/).filter((each) => each !== '').map(addressOf);
  const problem = seatsProblem(members, MOST);
  const delay = useExtra('delay', async (at) =>
    (await at.query<{ spendDelaySecs: Seconds } | undefined>('backstop', 'parameters'))?.spendDelaySecs ?? 0n);
  const slot = BigInt(economy?.slotMillis ?? 6_000);
  const after = delay === null ? null : Number((delay * 1000n + slot - 1n) / slot);
  const fits = problem === null && after !== null;
  const seats = callFor({ is: 'body', body, members: members.flatMap((each) => each ?? []), before: now.length, after: after ?? 0 });
  const plan = nested('scheduler', 'scheduleAfter', { after: after ?? 0, maybePeriodic: undefined, priority: 0, call: nested(seats.pallet, seats.name, seats.args) });
  const hash: Hex | null = chain && fits ? hashOf(toHex(encoded(chain, plan))) : null;
  const listed = useExtra<boolean>(`whitelisted:${hash ?? ''}`, async (at) =>
    hash !== null && (await at.query<unknown>('whitelist', 'whitelistedCall', hash)) !== undefined);
  const call: CallView = step === 'technicalCommittee'
    ? { pallet: 'whitelist', name: 'whitelistCall', args: { callHash: hash } }
    : { pallet: 'whitelist', name: 'dispatchWhitelistedCallWithPreimage', args: { call: plan } };
  const speech = useSpeech();
  const voters = bodies.find(({ name }) => name === step)?.members.length ?? 0;
  return (
    <Move
      title={t('governance.body')} decision={hash === null ? null : { body: step, ayes: twoThirds(voters), members: voters, call }}
      params={({ pallet, name, args }) => nested(pallet, name, args)} note={t(`governance.body.note.${step}`)} onClose={onClose}
      lines={hash !== null && (
        <>
          {speech && <Line label={t('governance.body.makes')}>{describe(seats, speech).title}</Line>}
          <Line label={t('governance.body.hash')}><code title={hash}>{hash.slice(0, 10)}…{hash.slice(-6)}</code></Line>
          <Line label={t('governance.body.after')}>{t.format.duration(delay ?? 0n)}</Line>
        </>
      )}
    >
      {sits.length > 1 && (
        <Segments
          label={t('governance.body.step')} value={step} onChange={setStep}
          options={[['technicalCommittee', t('governance.body.whitelist')], ['council', t('governance.body.dispatch')]]}
        />
      )}
      <Segments
        label={t('governance.body.which')} value={body} onChange={setBody} options={BODIES.map((each) => [each, t(`governance.body.${each}`)] as const)}
      />
      <div className="q-field">
        <label className="q-label" htmlFor="body-members">{t('governance.body.members')}</label>
        <textarea
          id="body-members" className="q-input" rows={6} value={text} spellCheck={false} autoComplete="off" aria-invalid={problem !== null}
          aria-describedby="body-members-more" onChange={(event) => setTyped({ ...typed, [body]: event.target.value })}
        />
        <p id="body-members-more" aria-live="polite" className={problem ? 'q-problem' : 'q-hint'}>
          {problem ? t(`governance.body.problem.${problem}`, { n: MOST }) : t('governance.body.hint')}
        </p>
      </div>
      {step === 'council' && hash !== null && (
        <Note {...(listed ? { tone: 'good' as const } : { tone: 'warn' as const })}>{t(listed ? 'governance.body.listed' : 'governance.body.notListed')}</Note>
      )}
    </Move>
  );
}

const toHex = (bytes: Uint8Array): string => `0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
