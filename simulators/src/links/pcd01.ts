import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';

/**
 * IHE PCD-01: HL7 v2.6 `ORU^R01^ORU_R01`, as a monitor at the chair would send it (IHE Devices Technical Framework, vol. 2).
 *
 * | field          | here                                                                              |
 * | -------------- | --------------------------------------------------------------------------------- |
 * | MSH-3          | sending application, `SIM-CHAIR-3`                                                |
 * | MSH-11         | `T`: everything sent from here is simulated or replayed (SI12)                    |
 * | MSH-15, 16     | `NE`, `AL`: one application acknowledgement for each message                      |
 * | OBX-3, OBX-6   | MDC code and unit (ISO/IEEE 11073-10101)                                          |
 * | OBX-5          | the number; empty where there is none                                             |
 * | OBX-8          | why there is none: `OFF` probe off, `INV` measurement failed, `NAV` not available; `QUES`: there is one, and the device doubts it |
 * | OBX-11         | `R` result, `X` no result                                                         |
 * | OBX-14         | when it was measured, milliseconds and zone                                       |
 * | OBX-18         | the device, `SIM-OXI-3`                                                           |
 *
 * Segments end in CR, the last one too.
 */
export type Message = {
  readonly sender: string;
  /** MSH-10: what the acknowledgement refers to. */
  readonly controlId: string;
  readonly sentAtMs: number;
  readonly profile: keyof typeof profiles;
  readonly deviceId: string;
  readonly measuredAtMs: number;
  readonly observations: readonly Observation[];
  /** Of the device; a row of its own (MDC_ATTR_VAL_BATT_CHARGE). */
  readonly batteryPercent?: number;
};

/** Of a device without a clock: there is no time in it. */
export type TimelessMessage = Omit<Message, 'sentAtMs' | 'measuredAtMs'> & {
  readonly sentAtMs: null;
  readonly measuredAtMs: null;
};

export type Observation = {
  readonly parameter: ParameterId;
  /** Written as it is; the device has rounded it. */
  readonly result:
    | { readonly value: number; readonly isDoubted?: boolean }
    | { readonly absent: 'OFF' | 'INV' | 'NAV' | 'BUSY' };
};

export function encodePcd01(message: Message | TimelessMessage): string {
  const measuredAt = timeOf(message.measuredAtMs);
  const sentAt = timeOf(message.sentAtMs);
  const { code, channel } = profiles[message.profile];
  const rows = message.observations.map((observation, index) =>
    observationRow(observation, { set: index + 2, channel, measuredAt, deviceId: message.deviceId }),
  );
  return [
    `MSH|^~\\&|${message.sender}||CHAIRSIDE||${sentAt}||ORU^R01^ORU_R01|${message.controlId}|T|2.6` +
      '|||NE|AL||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO',
    `PV1||U|${message.sender}`,
    `OBR|1||${message.controlId}|${code}|||${measuredAt}`,
    `OBX|1||${code}|1.0.0.0|||||||X|||${measuredAt}||||${message.deviceId}`,
    ...rows,
    ...batteryRows(message, measuredAt),
    '',
  ].join('\r');
}

const profiles = {
  oximeter: { code: '528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC', channel: '1.1.1' },
  cuff: { code: '528391^MDC_DEV_SPEC_PROFILE_BP^MDC', channel: '1.2.1' },
} as const;

const names: Readonly<Record<ParameterId, string>> = {
  spo2Percent: 'MDC_PULS_OXIM_SAT_O2',
  pulseRateBpm: 'MDC_PULS_OXIM_PULS_RATE',
  perfusionIndexPercent: 'MDC_BLD_PERF_INDEX',
  systolicMmHg: 'MDC_PRESS_BLD_NONINV_SYS',
  diastolicMmHg: 'MDC_PRESS_BLD_NONINV_DIA',
  meanMmHg: 'MDC_PRESS_BLD_NONINV_MEAN',
  cuffPulseRateBpm: 'MDC_PULS_RATE_NON_INV',
};

const units: Readonly<Record<(typeof parameters)[ParameterId]['unit'], string>> = {
  '%': '262688^MDC_DIM_PERCENT^MDC',
  '/min': '264864^MDC_DIM_BEAT_PER_MIN^MDC',
  mmHg: '266016^MDC_DIM_MMHG^MDC',
};

type Row = {
  readonly set: number;
  readonly channel: string;
  readonly measuredAt: string;
  readonly deviceId: string;
};

function observationRow(
  { parameter, result }: Observation,
  { set, channel, measuredAt, deviceId }: Row,
): string {
  const { mdc, unit } = parameters[parameter];
  const [value, flags, status] =
    'value' in result
      ? [String(result.value), result.isDoubted === true ? 'QUES' : '', 'R']
      : ['', result.absent, 'X'];
  const code = `${mdc[0]}^${names[parameter]}^MDC`;
  return `OBX|${set}|NM|${code}|${channel}.${set - 1}|${value}|${units[unit]}||${flags}|||${status}|||${measuredAt}||||${deviceId}`;
}

function batteryRows(
  { observations, batteryPercent, deviceId }: Message | TimelessMessage,
  measuredAt: string,
): readonly string[] {
  if (batteryPercent === undefined) return [];
  const set = observations.length + 2;
  return [
    `OBX|${set}|NM|67996^MDC_ATTR_VAL_BATT_CHARGE^MDC|1.0.0.${set - 1}|${batteryPercent}|${units['%']}|||||R|||${measuredAt}||||${deviceId}`,
  ];
}

/** Empty where there is none. */
function timeOf(atMs: number | null): string {
  return atMs === null ? '' : hl7Time(atMs);
}

/** `20261123101530.250+0000` */
export function hl7Time(atMs: number): string {
  const iso = new Date(atMs).toISOString();
  const part = (from: number, to: number) => iso.slice(from, to);
  return `${part(0, 4)}${part(5, 7)}${part(8, 10)}${part(11, 13)}${part(14, 16)}${part(17, 23)}+0000`;
}
