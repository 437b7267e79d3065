import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { freshness, sourcePeriodMs } from '@chairside/shared/vitals/staleness.ts';
import type { DeviceLiveness } from '@chairside/shared/wire.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { ChairView } from '../live/chair-view.ts';
import { isAhead } from '../vitals/ahead.ts';

/**
 * What only a screen can say of a chair: that nothing is bound to it. Everything else about watching is a condition of the
 * gateway's and comes as an occurrence. A chair without a session says nothing, it is calm (SE1).
 */
export type Statement = { readonly type: 'no-device' | 'no-oximeter'; readonly priority: 'medium' };

/** Why a chair shows no numbers; `sinceMs` on the session clock, null where it has no beginning worth counting from. */
export type Silence = {
  readonly type: Statement['type'] | 'never-heard' | 'no-data';
  readonly sinceMs: number | null;
};

/** A bound device that was never heard is told of this long after the session opened. */
const neverHeardAfterMs = 30_000;

export function chairStatements(view: ChairView, nowMs: number): readonly Statement[] {
  const type = silenceOf(view, nowMs)?.type;
  return type === 'no-device' || type === 'no-oximeter' ? [{ type, priority: 'medium' }] : [];
}

/** UI16: nothing that is measured all the time comes from the chair, whatever the cuff does. */
export function silenceOf(view: ChairView, nowMs: number): Silence | null {
  const { session } = view.state;
  if (session === null) return null;
  const unbound = unboundOf(view);
  const heardAtMs = continuousAtMs(view);
  if (heardAtMs.length > 0) {
    const believed = heardAtMs.filter((atMs) => !isAhead(atMs, nowMs));
    if (believed.length === 0) return { type: 'no-data', sinceMs: null };
    const heardMs = Math.max(...believed);
    const periodMs = sourcePeriodMs(view.heardAtMs.spo2Percent ?? view.heardAtMs.pulseRateBpm ?? []);
    if (freshness(nowMs - heardMs, periodMs) !== 'gone') return null;
    return { type: unbound ?? 'no-data', sinceMs: heardMs };
  }
  if (unbound !== null) return { type: unbound, sinceMs: null };
  if (nowMs - session.openedAtMs < neverHeardAfterMs) return null;
  return { type: 'never-heard', sinceMs: session.openedAtMs };
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
  return type === 'no-device' ? text.statement.noDevice : text.statement.noOximeter;
}
