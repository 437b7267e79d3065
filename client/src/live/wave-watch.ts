import type { WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { SocketPort } from './socket.ts';

/** Hears a chair's wave until the returned function is called. Past the store: seventy samples a second are nobody's state. */
export type FollowWave = (chair: ChairId, listen: (wave: WaveTold) => void) => () => void;

export function createWaveWatch(socket: SocketPort): FollowWave {
  const listeners = new Map<ChairId, Set<(wave: WaveTold) => void>>();
  const ask = (chair: ChairId) => socket.ask('wave:follow', { chair }, () => undefined);
  socket.onConnect(() => {
    for (const chair of listeners.keys()) ask(chair);
  });
  socket.on('chair:wave', (said) => {
    const wave = heardWave(said);
    if (wave !== null) listeners.get(wave.chair)?.forEach((listen) => listen(wave));
  });
  return (chair, listen) => {
    const here = listeners.get(chair) ?? new Set();
    listeners.set(chair, here.add(listen));
    if (here.size === 1 && socket.isConnected()) ask(chair);
    return () => {
      here.delete(listen);
      if (here.size > 0 || listeners.get(chair) !== here) return;
      listeners.delete(chair);
      if (socket.isConnected()) socket.ask('wave:leave', { chair }, () => undefined);
    };
  };
}

/** Null for what can not be drawn. */
function heardWave(said: Partial<WaveTold>): WaveTold | null {
  const { chair, rateHz = 0, atMs = Number.NaN, number, samples } = said;
  const isDrawable = rateHz > 0 && rateHz <= 1_000 && Number.isFinite(atMs) && samples instanceof ArrayBuffer;
  return chair !== undefined && number !== undefined && isDrawable ? (said as WaveTold) : null;
}
