import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';

/**
 * The bench's own PCD-01 messages (IHE PCD TF-2, HL7 v2.6 ORU^R01), framed by MLLP: `0B payload 1C 0D`.
 * Message `number` of a chair carries values that follow from `number`, so that a reader sees a wrong or exchanged one.
 */
export type BenchMessage = {
  readonly chair: string;
  /** From 1 within the chair. */
  readonly number: number;
  /** OBX-14, to the millisecond, on the clock the patient lives by. */
  readonly measuredAtMs: number;
  readonly parameters: readonly ParameterId[];
};

export function deviceOf(chair: string): string {
  return `SIM-BENCH-${chair}`;
}

/** Normal values throughout: the bench measures a quiet clinic, not an emergency. */
export function valueOf(parameter: ParameterId, number: number): number {
  const [lowest, steps] = rangeByParameter[parameter];
  return lowest + (number % steps);
}

const rangeByParameter: Readonly<Record<ParameterId, readonly [lowest: number, steps: number]>> = {
  spo2Percent: [95, 5],
  pulseRateBpm: [60, 41],
  perfusionIndexPercent: [1, 9],
  systolicMmHg: [115, 20],
  diastolicMmHg: [70, 10],
  meanMmHg: [88, 10],
  cuffPulseRateBpm: [60, 40],
};

const codeByParameter: Readonly<Record<ParameterId, readonly [code: string, unit: string]>> = {
  spo2Percent: ['150456^MDC_PULS_OXIM_SAT_O2^MDC', '262688^MDC_DIM_PERCENT^MDC'],
  pulseRateBpm: ['149530^MDC_PULS_OXIM_PULS_RATE^MDC', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
  perfusionIndexPercent: ['150488^MDC_BLD_PERF_INDEX^MDC', '262688^MDC_DIM_PERCENT^MDC'],
  systolicMmHg: ['150021^MDC_PRESS_BLD_NONINV_SYS^MDC', '266016^MDC_DIM_MMHG^MDC'],
  diastolicMmHg: ['150022^MDC_PRESS_BLD_NONINV_DIA^MDC', '266016^MDC_DIM_MMHG^MDC'],
  meanMmHg: ['150023^MDC_PRESS_BLD_NONINV_MEAN^MDC', '266016^MDC_DIM_MMHG^MDC'],
  cuffPulseRateBpm: ['149546^MDC_PULS_RATE_NON_INV^MDC', '264864^MDC_DIM_BEAT_PER_MIN^MDC'],
};

function controlIdOf(chair: string, number: number): string {
  return `${chair}.${number}`;
}

/** The `number` of the message an acknowledgement is for; null for one this bench never sent. */
export function numberOf(chair: string, controlId: string): number | null {
  if (!controlId.startsWith(`${chair}.`)) return null;
  const number = Number(controlId.slice(chair.length + 1));
  return Number.isInteger(number) ? number : null;
}

export function frameOf(message: BenchMessage): string {
  const { chair, number, measuredAtMs, parameters } = message;
  const measuredAt = timeStampOf(measuredAtMs);
  const rows = parameters.map((parameter, index) => {
    const [code, unit] = codeByParameter[parameter];
    const value = valueOf(parameter, number);
    return `OBX|${index + 1}|NM|${code}|1.1.1.${index + 1}|${value}|${unit}|||||R|||${measuredAt}||||${deviceOf(chair)}\r`;
  });
  return (
    `\x0bMSH|^~\\&|SIM-BENCH-${chair}|BENCH|||${measuredAt}||ORU^R01^ORU_R01|${controlIdOf(chair, number)}|T|2.6|||NE|AL` +
    `|||||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO\r` +
    `OBR|1|||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|||${measuredAt}\r${rows.join('')}\x1c\r`
  );
}

function timeStampOf(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 23).replaceAll(/[-T:]/g, '')}+0000`;
}
