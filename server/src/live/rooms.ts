import type { Socket } from 'socket.io';
import type { ChairId } from '@chairside/shared/ids.ts';

/** Screens that follow all chairs. */
export const overviewRoom = 'overview';

/** Screens whose overview is of some chairs only, this one among them. */
export function partOverviewRoom(chair: ChairId): string {
  return `overview ${chair}`;
}

/** Screens that follow a chair and keep up. */
export function chairRoom(chair: ChairId): string {
  return `chair ${chair}`;
}

/** Screens that follow a chair and do not keep up just now: events only, readings when there is room (decision 0009). */
export function behindRoom(chair: ChairId): string {
  return `behind ${chair}`;
}

/** Screens that show the chair's wave. */
export function waveRoom(chair: ChairId): string {
  return `wave ${chair}`;
}

type InRooms = Pick<Socket, 'rooms'>;

/** Whether the screen is told of this chair, one way or another. */
export function isFollowing(screen: InRooms, chair: ChairId): boolean {
  const isOverview = screen.rooms.has(overviewRoom) || screen.rooms.has(partOverviewRoom(chair));
  return isOverview || isAtChair(screen, chair);
}

/** Whether the screen follows this chair by itself, not as one of all. */
export function isAtChair({ rooms }: InRooms, chair: ChairId): boolean {
  return rooms.has(chairRoom(chair)) || rooms.has(behindRoom(chair));
}
