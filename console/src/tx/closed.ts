// Why an action is closed to the account that is shown, by the chain's own trial of it.

import { useAccountPage, useNow } from '../chain/hooks';
import type { AccountPage, Action, Closed } from '../chain/pages';
import { useText } from '../text';
import { useErrorText } from '../text/errors';

const STOPS = ['SafeMode', 'Paused', 'ClosedByHand'] as const;
type Stop = (typeof STOPS)[number];
const isStop = (reason: string): reason is Stop => STOPS.some((each) => each === reason);

/// The reason; `null` if the action is open, or not known. The chain tries one choice where there are
/// several, so that this choice is made already says nothing about the others.
export function closedOf(page: Pick<AccountPage, 'actions'> | null, action: Action, now: number): Closed | null {
  const closed = page?.actions[action] ?? null;
  if (closed?.reason.endsWith('.NoChange')) return null;
  // A lot goes by the time of its own block: what was not due in the last one may be in the next.
  return closed?.reason === 'BuybackBurn.NotDue' && closed.until !== undefined && Number(closed.until) <= now ? null : closed;
}

/// The reason in words; `null` if it is open.
export function useClosed(action: Action): string | null {
  const t = useText();
  const now = useNow();
  const closed = closedOf(useAccountPage(), action, now);
  const error = useErrorText(closed && !isStop(closed.reason) ? closed.reason : null);
  if (!closed) return null;
  const says = isStop(closed.reason) ? t(`closed.${closed.reason}`) : error ? `${error.title} ${error.todo}`.trim() : t('closed.other');
  return closed.until === undefined || Number(closed.until) <= now ? says : `${says} ${t('closed.until', { when: t.format.when(closed.until, now) })}`;
}
