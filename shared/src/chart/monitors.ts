import type { DeviceId } from '../ids.ts';
import { silentAfterMs, type ParameterId } from '../vitals/parameters.ts';

/** What has to watch the patient when the drug begins: one that says the saturation, and a cuff (SE13a). */
export const monitors = ['oximeter', 'cuff'] as const;
export type Monitor = (typeof monitors)[number];

type Said = { readonly deviceId: DeviceId; readonly atMs: number };

/** The newest of each parameter in this session, whatever its quality; of devices alarms hang on only (DV6). */
export type LatestSaid = Partial<Readonly<Record<ParameterId, Said>>>;

/** `isHeard`: now. What it said last; null where it has said nothing in this session. */
export type MonitorStanding = {
  readonly monitor: Monitor;
  readonly isHeard: boolean;
  readonly last: Said | null;
};

const saidBy: Readonly<Record<Monitor, readonly ParameterId[]>> = {
  oximeter: ['spo2Percent'],
  cuff: ['systolicMmHg', 'meanMmHg'],
};

const cadenceOf = { oximeter: 'continuous', cuff: 'episodic' } as const;

export function monitorStandings(latest: LatestSaid, nowMs: number): readonly MonitorStanding[] {
  return monitors.map((monitor) => {
    const said = saidBy[monitor].flatMap((parameter) => latest[parameter] ?? []);
    const last = said.toSorted((one, other) => other.atMs - one.atMs)[0] ?? null;
    return { monitor, last, isHeard: last !== null && nowMs - last.atMs < silentAfterMs[cadenceOf[monitor]] };
  });
}

/** Which of them are not heard now. */
export function unheardMonitors(latest: LatestSaid, nowMs: number): readonly Monitor[] {
  return monitorStandings(latest, nowMs).flatMap(({ monitor, isHeard }) => (isHeard ? [] : [monitor]));
}
