import { z } from 'zod';
import type { AlarmBurden } from './alarms/burden.ts';
import type { AlarmLogEntry } from './alarms/log-entry.ts';
import { chairCommandSchema } from './chair/commands.ts';
import type { ChairEvent } from './chair/events.ts';
import { refusalSchema, type Refusal } from './chair/refusals.ts';
import type { ChairState } from './chair/state.ts';
import {
  chairIdSchema,
  commandIdSchema,
  personIdSchema,
  sessionIdSchema,
  type ChairId,
  type DeviceId,
  type SessionId,
} from './ids.ts';
import type { Standing } from './people/standing.ts';
import { screenPlaceSchema, screenReportSchema } from './screens/report.ts';
import { panelCommandSchema, type Panel, type PanelAnswer } from './simulation.ts';
import { deviceRequestSchemas, type BluetoothHangUp, type BluetoothWrite } from './devices/requests.ts';
import type { DevicesShown } from './devices/shown.ts';
import type { WaveTold } from './devices/wave.ts';
import { siteCommandSchema } from './site/commands.ts';
import type { Protocol } from './protocols/protocol.ts';
import type { PresetVersion } from './site/presets.ts';
import type { SelfCheck } from './site/self-test.ts';
import type { SiteShown } from './site/state.ts';
import type { Kept } from './site/versions.ts';
import type { TrendPoint } from './vitals/decimate.ts';
import type { PackedReading } from './vitals/packed.ts';
import type { ParameterId } from './vitals/parameters.ts';
import type { NumberedReading, Reading } from './vitals/reading.ts';
import { wireVersion } from './wire-version.ts';

/**
 * Everything that passes between gateway and screens, over socket.io, websocket only.
 *
 * The gateway is strict about what it is asked: every request has a schema, and what does not fit gets a named refusal.
 * Screens are lenient about what they are told: what they do not know they pass over.
 */

export { wireVersion };
export const servedWireVersions: readonly number[] = [wireVersion];

/** socket.io's `auth` in the handshake. */
export const handshakeSchema = z.object({
  wireVersion: z.number().int(),
  /** In the demo only: who acts, without a password. Elsewhere who acts is who is signed in (the browser's cookie). */
  personId: personIdSchema.optional(),
  /** In simulation only, of a program on the gateway's machine: it acts as those it simulates. */
  isSimulator: z.literal(true).optional(),
  /** Where the screen stands, until its first report: what it asks before that is asked from there (UI19). */
  place: screenPlaceSchema.optional(),
});
export type Handshake = z.infer<typeof handshakeSchema>;

/** `connect_error` carries one of these as its `data`. */
export type HandshakeRefusal =
  | { readonly type: 'wrong-version'; readonly served: readonly number[] }
  | { readonly type: 'wrong-origin' }
  | { readonly type: 'wrong-host' }
  | { readonly type: 'unknown-person' }
  /** Nobody is signed in on this browser, and it is not paired: nothing is shown (never so in the demo). */
  | { readonly type: 'sign-in-needed' }
  | { readonly type: 'malformed-handshake' }
  | { readonly type: 'too-many-screens' };

// ── screen → gateway; each is answered through its acknowledgement ──

const position = z.object({
  epoch: z.string().max(64),
  seq: z.number().int().min(0),
  cursor: z.number().int().min(0),
});
/** How far a screen has come: resumed from there when the gateway still can, else a snapshot replaces everything. */
export type Position = z.infer<typeof position>;

const voucher = z.string().min(16).max(128);

export const requestSchemas = {
  /** Follow a chair. A screen follows any number; the overview is another request. Answer: `ChairJoined`. */
  'chair:join': z.object({ chair: chairIdSchema, after: position.nullable() }),
  'chair:leave': z.object({ chair: chairIdSchema }),
  /** Follow all chairs, readings coalesced. Answer: `OverviewJoined`. */
  'overview:join': z.object({}),
  'overview:leave': z.object({}),
  /** In the demo only: who acts from this screen from now on. Answer: `{ ok: true, value: null }`. */
  'person:choose': z.object({ personId: personIdSchema }),
  /** Answer: `CommandAnswer`, when the fact is durable or known not to be. `session` is what the screen shows. */
  'chair:command': z.object({
    commandId: commandIdSchema,
    chair: chairIdSchema,
    session: sessionIdSchema.nullable(),
    command: chairCommandSchema,
    /** Somebody else than who is signed in does this one thing (`people/requests.ts`). */
    voucher: voucher.optional(),
  }),
  /** By who is signed in: a colleague's voucher buys nothing of the clinic, and is refused rather than passed over. */
  'site:command': z.strictObject({ commandId: commandIdSchema, command: siteCommandSchema }),
  /** This screen shows the card of an escalation; it counts only where a physician is signed in (UI18). Answer: null. */
  'escalation:shown': z.object({ chair: chairIdSchema, escalation: z.number().int().min(1) }),
  /** Every version of every preset drafted here (AL41). Answer: `PresetsTold`. */
  'site:presets': z.object({}),
  /** Every version of every protocol, the factory's and those drafted here (SE10). Answer: `ProtocolsTold`. */
  'site:protocols': z.object({}),
  /** Whether the gateway is fit for the day (AL32); `screenNowMs` is the screen's wall clock. Answer: `SelfChecked`. */
  'site:self-check': z.object({ screenNowMs: z.number() }),
  /** What became of the alarms of a session, the running one where none is named (AL35). Answer: `AlarmLogTold`. */
  'chair:alarm-log': z.object({ chair: chairIdSchema, session: sessionIdSchema.optional() }),
  /** Of all chairs together (AL36). Answer: `AlarmBurdenTold`. */
  'site:alarm-burden': z.object({ sinceMs: z.number() }),
  /** Once a second, with the newest seq of each chair the screen follows (AL28). Answer: `Heartbeat`. */
  'screen:heartbeat': z.object({
    seqByChair: z.record(z.string().max(16), z.number().int().min(0)),
    /** What the screen can do just now (AL29); one that says nothing counts as silent. */
    report: screenReportSchema.optional(),
  }),
  ...deviceRequestSchemas,
  // In simulation only; elsewhere nobody knows these (decision 0020).
  /** Follow the simulator's panel: `simulation:panel` comes with each change. Answer: `PanelWatched`. */
  'simulation:watch': z.object({}),
  'simulation:unwatch': z.object({}),
  /** Something the simulator shall do. Answer: `PanelDone`. */
  'simulation:do': z.object({ command: panelCommandSchema }),
} as const;

export type RequestName = keyof typeof requestSchemas;
export type Request<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>;

/** What a request is answered with when it never got as far as the domain. */
export const wireRefusalSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('unknown-event'), event: z.string() }),
  z.object({ type: z.literal('malformed'), event: z.string(), problems: z.array(z.string()) }),
  z.object({ type: z.literal('unavailable') }),
]);
export type WireRefusal = z.infer<typeof wireRefusalSchema>;

export const anyRefusalSchema = z.union([refusalSchema, wireRefusalSchema]);

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Refusal | WireRefusal };

/** `recorded: false`: it is so, but the disk does not hold it yet. */
export type CommandAnswer = Answer<{ readonly recorded: boolean }>;
export type AlarmLogTold = Answer<AlarmLog>;
export type AlarmBurdenTold = Answer<AlarmBurden>;
export type PresetsTold = Answer<readonly PresetVersion[]>;
export type ProtocolsTold = Answer<Kept<Protocol>>;
export type SelfChecked = Answer<SelfCheck>;
/** Null while no simulator has shown one. */
export type PanelWatched = Answer<Panel | null>;
/** Its problems are the simulator's, as sentences; `ok: false` outside is the gateway's refusal. */
export type PanelDone = Answer<PanelAnswer>;

// ── gateway → screen ──

/** The alarms of one session, in the order they began. */
export type AlarmLog = {
  readonly session: SessionId;
  readonly entries: readonly AlarmLogEntry[];
  readonly burden: AlarmBurden;
};

/** Whether a device can be heard just now. Live, never journaled. */
export type DeviceLiveness = {
  readonly deviceId: DeviceId;
  readonly lastHeardAtMs: number | null;
  readonly isConnected: boolean;
  readonly measures: readonly ParameterId[];
  /** It squeezes an arm just now: a finger of that arm loses its pulse. Not given: it does not, or can not tell. */
  readonly isCuffInflating?: true;
};

export type ClockReading = {
  /** The gateway's session clock, and how many of its seconds pass in one of the host's. */
  readonly sessionNowMs: number;
  readonly rate: number;
};

/** One chair as a screen needs it: replaces everything the screen knew of the chair. */
export type ChairSnapshot = {
  readonly kind: 'snapshot';
  readonly epoch: string;
  readonly state: ChairState;
  readonly cursor: number;
  /** The newest of each parameter in this session. */
  readonly latest: readonly NumberedReading[];
  /** The cuff's readings of this session, oldest first. */
  readonly nibp: readonly NumberedReading[];
  /** The session so far, decimated; complete up to `cursor`. */
  readonly trend: Trend;
  readonly devices: readonly DeviceLiveness[];
  readonly recorded: Watermark;
};

export type Trend = Partial<Readonly<Record<ParameterId, readonly TrendPoint[]>>>;

/** What a screen missed, when the gateway still had all of it. */
export type ChairCatchUp = {
  readonly kind: 'catch-up';
  readonly epoch: string;
  readonly events: readonly ChairEvent[];
  readonly readings: readonly NumberedReading[];
  readonly devices: readonly DeviceLiveness[];
  readonly recorded: Watermark;
};

export type ChairJoined = Answer<ChairSnapshot | ChairCatchUp>;

/** Up to where the disk holds the chair's two records. */
export type Watermark = { readonly seq: number; readonly cursor: number };

/** One turn of a chair: its events in order, its readings in order. */
export type Frame = {
  readonly chair: ChairId;
  readonly events?: readonly ChairEvent[];
  readonly readings?: readonly PackedReading[];
  /** Present and false when published before the disk had it; a `chair:recorded` follows. */
  readonly recorded?: false;
  /** Present and true when readings were left out for a slow screen: the newest of each parameter is here. */
  readonly coalesced?: true;
};

/** A reading of a chair without a session is live only: no cursor, never recorded. */
export type OverviewChair = {
  readonly state: ChairState;
  readonly latest: readonly NumberedReading[];
  /** The cuff's newest, oldest first, while the patient is observed: readiness asks for more than one (SE21). */
  readonly nibp?: readonly NumberedReading[];
  /** SpO2 of the last 15 min, decimated. */
  readonly sparkline: readonly TrendPoint[];
  readonly devices: readonly DeviceLiveness[];
};

export type OverviewJoined = Answer<{
  readonly epoch: string;
  readonly chairs: readonly OverviewChair[];
}>;

export type UnassignedDevice = {
  readonly deviceId: DeviceId;
  readonly lastHeardAtMs: number;
  readonly latest: readonly Reading[];
};

/** What every screen is told on connecting and when it changes. */
export type SiteView = {
  readonly epoch: string;
  readonly wireVersion: number;
  /** Of the dashboard this gateway serves now: a screen that runs another is offered it between sessions; null unbuilt. */
  readonly dashboardVersion: string | null;
  readonly site: SiteShown;
  readonly clock: ClockReading;
  readonly unassigned: readonly UnassignedDevice[];
  /** OBX codes nobody here knows, with how often they came. */
  readonly unknownCodes: Readonly<Record<string, number>>;
};

/** Who would hear a chair's alarms just now. */
export type Hearing = { readonly atChair: number; readonly isDeskAudible: boolean };

export type Heartbeat = {
  readonly epoch: string;
  readonly clock: ClockReading;
  /** Newest seq of each chair this screen follows. */
  readonly seqByChair: Readonly<Record<string, number>>;
  /** The gateway can write its record. */
  readonly isRecording: boolean;
  /** Audible screens at each chair this screen follows (AL30), and whether a desk hears it (AL31). */
  readonly hearingByChair: Readonly<Record<string, Hearing>>;
};

/** Names and bodies of what the gateway sends without being asked. */
export type Notices = {
  'site:view': SiteView;
  'chair:frame': Frame;
  /** Coalesced readings of many chairs: the newest of each parameter since the last one. */
  'overview:readings': readonly { readonly chair: ChairId; readonly readings: readonly PackedReading[] }[];
  'chair:recorded': { readonly chair: ChairId } & Watermark;
  'chair:devices': { readonly chair: ChairId; readonly devices: readonly DeviceLiveness[] };
  'gateway:heartbeat': Heartbeat;
  /** To who watches them (`devices:watch`). */
  'devices:shown': DevicesShown;
  /** Volatile: to who follows the chair's wave, as long as the way is free (DD11). */
  'chair:wave': WaveTold;
  /** To the screen whose browser holds the device. */
  'bluetooth:write': BluetoothWrite;
  'bluetooth:hang-up': BluetoothHangUp;
  /** To who watches, at most four times a second; null when the simulator is gone. */
  'simulation:panel': Panel | null;
  /** Who is signed in here, and what this browser may, has changed: locked, signed out from elsewhere, another role. */
  'screen:standing': Standing;
  /** A request that asked for no answer was refused. */
  'gateway:refused': WireRefusal;
};
