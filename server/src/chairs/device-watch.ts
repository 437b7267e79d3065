import type { DeviceId } from '@chairside/shared/ids.ts';
import { parameters, silentAfterMs, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceLiveness, UnassignedDevice } from '@chairside/shared/wire.ts';

/** Which devices can be heard, bound to a chair or not. Kept in memory only, bounded. */
export type DeviceWatch = {
  hear(reading: Reading, peer: string): void;
  /** What the device says of its cuff; over, too, once the link that said so is gone. */
  hearCuff(deviceId: DeviceId, isInflating: boolean, peer: string): void;
  /** The connection is gone: what it carried last is silent until it is heard again. */
  hangUp(peer: string): void;
  /** Its link is gone and will not come again by itself: what it carried last is not there. */
  lose(peer: string): void;
  livenessOf(devices: readonly DeviceId[], nowMs: number): readonly DeviceLiveness[];
  unassigned(isBound: (deviceId: DeviceId) => boolean, nowMs: number): readonly UnassignedDevice[];
  /** All that were heard, and the newest of each parameter. */
  heard(): ReadonlyMap<DeviceId, HeardDevice>;
};

export type HeardDevice = {
  readonly lastHeardAtMs: number;
  /** Null once its link is gone. */
  readonly peer: string | null;
  readonly latest: ReadonlyMap<ParameterId, Reading>;
};

type Heard = {
  lastHeardAtMs: number;
  peer: string | null;
  isLost: boolean;
  readonly latest: Map<ParameterId, Reading>;
};

const devicesKept = 256;
/** An unassigned device that has gone is no longer offered. */
const unassignedGoneAfterMs = 5 * 60_000;

export function createDeviceWatch(): DeviceWatch {
  const heardByDevice = new Map<DeviceId, Heard>();
  const peerByInflating = new Map<DeviceId, string>();

  function dropQuietest(): void {
    if (heardByDevice.size <= devicesKept) return;
    const [quietest] = [...heardByDevice].sort(([, a], [, b]) => a.lastHeardAtMs - b.lastHeardAtMs);
    if (quietest !== undefined) heardByDevice.delete(quietest[0]);
  }

  function letGo(peer: string): void {
    for (const [deviceId, by] of peerByInflating) if (by === peer) peerByInflating.delete(deviceId);
  }

  return {
    hearCuff(deviceId, isInflating, peer) {
      if (!isInflating) peerByInflating.delete(deviceId);
      else if (peerByInflating.size < devicesKept) peerByInflating.set(deviceId, peer);
    },
    hear(reading, peer) {
      const heard = heardByDevice.get(reading.deviceId);
      if (heard !== undefined) {
        heard.lastHeardAtMs = reading.atMs;
        heard.peer = peer;
        heard.isLost = false;
        heard.latest.set(reading.parameter, reading);
        return;
      }
      const latest = new Map([[reading.parameter, reading]]);
      heardByDevice.set(reading.deviceId, { lastHeardAtMs: reading.atMs, peer, isLost: false, latest });
      dropQuietest();
    },
    hangUp(peer) {
      letGo(peer);
      for (const heard of heardByDevice.values()) if (heard.peer === peer) heard.peer = null;
    },
    lose(peer) {
      letGo(peer);
      for (const heard of heardByDevice.values()) if (heard.peer === peer) heard.isLost = true;
    },
    livenessOf: (devices, nowMs) =>
      devices.map((deviceId) => {
        const heard = heardByDevice.get(deviceId);
        const cuff = peerByInflating.has(deviceId) ? ({ isCuffInflating: true } as const) : {};
        if (heard === undefined)
          return { deviceId, lastHeardAtMs: null, isConnected: false, measures: [], ...cuff };
        const measures = [...heard.latest.keys()];
        const { lastHeardAtMs, isLost } = heard;
        return {
          deviceId,
          lastHeardAtMs,
          measures,
          ...cuff,
          isConnected: !isLost && nowMs - lastHeardAtMs < deviceSilentAfterMs(measures),
        };
      }),
    unassigned: (isBound, nowMs) =>
      [...heardByDevice]
        .filter(([id, { lastHeardAtMs }]) => {
          return !isBound(id) && nowMs - lastHeardAtMs < unassignedGoneAfterMs;
        })
        .map(([deviceId, { lastHeardAtMs, latest }]) => ({
          deviceId,
          lastHeardAtMs,
          latest: [...latest.values()],
        })),
    heard: () => heardByDevice,
  };
}

function deviceSilentAfterMs(measures: readonly ParameterId[]): number {
  const isContinuous = measures.some((measure) => parameters[measure].cadence === 'continuous');
  return silentAfterMs[isContinuous ? 'continuous' : 'episodic'];
}
