import { burstByPriority, linkLostSound, soundLengthMs } from '@chairside/shared/alarms/bursts.ts';
import type { RepeatedSound } from '@chairside/shared/alarms/bursts.ts';
import { rankOf, type Priority } from '@chairside/shared/alarms/conditions.ts';

/**
 * What is played when, as pure functions of what was wanted when. Times are ms on the audio clock, which goes on while the
 * page is busy; what is planned is with the browser's audio thread already.
 */

/** What a screen has to call people with, until it is told otherwise. */
export type SoundWant =
  { readonly kind: 'burst'; readonly priority: Priority } | { readonly kind: 'link-lost' };

export type Schedule = {
  readonly want: SoundWant | null;
  /** Where the rhythm of the wanted sound goes on. */
  readonly nextAtMs: number;
  /** Given to the audio clock and not over, by their starts. None overlaps another. */
  readonly planned: readonly Planned[];
  readonly nextId: number;
};

/** A sound played once, from `startMs` to `endMs`. */
export type Planned = {
  readonly id: number;
  readonly sound: RepeatedSound;
  readonly startMs: number;
  readonly endMs: number;
};

/**
 * play  give it to the audio clock
 * end   stop it at `endMs`, where it is silent
 * drop  it has not begun and shall not
 * cut   it is heard now and shall fade at once
 */
export type Order =
  | { readonly type: 'play'; readonly planned: Planned }
  | { readonly type: 'end'; readonly planned: Planned }
  | { readonly type: 'drop'; readonly planned: Planned }
  | { readonly type: 'cut'; readonly planned: Planned };

export type Change = { readonly schedule: Schedule; readonly orders: readonly Order[] };

export const emptySchedule: Schedule = { want: null, nextAtMs: 0, planned: [], nextId: 1 };

/**
 * So far ahead the audio clock has its orders: a page that stands still for less is not heard to. It has an end, because
 * nobody could silence a page that stands still for ever.
 */
export const horizonMs = 60_000;

/** From an order to its first sample at the earliest: what was ordered later would begin late, and bend the rhythm. */
export const leadMs = 50;

/** Between two different sounds, so that the first pulse of the second is heard as one. */
export const gapMs = 100;

/** Begins at once, or when what has begun may end (AL25). The same wish again changes nothing. */
export function changeWant(schedule: Schedule, want: SoundWant | null, nowMs: number): Change {
  if (isSameWant(schedule.want, want)) return topUp(schedule, nowMs);
  const { schedule: rest, orders } = finishBegun(schedule, nowMs);
  const topped = topUp({ ...rest, want, nextAtMs: firstFreeMs(rest, nowMs) }, nowMs);
  return { schedule: topped.schedule, orders: [...orders, ...topped.orders] };
}

/** A person has heard it: nothing is finished, nothing is wanted. */
export function silence(schedule: Schedule, nowMs: number): Change {
  const orders = schedule.planned.map((planned): Order => ({
    type: hasBegun(planned, nowMs) ? 'cut' : 'drop',
    planned,
  }));
  return { schedule: { ...schedule, want: null, planned: [] }, orders };
}

/** One burst (AL18), in a pause of the wanted sound. None where what is wanted calls as urgently. */
export function addReminder(schedule: Schedule, priority: Priority, nowMs: number): Change {
  if (isAsUrgent(schedule.want, priority)) return { schedule, orders: [] };
  const sound = burstByPriority[priority];
  return planAt(schedule, sound, freeForMs(schedule, soundLengthMs(sound), nowMs));
}

/** Forgets what is over, and plans the wanted sound as far ahead as the horizon. */
export function topUp(schedule: Schedule, nowMs: number): Change {
  let current: Schedule = { ...schedule, planned: schedule.planned.filter(({ endMs }) => endMs > nowMs) };
  const orders: Order[] = [];
  if (current.want === null) return { schedule: current, orders };
  const sound = soundOf(current.want);
  let atMs = current.nextAtMs < nowMs ? firstFreeMs(current, nowMs) : current.nextAtMs;
  while (atMs < nowMs + horizonMs) {
    const step = planAt(current, sound, atMs);
    current = step.schedule;
    orders.push(...step.orders);
    atMs += sound.repeatMs;
  }
  return { schedule: { ...current, nextAtMs: atMs }, orders };
}

export function isSameWant(one: SoundWant | null, other: SoundWant | null): boolean {
  return wantKey(one) === wantKey(other);
}

function wantKey(want: SoundWant | null): string | null {
  return want?.kind === 'burst' ? want.priority : (want?.kind ?? null);
}

function soundOf(want: SoundWant): RepeatedSound {
  return want.kind === 'burst' ? burstByPriority[want.priority] : linkLostSound;
}

function isAsUrgent(want: SoundWant | null, priority: Priority): boolean {
  if (want === null) return false;
  return want.kind === 'link-lost' || rankOf(want.priority) >= rankOf(priority);
}

function planAt(schedule: Schedule, sound: RepeatedSound, startMs: number): Change {
  const planned: Planned = { id: schedule.nextId, sound, startMs, endMs: startMs + soundLengthMs(sound) };
  const all = [...schedule.planned, planned].sort((one, other) => one.startMs - other.startMs);
  return {
    schedule: { ...schedule, planned: all, nextId: schedule.nextId + 1 },
    orders: [{ type: 'play', planned }],
  };
}

/** What has not begun is dropped; what has begun is kept until it may end. */
function finishBegun(schedule: Schedule, nowMs: number): Change {
  const orders: Order[] = [];
  const kept: Planned[] = [];
  for (const planned of schedule.planned) {
    if (!hasBegun(planned, nowMs)) {
      orders.push({ type: 'drop', planned });
      continue;
    }
    const shortened = { ...planned, endMs: Math.min(planned.endMs, mayEndAtMs(planned, nowMs)) };
    kept.push(shortened);
    if (shortened.endMs < planned.endMs) orders.push({ type: 'end', planned: shortened });
  }
  return { schedule: { ...schedule, planned: kept }, orders };
}

/** Within the lead the audio thread may be playing its first samples: dropped then, it would click. */
function hasBegun({ startMs }: Planned, nowMs: number): boolean {
  return startMs <= nowMs + leadMs;
}

function mayEndAtMs({ sound, startMs, endMs }: Planned, nowMs: number): number {
  const ends = sound.endsAfterTones.map((tones) => startMs + soundLengthMs(sound, tones));
  return ends.find((atMs) => atMs >= nowMs + leadMs) ?? endMs;
}

function firstFreeMs({ planned }: Schedule, nowMs: number): number {
  const busyUntilMs = planned.filter((one) => hasBegun(one, nowMs)).map(({ endMs }) => endMs + gapMs);
  return Math.max(nowMs + leadMs, ...busyUntilMs);
}

/** The first moment from which nothing is planned for so long. */
function freeForMs({ planned }: Schedule, lengthMs: number, nowMs: number): number {
  let atMs = nowMs + leadMs;
  for (const { startMs, endMs } of planned) {
    if (atMs + lengthMs + gapMs <= startMs) break;
    atMs = Math.max(atMs, endMs + gapMs);
  }
  return atMs;
}
