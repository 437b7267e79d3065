import { familyOf } from '@chairside/shared/devices/families.ts';
import type { DeviceCondition, LinkShown } from '@chairside/shared/devices/shown.ts';
import { sourceClasses } from '@chairside/shared/devices/source-class.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import type { DeviceSaid, DriverCounts } from './driver.ts';
import { frameShown, keepFrame, type KeptFrame } from './frame-shown.ts';
import { createTallyKeeper, type TallyKeeper } from './tally.ts';

/**
 * What came over each link and what each device says of itself beside its numbers, for whoever looks at the devices page
 * (DV1). In memory only, bounded; it decides nothing.
 */
export type Ledger = {
  /** A link is there: before anything is heard on it. */
  begin(link: LinkBegun): void;
  /** What a device said, and the frame it was read from. */
  hear(peer: string, batch: readonly DeviceSaid[], frame?: Uint8Array | string): void;
  /** Of one session of a driver; `since` is what was told of it before. */
  count(peer: string, counts: DriverCounts, since: DriverCounts): void;
  /** The link is gone, and with it what its devices said of themselves. */
  end(peer: string, why: string | null): void;
  /**
   * Every link. `standings`: of those that somebody else keeps open, as they stand there. Frames are told of one link only:
   * nobody reads more at once.
   */
  links(standings: readonly LinkStanding[], framesOf: string | null): readonly LinkShown[];
  itself(deviceId: DeviceId): DeviceItself | null;
};

export type LinkBegun = Pick<LinkShown, 'peer' | 'family' | 'transport' | 'lineId'>;
export type LinkStanding = Omit<LinkShown, 'lastFrames'>;

export type DeviceItself = {
  readonly family: string;
  readonly peer: string | null;
  readonly conditions: readonly DeviceCondition[];
  readonly batteryPercent: number | null;
  readonly batteryVolt: number | null;
};

type Kept = {
  readonly link: LinkBegun;
  readonly tally: TallyKeeper;
  dialect: string | undefined;
  frames: KeptFrame[];
  sinceMs: number;
  heardAtMs: number;
  /** Null while it is there. */
  ended: { readonly why: string | null } | null;
};

type Itself = {
  family: string;
  peer: string | null;
  batteryPercent: number | null;
  batteryVolt: number | null;
  readonly conditions: Set<DeviceCondition>;
};

const framesKept = 20;
const goneKept = 32;
const devicesKept = 256;

/** `onDevice`: heard for the first time, or as another family than before. */
export function createLedger(
  nowMs: () => number,
  onDevice: (deviceId: DeviceId, family: string) => void = () => undefined,
): Ledger {
  const byPeer = new Map<string, Kept>();
  const byDevice = new Map<DeviceId, Itself>();

  /** What hangs up after each message, or is out of reach now and then, is one link, not as many as it began. */
  function goneBefore({ peer, family, transport, lineId }: LinkBegun): Kept | undefined {
    const known = byPeer.get(peer);
    if (known !== undefined) return known;
    const isSame = ({ link, ended }: Kept) =>
      transport === 'mllp' || transport === 'bluetooth'
        ? ended !== null && link.family === family && hostOf(link.peer) === hostOf(peer)
        : lineId !== null && link.lineId === lineId;
    return [...byPeer.values()].find(isSame);
  }

  function dropGone(): void {
    const gone = [...byPeer].filter(([, { link, ended }]) => ended !== null && link.lineId === null);
    for (const [peer] of gone.slice(0, Math.max(0, gone.length - goneKept))) byPeer.delete(peer);
  }

  function itselfOf(deviceId: DeviceId, { family, peer }: LinkBegun): Itself {
    const known = byDevice.get(deviceId);
    if (known !== undefined) {
      // In the order in which they were heard.
      byDevice.delete(deviceId);
      byDevice.set(deviceId, known);
    }
    if (known !== undefined && !isTwin(known, { family, peer })) {
      if (known.family !== family) onDevice(deviceId, family);
      return Object.assign(known, { family, peer });
    }
    if (known !== undefined) return known;
    onDevice(deviceId, family);
    const itself: Itself = { family, peer, batteryPercent: null, batteryVolt: null, conditions: new Set() };
    byDevice.set(deviceId, itself);
    dropLongestSilent();
    return itself;
  }

  /** Of those that are gone, as long as there are any: who brings ever new names drives nobody out who is there. */
  function dropLongestSilent(): void {
    if (byDevice.size <= devicesKept) return;
    const [longestSilent] = byDevice.keys();
    const gone = [...byDevice].find(([, itself]) => itself.peer === null)?.[0];
    const dropped = gone ?? longestSilent;
    if (dropped !== undefined) byDevice.delete(dropped);
  }

  function note(said: DeviceSaid, link: LinkBegun): void {
    if (said.type === 'reading') itselfOf(said.reading.deviceId, link);
    if (said.type === 'battery') itselfOf(said.deviceId, link).batteryPercent = said.percent;
    if (said.type === 'battery-voltage') itselfOf(said.deviceId, link).batteryVolt = said.volt;
    if (said.type !== 'condition') return;
    const { conditions } = itselfOf(said.deviceId, link);
    if (said.isSo) conditions.add(said.condition);
    else conditions.delete(said.condition);
  }

  return {
    begin(link) {
      const before = goneBefore(link);
      if (before !== undefined) byPeer.delete(before.link.peer);
      const [tally, frames] = [before?.tally ?? createTallyKeeper(), before?.frames ?? []];
      const since = { sinceMs: nowMs(), heardAtMs: nowMs(), ended: null };
      byPeer.set(link.peer, { link, tally, frames, dialect: undefined, ...since });
    },
    hear(peer, batch, frame) {
      const kept = byPeer.get(peer);
      if (kept === undefined) return;
      kept.heardAtMs = nowMs();
      // A line is opened again without a word.
      kept.ended = null;
      kept.tally.addSaid(batch);
      kept.frames = [keepFrame(kept.heardAtMs, batch, frame), ...kept.frames.slice(0, framesKept - 1)];
      for (const said of batch) note(said, kept.link);
    },
    count(peer, counts, since) {
      const kept = byPeer.get(peer);
      if (kept === undefined) return;
      kept.tally.addCounts(counts, since);
      kept.dialect = counts.speaks;
    },
    end(peer, why) {
      const kept = byPeer.get(peer);
      if (kept === undefined) return;
      kept.ended = { why };
      kept.sinceMs = nowMs();
      for (const itself of byDevice.values()) {
        if (itself.peer !== peer) continue;
        itself.peer = null;
        itself.conditions.clear();
      }
      // In the order in which they went.
      byPeer.delete(peer);
      byPeer.set(peer, kept);
      dropGone();
    },
    links(standings, framesOf) {
      const own = [...byPeer.values()].filter(({ link }) => link.lineId === null);
      return [...standings, ...own.map((kept) => standingOf(kept, nowMs()))].map((standing) =>
        shownOf(standing, framesOf === standing.peer ? byPeer.get(standing.peer) : undefined),
      );
    },
    itself(deviceId) {
      const itself = byDevice.get(deviceId);
      return itself === undefined ? null : { ...itself, conditions: [...itself.conditions] };
    },
  };
}

/**
 * Two links at once under one name, of two families: what is less fit to watch a patient is what the name stands for, or a
 * monitor's name would lend a wellness device its alarms.
 */
function isTwin(known: Itself, { family, peer }: Pick<LinkBegun, 'family' | 'peer'>): boolean {
  const isAlone = known.peer === null || known.peer === peer || known.family === family;
  return !isAlone && fitness(family) <= fitness(known.family);
}

/** The smaller, the fitter. */
function fitness(family: string): number {
  return sourceClasses.indexOf(familyOf(family)?.sourceClass ?? 'monitor');
}

function standingOf(kept: Kept, nowMs: number): LinkStanding {
  const { link, ended, sinceMs, heardAtMs } = kept;
  const shown = { ...link, ...countsOf(kept), retryAtMs: null };
  if (ended !== null) return { ...shown, state: 'gone', why: ended.why, sinceMs };
  const isSilent = nowMs - heardAtMs >= (familyOf(link.family)?.silentAfterMs ?? Infinity);
  return {
    ...shown,
    state: isSilent ? 'silent' : 'open',
    why: null,
    sinceMs: isSilent ? heardAtMs : sinceMs,
  };
}

function countsOf({ tally }: Kept): Pick<LinkShown, 'frames' | 'garbageBytes' | 'rejected'> {
  const { frames, garbageBytes, rejected } = tally.read();
  return { frames, garbageBytes, rejected };
}

/** Counts of nothing are left out; `frames` are those of the link that is read. */
function shownOf(standing: LinkStanding, read: Kept | undefined): LinkShown {
  const rejected = Object.entries(standing.rejected).filter(([, times]) => times > 0);
  const lastFrames = read?.frames.map(frameShown) ?? [];
  return { ...standing, rejected: Object.fromEntries(rejected), lastFrames };
}

/** Without the port, or the number of the link, which is another one each time. */
function hostOf(peer: string): string {
  return peer.replace(/:\d+$/, '');
}
