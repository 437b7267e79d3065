import type { SiteEvent } from '@chairside/shared/site/events.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import { emptySite, evolveSite, type SiteState } from '@chairside/shared/site/state.ts';
import type { Recorded } from './recorded.ts';

type Judged = Pick<SiteState, 'knownDevices' | 'doesWellnessAlarm'>;

/** Whether alarms hung on a device's readings, at each time as the site was then; events in their order. */
export function judgedBy(events: readonly SiteEvent[]): Recorded['isJudged'] {
  let site: SiteState = emptySite;
  const turns: { readonly sinceMs: number; readonly site: Judged }[] = [];
  for (const event of events) {
    site = evolveSite(site, event);
    if (event.type === 'device-known' || event.type === 'wellness-alarms-set')
      turns.push({ sinceMs: event.atMs, site });
  }
  return (deviceId, atMs) =>
    isJudged(turns.findLast(({ sinceMs }) => sinceMs <= atMs)?.site ?? emptySite, deviceId);
}
