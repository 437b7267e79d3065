import type { DeviceId } from '@chairside/shared/ids.ts';

/**
 * Which link may speak under a device's name. Two devices of one name are, for all anybody knows, at two patients, and whoever
 * spoke under it first goes on alone. A device that has lost its link without a word and comes by another is one device: its
 * old link says nothing more. One whose old link speaks again is two.
 */
export type Namesakes = {
  /** Asked with each batch that names the device. */
  maySpeak(deviceId: DeviceId, peer: string, nowMs: number): boolean;
  /** Two links are known to speak under it. */
  isShared(deviceId: DeviceId): boolean;
  /** The link is gone; what it shared its name with. */
  hangUp(peer: string): readonly DeviceId[];
  /** A person has bound the device anew: who speaks next is it. */
  forget(deviceId: DeviceId): void;
};

/**
 * What another link than the one that speaks is to the name.
 *
 * waiting  it came while the other spoke; which of them it is, the other's next word or its silence says
 * former   it spoke before, and fell silent
 * other    it belongs to another device: not heard again as long as it stays
 */
type Use = 'waiting' | 'former' | 'other';

type Name = { peer: string | null; saidAtMs: number; readonly uses: Map<string, Use> };

/** Before anybody is told that SpO2 is not updating. */
const silentAfterMs = 5_000;
const namesKept = 1_024;
const usesKept = 16;

export function createNamesakes(): Namesakes {
  const names = new Map<DeviceId, Name>();

  function nameOf(deviceId: DeviceId): Name {
    const known = names.get(deviceId);
    if (known !== undefined) return known;
    const name: Name = { peer: null, saidAtMs: -Infinity, uses: new Map() };
    names.set(deviceId, name);
    const [oldest] = names.keys();
    if (names.size > namesKept && oldest !== undefined) names.delete(oldest);
    return name;
  }

  return {
    maySpeak(deviceId, peer, nowMs) {
      const name = nameOf(deviceId);
      const use = name.uses.get(peer);
      const isFree = name.peer === null || nowMs - name.saidAtMs >= silentAfterMs;
      const isIts = name.peer === peer || use === 'former' || (isFree && use !== 'other');
      if (isIts) speak(name, peer, nowMs);
      else if (use === undefined && name.uses.size < usesKept) name.uses.set(peer, 'waiting');
      return isIts;
    },
    isShared: (deviceId) => [...(names.get(deviceId)?.uses.values() ?? [])].includes('other'),
    hangUp(peer) {
      const shared: DeviceId[] = [];
      for (const [deviceId, name] of names) {
        if (name.peer === peer) name.peer = null;
        if (name.uses.get(peer) === 'other') shared.push(deviceId);
        name.uses.delete(peer);
        if (name.peer === null && name.uses.size === 0) names.delete(deviceId);
      }
      return shared;
    },
    forget: (deviceId) => void names.delete(deviceId),
  };
}

function speak(name: Name, peer: string, nowMs: number): void {
  if (name.peer === peer)
    for (const [waiting, use] of name.uses) name.uses.set(waiting, use === 'waiting' ? 'other' : use);
  else if (name.peer !== null)
    name.uses.set(name.peer, name.uses.get(peer) === 'former' ? 'other' : 'former');
  name.uses.delete(peer);
  name.peer = peer;
  name.saidAtMs = nowMs;
}
