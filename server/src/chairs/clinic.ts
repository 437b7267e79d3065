import type { WavePiece } from '@chairside/shared/devices/wave.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import { isJudged, rankOf } from '@chairside/shared/site/speaking.ts';
import { bindingOf, devicesBoundTo } from '@chairside/shared/site/state.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceLiveness, UnassignedDevice } from '@chairside/shared/wire.ts';
import type { DeviceSaid, EmitAnswer } from '../devices/driver.ts';
import type { Clock } from '../ports/clock.ts';
import type { Admission, Shown } from '../domain/admission.ts';
import type { BoundReading, ChairDesk } from './chair-desk.ts';
import { devicesShown, type DeviceItself } from './device-roll.ts';
import { createDeviceWatch } from './device-watch.ts';
import { createDisagreement } from './disagreement.ts';
import { createNamesakes } from './namesakes.ts';
import type { SiteDesk } from './site-desk.ts';
import { createSpeakers, type Say } from './speakers.ts';
import type { WaveDesk } from './wave-desk.ts';

/** All chairs, and which device's readings go to which of them. */
export type Clinic = {
  readonly site: SiteDesk;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  /**
   * What is taken of a batch from this link: nothing that stands under the name of a device that speaks on another (DV13). Asked
   * once, before it is counted and received. `heardAtMs`: when it was read, where that was not now.
   */
  named(batch: readonly DeviceSaid[], peer: string, heardAtMs?: number): Named;
  /** What a device said: stamped with the session clock and given to the chair it is bound to (DD8). */
  receive(batch: readonly DeviceSaid[], peer: string): Promise<EmitAnswer>;
  /** The device stands at a chair from now on: who speaks next under its name is it. */
  bound(deviceId: DeviceId): void;
  /** The device is at that chair no longer: what it showed last goes from the tiles. */
  forget(chair: ChairId, deviceId: DeviceId): void;
  /** The connection is gone, and with it the devices it carried. */
  hangUp(peer: string): void;
  /** The same of a link that is the device: a monitor may hang up after each message, a device that is let go is gone. */
  lose(peer: string): void;
  devicesOf(chair: ChairId): readonly DeviceLiveness[];
  unassigned(): readonly UnassignedDevice[];
  /** For the devices page (DV1). */
  devicesShown(itselfOf: (deviceId: DeviceId) => DeviceItself | null): readonly DeviceShown[];
  /** Any device, bound or not, has said a reading since the start: what its clock says is known from then on. */
  hasHeard(): boolean;
  close(): void;
};

/** `isToBeSaidAgain`: what was left out may be the device's own, of a link that is not heard yet. */
type Named = { readonly said: readonly DeviceSaid[]; readonly isToBeSaidAgain: boolean };

type Surroundings = {
  readonly clock: Clock;
  readonly site: SiteDesk;
  readonly desks: ReadonlyMap<ChairId, ChairDesk>;
  readonly admission: Admission;
  readonly waves: Pick<WaveDesk, 'hear'>;
};

const batteryLowPercent = 20;
const batteryCriticalPercent = 10;

export function createClinic({ clock, site, desks, admission, waves }: Surroundings): Clinic {
  const watch = createDeviceWatch();
  const speakers = createSpeakers();
  const disagreement = createDisagreement();
  const namesakes = createNamesakes();
  const silentByDesk = new Map<ChairDesk, readonly DeviceId[]>();
  let hasHeard = false;

  function byDesk(
    batch: readonly DeviceSaid[],
    peer: string,
  ): ReadonlyMap<ChairDesk, readonly BoundReading[]> {
    const atMs = clock.now();
    const shownByDesk = new Map<ChairDesk, BoundReading[]>();
    for (const said of batch) {
      if (said.type === 'battery') tellBattery(said, atMs);
      if (said.type === 'waveform') hearWave(said.piece);
      if (said.type === 'condition' && said.condition === 'cuff-inflating')
        watch.hearCuff(said.deviceId, said.isSo, peer);
      if (said.type !== 'reading') continue;
      const { sentAtMs, isFromMemory, ...measured } = said.reading;
      const shown: Shown = { reading: { ...measured, atMs }, sentAtMs, isFromMemory };
      hasHeard = true;
      watch.hear(shown.reading, peer);
      const binding = bindingOf(site.state(), measured.deviceId);
      const desk = binding === null ? undefined : desks.get(binding.chair);
      const say = desk === undefined ? 'unheard' : hearAt(desk, shown);
      if (binding === null || desk === undefined || say === 'unheard') {
        admission.admit(shown, null);
        if (desk === undefined) continue;
        desk.noteHeard(measured.deviceId);
        if (areBothJudged(desk, shown.reading)) disagreement.compare(desk, shown.reading);
        continue;
      }
      disagreement.outlast(desk, shown.reading);
      const speaksBecause = say === 'speaks' ? speakers.whySpeaks(desk.chair, measured.parameter) : null;
      const bound = { ...shown, boundAtMs: binding.sinceMs, speaksBecause };
      const others = shownByDesk.get(desk);
      if (others === undefined) shownByDesk.set(desk, [bound]);
      else others.push(bound);
    }
    return shownByDesk;
  }

  function hearAt(desk: ChairDesk, shown: Shown): Say {
    const standing = {
      rankOf: (deviceId: DeviceId) => rankOf(site.state(), desk.chair, deviceId),
      isJudged: (deviceId: DeviceId) => isJudged(site.state(), deviceId),
      sinceMs: desk.state().session?.openedAtMs ?? 0,
    };
    const say = speakers.hear(desk.chair, shown, standing);
    tellSilent(desk, speakers.silentBeside(desk.chair, shown.reading.atMs, standing));
    return say;
  }

  function tellSilent(desk: ChairDesk, silent: readonly DeviceId[]): void {
    const before = silentByDesk.get(desk) ?? [];
    if (before.length === 0 && silent.length === 0) return;
    silentByDesk.set(desk, silent);
    for (const subject of before)
      if (!silent.includes(subject)) desk.report({ what: 'device-silent', subject }, null);
    for (const subject of silent) desk.report({ what: 'device-silent', subject }, clock.now());
  }

  /** A device no alarm hangs on contradicts nobody, and nobody contradicts it. */
  function areBothJudged(desk: ChairDesk, { deviceId, parameter }: Reading): boolean {
    const spoken = desk.recent.latest[parameter]?.deviceId ?? deviceId;
    return isJudged(site.state(), deviceId) && isJudged(site.state(), spoken);
  }

  /** Beat by beat nobody could see that it is another's: it is shown of the one whose SpO2 is shown (WV2). */
  function hearWave(piece: WavePiece): void {
    const binding = bindingOf(site.state(), piece.deviceId);
    if (binding === null) return;
    const speaksFor = speakers.speaksFor(binding.chair, piece.deviceId);
    if (speaksFor.includes('spo2Percent')) waves.hear(binding.chair, piece);
  }

  function tellBattery({ deviceId, percent }: Extract<DeviceSaid, { type: 'battery' }>, atMs: number): void {
    const sinceMs = percent < batteryLowPercent ? atMs : null;
    const priority = percent < batteryCriticalPercent ? 'medium' : 'low';
    deskOf(deviceId)?.report({ what: 'device-battery', subject: deviceId }, sinceMs, priority);
  }

  function tellNamesakes(deviceId: DeviceId): void {
    const sinceMs = namesakes.isShared(deviceId) ? clock.now() : null;
    deskOf(deviceId)?.report({ what: 'device-name-twice', subject: deviceId }, sinceMs);
  }

  function hungUp(peer: string): void {
    watch.hangUp(peer);
    for (const deviceId of namesakes.hangUp(peer)) tellNamesakes(deviceId);
  }

  function deskOf(deviceId: DeviceId): ChairDesk | undefined {
    const binding = bindingOf(site.state(), deviceId);
    return binding === null ? undefined : desks.get(binding.chair);
  }

  /** After they were admitted, when the skew of their device is known as well as it can be. */
  function tellClocks(desk: ChairDesk, readings: readonly BoundReading[]): void {
    for (const deviceId of new Set(readings.map(({ reading }) => reading.deviceId))) {
      const isOff = admission.isClockOff(deviceId, clock.now());
      desk.report({ what: 'device-clock-off', subject: deviceId }, isOff ? clock.now() : null);
    }
  }

  function idsBoundTo(chair: ChairId): readonly DeviceId[] {
    return devicesBoundTo(site.state(), chair).map(({ deviceId }) => deviceId);
  }

  return {
    site,
    desks,
    named(batch, peer, heardAtMs = clock.now()) {
      const named = new Set(batch.flatMap((said) => deviceOf(said) ?? []));
      const taken = [...named].filter((deviceId) => !namesakes.maySpeak(deviceId, peer, heardAtMs));
      if (taken.length === 0) return { said: batch, isToBeSaidAgain: false };
      taken.forEach(tellNamesakes);
      const rejected = taken.map((raw) => ({ type: 'frame-rejected', why: 'name-taken', raw }) as const);
      const isTaken = (said: DeviceSaid) => taken.some((deviceId) => deviceId === deviceOf(said));
      return {
        said: [...batch.filter((said) => !isTaken(said)), ...rejected],
        isToBeSaidAgain: taken.some((deviceId) => namesakes.mayYetSpeak(deviceId, peer)),
      };
    },
    async receive(batch, peer) {
      const recorded: Promise<boolean>[] = [];
      for (const [desk, readings] of byDesk(batch, peer)) {
        recorded.push(desk.receive(readings));
        tellClocks(desk, readings);
      }
      const answers = await Promise.all(recorded);
      return answers.every((isRecorded) => isRecorded) ? 'recorded' : 'not-recorded';
    },
    bound: (deviceId) => namesakes.forget(deviceId),
    forget(chair, deviceId) {
      speakers.leave(chair, deviceId);
      namesakes.forget(deviceId);
      const desk = desks.get(chair);
      if (desk === undefined) return;
      desk.forgetDevice(deviceId);
      disagreement.forget(desk);
    },
    hangUp: hungUp,
    lose(peer) {
      watch.lose(peer);
      hungUp(peer);
    },
    devicesOf: (chair) => watch.livenessOf(idsBoundTo(chair), clock.now()),
    unassigned: () => watch.unassigned((deviceId) => bindingOf(site.state(), deviceId) !== null, clock.now()),
    devicesShown: (itselfOf) =>
      devicesShown(
        { site: site.state(), watch, speakers, clockOf: (id) => admission.clockOf(id), itselfOf },
        clock.now(),
      ),
    hasHeard: () => hasHeard,
    close() {
      for (const desk of desks.values()) desk.close();
    },
  };
}

/** Null: of no device. */
function deviceOf(said: DeviceSaid): DeviceId | null {
  switch (said.type) {
    case 'reading':
      return said.reading.deviceId;
    case 'waveform':
      return said.piece.deviceId;
    case 'frame-rejected':
    case 'unknown-code':
      return null;
    default:
      return said.deviceId;
  }
}
