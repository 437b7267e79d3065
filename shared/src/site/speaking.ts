import { sourceClasses } from '../devices/source-class.ts';
import type { ChairId, DeviceId } from '../ids.ts';
import { sourceClassOf, type SiteState } from './state.ts';

/** Which device is believed before which, and whose numbers alarms hang on (DV4, DV6). */

type Ranked = Pick<SiteState, 'rankByChair' | 'knownDevices' | 'doesWellnessAlarm'>;

/** Whether alarms hang on what the device says. */
export function isJudged(site: Omit<Ranked, 'rankByChair'>, deviceId: DeviceId): boolean {
  return site.doesWellnessAlarm || sourceClassOf(site, deviceId) !== 'wellness';
}

/**
 * Its place at the chair: a smaller one goes before a greater one, among equals the one that spoke first goes on. What nobody
 * ranked comes after what somebody did, a monitor before what is made for one number at a time; and what no alarm hangs on comes
 * after everything else, wherever it was put.
 */
export function rankOf(site: Ranked, chair: ChairId, deviceId: DeviceId): number {
  const ranked = Object.hasOwn(site.rankByChair, chair) ? (site.rankByChair[chair] ?? []) : [];
  const place = ranked.indexOf(deviceId);
  const unranked = ranked.length + sourceClasses.indexOf(sourceClassOf(site, deviceId));
  return (place === -1 ? unranked : place) + (isJudged(site, deviceId) ? 0 : unjudged);
}

/** More than can be ranked at a chair. */
const unjudged = 1_000;
