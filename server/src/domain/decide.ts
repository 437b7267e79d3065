import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { assertNever, err, ok } from '@chairside/shared/result.ts';
import { askedFor } from './alarms/cuff.ts';
import { acknowledge, delegateSound, endAudioPause, pauseAudio, returnSound } from './alarms/life.ts';
import {
  beginDeparture,
  confirmReattribution,
  leaveMonitor,
  notePumpStopped,
  proposeReattribution,
  putOffCuff,
  returnToMonitor,
  withdrawDeparture,
  withdrawReattribution,
} from './around.ts';
import { chartEntry, correctEntry, scoreMoaas, undoEntry } from './chart.ts';
import { refusedIn, type Decision, type DecisionContext } from './decision.ts';
import { closeSession, recordReady, releaseDischarge, withdrawReady } from './discharge.ts';
import { answerEscalation, callsOver, closeEscalation, escalate, seeEscalation } from './escalation.ts';
import { acceptHandover, offerHandover, takeChair, withdrawHandover } from './handover.ts';
import { identityProblem } from './identity.ts';
import { changeLimit, revertedLimits } from './limits.ts';
import { mayDo } from './may-do.ts';
import { explainStop, pauseInfusion, resumeInfusion, stopInfusion, undoStep } from './phases.ts';
import { releaseStart, setBaseline, startInfusion } from './start.ts';

/**
 * What happens at a chair when a person asks for something: facts, or a named refusal. Pure; the only place that decides.
 * An empty list is a decision too: nothing to do.
 */
export function decide(chair: ChairState, command: ChairCommand, context: DecisionContext): Decision {
  if (!mayDo(context.principal, command.type)) return err({ type: 'not-permitted' });
  if (command.type === 'open-session') return openSession(chair, command, context);
  if (command.type === 'undo-step') return undoStep(chair, command.seq, context);
  const { session } = chair;
  if (session === null) return err({ type: 'no-session' });
  if (context.shownSession !== session.id) return err({ type: 'session-changed' });
  return decideInSession(session, command, { ...context, lastSeq: chair.seq, chair: chair.chair });
}

type InSessionCommand = Exclude<ChairCommand, { type: 'open-session' | 'undo-step' }>;

function decideInSession(
  session: Session,
  command: InSessionCommand,
  context: DecisionContext & { readonly lastSeq: number; readonly chair: ChairId },
): Decision {
  const { nowMs } = context;
  switch (command.type) {
    case 'set-baseline':
      return setBaseline(session, context);
    case 'set-limit': {
      const limits = changeLimit(session, command);
      if (!limits.ok) return limits;
      const cause = { kind: 'person' as const, reason: command.reason };
      return ok([{ type: 'limits-set', body: { limits: [...limits.value], cause } }]);
    }
    case 'score-moaas':
      return scoreMoaas(session, command);
    case 'start-infusion':
      return startInfusion(session, command, context);
    case 'release-start':
      return releaseStart(session, command, context);
    case 'pause-infusion':
      return pauseInfusion(session, command.reason);
    case 'resume-infusion':
      return resumeInfusion(session);
    case 'stop-infusion':
      return stopInfusion(session, command.stop);
    case 'explain-stop':
      return explainStop(session, command);
    case 'chart-entry':
      return chartEntry(session, command, nowMs);
    case 'undo-entry':
      return undoEntry(session, command.seq, context);
    case 'correct-entry':
      return correctEntry(session, command, context);
    case 'cancel-session':
      if (session.course.phase !== 'preparing') return refusedIn(session);
      return ok([
        ...revertedLimits(session),
        ...callsOver(session),
        { type: 'session-closed', body: { outcome: 'cancelled', early: null, unmet: [] } },
      ]);
    case 'close-session':
      return closeSession(session, command, context);
    case 'release-discharge':
      return releaseDischarge(session, command, context);
    case 'record-ready':
      return recordReady(session, command, context);
    case 'withdraw-ready':
      return withdrawReady(session, command);
    case 'leave-monitor':
      return leaveMonitor(session, command, nowMs);
    case 'return-to-monitor':
      return returnToMonitor(session);
    case 'begin-departure':
      return beginDeparture(session, command);
    case 'withdraw-departure':
      return withdrawDeparture(session);
    case 'propose-reattribution':
      return proposeReattribution(session, command, context);
    case 'withdraw-reattribution':
      return withdrawReattribution(session);
    case 'confirm-reattribution':
      return confirmReattribution(session, command, context);
    case 'note-pump-stopped':
      return notePumpStopped(session);
    case 'put-off-cuff':
      return putOffCuff(session, nowMs);
    case 'acknowledge-alarm':
      return acknowledge(session, command);
    case 'pause-audio':
      return pauseAudio(session, nowMs);
    case 'end-audio-pause':
      return endAudioPause(session);
    case 'delegate-sound':
      return delegateSound(session, context.isDeskAudible);
    case 'return-sound':
      return returnSound(session);
    case 'revert-limits':
      return ok(revertedLimits(session));
    case 'note-limbs':
      return noteLimbs(session, command);
    case 'ask-for-cuff':
      return ok([askedFor('person', nowMs)]);
    case 'offer-handover':
      return offerHandover(session, command, context);
    case 'withdraw-handover':
      return withdrawHandover(session, context);
    case 'accept-handover':
      return acceptHandover(session, command, context);
    case 'take-chair':
      return takeChair(session, command, context);
    case 'escalate':
      return escalate(session, command);
    case 'see-escalation':
      return seeEscalation(session, command);
    case 'answer-escalation':
      return answerEscalation(session, command);
    case 'close-escalation':
      return closeEscalation(session, command);
    default:
      return assertNever(command);
  }
}

function openSession(
  chair: ChairState,
  command: Extract<ChairCommand, { type: 'open-session' }>,
  { timeZone, protocolsInUse, nowMs }: DecisionContext,
): Decision {
  const { patient, series, protocolId } = command;
  if (chair.session !== null) return err({ type: 'session-already-open' });
  const problem = identityProblem(patient, nowMs);
  if (problem !== null) return err(problem);
  const protocol = protocolsInUse.find(({ id }) => id === protocolId);
  if (protocol === undefined) return err({ type: 'unknown-protocol' });
  const limits = [...resolveLimits(protocol.alarmPreset, null)];
  return ok([{ type: 'session-opened', body: { patient, protocol, limits, timeZone, series } }]);
}

/** Never on the arm of the line; where that is was said before unless it is said now. */
function noteLimbs(
  session: Session,
  { cuff, probe, iv }: Extract<ChairCommand, { type: 'note-limbs' }>,
): Decision {
  const line = iv ?? session.limbs?.iv ?? null;
  if (line !== null && line === cuff) return err({ type: 'cuff-on-iv-arm' });
  return ok([{ type: 'limbs-noted', body: { cuff, probe, iv: line } }]);
}
