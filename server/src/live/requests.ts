import type { Socket } from 'socket.io';
import { err, ok } from '@chairside/shared/result.ts';
import { keptProtocols } from '@chairside/shared/site/protocols.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import {
  requestSchemas,
  type Answer,
  type Heartbeat,
  type Request,
  type RequestName,
  type WireRefusal,
} from '@chairside/shared/wire.ts';
import type { ChairDesk } from '../chairs/chair-desk.ts';
import type { Clinic } from '../chairs/clinic.ts';
import { letIn } from '../doors/let-in.ts';
import { permitAtChair, permitAtSite } from '../domain/permit.ts';
import { chairsShownTo, type Doorkeeper } from '../ports/doorkeeper.ts';
import type { Log } from '../ports/log.ts';
import { isWithinReach } from '@chairside/shared/people/people.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { Principal } from '../domain/principal.ts';
import { principalOf } from './handshake.ts';
import { tellAlarmBurden, tellAlarmLog, type LogSurroundings } from './alarm-log.ts';
import { bluetoothHandlersFor, type BluetoothSurroundings } from './bluetooth-requests.ts';
import type { DevicesTold } from './devices-requests.ts';
import { joinChair, type JoinSurroundings } from './join.ts';
import type { Listening } from './listening.ts';
import { panelRoom, type WatchedPanel } from './panel.ts';
import type { Receipts } from './receipts.ts';
import { behindRoom, chairRoom, overviewRoom, partOverviewRoom } from './rooms.ts';
import type { ScreenData } from './screen-data.ts';
import { selfCheck } from './self-check.ts';
import { waveRequests } from './wave-requests.ts';
import { whoActs } from './who-acts.ts';

/**
 * What screens may ask, and who answers. Everything is checked against its schema first; what does not fit, or nobody knows,
 * gets a refusal by name, and the gateway goes on.
 */
export type RequestSurroundings = JoinSurroundings &
  LogSurroundings & {
    readonly clinic: Clinic;
    readonly heartbeat: () => Heartbeat;
    readonly listening: Listening;
    readonly receipts: Receipts;
    readonly devicesTold: DevicesTold;
    readonly browserLinks: BluetoothSurroundings['browserLinks'];
    readonly doorkeeper: Doorkeeper;
    readonly nowMs: () => number;
    /** The wall clock as the gateway knows it; never simulated. */
    readonly wallNowMs: () => number;
    /** Null outside simulation. */
    readonly panel: WatchedPanel | null;
    readonly log: Log;
  };

type Handlers = {
  readonly [N in RequestName]: (body: Request<N>) => Promise<Answer<unknown>> | Answer<unknown>;
};

export function answerRequests(socket: Socket, surroundings: RequestSurroundings): void {
  const handlers: Partial<Handlers> = {
    ...handlersFor(socket, surroundings),
    ...(surroundings.panel === null ? {} : panelHandlersFor(socket, surroundings.panel, surroundings)),
  };
  const { log } = surroundings;
  socket.onAny((event: unknown, ...rest: readonly unknown[]) => {
    const last = rest.at(-1);
    const reply = typeof last === 'function' ? (last as (answer: unknown) => void) : null;
    const respond = (answer: Answer<unknown>) => {
      if (reply !== null) reply(answer);
      else if (!answer.ok) socket.emit('gateway:refused', answer.error);
    };
    const { cookies } = socket.data as ScreenData;
    // Signed out, or moved to another role, since the handshake: of effect at the next word.
    if (surroundings.doorkeeper.whoIs(cookies) === null) {
      respond(err({ type: 'sign-in-needed', why: 'nobody' }));
      return;
    }
    handle(handlers, String(event), rest[0]).then(respond, (cause: unknown) => {
      log.error('request-failed', { event: String(event), cause: String(cause) });
      respond(err({ type: 'unavailable' }));
    });
  });
}

async function handle(handlers: Partial<Handlers>, event: string, body: unknown): Promise<Answer<unknown>> {
  if (!isServed(handlers, event)) return err({ type: 'unknown-event', event: event.slice(0, 64) });
  const parsed = requestSchemas[event].safeParse(body);
  if (!parsed.success) return err(malformed(event, parsed.error.issues));
  const handler = handlers[event] as (body: unknown) => Promise<Answer<unknown>> | Answer<unknown>;
  return handler(parsed.data);
}

function isServed(handlers: Partial<Handlers>, event: string): event is RequestName {
  return Object.hasOwn(handlers, event);
}

function malformed(
  event: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): WireRefusal {
  const problems = issues
    .slice(0, 10)
    .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  return { type: 'malformed', event, problems };
}

type PanelRequestName = Extract<RequestName, `simulation:${string}`>;

function panelHandlersFor(
  socket: Socket,
  panel: WatchedPanel,
  { doorkeeper }: Pick<RequestSurroundings, 'doorkeeper'>,
): Pick<Handlers, PanelRequestName> {
  return {
    'simulation:watch': () => {
      void socket.join(panelRoom);
      return ok(panel.newest());
    },
    'simulation:unwatch': () => {
      void socket.leave(panelRoom);
      return ok(null);
    },
    'simulation:do': async ({ command }) => {
      const visitor = letIn(doorkeeper, (socket.data as ScreenData).cookies);
      return visitor.type === 'sign-in-needed' ? err(visitor) : ok(await panel.command(command));
    },
  };
}

function handlersFor(socket: Socket, surroundings: RequestSurroundings): Omit<Handlers, PanelRequestName> {
  const { clinic, epoch, heartbeat, listening, receipts, nowMs } = surroundings;
  const { doorkeeper } = surroundings;
  const data = socket.data as ScreenData;
  /** The chairs that may be looked at from here; null: all. */
  const reach = () => {
    const visitor = doorkeeper.whoIs(data.cookies);
    return visitor === null ? [] : chairsShownTo(visitor);
  };
  const mayLookAt = (chair: ChairId) => isWithinReach(reach(), chair);
  /** Refusals are facts of the site: somebody asked for what they may not do. */
  const refuse = (
    principal: Principal,
    asked: { readonly deed: string; readonly chair: ChairId | null },
    why: Refusal,
  ) => {
    clinic.site.noteRefused(principal, { ...asked, why: why.type });
    return err(why);
  };
  return {
    'chair:join': ({ chair, after }) => {
      const desk = clinic.desks.get(chair);
      if (desk === undefined) return err({ type: 'unknown-chair' });
      if (!mayLookAt(chair)) return err({ type: 'not-your-chair' });
      return joinChair(surroundings, { desk, after }, () => {
        void socket.join(chairRoom(chair));
        listening.moved(socket);
      });
    },
    'chair:leave': ({ chair }) => {
      void socket.leave(chairRoom(chair));
      void socket.leave(behindRoom(chair));
      listening.moved(socket);
      return ok(null);
    },
    ...waveRequests(socket, { isChair: (chair) => clinic.desks.has(chair), mayLookAt }),
    'overview:join': () => {
      const desks = [...clinic.desks.values()].filter(({ chair }) => mayLookAt(chair));
      // Who has all chairs is told of them in one message.
      void socket.join(reach() === null ? overviewRoom : desks.map(({ chair }) => partOverviewRoom(chair)));
      listening.moved(socket);
      const chairs = desks.map((desk) => ({
        state: desk.state(),
        latest: Object.values(desk.recent.latest),
        ...nibpWhileObserved(desk),
        sparkline: desk.recent.sparkline(nowMs()),
        devices: clinic.devicesOf(desk.chair),
      }));
      return ok({ epoch, chairs });
    },
    'overview:leave': () => {
      void socket.leave(overviewRoom);
      for (const chair of clinic.desks.keys()) void socket.leave(partOverviewRoom(chair));
      listening.moved(socket);
      return ok(null);
    },
    'person:choose': ({ personId }) => {
      if (doorkeeper.whoIs(data.cookies)?.type !== 'demo') return err({ type: 'not-permitted' });
      const principal = principalOf(personId, clinic.site.state());
      if (principal === null) return err({ type: 'no-person-chosen' });
      data.principal = principal;
      receipts.count();
      return ok(null);
    },
    'chair:command': ({ commandId, chair, session, command, voucher }) => {
      const acting = whoActs(data, doorkeeper, { commandId, voucher });
      const desk = clinic.desks.get(chair);
      if (!acting.ok) return acting;
      if (desk === undefined) return err({ type: 'unknown-chair' });
      const principal = acting.value;
      const { afar, evacuatingSinceMs } = clinic.site.state();
      const asked = { deed: command.type, chair, afar, isEvacuating: evacuatingSinceMs !== null };
      const refusal = permitAtChair(principal, asked);
      if (refusal !== null) return refuse(principal, { deed: command.type, chair }, refusal);
      // Whoever walks up to her open screen could take the chair in her name; in the demo anybody can anyway.
      const isProven = voucher !== undefined || doorkeeper.whoIs(data.cookies)?.type === 'demo';
      if (command.type === 'accept-handover' && !isProven) return err({ type: 'pin-needed' });
      return desk.submit({ commandId, shownSession: session, command, principal });
    },
    'site:command': ({ commandId, command }) => {
      const acting = whoActs(data, doorkeeper, { commandId });
      if (!acting.ok) return acting;
      const refusal = permitAtSite(acting.value, command, clinic.site.state());
      if (refusal !== null) return refuse(acting.value, { deed: command.type, chair: null }, refusal);
      return clinic.site.submit({ commandId, command, principal: acting.value });
    },
    'escalation:shown': (shown) => {
      if (!clinic.desks.has(shown.chair)) return err({ type: 'unknown-chair' });
      if (doorkeeper.whoIs(data.cookies)?.type === 'screen')
        return err({ type: 'sign-in-needed', why: 'nobody' });
      if (!mayLookAt(shown.chair)) return err({ type: 'not-your-chair' });
      receipts.note(socket, shown);
      return ok(null);
    },
    'chair:alarm-log': ({ chair, session }) => {
      const desk = clinic.desks.get(chair);
      if (desk === undefined) return err({ type: 'unknown-chair' });
      if (!mayLookAt(chair)) return err({ type: 'not-your-chair' });
      const isPast = session !== undefined && session !== desk.state().session?.id;
      const visitor = isPast ? letIn(doorkeeper, data.cookies) : null;
      return visitor?.type === 'sign-in-needed' ? err(visitor) : tellAlarmLog(surroundings, desk, session);
    },
    'site:alarm-burden': ({ sinceMs }) => {
      const visitor = letIn(doorkeeper, data.cookies);
      if (visitor.type === 'sign-in-needed') return err(visitor);
      const chairs = [...clinic.desks.keys()].filter(mayLookAt);
      return tellAlarmBurden(surroundings, { chairs, sinceMs });
    },
    'site:presets': () => ok(clinic.site.state().presets),
    'site:protocols': () => ok(keptProtocols(clinic.site.state())),
    'site:self-check': ({ screenNowMs }) => {
      const wallClockOffMs = screenNowMs - surroundings.wallNowMs();
      return ok(selfCheck(clinic, { wallClockOffMs, isRecording: heartbeat().isRecording }));
    },
    ...bluetoothHandlersFor(socket, { ...surroundings, site: () => clinic.site.state() }),
    'devices:watch': (asked) => surroundings.devicesTold.watch(socket, asked),
    'devices:unwatch': () => surroundings.devicesTold.unwatch(socket),
    'screen:heartbeat': ({ seqByChair, report }) => {
      data.seqByChair = seqByChair;
      // A screen that has just come again says nothing for a beat, and stands where it stood.
      data.place = report?.place ?? data.place;
      if ((report?.touchedAgoMs ?? Infinity) < touchedWithinMs) doorkeeper.touched(data.cookies);
      listening.note(socket, report);
      return ok(heartbeat());
    },
  };
}

/** A beat is a second; somewhat more, so that none falls between two. */
const touchedWithinMs = 2_000;

/** Of eight measurements: enough for two that lie apart, and no more than the overview needs. */
const nibpTold = 24;

function nibpWhileObserved(desk: ChairDesk): { readonly nibp?: readonly NumberedReading[] } {
  const isObserved = desk.state().session?.course.phase === 'observing';
  return isObserved ? { nibp: desk.recent.nibp().slice(-nibpTold) } : {};
}
