import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import { wireVersion } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import { every } from '../host/host-clock.ts';

/**
 * A tablet that is heard at a chair, while a past is played in and nobody’s real one can be there (AL30). It shows nothing and says so
 * to no one but the gateway.
 */
export function standTablet(gateway: string, chair: ChairId): () => void {
  const socket = io(gateway, { transports: ['websocket'], auth: { wireVersion } });
  const report: ScreenReport = {
    place: 'chair',
    watches: [chair],
    sound: 'audible',
    isVisible: true,
    isKeptAwake: true,
    touchedAgoMs: 1_000,
    batteryPercent: 80,
  };
  const beat = () => {
    if (socket.connected) socket.emit('screen:heartbeat', { seqByChair: {}, report });
  };
  socket.on('connect', () => {
    socket.emit('chair:join', { chair, after: null });
    beat();
  });
  const stop = every(1_000, beat);
  return () => {
    stop();
    socket.disconnect();
  };
}
