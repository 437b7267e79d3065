import type { ChairId } from '@chairside/shared/ids.ts';
import type { ScreenReport } from '@chairside/shared/screens/report.ts';
import type { Hearing } from '@chairside/shared/wire.ts';
import type { Socket } from 'socket.io';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Clock } from '../ports/clock.ts';
import { batteryAt, countedAs, hearingOf, type ListeningScreen, type Said } from './hearing.ts';
import { isAtChair, isFollowing } from './rooms.ts';

/**
 * Keeps what each connected screen says it can do, and tells each chair who would hear it: at every change, and several
 * times a second, because a report grows old without anything happening.
 */
export type Listening = {
  /** With its heartbeat a screen says what it can do; one that says nothing is silent (AL29). */
  note(socket: ScreenSocket, report: ScreenReport | undefined): void;
  /** The screen has come to a chair, left it, or is gone. */
  moved(socket: ScreenSocket): void;
  /** Counts anew, for reports grow old. True where somebody is heard otherwise than before. */
  count(): boolean;
  /** As last counted. */
  of(chair: ChairId): Hearing;
};

export type ScreenSocket = Pick<Socket, 'rooms' | 'data'>;
/** Where a connection carries it. */
export type Saying = { said?: Said | null };

/** What a chair is told: who hears it, and what its screens report of themselves. */
export type ListenedDesk = Pick<ChairDesk, 'chair' | 'hear' | 'report'>;

type Surroundings = {
  readonly sockets: () => Iterable<ScreenSocket>;
  readonly desks: ReadonlyMap<ChairId, ListenedDesk>;
  readonly clocks: { readonly session: Clock; readonly host: Clock };
};

const nobody: Hearing = { atChair: 0, isDeskAudible: false };
const screenBattery = { what: 'screen-battery', subject: null } as const;

export function createListening({ sockets, desks, clocks }: Surroundings): Listening {
  const hearingByChair = new Map<ChairId, Hearing>();

  function count(): boolean {
    const screens = [...sockets()].map(screenOf).filter(({ said }) => said !== null);
    const nowHostMs = clocks.host.now();
    let isChanged = false;
    for (const [chair, desk] of desks) {
      const hearing = hearingOf(chair, screens, nowHostMs);
      isChanged = isChanged || !isSame(hearing, hearingByChair.get(chair));
      hearingByChair.set(chair, hearing);
      desk.hear(hearing);
      noteBattery(desk, screens, nowHostMs);
    }
    return isChanged;
  }

  /** A screen that went out with its battery low has not charged it: as long as none is there, it stays as it was. */
  function noteBattery(desk: ListenedDesk, screens: readonly ListeningScreen[], nowHostMs: number): void {
    const battery = batteryAt(desk.chair, screens, nowHostMs);
    if (battery === 'unknown') return;
    desk.report(screenBattery, battery === 'low' ? clocks.session.now() : null);
  }

  return {
    note(socket, report) {
      const data = socket.data as Saying;
      const nowHostMs = clocks.host.now();
      const before = countedAs(saidOf(socket), nowHostMs);
      data.said = report === undefined ? null : { report, atHostMs: nowHostMs };
      if (countedAs(data.said, nowHostMs) !== before) count();
    },
    moved(socket) {
      // Most have said nothing yet when they come; then nobody is counted otherwise.
      if (saidOf(socket) !== null) count();
    },
    count,
    of: (chair) => hearingByChair.get(chair) ?? nobody,
  };
}

function isSame(one: Hearing, other: Hearing | undefined): boolean {
  return one.atChair === other?.atChair && one.isDeskAudible === other.isDeskAudible;
}

function screenOf(socket: ScreenSocket): ListeningScreen {
  return {
    said: saidOf(socket),
    isAt: (chair) => isAtChair(socket, chair),
    isTold: (chair) => isFollowing(socket, chair),
  };
}

function saidOf({ data }: ScreenSocket): Said | null {
  return (data as Saying).said ?? null;
}
