import type { ChairCommandType } from '@chairside/shared/chair/commands.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Afar, AfarKind } from '@chairside/shared/people/afar.ts';
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
  if (principal.isFromAfar !== true) return null;
  const kind = fromAfar[deed];
  if (kind === 'always') return null;
  if (kind === undefined) return { type: 'not-from-afar', kind: null };
  return isAllowed(afar, kind) ? null : { type: 'not-from-afar', kind };
}

function isAllowed(afar: Afar, kind: AfarKind): boolean {
  switch (kind) {
    case 'acknowledge':
      return afar.mayAcknowledge;
    case 'limits':
      return afar.mayMoveLimits;
    case 'order':
      return afar.mayOrder;
  }
}

/** What is left out is done at the chair only. */
const fromAfar: Partial<Readonly<Record<ChairCommandType, AfarKind | 'always'>>> = {
  'see-escalation': 'always',
  'answer-escalation': 'always',
  // The roll call of an evacuation is held at the overview (SE32).
  'note-pump-stopped': 'always',
  'begin-departure': 'always',
  'acknowledge-alarm': 'acknowledge',
  'pause-audio': 'acknowledge',
  'end-audio-pause': 'acknowledge',
  'set-limit': 'limits',
  'revert-limits': 'limits',
  'release-start': 'order',
  'release-discharge': 'order',
  'ask-for-cuff': 'order',
};
