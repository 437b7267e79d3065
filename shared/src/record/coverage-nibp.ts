import { nextSlotMs, servedBeforeMs } from '../chair/nibp-programme.ts';
import type { Course } from '../chair/state.ts';
import { infusionsOf, type Given } from './course.ts';
import type { NibpCoverage, NibpSlot } from './coverage.ts';
import type { Told } from './last.ts';
import type { RecordedNibp } from './session-record.ts';

/**
 * What became of the cuff's programme (RE7): every slot from the first start on that came due before the end. A measurement
 * serves a slot from two minutes before it until the next one, as the countdown has it.
 */
export function nibpCoverage(nibp: readonly RecordedNibp[], told: Told): NibpCoverage {
  const given = infusionsOf(told);
  const slots = given.flatMap((one, index) =>
    slotsOf(one, { told, nibp, nextStartMs: given[index + 1]?.startedAtMs ?? null }),
  );
  const count = (became: NibpSlot['became']) => slots.filter((slot) => slot.became === became).length;
  return {
    planned: slots.length,
    done: count('done'),
    typed: count('typed'),
    failed: count('failed'),
    missed: count('missed'),
    slots,
  };
}

type Around = {
  readonly told: Told;
  readonly nibp: readonly RecordedNibp[];
  /** The programme begins anew with another infusion (SE6). */
  readonly nextStartMs: number | null;
};

function slotsOf(infusion: Given, { told, nibp, nextStartMs }: Around): readonly NibpSlot[] {
  const { session, closing, untilMs } = told;
  const course = { course: aloneOf(infusion), protocol: session.protocol };
  const slots: NibpSlot[] = [];
  let atMs = nextSlotMs(course, infusion.startedAtMs - 1);
  while (atMs !== null && atMs <= untilMs && (nextStartMs === null || atMs < nextStartMs)) {
    const followingMs: number = nextSlotMs(course, atMs) ?? Infinity;
    const nextMs = Math.min(followingMs, nextStartMs ?? Infinity);
    slots.push({
      atMs,
      became: becameOf(nibp, { atMs, nextMs, isOver: closing !== null || nextMs <= untilMs }),
    });
    atMs = followingMs;
  }
  return slots;
}

/** As if it were the only one of the session. */
function aloneOf(infusion: Given): Course {
  return infusion.stoppedAtMs === null
    ? { phase: 'infusing', infusion, earlier: [], isPlannedEndNoted: false }
    : { phase: 'observing', infusions: [infusion], isMinimumNoted: false };
}

type Slot = { readonly atMs: number; readonly nextMs: number; readonly isOver: boolean };

function becameOf(nibp: readonly RecordedNibp[], { atMs, nextMs, isOver }: Slot): NibpSlot['became'] {
  const tried = nibp.filter((one) => one.atMs >= atMs - servedBeforeMs && one.atMs < nextMs);
  if (tried.some(({ source, failure }) => source === 'device' && failure === null)) return 'done';
  if (tried.some(({ source }) => source === 'typed')) return 'typed';
  if (!isOver) return 'due';
  return tried.length > 0 ? 'failed' : 'missed';
}
