import type { ChairId } from '@chairside/shared/ids.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { valueOf, type Reading } from '@chairside/shared/vitals/reading.ts';
import type { ChairDesk } from './chair-desk.ts';

/**
 * Two devices that measure the same at one chair: one speaks for the parameter, and where the other says something clearly
 * different, nobody knows which is right. That is a technical condition; neither is averaged away.
 */
export type Disagreement = {
  /** What the device that does not speak here says. */
  compare(desk: ChairDesk, other: Reading): void;
  /** With every reading of the one that speaks: the other may have fallen silent. */
  outlast(desk: ChairDesk, spoken: Reading): void;
  /** A device of the chair is bound there no longer: whatever they disagreed on, nobody says it any more. */
  forget(desk: ChairDesk): void;
};

const farByParameter: Partial<Readonly<Record<ParameterId, number>>> = { spo2Percent: 5, pulseRateBpm: 15 };
/** A number older than this contradicts nobody. */
const heardWithinMs = 10_000;

export function createDisagreement(): Disagreement {
  const otherAtMs = new Map<string, number>();

  function say(desk: ChairDesk, parameter: ParameterId, sinceMs: number | null): void {
    desk.report({ what: 'devices-disagree', subject: parameter }, sinceMs);
  }

  return {
    compare(desk, other) {
      const far = farByParameter[other.parameter];
      if (far === undefined) return;
      const spoken = desk.recent.latest[other.parameter];
      const isLive = spoken !== undefined && other.atMs - spoken.atMs <= heardWithinMs;
      const [one, two] = [isLive ? valueOf(spoken) : null, valueOf(other)];
      const isFar = one !== null && two !== null && Math.abs(one - two) > far;
      if (isFar) otherAtMs.set(keyOf(desk.chair, other), other.atMs);
      else if (!otherAtMs.delete(keyOf(desk.chair, other))) return;
      say(desk, other.parameter, isFar ? other.atMs : null);
    },
    outlast(desk, spoken) {
      const key = keyOf(desk.chair, spoken);
      const saidAtMs = otherAtMs.get(key);
      if (saidAtMs === undefined || spoken.atMs - saidAtMs <= heardWithinMs) return;
      otherAtMs.delete(key);
      say(desk, spoken.parameter, null);
    },
    forget(desk) {
      for (const parameter of Object.keys(farByParameter) as ParameterId[])
        if (otherAtMs.delete(`${desk.chair} ${parameter}`)) say(desk, parameter, null);
    },
  };
}

function keyOf(chair: ChairId, { parameter }: Reading): string {
  return `${chair} ${parameter}`;
}
