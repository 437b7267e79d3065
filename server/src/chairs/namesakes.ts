import type { DeviceId } from '@chairside/shared/ids.ts';

/**
 * Which link may speak under a device's name. Two devices of one name are, for all anybody knows, at two patients, and whoever
 * spoke under it first goes on alone. A device that has lost its link without a word and comes by another is one device: its
 * old link says nothing more. One whose old link speaks again is two; but not where that was gone within seconds: what a network
 * had kept of it came late.
 */
export type Namesakes = {
  /**
   * Asked with each batch that names the device. `heardAtMs`: when it was read off that link, so that what a driver had held says
   * nothing of who speaks now.
   */
  maySpeak(deviceId: DeviceId, peer: string, heardAtMs: number): boolean;
  /** It is not known for another's: what it says may be heard if it says it again. */
  mayYetSpeak(deviceId: DeviceId, peer: string): boolean;
  /** Two links are known to speak under it. */
  isShared(deviceId: DeviceId): boolean;
  /** The link is gone; the names of which it may have changed whether they are shared. */
  hangUp(peer: string): readonly DeviceId[];
  /** A person has put the device at a chair, or taken it off: who speaks next is it. */
  forget(deviceId: DeviceId): void;
};

/**
 * What another link than the one that speaks is to the name.
 *
 * waiting  it came while the other spoke; which of them it is, the other's next word or its silence says
 * former   it spoke before, and fell silent
 * other    it belongs to another device: not heard again as long as it stays
 */
type Use = { readonly is: 'waiting' | 'former' | 'other'; readonly sinceMs: number };

/** `fromMs`: since when the link that speaks has the name; `saidAtMs`: its last word. */
type Name = { peer: string | null; fromMs: number; saidAtMs: number; readonly uses: Map<string, Use> };

/** Before anybody is told that SpO2 is not updating. */
const nameFreeAfterMs = 5_000;
/** A link that has spoken beside another for as long was no dead one whose last bytes came late. */
const aliveAfterMs = 5_000;
const namesKept = 1_024;
const usesKept = 16;

export function createNamesakes(): Namesakes {
  const names = new Map<DeviceId, Name>();

  function nameOf(deviceId: DeviceId): Name {
    const known = names.get(deviceId);
    if (known !== undefined) return known;
    const name: Name = { peer: null, fromMs: -Infinity, saidAtMs: -Infinity, uses: new Map() };
    names.set(deviceId, name);
    const [oldest] = names.keys();
    if (names.size > namesKept && oldest !== undefined) names.delete(oldest);
    return name;
  }

  return {
    maySpeak(deviceId, peer, heardAtMs) {
      const name = nameOf(deviceId);
      const use = name.uses.get(peer);
      const isFree = name.peer === null || heardAtMs - name.saidAtMs >= nameFreeAfterMs;
      const isBack = use?.is === 'former' && heardAtMs >= name.fromMs;
      const isIts = name.peer === peer || isBack || (isFree && use?.is !== 'other');
      if (isIts) speak(name, peer, heardAtMs);
      else if (use === undefined && name.uses.size < usesKept)
        name.uses.set(peer, { is: 'waiting', sinceMs: heardAtMs });
      return isIts;
    },
    mayYetSpeak: (deviceId, peer) => names.get(deviceId)?.uses.get(peer)?.is !== 'other',
    isShared: (deviceId) => [...(names.get(deviceId)?.uses.values() ?? [])].some(({ is }) => is === 'other'),
    hangUp(peer) {
      const changed: DeviceId[] = [];
      for (const [deviceId, name] of names) {
        const freed = name.peer === peer ? silence(name) : 0;
        if (freed > 0 || name.uses.get(peer)?.is === 'other') changed.push(deviceId);
        name.uses.delete(peer);
        if (name.peer === null && name.uses.size === 0) names.delete(deviceId);
      }
      return changed;
    },
    forget: (deviceId) => void names.delete(deviceId),
  };
}

function speak(name: Name, peer: string, heardAtMs: number): void {
  const sinceMs = heardAtMs;
  if (name.peer === peer) {
    for (const [other, use] of name.uses)
      if (use.is === 'waiting' && use.sinceMs <= heardAtMs) name.uses.set(other, { is: 'other', sinceMs });
  } else {
    const is = name.uses.get(peer)?.is === 'former' ? 'other' : 'former';
    if (name.peer !== null) name.uses.set(name.peer, { is, sinceMs });
    name.fromMs = heardAtMs;
  }
  name.uses.delete(peer);
  name.peer = peer;
  name.saidAtMs = heardAtMs;
}

/** The link that spoke is gone: who was taken for another because of its last words alone may be the same device. */
function silence(name: Name): number {
  let freed = 0;
  for (const [other, { is, sinceMs }] of name.uses)
    if (is === 'other' && name.saidAtMs - sinceMs < aliveAfterMs) {
      name.uses.set(other, { is: 'waiting', sinceMs });
      freed += 1;
    }
  name.peer = null;
  return freed;
}
