import { programmeDueMs } from '@chairside/shared/chair/nibp-programme.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { nibpFailure, type NibpMeasurement } from '@chairside/shared/vitals/nibp.ts';
import type { Measurement, QuestionableReason } from '@chairside/shared/vitals/reading.ts';
import { nibpBlankAfterMs, nibpGreyAfterDueMs } from '@chairside/shared/vitals/staleness.ts';
import { numberText } from '../ui/format.ts';
import { isAhead } from './ahead.ts';
import { absent, type Vital } from './vital.ts';

const unit = 'mmHg';

/** The newest cuff measurement: SYS/DIA (MAP). Between two slots of the programme it is so old, and no more; grey from `greyAtMs` on, blank after an hour (UI9). */
export function nibpVital(
  nibp: NibpMeasurement | undefined,
  at: { readonly nowMs: number; readonly greyAtMs: number },
): Vital {
  if (nibp === undefined) return { shown: 'none', unit, why: { type: 'not-measured' } };
  if (isAhead(nibp.atMs, at.nowMs)) return { shown: 'none', unit, why: { type: 'ahead' } };
  const ageMs = Math.max(0, at.nowMs - nibp.atMs);
  if (ageMs >= nibpBlankAfterMs) return { shown: 'none', unit, why: { type: 'too-old' } };
  const failure = nibpFailure(nibp);
  if (failure !== null) return absent(failure, unit);
  const doubt = doubtOf(nibp);
  if (doubt === 'pressure-order')
    return { shown: 'invalid', unit, why: { type: 'contradiction', values: sentText(nibp) } };
  const isOverdue = at.nowMs >= at.greyAtMs;
  const number = {
    shown: 'number',
    unit,
    text: pressureText(nibp),
    aside: asideText(nibp.meanMmHg),
    ageMs,
    freshness: isOverdue ? 'dim' : 'fresh',
  } as const;
  return doubt === null ? { ...number, quality: 'good' } : { ...number, quality: 'questionable', doubt };
}

/** `168/98 (121)` */
export function nibpText(nibp: NibpMeasurement): string {
  return `${pressureText(nibp)} ${asideText(nibp.meanMmHg)}`;
}

/** As the device sent it, for words about it. */
function sentText(nibp: NibpMeasurement): string {
  return `${pressureText(nibp)} (${partText(nibp.meanMmHg)})`;
}

/**
 * From when on the newest measurement is stale: a minute after the programme wanted the next one (SE18). Before the start it wants none:
 * then a minute after the interval of an observation.
 */
export function nibpGreyAtMs(session: Session, nibp: NibpMeasurement | undefined): number {
  const { observationEveryMinutes } = session.protocol.nibpProgramme;
  const dueMs = programmeDueMs(session) ?? (nibp?.atMs ?? 0) + observationEveryMinutes * 60_000;
  return dueMs + nibpGreyAfterDueMs;
}

/** The last measurement that can be believed, when the newest can not: said in words, never drawn as a live number. */
export function lastGoodNibp(measurements: readonly NibpMeasurement[]): NibpMeasurement | undefined {
  return measurements
    .slice(0, -1)
    .findLast((nibp) => nibpFailure(nibp) === null && doubtOf(nibp) !== 'pressure-order');
}

function doubtOf({ systolicMmHg, diastolicMmHg }: NibpMeasurement): QuestionableReason | null {
  const doubts = [systolicMmHg, diastolicMmHg].flatMap((one) =>
    one.quality === 'questionable' ? [one.reason] : [],
  );
  return doubts.find((doubt) => doubt === 'pressure-order') ?? doubts[0] ?? null;
}

function pressureText({ systolicMmHg, diastolicMmHg }: NibpMeasurement): string {
  return `${partText(systolicMmHg)}/${partText(diastolicMmHg)}`;
}

/** A mean that contradicts the pressures it lies between is not a mean. */
function asideText(mean: Measurement): string {
  if (mean.quality === 'questionable' && mean.reason === 'pressure-order') return '(-?-)';
  return `(${partText(mean)})`;
}

function partText(part: Measurement): string {
  return part.quality === 'unavailable' ? '---' : numberText(part.value, 0);
}
