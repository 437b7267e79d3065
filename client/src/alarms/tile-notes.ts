import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import { nibpDue } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { slowSourceMs, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type { TileName } from './tile-signal.ts';

/** What stands beside a number about its alarms: not armed, a delay that runs, held, a slow source (UI9, AL10, AL11). */
export type TileNotes = Readonly<Record<TileName, readonly string[]>>;

type Surroundings = {
  readonly nowMs: number;
  readonly heardAtMs: Partial<Readonly<Record<ParameterId, readonly number[]>>>;
  readonly text: Catalogue;
};

export function tileNotes(session: Session, { nowMs, heardAtMs, text }: Surroundings): TileNotes {
  const { alarms, protocol, course, nibp } = session;
  const { chair } = text.alarm;
  const isHeld = alarms.cuffHold !== null && nowMs < alarms.cuffHold.untilMs;
  const ofSource = (parameter: 'spo2Percent' | 'pulseRateBpm'): readonly string[] => [
    ...(alarms.armedAtMs[parameter] === null && course.phase !== 'preparing' ? [chair.notArmed] : []),
    ...delayNotes(parameter),
    ...(isHeld ? [chair.held] : []),
    ...(sourcePeriodMs(heardAtMs[parameter] ?? []) > slowSourceMs ? [chair.slow] : []),
  ];
  return {
    spo2: ofSource('spo2Percent'),
    pulseRate: ofSource('pulseRateBpm'),
    // Where the button beside it counts down to the repeat, that says it.
    nibp:
      nibp.confirmations.length > 0 && nibpDue(session)?.because !== 'confirm'
        ? [text.alarm.limits.confirm]
        : [],
  };

  /** The delay that ends first, and how long it still runs; not beside an alarm of the same that stands already. */
  function delayNotes(parameter: string): readonly string[] {
    const leftMs = alarms.delays.flatMap(({ rule, sinceMs, condition }) => {
      const row = protocol.alarmPreset.rules.find(({ id }) => id === rule);
      if (row?.parameter !== parameter || isPresent(condition.what)) return [];
      return [sinceMs + row.delayMs - nowMs];
    });
    if (leftMs.length === 0) return [];
    return [chair.pending(Math.max(0, Math.ceil(Math.min(...leftMs) / 1_000)))];
  }

  function isPresent(what: Condition['what']): boolean {
    return alarms.occurrences.some(
      ({ condition, presence }) => condition.what === what && presence === 'present',
    );
  }
}
