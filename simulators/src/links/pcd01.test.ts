import { describe, expect, it } from 'vitest';
import { encodePcd01, hl7Time, type Message } from './pcd01.ts';

const atMs = Date.UTC(2026, 10, 23, 10, 15, 30, 250);
const header = (n: string) =>
  'MSH|^~\\&|SIM-CHAIR-3||CHAIRSIDE||20261123101530.250+0000||ORU^R01^ORU_R01|' +
  `${n}|T|2.6|||NE|AL||UNICODE UTF-8|||IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO\rPV1||U|SIM-CHAIR-3\r`;

const oximeter: Omit<Message, 'observations' | 'controlId'> = {
  sender: 'SIM-CHAIR-3',
  sentAtMs: atMs,
  profile: 'oximeter',
  deviceId: 'SIM-OXI-3',
  measuredAtMs: atMs - 250,
};

const rows: readonly { readonly what: string; readonly message: Message; readonly bytes: string }[] = [
  {
    what: 'three numbers of the oximeter',
    message: {
      ...oximeter,
      controlId: 'a-1',
      observations: [
        { parameter: 'spo2Percent', result: { value: 97 } },
        { parameter: 'pulseRateBpm', result: { value: 72 } },
        { parameter: 'perfusionIndexPercent', result: { value: 2.3 } },
      ],
    },
    bytes:
      header('a-1') +
      'OBR|1||a-1|528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|||20261123101530.000+0000\r' +
      'OBX|1||528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|1.0.0.0|||||||X|||20261123101530.000+0000||||SIM-OXI-3\r' +
      'OBX|2|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.1|97|262688^MDC_DIM_PERCENT^MDC|||||R|||20261123101530.000+0000||||SIM-OXI-3\r' +
      'OBX|3|NM|149530^MDC_PULS_OXIM_PULS_RATE^MDC|1.1.1.2|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R|||20261123101530.000+0000||||SIM-OXI-3\r' +
      'OBX|4|NM|150488^MDC_BLD_PERF_INDEX^MDC|1.1.1.3|2.3|262688^MDC_DIM_PERCENT^MDC|||||R|||20261123101530.000+0000||||SIM-OXI-3\r',
  },
  {
    what: 'a probe that is off: no number, and why',
    message: {
      ...oximeter,
      controlId: 'a-2',
      observations: [{ parameter: 'spo2Percent', result: { absent: 'OFF' } }],
    },
    bytes:
      header('a-2') +
      'OBR|1||a-2|528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|||20261123101530.000+0000\r' +
      'OBX|1||528388^MDC_DEV_SPEC_PROFILE_PULS_OXIM^MDC|1.0.0.0|||||||X|||20261123101530.000+0000||||SIM-OXI-3\r' +
      'OBX|2|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.1.1.1||262688^MDC_DIM_PERCENT^MDC||OFF|||X|||20261123101530.000+0000||||SIM-OXI-3\r',
  },
  {
    what: 'a cuff: systolic, diastolic, mean and pulse, one of them failed',
    message: {
      ...oximeter,
      profile: 'cuff',
      deviceId: 'SIM-NIBP-3',
      controlId: 'a-3',
      observations: [
        { parameter: 'systolicMmHg', result: { value: 121 } },
        { parameter: 'diastolicMmHg', result: { value: 76 } },
        { parameter: 'meanMmHg', result: { value: 93 } },
        { parameter: 'cuffPulseRateBpm', result: { absent: 'INV' } },
      ],
    },
    bytes:
      header('a-3') +
      'OBR|1||a-3|528391^MDC_DEV_SPEC_PROFILE_BP^MDC|||20261123101530.000+0000\r' +
      'OBX|1||528391^MDC_DEV_SPEC_PROFILE_BP^MDC|1.0.0.0|||||||X|||20261123101530.000+0000||||SIM-NIBP-3\r' +
      'OBX|2|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.2.1.1|121|266016^MDC_DIM_MMHG^MDC|||||R|||20261123101530.000+0000||||SIM-NIBP-3\r' +
      'OBX|3|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.2.1.2|76|266016^MDC_DIM_MMHG^MDC|||||R|||20261123101530.000+0000||||SIM-NIBP-3\r' +
      'OBX|4|NM|150023^MDC_PRESS_BLD_NONINV_MEAN^MDC|1.2.1.3|93|266016^MDC_DIM_MMHG^MDC|||||R|||20261123101530.000+0000||||SIM-NIBP-3\r' +
      'OBX|5|NM|149546^MDC_PULS_RATE_NON_INV^MDC|1.2.1.4||264864^MDC_DIM_BEAT_PER_MIN^MDC||INV|||X|||20261123101530.000+0000||||SIM-NIBP-3\r',
  },
];

describe('PCD-01', () => {
  for (const { what, message, bytes } of rows) {
    it(`[SI12] ${what}, marked as simulated`, () => {
      expect(encodePcd01(message)).toBe(bytes);
    });
  }

  it('[SI1] times carry milliseconds and their zone', () => {
    expect(hl7Time(Date.UTC(2026, 0, 2, 3, 4, 5, 6))).toBe('20260102030405.006+0000');
  });
});
