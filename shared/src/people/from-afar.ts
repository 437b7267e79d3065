import type { ChairCommandType } from '../chair/commands.ts';
import type { Afar, AfarKind } from './afar.ts';

/**
 * What of a chair can be done from a screen that does not stand at it (UI19). The gateway asks before it decides; a screen asks so
 * that it offers nothing it would be refused.
 *
 * always    whatever the clinic's settings
 * null      only at the chair
 */
export function kindFromAfar(deed: ChairCommandType): AfarKind | 'always' | null {
  return kindByDeed[deed] ?? null;
}

export function isAllowedFromAfar(deed: ChairCommandType, afar: Afar): boolean {
  const kind = kindFromAfar(deed);
  return kind === 'always' || (kind !== null && isSwitchedOn(afar, kind));
}

function isSwitchedOn(afar: Afar, kind: AfarKind): boolean {
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
const kindByDeed: Partial<Readonly<Record<ChairCommandType, AfarKind | 'always'>>> = {
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
