import { randomUUID } from 'node:crypto';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import type { SiteCommand } from '@chairside/shared/site/commands.ts';
import {
  wireVersion,
  type Answer,
  type CommandAnswer,
  type ChairSnapshot,
  type WireRefusal,
} from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import type { Gateway } from './gateway.ts';

/** A nurse at some other screen, through the public wire: for what a test needs and does not look at. */
export type Nurse = {
  command(chair: string, command: ChairCommand): Promise<Given>;
  bind(deviceId: string, chair: string): Promise<Given>;
  /** What is asked of the clinic. */
  ask(command: SiteCommand): Promise<Given>;
  /** Where her screen stands, as it says with its heartbeat: from a desk she acts from afar (UI19). */
  standsAt(report: ScreenReport): Promise<void>;
  /** As a screen that has just come would see it. */
  chair(chair: string): Promise<ChairSnapshot>;
  /** Once the gateway answers (again). */
  ready(): Promise<void>;
  leave(): void;
};

/** `unknown`: no answer came. What was asked may have happened, or not. */
export type Given =
  | { readonly outcome: 'recorded'; readonly commandId: string }
  | { readonly outcome: 'unrecorded'; readonly commandId: string }
  | { readonly outcome: 'refused'; readonly refusal: Refusal | WireRefusal }
  | { readonly outcome: 'unknown'; readonly commandId: string };

const answerWithinMs = 5_000;

export function enterNurse(gateway: Gateway, personId = 'nurse-1'): Nurse {
  const socket = io(gateway.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    auth: { wireVersion, personId },
  });

  async function ask<T>(request: string, body: object): Promise<Answer<T> | null> {
    try {
      return (await socket.timeout(answerWithinMs).emitWithAck(request, body)) as Answer<T>;
    } catch {
      return null;
    }
  }

  async function give(request: string, body: object): Promise<Given> {
    const commandId = randomUUID();
    const answer: CommandAnswer | null = await ask(request, { commandId, ...body });
    if (answer === null) return { outcome: 'unknown', commandId };
    if (!answer.ok) return { outcome: 'refused', refusal: answer.error };
    return { outcome: answer.value.recorded ? 'recorded' : 'unrecorded', commandId };
  }

  async function chairNow(chair: string): Promise<ChairSnapshot> {
    const joined = await ask<ChairSnapshot>('chair:join', { chair, after: null });
    if (joined?.ok !== true) throw new Error(`chair ${chair} can not be joined: ${JSON.stringify(joined)}`);
    await ask('chair:leave', { chair });
    return joined.value;
  }

  async function shownSession(chair: string): Promise<ChairState['session']> {
    return (await chairNow(chair)).state.session;
  }

  return {
    async command(chair, command) {
      const session = (await shownSession(chair))?.id ?? null;
      const asked = { chair, session, command };
      if (!needsPhysician(command)) return give('chair:command', asked);
      await ask('person:choose', { personId: 'physician-1' });
      const given = await give('chair:command', asked);
      await ask('person:choose', { personId });
      return given;
    },
    ask: (command) => give('site:command', { command }),
    bind: (deviceId, chair) =>
      give('site:command', { command: { type: 'bind-device', deviceId, chair } as SiteCommand }),
    async standsAt(report) {
      await ask('screen:heartbeat', { seqByChair: {}, report });
    },
    chair: chairNow,
    async ready() {
      if (socket.connected) return;
      await new Promise((resolve) => socket.once('connect', () => resolve(null)));
    },
    leave: () => void socket.disconnect(),
  };
}

/** A start or a discharge with a reason is one past the gate or the criteria: a physician steps in (SE13, SE22). */
function needsPhysician(command: ChairCommand): boolean {
  if (command.type === 'close-session') return command.early !== null;
  if (command.type === 'release-start' || command.type === 'release-discharge') return true;
  if (command.type !== 'start-infusion') return false;
  return command.withoutBaseline !== null || command.override !== null;
}

/** Fails loudly: for the steps that lead up to what a test is about. */
export function mustBeRecorded(given: Given): void {
  if (given.outcome !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(given)}`);
}
