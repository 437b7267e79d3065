import type { ChairEvent } from '../chair/events.ts';
import type { Phase } from '../chair/state.ts';
import type { NumberedReading } from '../vitals/reading.ts';
import type { Gap, GapCause, Spo2Coverage, Stretch } from './coverage.ts';
import type { PhaseSpan } from './session-record.ts';
import type { OffMonitorSpan } from './recorded-around.ts';

/**
 * How long SpO2 was known, and why it was not (RE4–RE6). A reading speaks from its time to the next one, 10 s at most: with a
 * value the time is covered, without one it is a gap with the device's reason. What no reading speaks for is silence. Of an
 * uncovered stretch, that the patient was away counts before that the gateway did not run, and both before the device.
 */
export const spokenForMs = 10_000;

type Seen = {
  readonly span: Stretch | null;
  readonly phases: readonly PhaseSpan[];
  readonly offMonitor: readonly OffMonitorSpan[];
  readonly readings: readonly NumberedReading[];
  readonly events: readonly ChairEvent[];
};

export function spo2Coverage({ span, phases, offMonitor, readings, events }: Seen): Spo2Coverage {
  if (span === null) return { spanMs: 0, validMs: 0, byPhase: {}, gaps: [] };
  const told = merged(toldBy(readings, span));
  const valid = told.filter(({ said }) => said === 'valid');
  const away = offMonitor.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? span.toMs }));
  const interrupted = events.flatMap((one) => (one.type === 'monitoring-interrupted' ? [one.body] : []));
  const gaps = told
    .flatMap((one) => (one.said === 'valid' ? [] : [{ ...one, said: one.said }]))
    .flatMap((one) => overlaid(one, interrupted, 'monitoring-interrupted'))
    .flatMap((one) => overlaid(one, away, 'off-monitor'));
  return {
    spanMs: span.toMs - span.fromMs,
    validMs: lengthOf(valid),
    byPhase: byPhase(valid, phases, span),
    gaps: merged(gaps).map(({ fromMs, toMs, said }): Gap => ({ fromMs, toMs, cause: said })),
  };
}

type Said<S extends string> = Stretch & { readonly said: S };

/** The whole span, cut where what is known changes. */
function toldBy(readings: readonly NumberedReading[], span: Stretch): readonly Said<'valid' | GapCause>[] {
  const spoken = readings
    .filter(({ parameter }) => parameter === 'spo2Percent')
    .toSorted((one, other) => one.atMs - other.atMs || one.cursor - other.cursor);
  const told: Said<'valid' | GapCause>[] = [];
  let reachedMs = span.fromMs;
  for (const [index, reading] of spoken.entries()) {
    const nextMs = spoken[index + 1]?.atMs ?? Infinity;
    const fromMs = Math.max(reading.atMs, span.fromMs);
    const toMs = Math.min(reading.atMs + spokenForMs, nextMs, span.toMs);
    if (toMs <= fromMs) continue;
    if (fromMs > reachedMs) told.push({ fromMs: reachedMs, toMs: fromMs, said: 'silence' });
    told.push({ fromMs, toMs, said: reading.quality === 'unavailable' ? reading.reason : 'valid' });
    reachedMs = toMs;
  }
  if (reachedMs < span.toMs) told.push({ fromMs: reachedMs, toMs: span.toMs, said: 'silence' });
  return told;
}

/** The same stretch in pieces; those inside any of `over` say `cause` instead. */
function overlaid(
  stretch: Said<GapCause>,
  over: readonly Stretch[],
  cause: GapCause,
): readonly Said<GapCause>[] {
  const inside = over
    .map(({ fromMs, toMs }) => ({
      fromMs: Math.max(fromMs, stretch.fromMs),
      toMs: Math.min(toMs, stretch.toMs),
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
    .toSorted((one, other) => one.fromMs - other.fromMs);
  const pieces: Said<GapCause>[] = [];
  let reachedMs = stretch.fromMs;
  for (const { fromMs, toMs } of inside) {
    if (fromMs > reachedMs) pieces.push({ ...stretch, fromMs: reachedMs, toMs: fromMs });
    if (toMs > reachedMs) pieces.push({ fromMs: Math.max(fromMs, reachedMs), toMs, said: cause });
    reachedMs = Math.max(reachedMs, toMs);
  }
  if (reachedMs < stretch.toMs) pieces.push({ ...stretch, fromMs: reachedMs });
  return pieces;
}

/** Neighbours that say the same are one. */
function merged<S extends string>(stretches: readonly Said<S>[]): readonly Said<S>[] {
  const whole: Said<S>[] = [];
  for (const one of stretches) {
    const last = whole.at(-1);
    if (last?.said === one.said && last.toMs === one.fromMs)
      whole[whole.length - 1] = { ...last, toMs: one.toMs };
    else whole.push(one);
  }
  return whole;
}

function byPhase(
  valid: readonly Stretch[],
  phases: readonly PhaseSpan[],
  span: Stretch,
): Spo2Coverage['byPhase'] {
  const sums: Partial<Record<Phase, { readonly spanMs: number; readonly validMs: number }>> = {};
  for (const { phase, fromMs, toMs } of phases) {
    const within = clipped({ fromMs, toMs: toMs ?? span.toMs }, span);
    if (lengthOf([within]) === 0) continue;
    const before = sums[phase] ?? { spanMs: 0, validMs: 0 };
    sums[phase] = {
      spanMs: before.spanMs + lengthOf([within]),
      validMs: before.validMs + lengthOf(valid.map((one) => clipped(one, within))),
    };
  }
  return sums;
}

function clipped({ fromMs, toMs }: Stretch, within: Stretch): Stretch {
  const from = Math.max(fromMs, within.fromMs);
  return { fromMs: from, toMs: Math.max(from, Math.min(toMs, within.toMs)) };
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
