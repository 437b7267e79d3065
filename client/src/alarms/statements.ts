import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { freshness, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { ChairView } from '../live/chair-view.ts';
import { isAhead } from '../vitals/ahead.ts';

/**
 * What a screen can say by itself about a chair, without an alarm engine: technical only. A chair without a session
 * says nothing, it is calm (SE1).
 */
export type Statement = {
  readonly type: 'not-saved' | 'no-device' | 'no-oximeter' | 'never-heard' | 'no-data';
  /** The technical rows of the alarm table: `record not saved` is high, silence is medium. */
  readonly priority: 'high' | 'medium';
  /** Session clock; null where it has no beginning worth counting from. */
  readonly sinceMs: number | null;
};

/** A bound device that was never heard is told of this long after the session opened. */
const neverHeardAfterMs = 30_000;

/** Highest first. */
export function chairStatements(view: ChairView, nowMs: number, isRecording: boolean): readonly Statement[] {
  if (view.state.session === null) return [];
  const silence = silenceOf(view, nowMs);
  const saving: readonly Statement[] = isRecording
    ? []
    : [{ type: 'not-saved', priority: 'high', sinceMs: null }];
  return silence === null ? saving : [...saving, silence];
}

/** UI16: nothing that is measured all the time comes from the chair, whatever the cuff does. */
export function silenceOf(view: ChairView, nowMs: number): Statement | null {
  const { session } = view.state;
  if (session === null) return null;
  const unbound = unboundOf(view);
  const heardAtMs = continuousAtMs(view);
  if (heardAtMs.length > 0) {
    const believed = heardAtMs.filter((atMs) => !isAhead(atMs, nowMs));
    if (believed.length === 0) return { type: 'no-data', priority: 'medium', sinceMs: null };
    const heardMs = Math.max(...believed);
    const periodMs = sourcePeriodMs(view.heardAtMs.spo2Percent ?? view.heardAtMs.pulseRateBpm ?? []);
    if (freshness(nowMs - heardMs, periodMs) !== 'gone') return null;
    return { type: unbound ?? 'no-data', priority: 'medium', sinceMs: heardMs };
  }
  if (unbound !== null) return { type: unbound, priority: 'medium', sinceMs: null };
  if (nowMs - session.openedAtMs < neverHeardAfterMs) return null;
  return { type: 'never-heard', priority: 'medium', sinceMs: session.openedAtMs };
}

/** Who has to bind a device should not look for a cable. A device that was not heard yet may be the oximeter. */
function unboundOf({ devices }: ChairView): 'no-device' | 'no-oximeter' | null {
  if (devices.length === 0) return 'no-device';
  const canBeOximeter = ({ measures }: DeviceLiveness) =>
    measures.length === 0 || measures.some((measure) => parameters[measure].cadence === 'continuous');
  return devices.some(canBeOximeter) ? null : 'no-oximeter';
}

function continuousAtMs({ latest }: ChairView): readonly number[] {
  return [latest.spo2Percent, latest.pulseRateBpm, latest.perfusionIndexPercent].flatMap((one) =>
    one === undefined ? [] : [one.atMs],
  );
}

export function statementText({ type }: Statement, text: Catalogue): string {
  switch (type) {
    case 'not-saved':
      return text.statement.notSaved;
    case 'no-device':
      return text.statement.noDevice;
    case 'no-oximeter':
      return text.statement.noOximeter;
    case 'never-heard':
      return text.statement.neverHeard;
    case 'no-data':
      return text.statement.noData;
  }
}
