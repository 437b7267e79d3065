import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { nibpGreyAfterDueMs } from '@chairside/shared/vitals/staleness.ts';
import { spanText } from '../ui/format.ts';

/** When the cuff is wanted next and why (SE18): `next in 4 min 19 s`, `repeat cuff in 45 s`, `overdue 1 min 20 s`. Null without a programme. */
export function nibpNextText(session: Session, nowMs: number, text: Catalogue): string | null {
  const due = nibpDue(isForPulseThatIsOver(session) ? withoutAsked(session) : session);
  if (due === null) return null;
  const { nibp } = text.alarm;
  // A whole second is said as long as any of it is left.
  const left = spanText(due.atMs - nowMs + 999, text);
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
      return nowMs - due.atMs < nibpGreyAfterDueMs
        ? nibp.due
        : nibp.overdue(spanText(nowMs - due.atMs, text));
  }
}

/** A cuff asked for because of a low pulse is no order any more when the pulse is back (AL38). */
function isForPulseThatIsOver({ nibp, alarms }: Session): boolean {
  if (nibp.asked?.because !== 'pulse-low') return false;
  return !alarms.occurrences.some(
    ({ condition, presence }) => condition.what === 'pulse-low' && presence === 'present',
  );
}

function withoutAsked(session: Session): Session {
  return { ...session, nibp: { ...session.nibp, asked: null } };
}
