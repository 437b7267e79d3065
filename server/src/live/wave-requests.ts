import type { Socket } from 'socket.io';
import type { ChairId } from '@chairside/shared/ids.ts';
import { err, ok } from '@chairside/shared/result.ts';
import type { Answer, Request } from '@chairside/shared/wire.ts';
import { waveRoom } from './rooms.ts';

type WaveRequestName = 'wave:follow' | 'wave:leave';

type Surroundings = {
  readonly isChair: (chair: ChairId) => boolean;
  readonly mayLookAt: (chair: ChairId) => boolean;
};

/** Who follows a chair's wave (WV1). Beside following the chair: an overview has no room for sixteen of them. */
export function waveRequests(
  socket: Socket,
  { isChair, mayLookAt }: Surroundings,
): { readonly [N in WaveRequestName]: (body: Request<N>) => Answer<null> } {
  return {
    'wave:follow': ({ chair }) => {
      if (!isChair(chair)) return err({ type: 'unknown-chair' });
      if (!mayLookAt(chair)) return err({ type: 'not-your-chair' });
      void socket.join(waveRoom(chair));
      return ok(null);
    },
    'wave:leave': ({ chair }) => {
      void socket.leave(waveRoom(chair));
      return ok(null);
    },
  };
}
