import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import type { CuffPhase, OximeterState } from '../devices/device.ts';
import type { ExpectedOf } from '../verbs.ts';
import type { PatientTruth, SideEffect } from '../patient/simulated-patient.ts';

/** What a run leaves behind: three files of lines of JSON, and the gateway's own feed beside them (SI7). */

/** `truth.ndjson` */
export type TruthLine =
  | {
      /** Once a second and chair. */
      readonly type: 'second';
      readonly atMs: number;
      readonly chair: string;
      readonly true: Omit<PatientTruth, 'atMs'>;
      readonly oximeter: {
        readonly state: OximeterState;
        readonly spo2Percent: number | null;
        readonly pulseRateBpm: number | null;
        readonly isHeld: boolean;
        /** Of the newest frame that was delivered; null before the first. */
        readonly deliveredAtMs: number | null;
      } | null;
      readonly cuff: { readonly phase: CuffPhase; readonly pressureMmHg: number } | null;
      readonly active: readonly string[];
    }
  | {
      readonly type: 'span';
      readonly chair: string | null;
      /** Of the deed; also when it is ended later than was planned. */
      readonly id: string;
      readonly label: string | null;
      readonly layer: 'patient' | 'sensor' | 'device' | 'link' | 'course' | 'site';
      readonly target: string;
      readonly verb: string;
      readonly params: unknown;
      readonly fromMs: number;
      readonly untilMs: number | null;
      readonly expected: ExpectedOf | null;
    }
  | { readonly type: 'span-ended'; readonly id: string; readonly atMs: number }
  | ({ readonly type: 'side-effect'; readonly chair: string } & SideEffect)
  /** A measurement that is over, as the device has it: the truth of what could be known of the pressure. */
  | {
      readonly type: 'cuff';
      readonly chair: string;
      readonly atMs: number;
      readonly beganAtMs: number;
      readonly deliveredAtMs: number | null;
      readonly systolicMmHg: number | null;
      readonly diastolicMmHg: number | null;
      readonly meanMmHg: number | null;
      readonly error: string | null;
    }
  /** A value a device said, as delivered: what an ideal decoder of the bytes could know, from then on. */
  | {
      readonly type: 'said';
      readonly chair: string;
      readonly atMs: number;
      readonly deliveredAtMs: number;
      readonly spo2Percent: number | null;
      readonly pulseRateBpm: number | null;
      /** The device itself doubts it, or holds it. */
      readonly isDoubtful: boolean;
    }
  | {
      readonly type: 'session';
      readonly chair: string;
      readonly phase: 'opened' | 'started' | 'paused' | 'resumed' | 'stopped' | 'closed';
      readonly atMs: number;
    };

/** `wire.ndjson`: every byte that left for the gateway. */
export type WireLine = {
  readonly atMs: number;
  readonly link: string;
  readonly hex: string;
};

/** `commands.ndjson`: what was injected live, to be played again. */
export type CommandLine =
  | {
      readonly type: 'inject';
      readonly atMs: number;
      readonly chair: string | null;
      readonly target: string;
      readonly verb: string;
      readonly params: Readonly<Record<string, unknown>>;
      readonly forMs: number | null;
    }
  | { readonly type: 'end'; readonly atMs: number; readonly spanId: string };

/** `gateway.ndjson`: what the gateway said happened, from its feed. */
export type FeedLine = ChairEvent;
