import type { Session } from '@chairside/shared/chair/state.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';

/** An answer of the factory's that asks for a step which can be recorded. */
const stepByAnswer: Readonly<Record<string, 'recordStop' | 'recordPause'>> = {
  '@stop': 'recordStop',
  '@pause': 'recordPause',
};

/** The newest answer nobody at the chair has tapped away; null where there is none. */
export function standingAnswer({ escalations }: Pick<Session, 'escalations'>): Escalation | null {
  const answered = escalations.filter((call) => call.answered !== null);
  return answered.toSorted((one, other) => answeredAtMs(other) - answeredAtMs(one))[0] ?? null;
}

function answeredAtMs({ answered }: Escalation): number {
  return answered?.atMs ?? 0;
}

/** The step the standing answer asks for, recorded or not. */
export function orderedStep(session: Pick<Session, 'escalations'>): 'recordStop' | 'recordPause' | null {
  return stepByAnswer[standingAnswer(session)?.answered?.answer ?? ''] ?? null;
}

/** The same, as long as it can be recorded. */
export function standingOrder(
  session: Pick<Session, 'escalations' | 'course'>,
): 'recordStop' | 'recordPause' | null {
  const step = orderedStep(session);
  const { phase } = session.course;
  if (step === 'recordPause') return phase === 'infusing' ? step : null;
  return phase === 'infusing' || phase === 'paused' ? step : null;
}
