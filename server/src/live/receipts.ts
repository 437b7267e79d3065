import type { ChairId, PersonId } from '@chairside/shared/ids.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import type { Request } from '@chairside/shared/wire.ts';
import type { Socket } from 'socket.io';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Principal } from '../domain/principal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Doorkeeper } from '../ports/doorkeeper.ts';
import type { Connected } from './who-acts.ts';

/**
 * Which physicians' screens show which calls (UI18). A screen says so each second while it shows the card on a page that is seen, and
 * is believed for 5 s; its connection is the receipt, so that one that ends, or says no more, has it no longer (ES4).
 */
export type Receipts = {
  note(socket: ShowingSocket, shown: Request<'escalation:shown'>): void;
  /** Counts anew: connections end, receipts grow old, people sign out. */
  count(): void;
};

export type ShowingSocket = Pick<Socket, 'data'>;
/** Where a connection carries them: when it last said so, on the host's clock, by chair and call. */
type Showing = { shownAtHostMs?: Map<string, number> };

type Surroundings = {
  readonly sockets: () => Iterable<ShowingSocket>;
  readonly desks: ReadonlyMap<ChairId, Pick<ChairDesk, 'chair' | 'state' | 'holdCalls'>>;
  readonly doorkeeper: Pick<Doorkeeper, 'whoIs'>;
  readonly hostClock: Clock;
};

/** Host time: how old a receipt is does not depend on how fast a simulation runs. */
const believedForMs = 5_000;

export function createReceipts({ sockets, desks, doorkeeper, hostClock }: Surroundings): Receipts {
  function count(): void {
    const screens = [...sockets()].flatMap((socket) => screenOf(socket, doorkeeper));
    for (const desk of desks.values()) {
      const open = desk.state().session?.escalations ?? [];
      const held = open.flatMap(({ id }) => {
        const holder = screens.find((screen) => screen.has(desk.chair, id, hostClock.now()));
        return holder === undefined ? [] : [[id, holder.physician] as const];
      });
      desk.holdCalls(new Map<number, PersonId>(held));
    }
  }

  return {
    note({ data }, { chair, escalation }) {
      const open = desks.get(chair)?.state().session?.escalations ?? [];
      // What is open nowhere is kept nowhere: a screen may say any number.
      if (!open.some(({ id }) => id === escalation)) return;
      const showing = data as Showing;
      showing.shownAtHostMs ??= new Map();
      const isNew = !showing.shownAtHostMs.has(keyOf(chair, escalation));
      showing.shownAtHostMs.set(keyOf(chair, escalation), hostClock.now());
      if (isNew) count();
    },
    count,
  };
}

function keyOf(chair: ChairId, escalation: number): string {
  return `${chair} ${escalation}`;
}

type PhysicianScreen = {
  readonly physician: PersonId;
  has(chair: ChairId, escalation: number, nowHostMs: number): boolean;
};

function screenOf(
  { data }: ShowingSocket,
  doorkeeper: Pick<Doorkeeper, 'whoIs'>,
): readonly PhysicianScreen[] {
  const { shownAtHostMs } = data as Showing;
  if (shownAtHostMs === undefined) return [];
  const physician = physicianAt(data as Connected, doorkeeper);
  if (physician === null) return [];
  return [
    {
      physician: physician.personId,
      has: (chair, escalation, nowHostMs) =>
        nowHostMs - (shownAtHostMs.get(keyOf(chair, escalation)) ?? -Infinity) <= believedForMs &&
        isWithinReach(physician.chairs, chair),
    },
  ];
}

/**
 * The physician whose screen it is. A locked one goes on showing and sounding, so it counts; who would have to enter a password
 * before anything, or was signed in too long ago, does not (ES4).
 */
function physicianAt(
  { cookies, principal }: Connected,
  doorkeeper: Pick<Doorkeeper, 'whoIs'>,
): Principal | null {
  const visitor = doorkeeper.whoIs(cookies);
  const isHere = visitor?.type === 'person' && (visitor.hindered === null || visitor.hindered === 'locked');
  const here = visitor?.type === 'demo' ? principal : isHere ? visitor.principal : null;
  return here?.role === 'physician' ? here : null;
}
