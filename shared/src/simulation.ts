import { z } from 'zod';
import type { ChairEvent } from './chair/events.ts';
import type { ChairState } from './chair/state.ts';
import { chairIdSchema } from './ids.ts';

/**
 * What passes between gateway, simulator and simulator panel, in simulation only; outside it none of these exists (decision 0008).
 *
 * The simulator connects to the namespace `/simulation` of the gateway's socket.io and takes hold of the session clock. From then
 * on session time moves only when it says so: it delivers the bytes due up to a time, says how many on which connection, and the
 * gateway takes them in at that time, runs what is due, and answers with what happened (SI8).
 */
export const simulationNamespace = '/simulation';

/** The year 2100: what lies beyond is a mistake of units. */
const latestMs = 4_102_444_800_000;
const mostBytes = 2 ** 40;

/** Simulator → gateway, each answered through its acknowledgement with a `SimulationAnswer`. */
export const simulationRequestSchemas = {
  /**
   * The session clock stands until it is moved. `pace`: how fast screens are told that it goes, in session seconds a host second;
   * null: as fast as it can; 0: in a pause. `startAtMs`: the clock is set to it, an earlier time too, as long as nothing is recorded of any
   * chair, and nothing was heard of any device. Answer: `Held`.
   */
  'clock:hold': z.strictObject({
    pace: z.number().min(0).max(1_000).nullable(),
    startAtMs: z.int().min(0).max(latestMs).optional(),
  }),
  /** Another pace from now on; 0 is a pause. Answer: null. */
  'clock:pace': z.strictObject({ pace: z.number().min(0).max(1_000).nullable() }),
  /**
   * Time goes to `toMs`, once what was sent on each of `links` has arrived, in their order. While the pace is above 0 one comes
   * at least every 3 host seconds, to the same time if need be. No more than a day at once. Answer: `Advanced`.
   */
  'clock:advance': z.strictObject({
    toMs: z.int().max(latestMs),
    links: z
      .array(z.strictObject({ peer: z.string().max(64), bytes: z.int().min(0).max(mostBytes) }))
      .max(1_024),
  }),
  /**
   * The clock runs by itself again, at the last pace. It does not wait for what was asked before it: that is answered `not-held`.
   * Answer: null.
   */
  'clock:release': z.strictObject({}),
  /** What the panel shall show from now on. Answer: null. */
  'panel:show': z.strictObject({ panel: z.lazy(() => panelSchema) }),
} as const;
export type SimulationRequestName = keyof typeof simulationRequestSchemas;
export type SimulationRequest<N extends SimulationRequestName> = z.input<
  (typeof simulationRequestSchemas)[N]
>;

export type SimulationAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: SimulationRefusal };

/**
 * held-by-another   there is a simulator already
 * not-held          the clock is not this simulator's
 * history-exists    something is recorded, a device bound, or heard, already: the clock is not set
 * backwards         time does not go back
 * too-far           more than a day at once
 * bytes-missing     they did not arrive in time; nothing was moved, and at a pace above 0 the clock is lost
 */
export type SimulationRefusal =
  | { readonly type: 'held-by-another' | 'not-held' | 'history-exists' }
  | { readonly type: 'backwards' | 'too-far'; readonly nowMs: number }
  | { readonly type: 'bytes-missing'; readonly peer: string; readonly arrived: number }
  | { readonly type: 'malformed'; readonly problems: readonly string[] };

export type Held = {
  readonly sessionNowMs: number;
  readonly epoch: string;
  readonly chairs: readonly ChairState[];
};
/** Events of all chairs since the last answer, each chair's in order: what every screen is told too. */
export type Advanced = { readonly sessionNowMs: number; readonly events: readonly ChairEvent[] };

/** Something the panel wants of the simulator. Gateway → simulator `panel:do`, answered with a `PanelAnswer`. */
export const panelCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set-speed'), speed: z.number().positive().max(1_000) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({
    type: z.literal('inject'),
    chair: chairIdSchema,
    /** `patient`, `infusion`, a device's id, `link:` and a device's id. */
    target: z.string().max(40),
    verb: z.string().max(40),
    params: z.record(z.string().max(40), z.unknown()).default({}),
    /** Null: as long as the verb usually goes on. */
    forMs: z.number().positive().nullable().default(null),
  }),
  /** Ends something that goes on. */
  z.strictObject({ type: z.literal('end'), chair: chairIdSchema, spanId: z.string().max(80) }),
  z.strictObject({ type: z.literal('start-scenario'), name: z.string().max(80) }),
]);
export type PanelCommand = z.infer<typeof panelCommandSchema>;

export const panelAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), problems: z.array(z.string()) }),
]);
/** Problems as sentences, for a developer. */
export type PanelAnswer =
  { readonly ok: true } | { readonly ok: false; readonly problems: readonly string[] };

const nullableNumber = z.number().nullable();

const panelVerbSchema = z.object({
  verb: z.string(),
  about: z.string(),
  kind: z.enum(['span', 'instant']),
  usualMs: nullableNumber,
});

const panelChairSchema = z.object({
  chair: chairIdSchema,
  person: z.object({ ageYears: z.number(), weightKg: z.number(), isHypertensive: z.boolean() }),
  true: z.object({
    systolicMmHg: z.number(),
    diastolicMmHg: z.number(),
    pulseRateBpm: z.number(),
    fingerSaturationPercent: z.number(),
    arterialSaturationPercent: z.number(),
    respiratoryRatePerMin: z.number(),
    perfusionIndexPercent: z.number(),
    effectSiteNgPerMl: z.number(),
  }),
  /** What the devices say of it just now. */
  said: z.object({
    oximeter: z
      .object({
        state: z.string(),
        spo2Percent: nullableNumber,
        pulseRateBpm: nullableNumber,
        perfusionIndexPercent: nullableNumber,
        isHeld: z.boolean(),
      })
      .nullable(),
    cuff: z
      .object({
        phase: z.string(),
        pressureMmHg: z.number(),
        systolicMmHg: nullableNumber,
        diastolicMmHg: nullableNumber,
        atMs: nullableNumber,
        error: z.string().nullable(),
      })
      .nullable(),
  }),
  /** Links of the chair: whether they are connected. */
  links: z.array(z.object({ name: z.string(), isConnected: z.boolean() })),
  active: z.array(
    z.object({
      spanId: z.string(),
      target: z.string(),
      verb: z.string(),
      label: z.string().nullable(),
      fromMs: z.number(),
      untilMs: nullableNumber,
    }),
  ),
  /** What something can be done to, by the set of what it can do. */
  targets: z.array(z.object({ target: z.string(), verbSet: z.string() })),
});

export const panelSchema = z.object({
  scenario: z.string(),
  seed: z.number(),
  sessionNowMs: z.number(),
  /** Null: as fast as it goes. */
  speed: nullableNumber,
  isPaused: z.boolean(),
  scenarios: z.array(z.object({ name: z.string(), about: z.string() })),
  /** Said once for all chairs: they are most of what there is to say. */
  verbSets: z.array(z.object({ id: z.string(), verbs: z.array(panelVerbSchema) })),
  chairs: z.array(panelChairSchema),
});
export type Panel = z.infer<typeof panelSchema>;
export type PanelChair = Panel['chairs'][number];
export type PanelVerb = z.infer<typeof panelVerbSchema>;
