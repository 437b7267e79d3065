import type { Stop } from '@chairside/shared/chair/infusion-events.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';

/** How long the patient was observed in all; null where it did not come to that. */
export function observedMs({ phases, untilMs }: SessionRecord): number | null {
  const observing = phases.filter(({ phase }) => phase === 'observing');
  if (observing.length === 0) return null;
  return observing.reduce((sum, { fromMs, toMs }) => sum + (toMs ?? untilMs) - fromMs, 0);
}

/** `, early – side effect` */
export function stopText(stop: Stop | null, text: Catalogue): string {
  if (stop === null) return '';
  const kind = text.stopKind[stop.kind];
  return stop.kind === 'early' ? `, ${kind} – ${text.stopReason[stop.reason]}` : `, ${kind}`;
}
