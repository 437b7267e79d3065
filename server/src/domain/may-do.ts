import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import type { Role } from '@chairside/shared/site/events.ts';

/** Who asks: taken from the connection, never from a message (decision 0004). */
export type Principal = { readonly personId: PersonId; readonly role: Role };

type Deed = ChairCommandType | SiteCommand['type'];

const everybody: readonly Role[] = ['nurse', 'physician', 'service'];

/** Asked before every command. Until people sign in everybody may do everything; the table is where that will change. */
const rolesByDeed: Readonly<Record<Deed, readonly Role[]>> = {
  'open-session': everybody,
  'release-start': ['physician'],
  'chart-entry': everybody,
  'undo-entry': everybody,
  'put-off-cuff': everybody,
  'leave-monitor': everybody,
  'return-to-monitor': everybody,
  'propose-reattribution': everybody,
  'withdraw-reattribution': everybody,
  'confirm-reattribution': everybody,
  'begin-departure': everybody,
  'withdraw-departure': everybody,
  'note-pump-stopped': everybody,
  'release-discharge': ['physician'],
  'record-ready': everybody,
  'withdraw-ready': everybody,
  'set-baseline': everybody,
  'set-limit': everybody,
  'score-moaas': everybody,
  'start-infusion': everybody,
  'pause-infusion': everybody,
  'resume-infusion': everybody,
  'stop-infusion': everybody,
  'undo-step': everybody,
  'correct-entry': everybody,
  'cancel-session': everybody,
  'close-session': everybody,
  'acknowledge-alarm': everybody,
  'pause-audio': everybody,
  'end-audio-pause': everybody,
  'delegate-sound': everybody,
  'return-sound': everybody,
  'revert-limits': everybody,
  'note-limbs': everybody,
  'ask-for-cuff': everybody,
  'bind-device': everybody,
  'unbind-device': everybody,
  'draft-preset': everybody,
  // What is a physician's from the first day (AL41, SE10, SE13, SE22).
  'sign-preset': ['physician'],
  'draft-protocol': everybody,
  'sign-protocol': ['physician'],
  'set-medicines': everybody,
  'set-retention': ['physician', 'service'],
  'erase-session': ['physician', 'service'],
  'begin-evacuation': everybody,
  'end-evacuation': everybody,
  'begin-self-test': everybody,
  'record-self-test': everybody,
};

export function mayDo(principal: Principal, deed: Deed): boolean {
  return rolesByDeed[deed].includes(principal.role);
}
