import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { resolveLimits } from '@chairside/shared/alarms/limits.ts';
import { protocolById } from '@chairside/shared/protocols/registry.ts';
import { assertNever, err, ok } from '@chairside/shared/result.ts';
import { baselineFrom } from './baseline.ts';
import type { Decision, DecisionContext } from './decision.ts';
import { askedFor } from './alarms/cuff.ts';
import { acknowledge, delegateSound, endAudioPause, pauseAudio, returnSound } from './alarms/life.ts';
import { changeLimit, limitsWithBaseline, revertedLimits } from './limits.ts';
import { mayDo } from './may-do.ts';
import {
  closeSession,
  pauseInfusion,
  resumeInfusion,
  startInfusion,
  stopInfusion,
  undoStep,
} from './phases.ts';

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
  return decideInSession(session, command, { ...context, lastSeq: chair.seq });
}

type InSessionCommand = Exclude<ChairCommand, { type: 'open-session' | 'undo-step' }>;

function decideInSession(
  session: Session,
  command: InSessionCommand,
  context: DecisionContext & { readonly lastSeq: number },
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
      return ok([{ type: 'moaas-scored', body: { score: command.score } }]);
    case 'start-infusion':
      return startInfusion(session, command);
    case 'pause-infusion':
      return pauseInfusion(session, command.reason);
    case 'resume-infusion':
      return resumeInfusion(session);
    case 'stop-infusion':
      return stopInfusion(session, command.stop);
    case 'correct-entry': {
      const isOfSession = command.seq >= session.openedSeq && command.seq <= context.lastSeq;
      if (!isOfSession) return err({ type: 'unknown-entry' });
      return ok([{ type: 'entry-corrected', body: { correctedSeq: command.seq, note: command.note } }]);
    }
    case 'cancel-session':
      if (session.course.phase !== 'preparing') return wrongPhase(session);
      return ok([
        ...revertedLimits(session),
        { type: 'session-closed', body: { outcome: 'cancelled', early: null } },
      ]);
    case 'close-session':
      return closeSession(session, command, nowMs);
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
      return ok([{ type: 'limbs-noted', body: { cuff: command.cuff, probe: command.probe } }]);
    case 'ask-for-cuff':
      return ok([askedFor('person', nowMs)]);
    default:
      return assertNever(command);
  }
}

function wrongPhase(session: Session): Decision {
  return err({ type: 'wrong-phase', phase: session.course.phase });
}

function openSession(
  chair: ChairState,
  command: Extract<ChairCommand, { type: 'open-session' }>,
  { timeZone, presetsInUse }: DecisionContext,
): Decision {
  if (chair.session !== null) return err({ type: 'session-already-open' });
  const factory = protocolById(command.protocolId);
  if (factory === undefined) return err({ type: 'unknown-protocol' });
  const signed = presetsInUse.find(({ id }) => id === factory.alarmPreset.id);
  const protocol = signed === undefined ? factory : { ...factory, alarmPreset: signed };
  const limits = [...resolveLimits(protocol.alarmPreset, null)];
  return ok([{ type: 'session-opened', body: { patient: command.patient, protocol, limits, timeZone } }]);
}

function setBaseline(session: Session, { latest, nowMs }: DecisionContext): Decision {
  if (session.course.phase !== 'preparing') return wrongPhase(session);
  const baseline = baselineFrom(latest, nowMs);
  if (baseline === null) return err({ type: 'no-readings-for-baseline' });
  const limits = [...limitsWithBaseline(session, baseline)];
  return ok([
    { type: 'baseline-set', body: { baseline } },
    { type: 'limits-set', body: { limits, cause: { kind: 'baseline' } } },
  ]);
}
