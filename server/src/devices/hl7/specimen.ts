import { parameterIds, parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Specimen, SpecimenFrame, Values } from '../conformance/specimen.ts';
import { formatDtm } from './dtm.ts';
import { hl7Driver } from './driver.ts';
import { frameMllp } from './mllp-framing.ts';

const unknownUnit = { type: 'rejected', why: 'unknown-unit' } as const;
const noon = Date.UTC(2026, 5, 1, 12);
const unitCodes = {
  '%': '262688^MDC_DIM_PERCENT^MDC',
  '/min': '264864^MDC_DIM_BEAT_PER_MIN^MDC',
  mmHg: '266016^MDC_DIM_MMHG^MDC',
};

/** IHE PCD-01, as a bedside monitor sends it (Patient Care Device Technical Framework, volume 2, 3.1). */
export const pcd01Specimen: Specimen = {
  driver: hl7Driver,
  frame: (values, measuredAtMs) => messageOf(rowsOf(values), measuredAtMs),
  noValue: () => messageOf([rowOf('spo2Percent', '', { status: 'X' })]),
  wrong: [
    {
      name: 'kPa is converted',
      frame: messageOf([inKilopascals('16.0')]),
      becomes: meant({ systolicMmHg: 120 }),
    },
    { name: 'no unit', frame: messageOf([rowOf('spo2Percent', '97', { unit: '' })]), becomes: unknownUnit },
    {
      name: 'a unit nobody knows',
      frame: messageOf([rowOf('spo2Percent', '97', { unit: '1^x^MDC' })]),
      becomes: unknownUnit,
    },
    {
      name: '-100 is no number',
      frame: messageOf([rowOf('spo2Percent', '-100')]),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'a NaN that got out',
      frame: messageOf([rowOf('spo2Percent', '8388607')]),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'impossible',
      frame: messageOf([rowOf('spo2Percent', '101')]),
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'a text for a number',
      frame: messageOf([rowOf('spo2Percent', '9x')]),
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'a test',
      frame: messageOf([rowOf('spo2Percent', '97', { flags: 'TEST' })]),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'in doubt',
      frame: messageOf([rowOf('spo2Percent', '97', { flags: 'QUES' })]),
      becomes: { type: 'questionable' },
    },
    {
      name: 'debugging',
      frame: messageOf([rowOf('spo2Percent', '97')], undefined, 'D'),
      becomes: { type: 'rejected', why: 'simulated' },
    },
  ],
  damaged: { notApplicable: 'MLLP and HL7 have none' },
  isAnswered: true,
  isPacket: false,
};

function meant(values: Values) {
  return { type: 'values', values } as const;
}

function rowsOf(values: Values): readonly string[] {
  return parameterIds.flatMap((id) => {
    const value = values[id];
    return value === undefined ? [] : [rowOf(id, String(value))];
  });
}

type RowParts = { readonly unit?: string; readonly flags?: string; readonly status?: string };

function rowOf(id: ParameterId, value: string, parts: RowParts = {}): string {
  const { mdc, unit: own, cadence } = parameters[id];
  const { unit = unitCodes[own], flags = '', status = 'R' } = parts;
  const place = cadence === 'episodic' ? `1.2.1.${mdc[0]}` : `1.1.1.${mdc[0]}`;
  return `OBX|1|NM|${mdc[0]}^^MDC|${place}|${value}|${unit}||${flags}|||${status}|||||||MONITOR-1`;
}

function inKilopascals(value: string): string {
  return rowOf('systolicMmHg', value, { unit: '265987^MDC_DIM_KILO_PASCAL^MDC' });
}

function messageOf(rows: readonly string[], measuredAtMs = noon, processing = 'P'): SpecimenFrame {
  const at = formatDtm(measuredAtMs);
  const header = `MSH|^~\\&|MONITOR|WARD|||${at}||ORU^R01^ORU_R01|1|${processing}|2.6`;
  return { bytes: frameMllp(Buffer.from([header, 'PID|||1', `OBR|1||||||${at}`, ...rows, ''].join('\r'))) };
}
