import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { bedOf, deviceName } from './bed.ts';
import { statelessly, type Dialect } from './dialect.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { observationRows, type RowRules } from './observation-rows.ts';
import { sayRows } from './readings.ts';
import type { Unit } from './units.ts';

/**
 * Nihon Kohden, HL7 2.4 (QI-202P; PVM-2701, PVM-4761, SVM-7260). The monitor listens at port 7998 or calls.
 *
 *   OBR|1|||VITAL|||20260422184400     OBX|1|NM|007000^VITAL SpO2|1|99|%|||||F|||20260422184400
 *   OBR|2|||NIBP|||20260422184337      OBX|1|NM|009000^NIBP SYS|1|133|mmHg|||||F|||20260422184337
 *
 * The cuff has an order of its own, repeated with every message: its OBR-7 is when it measured. OBR-7 counts before OBX-14.
 * Times are without a zone. It says no more until each message is acknowledged. PID-3 is empty while it has no patient.
 */
export const nihonKohden: Dialect = {
  id: 'nihon-kohden',
  isSpokenIn: ({ header, segments, separators }) =>
    [3, 4].some((field) => componentOf(header.field(field), 1, separators).startsWith('NIHON KOHDEN')) ||
    segments.some(
      (row) => row.name === 'OBX' && ownCode.test(row.field(3).split(separators.component)[0] ?? ''),
    ),
  takes: [],
  mayLeaveOutProcessing: true,
  open: ({ deviceId }) =>
    statelessly((message) => {
      const rules: RowRules = {
        sender: deviceName([deviceId, placeOf(message, deviceId)]),
        timeOf: (row, { order }) => (order?.field(7) ?? '') || row.field(14),
      };
      const { separators } = message;
      return sayRows(observationRows(message, rules), {
        parameterOf: ({ code }) => parameterByCode.get(code) ?? null,
        unitOf: ({ unit }) => unitByText.get(componentOf(unit, 1, separators)) ?? null,
      });
    }),
};

/** Six digits that begin with a zero: no MDC number does. */
const ownCode = /^0\d{5}$/;

const parameterByCode: ReadonlyMap<string, ParameterId> = new Map<string, ParameterId>([
  ['007000', 'spo2Percent'],
  ['007001', 'pulseRateBpm'],
  ['009000', 'systolicMmHg'],
  ['009001', 'diastolicMmHg'],
  ['009002', 'meanMmHg'],
]);

const unitByText: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['%', '%'],
  ['/min', '/min'],
  ['bpm', '/min'],
  ['mmHg', 'mmHg'],
  ['kPa', 'kPa'],
]);

/** Beds are called BED-001 from the factory on: behind one address, PV1-3's own address tells them apart. */
function placeOf(message: Hl7Message, deviceId: string): string {
  const { segments, separators } = message;
  const location = segments.find(({ name }) => name === 'PV1')?.field(3) ?? '';
  const address = componentOf(location, 4, separators);
  return [bedOf(message), address.startsWith(deviceId) ? '' : address].filter(Boolean).join('@');
}
