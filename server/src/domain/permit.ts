import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Afar } from '@chairside/shared/people/afar.ts';
import { isAllowedFromAfar, kindFromAfar } from '@chairside/shared/people/from-afar.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { bindingOf, type SiteState } from '@chairside/shared/site/state.ts';
import { mayDo } from './may-do.ts';
import type { Principal } from './principal.ts';

/**
 * Whether somebody may ask for that at that chair at all: by role, by chair, and by where they are (UI19). Asked of every command
 * before it is decided; what a session makes of it is another question.
 */
export function permitAtChair(
  principal: Principal,
  asked: {
    readonly deed: ChairCommandType;
    readonly chair: ChairId;
    readonly afar: Afar;
    readonly isEvacuating: boolean;
  },
): Refusal | null {
  const { deed, chair, afar, isEvacuating } = asked;
  if (!mayDo(principal, deed)) return { type: 'not-permitted' };
  if (!isWithinReach(principal.chairs, chair)) return { type: 'not-your-chair' };
  if (principal.isFromAfar !== true) return null;
  // It records the infusion as stopped: who does not stand at the pump says so in an evacuation only, where nobody does.
  if (deed === 'begin-departure' && !isEvacuating) return { type: 'not-from-afar', kind: null };
  if (isAllowedFromAfar(deed, afar)) return null;
  const kind = kindFromAfar(deed);
  return { type: 'not-from-afar', kind: kind === 'always' ? null : kind };
}

type Bindings = Pick<SiteState, 'chairByDevice' | 'boundAtMsByDevice'>;

/** The same of what is asked of the clinic: what touches a device touches the chair it is at. */
export function permitAtSite(principal: Principal, command: SiteCommand, site: Bindings): Refusal | null {
  if (!mayDo(principal, command.type)) return { type: 'not-permitted' };
  const chair = chairTouched(command, site);
  if (chair === null || isWithinReach(principal.chairs, chair)) return null;
  return { type: 'not-your-chair' };
}

function chairTouched(command: SiteCommand, site: Bindings): ChairId | null {
  if (command.type === 'bind-device' || command.type === 'rank-devices') return command.chair;
  return command.type === 'unbind-device' ? (bindingOf(site, command.deviceId)?.chair ?? null) : null;
}
