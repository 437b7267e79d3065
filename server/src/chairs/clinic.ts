import type { WavePiece } from '@chairside/shared/devices/wave.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import type { DeviceShown } from '@chairside/shared/devices/shown.ts';
import { isJudged, rankOf } from '@chairside/shared/site/speaking.ts';
import { bindingOf, devicesBoundTo } from '@chairside/shared/site/state.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceLiveness, UnassignedDevice } from '@chairside/shared/wire.ts';
import type { DeviceReading, DeviceSaid, EmitAnswer } from '../devices/driver.ts';
import type { Clock } from '../ports/clock.ts';
import type { Admission, Shown } from '../domain/admission.ts';
import type { BoundReading, ChairDesk } from './chair-desk.ts';
import { devicesShown, type DeviceItself } from './device-roll.ts';
import { createDeviceConditions } from './device-conditions.ts';
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

export function createClinic({ clock, site, desks, admission, waves }: Surroundings): Clinic {
  const watch = createDeviceWatch();
  const speakers = createSpeakers();
  const disagreement = createDisagreement();
  const namesakes = createNamesakes();
  const conditions = createDeviceConditions({ clock, admission, namesakes, deskOf });
  let hasHeard = false;

  function byDesk(
    batch: readonly DeviceSaid[],
    peer: string,
  ): ReadonlyMap<ChairDesk, readonly BoundReading[]> {
    const atMs = clock.now();
    const shownByDesk = new Map<ChairDesk, BoundReading[]>();
    for (const said of batch) {
      const heard = said.type === 'reading' ? hearReading(said.reading, peer, atMs) : hearBeside(said, peer);
      if (heard === null) continue;
      const others = shownByDesk.get(heard.desk);
      if (others === undefined) shownByDesk.set(heard.desk, [heard.bound]);
      else others.push(heard.bound);
    }
    return shownByDesk;
  }

  /** What is said beside numbers goes to no record. */
  function hearBeside(said: Exclude<DeviceSaid, { type: 'reading' }>, peer: string): null {
    if (said.type === 'battery') conditions.tellBattery(said);
    if (said.type === 'waveform') hearWave(said.piece);
    if (said.type === 'condition' && said.condition === 'cuff-inflating')
      watch.hearCuff(said.deviceId, said.isSo, peer);
    return null;
  }

  /** Null where it stands at no chair, or another speaks there. */
  function hearReading(
    { sentAtMs, isFromMemory, ...measured }: DeviceReading,
    peer: string,
    atMs: number,
  ): { readonly desk: ChairDesk; readonly bound: BoundReading } | null {
    const shown: Shown = { reading: { ...measured, atMs }, sentAtMs, isFromMemory };
    hasHeard = true;
    watch.hear(shown.reading, peer);
    const binding = bindingOf(site.state(), measured.deviceId);
    const desk = binding === null ? undefined : desks.get(binding.chair);
    if (binding === null || desk === undefined) {
      admission.admit(shown, null);
      return null;
    }
    const say = hearAt(desk, shown);
    if (say === 'unheard') {
      admission.admit(shown, null);
      desk.noteHeard(measured.deviceId);
      if (areBothJudged(desk, shown.reading)) disagreement.compare(desk, shown.reading);
      return null;
    }
    disagreement.outlast(desk, shown.reading);
    const speaksBecause = say === 'speaks' ? speakers.whySpeaks(desk.chair, measured.parameter) : null;
    return { desk, bound: { ...shown, boundAtMs: binding.sinceMs, speaksBecause } };
  }

  function hearAt(desk: ChairDesk, shown: Shown): Say {
    const standing = {
      rankOf: (deviceId: DeviceId) => rankOf(site.state(), desk.chair, deviceId),
      isJudged: (deviceId: DeviceId) => isJudged(site.state(), deviceId),
      sinceMs: desk.state().session?.openedAtMs ?? 0,
    };
    const say = speakers.hear(desk.chair, shown, standing);
    conditions.tellSilent(desk, speakers.silentBeside(desk.chair, shown.reading.atMs, standing));
    return say;
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

  function hungUp(peer: string): void {
    watch.hangUp(peer);
    for (const deviceId of namesakes.hangUp(peer)) conditions.tellShared(deviceId);
  }

  function deskOf(deviceId: DeviceId): ChairDesk | undefined {
    const binding = bindingOf(site.state(), deviceId);
    return binding === null ? undefined : desks.get(binding.chair);
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
      for (const deviceId of taken) conditions.tellShared(deviceId);
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
        conditions.tellClocks(desk, readings);
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
