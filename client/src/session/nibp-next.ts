import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { nibpGreyAfterDueMs } from '@chairside/shared/vitals/staleness.ts';
import { duration } from '../ui/format.ts';

/** When the cuff is wanted next and why (SE18): `next in 4:19`, `repeat cuff in 0:45`, `overdue 1:20`. Null without a programme. */
export function nibpNextText(session: Session, nowMs: number, text: Catalogue): string | null {
  const due = nibpDue(session);
  if (due === null) return null;
  const { nibp } = text.alarm;
  // A whole second is said as long as any of it is left.
  const left = duration(due.atMs - nowMs + 999);
  const isAhead = due.atMs > nowMs;
  switch (due.because) {
    case 'confirm':
      return isAhead ? nibp.repeat(left) : nibp.repeatNow;
    case 'failed':
      return isAhead ? nibp.retry(left) : nibp.retryNow;
    case 'pulse-low':
      return nibp.pulse;
    case 'person':
      return nibp.asked;
    case 'programme':
      if (isAhead) return nibp.next(left);
      return nowMs - due.atMs < nibpGreyAfterDueMs ? nibp.due : nibp.overdue(duration(nowMs - due.atMs));
  }
}
