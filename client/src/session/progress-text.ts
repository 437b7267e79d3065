import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { duration } from '../ui/format.ts';
import type { PhaseFacts } from './phase-facts.ts';

/** How far a patient who is observed is from leaving, as far as a screen may say so (UI16). */
export type LeavingStanding = 'vitals-ready' | 'all-met' | 'ready' | null;

/** One line on where a session stands, as the overview has room for. */
export function progressText(facts: PhaseFacts, text: Catalogue, leaving: LeavingStanding = null): string {
  switch (facts.phase) {
    case 'preparing':
      return `${duration(facts.sinceOpenMs)} ${text.session.preparingFor}`;
    case 'infusing':
    case 'paused': {
      const parts = [`${duration(facts.infusedMs)} ${text.session.of(duration(facts.plannedMs))}`];
      if (facts.overrunMs > 0) parts.push(text.session.overShort(duration(facts.overrunMs)));
      if (facts.pausedMs !== null) parts.push(`${text.session.pausedFor} ${duration(facts.pausedMs)}`);
      return parts.join(' · ');
    }
    case 'observing':
      return facts.isEnough || leaving === 'ready'
        ? `${duration(facts.observedMs)} · ${leavingText(leaving, text)}`
        : `${duration(facts.observedMs)} ${text.session.atLeast(duration(facts.minimumMs))}`;
  }
}

/** What the devices say is never "ready": that is for a person to record (UI16). */
function leavingText(leaving: LeavingStanding, text: Catalogue): string {
  switch (leaving) {
    case null:
      return text.session.minimumOver;
    case 'vitals-ready':
      return text.session.panel.vitalsReady;
    case 'all-met':
      return text.session.panel.allMet;
    case 'ready':
      return text.session.panel.ready;
  }
}
