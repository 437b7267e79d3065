import type { Condition, Priority } from '@chairside/shared/alarms/conditions.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Averaging } from '../devices/device.ts';
import type { CohortId, PersonGiven } from '../patient/person.ts';

/**
 * A scenario as parsed: what a file says and what the builder makes are the same tree. Immutable; a run changes nothing in it.
 * Times within it are relative: `T` is when the chair's infusion starts, `S` when the patient sits down.
 */
export type Scenario = {
  readonly name: string;
  readonly about: string;
  /** One run for each. */
  readonly seeds: readonly number[];
  /** Where the virtual clock begins. */
  readonly startAtMs: number;
  /** Virtual seconds in one of the host's; null: as fast as it goes. */
  readonly speed: number | null;
  readonly cohort: CohortId;
  readonly chairs: readonly ScenarioChair[];
  /** Of no chair, or of many. */
  readonly timeline: readonly Step[];
  readonly handlers: readonly Handler[];
  readonly chaos: Chaos | null;
  readonly expect: readonly Expectation[];
  readonly thresholds: readonly Threshold[];
  /** All chairs are done, or so much time has passed. */
  readonly stopAfterMs: number;
};

export type ScenarioChair = {
  readonly chair: ChairId;
  readonly patient: PersonGiven;
  readonly infusion: InfusionPlan;
  readonly devices: readonly DevicePlan[];
  readonly links: readonly LinkPlan[];
  readonly timeline: readonly Step[];
  /** After the start of the scenario. */
  readonly sitsDownAfterMs: number;
};

export type InfusionPlan = {
  readonly drug: 'ketamine' | 'esketamine' | 'placebo';
  readonly doseMgPerKg: number;
  readonly overMs: number;
  /** After sitting down; null: nobody starts it by itself. */
  readonly startsAfterMs: number | null;
  /** Observed for so long after the stop, then discharged. */
  readonly observedMs: number;
};

export const cuffSites = ['other-arm', 'same-arm-as-probe', 'infusion-arm', 'leg'] as const;
export type CuffSite = (typeof cuffSites)[number];

export type DevicePlan =
  | {
      readonly kind: 'oximeter';
      /** Within the chair: `ox`. What it calls itself on the wire is `SIM-OXI-3`. */
      readonly id: string;
      readonly model: 'generic-monitor' | 'nonin-3150' | 'masimo';
      readonly averaging: Averaging;
      readonly site: 'finger' | 'ear';
      readonly clock: ClockPlan;
      readonly batteryPercent: number;
    }
  | {
      readonly kind: 'cuff';
      readonly id: string;
      readonly model: 'generic-nibp';
      /** `programme`: as the session's programme and the gateway want it, as if the nurse pressed the button. */
      readonly auto: number | 'programme' | null;
      readonly site: CuffSite;
      readonly isPoor: boolean;
      readonly clock: ClockPlan;
      readonly batteryPercent: number;
    };

export type ClockPlan = { readonly offsetMs: number; readonly driftPpm: number };

export const linkFormats = [
  'pcd01',
  'mindray',
  'nonin-df2',
  'nonin-df7',
  'nonin-df8',
  'masimo-ascii',
  'plx',
  'bps',
] as const;
export type LinkFormat = (typeof linkFormats)[number];

export type LinkPlan = {
  /** Of the chair's devices; a link of HL7 carries several. */
  readonly devices: readonly string[];
  readonly format: LinkFormat;
  readonly via:
    | { readonly kind: 'mllp' }
    /** A TCP serial server: the gateway connects to it. 0: any free port. */
    | { readonly kind: 'tcp'; readonly port: number }
    | { readonly kind: 'pty'; readonly path: string }
    | { readonly kind: 'file'; readonly path: string };
};

/** Something that happens at a time of the timeline, in a handler, or because somebody injected it. */
export type Step = {
  readonly at: StepTime;
  readonly do: Deed;
  /** Absent: the verb's own. A range is drawn when the run starts. */
  readonly forMs: Drawn<number> | null;
  readonly label: string | null;
  /** It happens with this probability, drawn when the run starts. */
  readonly probability: number;
  /** Where in the file it stands, for messages. */
  readonly where: Place | null;
};

export type Place = { readonly file: string; readonly line: number; readonly column: number };

export type StepTime =
  | { readonly kind: 'at'; readonly from: 'T' | 'S'; readonly afterMs: Drawn<number> }
  /** Of the planned duration of the infusion. */
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'after'; readonly label: string; readonly afterMs: Drawn<number> }
  | {
      readonly kind: 'every';
      readonly everyMs: number;
      readonly from: 'T' | 'S';
      readonly firstMs: number;
      readonly untilMs: number | null;
    }
  /** Live, and in handlers: when it is reached. */
  | { readonly kind: 'now' };

/** `params` as written, ranges and all: they are drawn, then read by the schema of the verb. */
export type Deed = {
  /** patient, infusion, nurse, site; or a device's id; or `link:` and a device's id. */
  readonly target: string;
  readonly verb: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** A value, or how it is drawn. */
export type Drawn<T> =
  | T
  | { readonly from: T; readonly to: T }
  | { readonly normal: readonly [mean: T, sd: T] }
  | { readonly choice: readonly T[]; readonly weights?: readonly number[] };

export type Handler = {
  readonly chair: ChairId | null;
  readonly on: Trigger;
  readonly do: readonly Step[];
  /** The first time only. */
  readonly once: boolean;
  readonly delayMs: Drawn<number>;
};

export type Trigger =
  | {
      readonly kind: 'alarm';
      readonly what: Condition['what'];
      readonly priority: Priority | null;
      readonly becomes: 'begun' | 'raised' | 'ended';
    }
  | {
      readonly kind: 'signal';
      readonly signal: Signal;
      readonly compare: Comparison;
      readonly value: number;
      readonly forMs: number;
    }
  /** A verb was carried out, from the file or live: `infusion.stop`. */
  | { readonly kind: 'verb'; readonly verb: string };

export const signals = ['sbp', 'dbp', 'map', 'hr', 'spo2', 'sao2', 'rr', 'pi', 'ce'] as const;
/** Of what is true, not of what a device shows. */
export type Signal = (typeof signals)[number];
export type Comparison = '>' | '>=' | '<' | '<=';

/** Technical faults thrown in at random. */
export type Chaos = {
  readonly faultsPerChairHour: number;
  /** Verb by weight: `{ 'ox.probe_off': 3, 'link:ox.flap': 1 }`. */
  readonly mix: Readonly<Record<string, number>>;
  readonly quietFirstMs: number;
};

export type Expectation = {
  readonly chair: ChairId | null;
  /** Within the span of that label; null: at any time. */
  readonly during: { readonly label: string; readonly graceMs: number } | null;
  readonly where: Place | null;
  readonly that:
    | {
        readonly kind: 'alarm';
        readonly what: Condition['what'];
        readonly priority: Priority | null;
        readonly withinMs: number | null;
        readonly from: 'span' | 'observable';
      }
    | {
        readonly kind: 'no-alarm';
        readonly what: Condition['what'] | 'any-high';
        readonly priority: Priority | null;
      }
    /** After that time from the begin of the span no number of it may be fresh. */
    | {
        readonly kind: 'not-live';
        readonly parameter: 'spo2Percent' | 'pulseRateBpm';
        readonly afterMs: number;
      };
};

export const metrics = [
  'sensitivity.engine',
  'sensitivity.clinical',
  'observability',
  'false-alarms-per-chair-hour',
  'false-high-alarms',
  'latency.p95',
  'latency.median',
] as const;
export type Threshold = {
  readonly metric: (typeof metrics)[number];
  /** One condition, or all together. */
  readonly what: Condition['what'] | null;
  readonly compare: Comparison | '==';
  /** Latencies in milliseconds. */
  readonly value: number;
  readonly where: Place | null;
};
