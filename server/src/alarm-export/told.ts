import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import { isPhysiological, type Condition, type Priority } from '@chairside/shared/alarms/conditions.ts';
import type { Violation } from '@chairside/shared/alarms/alarm-events.ts';
import { isStandingBy } from '@chairside/shared/alarms/signals.ts';
import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';

/**
 * What another system is told of an alarm: how it stands, in the words of IHE PCD-04 (Device TF-2, 3.4 and appendix on alerts).
 *
 * start     it began          continue  it was there before the gateway was
 * update    another priority, state or value          end  it is over
 */
export type AlarmTold = {
  readonly phase: 'start' | 'continue' | 'update' | 'end';
  readonly chair: ChairId;
  /** The occurrence's, unique at its chair for ever. */
  readonly occurrence: number;
  /** Of the chair's stream, as it then was: of two messages the later has the higher. */
  readonly number: number;
  readonly atMs: number;
  /** Null where the clinic has not said that patients are named. */
  readonly patient: Session['patient'] | null;
} & AlarmStanding;

export type AlarmStanding = {
  readonly condition: Condition;
  readonly type: 'physiological' | 'technical';
  readonly priority: Priority;
  /** latched: over, and kept until somebody has acknowledged it. */
  readonly state: 'active' | 'latched' | 'inactive';
  readonly inactivation: 'enabled' | 'alert-acknowledged' | 'alarm-paused' | 'audio-paused';
  /** The row that stands first; null for a technical one. */
  readonly source: Pick<Violation, 'parameter' | 'value' | 'limit' | 'direction'> | null;
  readonly cause: string | null;
};

export type KnownAlarms = ReadonlyMap<number, AlarmStanding>;

type Change = { readonly told: readonly AlarmTold[]; readonly known: KnownAlarms };

/** From what was told before to how the chair stands now. */
export function changesTold(
  known: KnownAlarms,
  { session, chair, seq }: ChairState,
  { atMs, namesPatients }: { readonly atMs: number; readonly namesPatients: boolean },
): Change {
  const about = { chair, atMs, patient: namesPatients ? (session?.patient ?? null) : null };
  const now = standingsOf(session);
  const told: AlarmTold[] = [];
  for (const [occurrence, standing] of now) {
    const before = known.get(occurrence);
    if (before === undefined)
      told.push({ ...standing, ...about, occurrence, number: occurrence, phase: 'start' });
    else if (!isSame(before, standing))
      told.push({ ...standing, ...about, occurrence, number: seq, phase: 'update' });
  }
  for (const [occurrence, standing] of known) {
    if (!now.has(occurrence))
      told.push({ ...over(standing), ...about, occurrence, number: seq, phase: 'end' });
  }
  return { told, known: now };
}

/** After a start: what stands is said again, and so is what ended last, of which nobody knows whether it was told. */
export function saidAgain(
  { session, chair, seq }: ChairState,
  { namesPatients }: { readonly namesPatients: boolean },
): Change {
  const now = standingsOf(session);
  const about = { chair, number: seq, patient: namesPatients ? (session?.patient ?? null) : null };
  const ended = session?.alarms.recent ?? [];
  const beganAtMs = new Map(session?.alarms.occurrences.map(({ id, beganAtMs: atMs }) => [id, atMs]));
  return {
    told: [
      ...ended.map((one): AlarmTold => {
        const standing = over(standingOf(one, session));
        return { ...standing, ...about, occurrence: one.id, atMs: one.endedAtMs, phase: 'end' };
      }),
      ...[...now].map(([occurrence, standing]): AlarmTold => {
        const atMs = beganAtMs.get(occurrence) ?? 0;
        return { ...standing, ...about, occurrence, atMs, phase: 'continue' };
      }),
    ],
    known: now,
  };
}

/** Began and ended before anybody looked: said as it was. */
export function passedBy(begun: readonly number[], known: KnownAlarms, { session }: ChairState): KnownAlarms {
  const recent = (session?.alarms.recent ?? []).filter(({ id }) => begun.includes(id) && !known.has(id));
  return new Map(recent.map((one) => [one.id, standingOf(one, session)]));
}

function standingsOf(session: Session | null): KnownAlarms {
  return new Map((session?.alarms.occurrences ?? []).map((one) => [one.id, standingOf(one, session)]));
}

function standingOf(one: Occurrence, session: Session | null): AlarmStanding {
  const [first] = one.violations;
  const { parameter, value, limit, direction } = first ?? {};
  const hasSource =
    parameter !== undefined && value !== undefined && limit !== undefined && direction !== undefined;
  return {
    condition: one.condition,
    type: isPhysiological(one.condition) ? 'physiological' : 'technical',
    priority: one.priority,
    state: one.presence === 'returned' ? 'latched' : 'active',
    inactivation: inactivationOf(one, session),
    source: hasSource ? { parameter, value, limit, direction } : null,
    cause: one.cause,
  };
}

function inactivationOf(one: Occurrence, session: Session | null): AlarmStanding['inactivation'] {
  if (one.acknowledged !== null) return 'alert-acknowledged';
  if (session === null) return 'enabled';
  if (isStandingBy(session.alarms, one)) return 'alarm-paused';
  return session.alarms.audioPause === null ? 'enabled' : 'audio-paused';
}

function over(standing: AlarmStanding): AlarmStanding {
  return { ...standing, state: 'inactive', inactivation: 'enabled' };
}

function isSame(one: AlarmStanding, other: AlarmStanding): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
