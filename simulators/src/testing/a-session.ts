import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';

/** What a gateway would tell of a chair at which somebody opens a session, as numbered events. */
export function aSessionOpened(chair: ChairId, seq: number, atMs: number): ChairEvent {
  return {
    chair,
    seq,
    session: `session-${seq}` as SessionId,
    typeVersion: 1,
    atMs,
    actor: null,
    commandId: null,
    type: 'session-opened',
    body: {
      patient: { displayName: 'B. Novak', clinicNumber: '7', dateOfBirth: null, weightKg: 70 },
      protocol: ivKetamine40,
      limits: [],
      timeZone: 'UTC',
      series: null,
    },
  };
}
