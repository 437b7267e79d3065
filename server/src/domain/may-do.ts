import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { Role } from '@chairside/shared/people/people.ts';
import type { Principal } from './principal.ts';

export type Deed = ChairCommandType | SiteCommand['type'];

/** Who is with the patient. */
const carers: readonly Role[] = ['nurse', 'physician'];
/** Devices, limits drafted, tests of the morning: also who looks after the place. */
const staff: readonly Role[] = ['nurse', 'physician', 'administrator'];
const administrators: readonly Role[] = ['administrator'];

/** Asked before every command: by role. By chair, and from where, is the question of `permit.ts`. */
const rolesByDeed: Readonly<Record<Deed, readonly Role[]>> = {
  'open-session': carers,
  'release-start': ['physician'],
  'chart-entry': carers,
  'undo-entry': carers,
  'put-off-cuff': carers,
  'leave-monitor': carers,
  'return-to-monitor': carers,
  'propose-reattribution': carers,
  'withdraw-reattribution': carers,
  'confirm-reattribution': carers,
  'begin-departure': carers,
  'withdraw-departure': carers,
  'note-pump-stopped': carers,
  'release-discharge': ['physician'],
  'record-ready': carers,
  'withdraw-ready': carers,
  'set-baseline': carers,
  'set-limit': carers,
  'score-moaas': carers,
  'start-infusion': carers,
  'pause-infusion': carers,
  'resume-infusion': carers,
  'stop-infusion': carers,
  'explain-stop': carers,
  'undo-step': carers,
  'correct-entry': carers,
  'cancel-session': carers,
  'close-session': carers,
  'acknowledge-alarm': carers,
  'pause-audio': carers,
  'end-audio-pause': carers,
  'delegate-sound': carers,
  'return-sound': carers,
  'revert-limits': carers,
  'note-limbs': carers,
  'ask-for-cuff': carers,
  // A chair is a nurse's; a physician may have one where she gives the dose herself (SE20).
  'offer-handover': carers,
  'withdraw-handover': carers,
  'accept-handover': carers,
  'take-chair': carers,
  escalate: carers,
  'see-escalation': ['physician'],
  'answer-escalation': ['physician'],
  'close-escalation': carers,
  'bind-device': staff,
  'unbind-device': staff,
  'rank-devices': staff,
  'set-line': administrators,
  'remove-line': administrators,
  'set-device-class': administrators,
  // What alarms hang on is a physician's, as limits are.
  'set-wellness-alarms': ['physician', 'administrator'],
  'draft-preset': staff,
  // What is a physician's from the first day (AL41, SE10, SE13, SE22).
  'sign-preset': ['physician'],
  'draft-protocol': staff,
  'sign-protocol': ['physician'],
  'set-medicines': staff,
  'set-retention': ['physician', 'administrator'],
  'erase-session': ['physician', 'administrator'],
  'change-person': administrators,
  'unpair-screen': administrators,
  'set-afar': administrators,
  'set-escalation-words': ['physician', 'administrator'],
  'set-idle-lock': administrators,
  'set-webhook': administrators,
  'begin-evacuation': staff,
  'end-evacuation': staff,
  'begin-self-test': staff,
  'record-self-test': staff,
};

export function mayDo(principal: Pick<Principal, 'role'>, deed: Deed): boolean {
  return rolesByDeed[deed].includes(principal.role);
}
