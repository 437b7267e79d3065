import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { bedOf, deviceName } from './bed.ts';
import { statelessly, type Dialect } from './dialect.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { observationRows, standardTime, type RowRules } from './observation-rows.ts';
import { sayRows } from './readings.ts';
import type { Unit } from './units.ts';

/**
 * Philips MDIL: information centres and spot-check monitors, HL7 2.3 to 2.4.
 *
 *   OBX|1|NM|0002-4bb8^SpO2^MDIL|0|98|0004-0220^%^MDIL|||||F
 *
 * Codes and units are partition and code of ISO/IEEE 11073-10101 in hexadecimal: 0002-4bb8 is 2 · 65536 + 0x4bb8 = 150456. They
 * are matched in either case, by number and never by text. OBX-14, OBX-14 above or OBR-7 is the time; where the order has
 * neither, OBR-14.
 */
export const philips: Dialect = {
  id: 'philips',
  isSpokenIn: ({ segments, separators }) =>
    segments.some((row) => row.name === 'OBX' && componentOf(row.field(3), 3, separators) === 'MDIL'),
  takes: [],
  mayLeaveOutProcessing: true,
  open: ({ deviceId }) =>
    statelessly((message) => {
      const rules: RowRules = {
        sender: deviceName([deviceId, bedOf(message)]),
        timeOf: (row, inherited) => standardTime(row, inherited) || (inherited.order?.field(14) ?? ''),
      };
      return sayRows(observationRows(message, rules), vocabularyOf(message));
    }),
};

const parameterByCode: ReadonlyMap<string, ParameterId> = new Map<string, ParameterId>([
  ['0002-4bb8', 'spo2Percent'],
  ['0002-4822', 'pulseRateBpm'],
  ['0002-4a05', 'systolicMmHg'],
  ['0002-4a06', 'diastolicMmHg'],
  ['0002-4a07', 'meanMmHg'],
]);

const unitByCode: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['0004-0220', '%'],
  ['0004-0aa0', '/min'],
  ['0004-0f20', 'mmHg'],
  ['0004-0f03', 'kPa'],
]);

function vocabularyOf({ separators }: Hl7Message) {
  return {
    parameterOf: ({ code, codingSystem }: { readonly code: string; readonly codingSystem: string }) =>
      codingSystem === '' || codingSystem === 'MDIL'
        ? (parameterByCode.get(code.toLowerCase()) ?? null)
        : null,
    unitOf: ({ unit }: { readonly unit: string }) =>
      unitByCode.get(componentOf(unit, 1, separators).toLowerCase()) ?? null,
  };
}
