import type { ChairId } from '@chairside/shared/ids.ts';
import type { DeviceReport } from '../devices/device.ts';
import type { Delivery } from '../links/emission.ts';
import { knownNumbers } from '../links/formats/said-numbers.ts';
import type { LinkFormat } from '../scenario/scenario.ts';
import type { TruthLog } from '../truth/truth-log.ts';
import type { Bedside } from './bedside.ts';
import type { GoingOn } from './goings-on.ts';
import type { NurseAct } from './nurse-script.ts';

/** Tells the truth of one chair: what is so each second, what was delivered when, and what the nurse did (SI7). */
export type Witness = {
  second(bedside: Bedside, goingsOn: readonly GoingOn[], atMs: number): void;
  sawDelivery(delivery: Delivery, format: LinkFormat): void;
  sawNurse(act: NurseAct, atMs: number): void;
};

const phaseByAct = {
  'open-session': 'opened',
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  complete: 'stopped',
  'stop-early': 'stopped',
  close: 'closed',
} as const;

export function createWitness({
  chair,
  truth,
}: {
  readonly chair: ChairId;
  readonly truth: TruthLog;
}): Witness {
  let deliveredAtMs: number | null = null;
  /** One report may be in several packets, or arrive twice: it is known from the first on. */
  const known = new WeakSet<DeviceReport>();

  function saw(report: DeviceReport, atMs: number, format: LinkFormat): void {
    if (known.has(report)) return;
    known.add(report);
    if (report.kind === 'oximeter') {
      deliveredAtMs = atMs;
      truth.said({ chair, atMs: report.atMs, deliveredAtMs: atMs, ...knownNumbers(format, report) });
    }
    if (report.kind === 'cuff' && !report.isRepeat) {
      const { result } = report;
      const measured = result.outcome === 'measured' ? result : null;
      truth.cuff({
        chair,
        atMs: report.atMs,
        beganAtMs: report.beganAtMs,
        deliveredAtMs: atMs,
        systolicMmHg: measured?.systolicMmHg ?? null,
        diastolicMmHg: measured?.diastolicMmHg ?? null,
        meanMmHg: measured?.meanMmHg ?? null,
        error: result.outcome === 'failed' ? result.error : null,
      });
    }
  }

  return {
    second(bedside, goingsOn, atMs) {
      const { atMs: _same, ...rest } = bedside.patient().truth();
      const oximeter = bedside.oximeters[0]?.shown() ?? null;
      const cuff = bedside.cuffs[0];
      truth.second({
        atMs,
        chair,
        true: rest,
        oximeter:
          oximeter === null
            ? null
            : {
                state: oximeter.state,
                spo2Percent: oximeter.displaySpo2Percent,
                pulseRateBpm: oximeter.displayPulseRateBpm,
                isHeld: oximeter.flags.isHeld,
                deliveredAtMs,
              },
        cuff: cuff === undefined ? null : { phase: cuff.phase(), pressureMmHg: cuff.pressureMmHg() },
        active: goingsOn.map(({ label, target, verb }) => label ?? `${target}.${verb}`),
      });
      for (const effect of bedside.patient().takeSideEffects()) truth.sideEffect({ chair, ...effect });
    },
    sawDelivery(delivery, format) {
      if (delivery.type !== 'bytes') return;
      for (const report of delivery.reports) saw(report, delivery.atMs, format);
    },
    sawNurse({ act }, atMs) {
      const phase = act in phaseByAct ? phaseByAct[act as keyof typeof phaseByAct] : null;
      if (phase !== null) truth.session({ chair, phase, atMs });
    },
  };
}
