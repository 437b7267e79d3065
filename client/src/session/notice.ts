import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairEventType } from '@chairside/shared/chair/events.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { GivenCommand } from '../live/commands.ts';

/** What was asked last for the session that is on the screen; what was asked for another patient is not told here (UI21). */
export function commandToTell(commands: readonly GivenCommand[], chair: ChairState): GivenCommand | null {
  const shown = chair.session?.id ?? null;
  const last = commands.findLast((one) => one.to === 'chair' && one.chair === chair.chair);
  return last?.to === 'chair' && last.session === shown ? last : null;
}

const courseEvents: readonly ChairEventType[] = [
  'session-opened',
  'infusion-started',
  'infusion-paused',
  'infusion-resumed',
  'infusion-stopped',
  'step-undone',
];

/** Of the newest event that moved the course, 0 when there is none: told apart by number, a snapshot has new objects. */
export function courseSeq(session: Session | null): number {
  return session?.recentEntries.findLast(({ type }) => courseEvents.includes(type))?.seq ?? 0;
}

/**
 * A refusal is about the course as it was: the next event makes it old. One event does not: that which brought the phase
 * the refusal speaks of, when it reaches the screen after the refusal.
 */
export function isOutdated({ outcome }: GivenCommand, seenSeq: number, session: Session | null): boolean {
  if (outcome.type !== 'refused' && outcome.type !== 'unknown') return false;
  if (courseSeq(session) <= seenSeq) return false;
  const isOfThisPhase =
    outcome.type === 'refused' &&
    outcome.why.type === 'wrong-phase' &&
    outcome.why.phase === session?.course.phase;
  return !isOfThisPhase;
}

const closedAs = {
  discharged: 'discharge',
  transferred: 'transferred',
  'left-against-advice': 'leftAgainstAdvice',
} as const;

/** As the button says it. */
export function commandName(command: ChairCommand, text: Catalogue): string {
  switch (command.type) {
    case 'open-session':
      return text.action.openSession;
    case 'set-baseline':
      return text.action.setBaseline;
    case 'start-infusion':
      return command.again === null ? text.action.startInfusion : text.action.newInfusion;
    case 'pause-infusion':
      return text.action.recordPause;
    case 'resume-infusion':
      return text.action.resumeInfusion;
    case 'stop-infusion':
      return text.action.recordStop;
    case 'explain-stop':
      return text.action.explainStop;
    case 'close-session':
      return text.action[closedAs[command.outcome]];
    case 'cancel-session':
      return text.action.cancelSession;
    case 'score-moaas':
      return text.action.score;
    case 'set-limit':
      return text.action.limits;
    case 'correct-entry':
      return text.action.correct;
    case 'undo-step':
      return text.action.undoStep;
    case 'release-start':
      return text.action.releaseStart;
    case 'chart-entry':
      return text.action.chartEntry;
    case 'undo-entry':
      return text.action.undoEntry;
    case 'put-off-cuff':
      return text.action.putOffCuff;
    case 'leave-monitor':
      return text.action.leaveMonitor;
    case 'return-to-monitor':
      return text.action.returnToMonitor;
    case 'propose-reattribution':
      return text.action.reattribute;
    case 'withdraw-reattribution':
      return text.action.withdrawReattribution;
    case 'confirm-reattribution':
      return text.action.confirmReattribution;
    case 'begin-departure':
      return text.action.beginDeparture;
    case 'withdraw-departure':
      return text.action.withdrawDeparture;
    case 'note-pump-stopped':
      return text.action.notePumpStopped;
    case 'release-discharge':
      return text.action.releaseDischarge;
    case 'record-ready':
      return text.action.recordReady;
    case 'withdraw-ready':
      return text.action.withdrawReady;
    case 'acknowledge-alarm':
      return text.alarm.acknowledge;
    case 'pause-audio':
      return text.alarm.pauseSound;
    case 'end-audio-pause':
      return text.alarm.resumeSound;
    case 'delegate-sound':
      return text.alarm.delegate;
    case 'return-sound':
      return text.alarm.takeBack;
    case 'revert-limits':
      return text.alarm.limits.revert;
    case 'note-limbs':
      return text.alarm.limbs.action;
    case 'ask-for-cuff':
      return text.alarm.nibp.measure;
    case 'offer-handover':
      return text.calling.action.offerHandover;
    case 'withdraw-handover':
      return text.calling.action.withdrawHandover;
    case 'accept-handover':
      return text.calling.action.acceptHandover;
    case 'take-chair':
      return text.calling.action.takeChair;
    case 'escalate':
      return text.calling.action.escalate;
    case 'see-escalation':
      return text.calling.action.seeEscalation;
    case 'answer-escalation':
      return text.calling.action.answerEscalation;
    case 'close-escalation':
      return text.calling.action.closeEscalation;
  }
}

export function siteCommandName({ type }: SiteCommand, text: Catalogue): string {
  const { evacuation } = text.happening;
  if (type === 'begin-evacuation') return evacuation.action;
  return type === 'end-evacuation' ? evacuation.end : text.action.bind;
}
