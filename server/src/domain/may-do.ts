import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { Role } from '@chairside/shared/site/events.ts';

/** Who asks: taken from the connection, never from a message (decision 0004). */
export type Principal = { readonly personId: PersonId; readonly role: Role };

type Deed = ChairCommandType | 'bind-device' | 'unbind-device';

const everybody: readonly Role[] = ['nurse', 'physician', 'service'];

/** Asked before every command. Until people sign in everybody may do everything; the table is where that will change. */
const rolesByDeed: Readonly<Record<Deed, readonly Role[]>> = {
  'open-session': everybody,
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
  'bind-device': everybody,
  'unbind-device': everybody,
};

export function mayDo(principal: Principal, deed: Deed): boolean {
  return rolesByDeed[deed].includes(principal.role);
}
