import { monitorStandings, type Monitor } from '@chairside/shared/chart/monitors.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { isJudged } from '@chairside/shared/site/speaking.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { SiteShown } from '@chairside/shared/site/state.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { ChairView } from '../live/chair-view.ts';

/**
 * Whether oximeter and cuff of a chair are heard just now, and from which device (SE13a).
 *
 * heard     from this device, at that time
 * silent    it was, in this session or before it; `lastAtMs` null: it is bound here and was never heard
 * wellness  all there is was not made for patients: no alarm hangs on it
 * none      nothing that measures it is bound here
 */
export type MonitorRow = { readonly monitor: Monitor } & (
  | { readonly type: 'heard'; readonly deviceId: DeviceId; readonly lastAtMs: number }
  | { readonly type: 'silent'; readonly deviceId: DeviceId; readonly lastAtMs: number | null }
  | { readonly type: 'wellness'; readonly deviceId: DeviceId }
  | { readonly type: 'none' }
);

type Seen = Pick<ChairView, 'latest' | 'devices'>;
type Judging = Pick<SiteShown, 'knownDevices' | 'doesWellnessAlarm'>;

const measuredBy: Readonly<Record<Monitor, readonly ParameterId[]>> = {
  oximeter: ['spo2Percent'],
  cuff: ['systolicMmHg', 'meanMmHg'],
};

export function monitorRows({ latest, devices }: Seen, site: Judging, nowMs: number): readonly MonitorRow[] {
  const judged = Object.fromEntries(
    Object.entries(latest).filter(([, reading]) => isJudged(site, reading.deviceId)),
  );
  return monitorStandings(judged, nowMs).map(({ monitor, isHeard, last }): MonitorRow => {
    if (last !== null)
      return { monitor, type: isHeard ? 'heard' : 'silent', deviceId: last.deviceId, lastAtMs: last.atMs };
    const measures = devices.filter((one) => measuredBy[monitor].some((id) => one.measures.includes(id)));
    const known = measures.find(({ deviceId }) => isJudged(site, deviceId));
    if (known !== undefined)
      return { monitor, type: 'silent', deviceId: known.deviceId, lastAtMs: known.lastHeardAtMs };
    const [unfit] = measures;
    if (unfit !== undefined) return { monitor, type: 'wellness', deviceId: unfit.deviceId };
    const unknown = devices.find((one) => one.measures.length === 0);
    if (unknown !== undefined)
      return { monitor, type: 'silent', deviceId: unknown.deviceId, lastAtMs: unknown.lastHeardAtMs };
    return { monitor, type: 'none' };
  });
}

/** As the gateway will see it: what was released without it beforehand needs no second word. */
export function isUnheard({ course, startRelease }: Session, rows: readonly MonitorRow[]): boolean {
  const released = course.phase === 'preparing' ? (startRelease?.unheard ?? []) : [];
  return rows.some(({ type, monitor }) => type !== 'heard' && !released.includes(monitor));
}
