import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { duration } from '../ui/format.ts';
import type { PhaseFacts } from './phase-facts.ts';

/** One line on where a session stands, as the overview has room for. */
export function progressText(facts: PhaseFacts, text: Catalogue): string {
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
      return facts.isEnough
        ? `${duration(facts.observedMs)} · ${text.session.minimumOver}`
        : `${duration(facts.observedMs)} ${text.session.atLeast(duration(facts.minimumMs))}`;
  }
}
