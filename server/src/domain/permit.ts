import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Afar } from '@chairside/shared/people/afar.ts';
import { isAllowedFromAfar, kindFromAfar } from '@chairside/shared/people/from-afar.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import { mayDo } from './may-do.ts';
import type { Principal } from './principal.ts';

/**
 * Whether somebody may ask for that at that chair at all: by role, by chair, and by where they are (UI19). Asked of every command
 * before it is decided; what a session makes of it is another question.
 */
export function permitAtChair(
  principal: Principal,
  asked: { readonly deed: ChairCommandType; readonly chair: ChairId; readonly afar: Afar },
): Refusal | null {
  const { deed, chair, afar } = asked;
  if (!mayDo(principal, deed)) return { type: 'not-permitted' };
  if (!isWithinReach(principal.chairs, chair)) return { type: 'not-your-chair' };
  if (principal.isFromAfar !== true || isAllowedFromAfar(deed, afar)) return null;
  const kind = kindFromAfar(deed);
  return { type: 'not-from-afar', kind: kind === 'always' ? null : kind };
}
