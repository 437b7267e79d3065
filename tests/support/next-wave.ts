import type { WaveTold } from '@chairside/shared/devices/wave.ts';
import { wireVersion } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';

/** The next piece of a chair's wave, as a nurse's screen is told it. */
export async function nextWave(gateway: string, chair: string, withinMs = 30_000): Promise<WaveTold> {
  const socket = io(gateway, { transports: ['websocket'], auth: { wireVersion, personId: 'nurse-1' } });
  try {
    return await new Promise((resolve, reject) => {
      const overdue = setTimeout(() => reject(new Error(`no wave of chair ${chair}`)), withinMs);
      socket.on('chair:wave', (wave: WaveTold) => {
        clearTimeout(overdue);
        resolve(wave);
      });
      socket.on('connect', () => void socket.emit('wave:follow', { chair }, () => undefined));
    });
  } finally {
    socket.disconnect();
  }
}
