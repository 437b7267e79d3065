import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import { wireVersion, type ClockReading, type CommandAnswer } from '@chairside/shared/wire.ts';
import { io, type Socket } from 'socket.io-client';
import { deviceOf } from './message.ts';
import { stampMs } from './numbers.ts';

/** A nurse who gets the chairs ready, through the public wire. */
export type Nurse = {
  bind(chair: string): Promise<void>;
  openSession(chair: string): Promise<void>;
  startInfusion(chair: string): Promise<void>;
  goHome(): void;
};

export async function enterNurse(httpPort: number): Promise<Nurse> {
  const socket = io(`http://127.0.0.1:${httpPort}`, {
    transports: ['websocket'],
    forceNew: true,
    // A start without a baseline is a physician's (SE13).
    auth: { wireVersion, personId: 'physician-1' },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ofChair = (chair: string, session: string | null, command: ChairCommand) =>
    ask(socket, 'chair:command', { chair, session, command });
  const ofSite = (command: SiteCommand) => ask(socket, 'site:command', { command });
  return {
    async bind(chair) {
      await ofSite({ type: 'bind-device', deviceId: deviceOf(chair), chair } as SiteCommand);
    },
    async openSession(chair) {
      await ofChair(chair, null, {
        type: 'open-session',
        patient: {
          displayName: `Bench ${chair}`,
          clinicNumber: `BENCH-${chair}`,
          dateOfBirth: null,
          weightKg: 70,
        },
        protocolId: ivKetamine40.id,
        series: null,
      });
    },
    async startInfusion(chair) {
      const session = await sessionOf(socket, chair);
      await ofChair(chair, session, {
        type: 'start-infusion',
        withoutBaseline: 'bench, no patient',
        again: null,
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      });
    },
    goHome: () => void socket.disconnect(),
  };
}

async function sessionOf(socket: Socket, chair: string): Promise<string> {
  const request = { chair, after: null };
  const joined = (await socket.timeout(10_000).emitWithAck('chair:join', request)) as JoinedSession;
  await socket.timeout(10_000).emitWithAck('chair:leave', { chair });
  return joined.value.state.session.id;
}

type JoinedSession = { readonly value: { readonly state: { readonly session: { readonly id: string } } } };

async function ask(socket: Socket, request: string, body: object): Promise<void> {
  const answer = (await socket
    .timeout(10_000)
    .emitWithAck(request, { commandId: randomUUID(), ...body })) as CommandAnswer;
  if (!answer.ok) throw new Error(`${request} was refused: ${JSON.stringify(answer.error)}`);
}

/** Every chair with its device and an open session, so that all that is fed is recorded. */
export async function prepareChairs(httpPort: number, chairs: readonly string[]): Promise<void> {
  const nurse = await enterNurse(httpPort);
  for (const chair of chairs) {
    await nurse.bind(chair);
    await nurse.openSession(chair);
  }
  nurse.goHome();
}

export type SessionClock = { readonly stampMs: number; readonly sessionMs: number; readonly rate: number };

export async function readSessionClock(httpPort: number): Promise<SessionClock> {
  const response = await fetch(`http://127.0.0.1:${httpPort}/simulation/clock`);
  const { sessionNowMs, rate } = (await response.json()) as ClockReading;
  return { stampMs: stampMs(), sessionMs: sessionNowMs, rate };
}

export function wallClock(): SessionClock {
  return { stampMs: stampMs(), sessionMs: Date.now(), rate: 1 };
}

export function chairsUpTo(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}
