import { wireVersion } from '@chairside/shared/wire-version.ts';
import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';

/** A bare connection of the screens' kind, gone with its test; at another door where `url` ends in its name. */
export function aScreenAt(url: string): Socket {
  const socket = io(url, { transports: ['websocket'], forceNew: true, auth: { wireVersion } });
  onTestFinished(() => void socket.disconnect());
  return socket;
}
