import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { PatientTruth } from '../patient/simulated-patient.ts';
import type { Comparison, Handler, Signal, Trigger } from '../scenario/scenario.ts';

/** Something that a handler may be waiting for. */
export type Occasion =
  | { readonly kind: 'event'; readonly event: ChairEvent; readonly before: ChairState }
  | { readonly kind: 'verb'; readonly verb: string }
  | { readonly kind: 'second'; readonly truth: PatientTruth };

/** One handler at one chair: says when it is its turn. */
export type Watch = {
  readonly handler: Handler;
  sees(occasion: Occasion): boolean;
  /** How often it was. */
  times(): number;
};

export function createWatch(handler: Handler): Watch {
  let times = 0;
  let sinceMs: number | null = null;

  /** A signal triggers once it has been so for as long as wanted, and again only after it was not. */
  function signal(trigger: Extract<Trigger, { kind: 'signal' }>, truth: PatientTruth): boolean {
    if (!holds(signalOf(trigger.signal, truth), trigger.compare, trigger.value)) {
      sinceMs = null;
      return false;
    }
    if (sinceMs === Infinity) return false;
    sinceMs ??= truth.atMs;
    if (truth.atMs - sinceMs < trigger.forMs) return false;
    sinceMs = Infinity;
    return true;
  }

  return {
    handler,
    sees(occasion) {
      if (handler.once && times > 0) return false;
      const { on } = handler;
      const isIt =
        (on.kind === 'alarm' && occasion.kind === 'event' && isAlarm(on, occasion)) ||
        (on.kind === 'verb' && occasion.kind === 'verb' && on.verb === occasion.verb) ||
        (on.kind === 'signal' && occasion.kind === 'second' && signal(on, occasion.truth));
      if (isIt) times += 1;
      return isIt;
    },
    times: () => times,
  };
}

function isAlarm(
  { what, priority, becomes }: Extract<Trigger, { kind: 'alarm' }>,
  { event, before }: Extract<Occasion, { kind: 'event' }>,
): boolean {
  const known = (occurrence: number) =>
    before.session?.alarms.occurrences.find(({ id }) => id === occurrence)?.condition.what;
  switch (event.type) {
    case 'alarm-began':
      return (
        becomes === 'begun' &&
        event.body.condition.what === what &&
        (priority === null || event.body.priority === priority)
      );
    case 'alarm-raised':
      return (
        becomes === 'raised' &&
        known(event.body.occurrence) === what &&
        (priority === null || event.body.priority === priority)
      );
    case 'alarm-cleared':
    case 'alarm-latched':
      return becomes === 'ended' && known(event.body.occurrence) === what;
    default:
      return false;
  }
}

export function signalOf(signal: Signal, truth: PatientTruth): number {
  switch (signal) {
    case 'sbp':
      return truth.systolicMmHg;
    case 'dbp':
      return truth.diastolicMmHg;
    case 'map':
      return truth.meanMmHg;
    case 'hr':
      return truth.pulseRateBpm;
    case 'spo2':
      return truth.fingerSaturationPercent;
    case 'sao2':
      return truth.arterialSaturationPercent;
    case 'rr':
      return truth.respiratoryRatePerMin;
    case 'pi':
      return truth.perfusionIndexPercent;
    case 'ce':
      return truth.effectSiteNgPerMl;
  }
}

export function holds(value: number, compare: Comparison, limit: number): boolean {
  switch (compare) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}
