import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Observation } from '@chairside/simulators/links/pcd01.ts';
import { plugIn, type Monitor, type Verdict } from './monitor.ts';
import type { Gateway } from './gateway.ts';

/** A patient's devices at one chair, played by the test: the oximeter repeats itself once a second, as they do. */
export type Bedside = {
  readonly oximeterId: string;
  readonly cuffId: string;
  /** From now on, once a second of the session clock; the promise is for the first. */
  oximeter(says: OximeterSays): Promise<Verdict>;
  /** The cable is out: not another byte. */
  silence(): void;
  /** What it says once: that it squeezes now, or what came of it. */
  cuff(says: CuffSays): Promise<Verdict>;
  /** Plugs in again, as a device does after the gateway was away. */
  reconnect(): Promise<void>;
  leave(): void;
};

export type OximeterSays =
  { readonly spo2Percent: number; readonly pulseRateBpm: number } | 'probe-off' | 'invalid';

export type CuffSays =
  | { readonly systolicMmHg: number; readonly diastolicMmHg: number; readonly meanMmHg?: number }
  | 'failed'
  | 'measuring';

export async function sitDown(gateway: Gateway, chair: string): Promise<Bedside> {
  const oximeterId = `SIM-OXI-${chair}`;
  const cuffId = `SIM-NIBP-${chair}`;
  let monitor = await connected();
  let says: OximeterSays | null = null;
  const timer = setInterval(() => void repeat(), 1_000 / gateway.speed);

  function connected(): Promise<Monitor> {
    return plugIn(gateway.mllpPort, `SIM-CHAIR-${chair}`);
  }

  function repeat(): Promise<Verdict> {
    if (says === null) return Promise.resolve('lost');
    const measuredAtMs = gateway.sessionNow();
    return monitor.send({
      profile: 'oximeter',
      deviceId: oximeterId,
      measuredAtMs,
      observations: oximeterObservations(says),
    });
  }

  return {
    oximeterId,
    cuffId,
    oximeter(now) {
      says = now;
      return repeat();
    },
    silence() {
      says = null;
    },
    cuff(now) {
      const measuredAtMs = gateway.sessionNow();
      return monitor.send({
        profile: 'cuff',
        deviceId: cuffId,
        measuredAtMs,
        observations: cuffObservations(now),
      });
    },
    async reconnect() {
      monitor.close();
      monitor = await connected();
    },
    leave() {
      clearInterval(timer);
      monitor.close();
    },
  };
}

function oximeterObservations(says: OximeterSays): readonly Observation[] {
  const of = (parameter: 'spo2Percent' | 'pulseRateBpm'): Observation => ({
    parameter,
    result:
      typeof says === 'object'
        ? { value: says[parameter] }
        : { absent: says === 'probe-off' ? 'OFF' : 'INV' },
  });
  return [of('spo2Percent'), of('pulseRateBpm')];
}

function cuffObservations(says: CuffSays): readonly Observation[] {
  const pressures = ['systolicMmHg', 'diastolicMmHg', 'meanMmHg'] as const satisfies readonly ParameterId[];
  return pressures.flatMap((parameter): readonly Observation[] => {
    if (typeof says === 'string')
      return [{ parameter, result: { absent: says === 'failed' ? 'INV' : 'BUSY' } }];
    const value = says[parameter];
    return value === undefined ? [] : [{ parameter, result: { value } }];
  });
}
