import { parameters } from '@chairside/shared/vitals/parameters.ts';
import { formatDtm } from '../devices/hl7/dtm.ts';
import type { AlarmStanding, AlarmTold } from './told.ts';

/**
 * IHE PCD-04 "Report Alert": ORU^R40^ORU_R40 (HL7 v2.6; IHE Device TF-2, 3.4).
 *
 *   MSH  AL in MSH-15, NE in MSH-16, IHE_PCD_ACM_001 in MSH-21; T in simulation
 *   PID  empty unless the clinic names patients · PV1-3.3 the chair
 *   OBR  196616 MDC_EVT_ALARM; OBR-3 this message's, OBR-29 that of the alarm's first
 *   OBX  one a facet, on one stem (OBX-4):
 *        .1 event   .2 source, its value and limit   .3 68481 phase   .4 68482 state
 *        .5 68483 inactivation   .6 68484 priority   .7 68485 type   .8 67860 (watchdog only) seconds to the next
 *
 * The event's text is Chairside's own word for the condition (`spo2-low`), the same in every language.
 */
export type Sender = { readonly isSimulation: boolean };
export type Stamp = { readonly id: string; readonly atMs: number };

export function alarmMessage(told: AlarmTold, { id, atMs }: Stamp, sender: Sender): string {
  const { chair, occurrence, number, phase, patient, condition, source } = told;
  const time = formatDtm(told.atMs);
  const name = (of: number) => `${chair}-${occurrence}.${of}^CHAIRSIDE`;
  const flags = [
    directionFlag[source?.direction ?? 'none'],
    priorityCode[told.priority],
    typeCode[told.type],
  ];
  const words = [condition.what, condition.subject, told.cause].filter((word) => word !== null);
  const facets: Facet[] = [
    { type: 'ST', code: eventOf(told), value: words.join(' '), flags: flags.filter(Boolean).join('~'), time },
    sourceFacet(told),
    { type: 'ST', code: '68481^MDC_ATTR_EVENT_PHASE^MDC', value: phase },
    { type: 'ST', code: '68482^MDC_ATTR_ALARM_STATE^MDC', value: told.state },
    { type: 'ST', code: '68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC', value: told.inactivation },
    { type: 'ST', code: '68484^MDC_ATTR_ALARM_PRIORITY^MDC', value: priorityCode[told.priority] },
    { type: 'ST', code: '68485^MDC_ATTR_ALERT_TYPE^MDC', value: typeCode[told.type] },
  ];
  const parent = number === occurrence ? [] : [...blanks(20), '', `^${occurrenceName(told)}&CHAIRSIDE`];
  return lines([
    header({ id, atMs }, sender),
    patient === null
      ? ['PID', '1']
      : ['PID', '1', '', escaped(patient.clinicNumber ?? ''), '', escaped(patient.displayName)],
    ['PV1', '1', 'U', `^^${chair}`],
    ['OBR', '1', name(occurrence), name(number), '196616^MDC_EVT_ALARM^MDC', '', '', time, ...parent],
    ...facets.map(row),
  ]);
}

/** That somebody is there, though there is nothing to tell. */
export function watchdogMessage(everySeconds: number, { id, atMs }: Stamp, sender: Sender): string {
  const time = formatDtm(atMs);
  return lines([
    header({ id, atMs }, sender),
    ['PID', '1'],
    ['PV1', '1', 'U'],
    ['OBR', '1', `${id}^CHAIRSIDE`, `${id}^CHAIRSIDE`, '196616^MDC_EVT_ALARM^MDC', '', '', time],
    row({ type: 'ST', code: '196614^MDC_EVT_ACTIVE^MDC', value: 'watchdog', time }, 0),
    row({ type: 'ST', code: '68481^MDC_ATTR_EVENT_PHASE^MDC', value: 'tpoint' }, 2),
    row({ type: 'ST', code: '68482^MDC_ATTR_ALARM_STATE^MDC', value: 'inactive' }, 3),
    row({ type: 'ST', code: '68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC', value: 'enabled' }, 4),
    row({ type: 'ST', code: '68484^MDC_ATTR_ALARM_PRIORITY^MDC', value: 'PN' }, 5),
    row({ type: 'ST', code: '68485^MDC_ATTR_ALERT_TYPE^MDC', value: 'SA' }, 6),
    row(
      { type: 'NM', code: '67860^MDC_ATTR_CONFIRM_TIMEOUT^MDC', value: String(everySeconds), unit: seconds },
      7,
    ),
  ]);
}

type Facet = {
  readonly type: 'ST' | 'NM' | '';
  readonly code: string;
  readonly value: string;
  readonly unit?: string;
  /** OBX-7. */
  readonly limit?: string;
  /** OBX-8. */
  readonly flags?: string;
  readonly time?: string;
};

const stem = '1.1.0';
const seconds = '264320^MDC_DIM_SEC^MDC';
const priorityCode = { high: 'PH', medium: 'PM', low: 'PL' } as const;
const typeCode = { physiological: 'SP', technical: 'ST' } as const;
const directionFlag = { low: 'L', high: 'H', none: '' } as const;
const unitCode = {
  '%': '262688^MDC_DIM_PERCENT^MDC',
  '/min': '264864^MDC_DIM_BEAT_PER_MIN^MDC',
  mmHg: '266016^MDC_DIM_MMHG^MDC',
} as const;

function eventOf({ condition, source }: AlarmStanding): string {
  if (source?.direction === 'low') return '196670^MDC_EVT_LO^MDC';
  if (source?.direction === 'high') return '196648^MDC_EVT_HI^MDC';
  if (condition.what === 'probe-off') return '196916^MDC_EVT_SENSOR_DISCONN^MDC';
  return '196616^MDC_EVT_ALARM^MDC';
}

/** A technical condition is about the monitor itself, and has no value. */
function sourceFacet({ source }: AlarmStanding): Facet {
  if (source === null) return { type: '', code: '69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC', value: '' };
  const { parameter, value, limit, direction } = source;
  const bound = `${direction === 'low' ? '>' : '<'}${limit}`;
  if (parameter === 'moaasScore') {
    return { type: 'NM', code: 'moaasScore^MOAA/S^99CHAIRSIDE', value: String(value), limit: bound };
  }
  const { mdc, unit } = parameters[parameter];
  const code = `${mdc[0]}^${parameter}^MDC`;
  return { type: 'NM', code, value: String(value), unit: unitCode[unit], limit: bound };
}

function row(
  { type, code, value, unit = '', limit = '', flags = '', time = '' }: Facet,
  index: number,
): string[] {
  const number = String(index + 1);
  const status = type === '' ? 'X' : 'F';
  const fields = [
    'OBX',
    number,
    type,
    code,
    `${stem}.${number}`,
    escaped(value),
    unit,
    limit,
    flags,
    '',
    '',
    status,
  ];
  return time === '' ? fields : [...fields, '', '', time];
}

function header({ id, atMs }: Stamp, { isSimulation }: Sender): string[] {
  const profile = 'IHE_PCD_ACM_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.4.1^ISO';
  const upToId = ['MSH', '^~\\&', 'CHAIRSIDE', '', '', '', formatDtm(atMs), '', 'ORU^R40^ORU_R40', id];
  return [
    ...upToId,
    isSimulation ? 'T' : 'P',
    '2.6',
    '',
    '',
    'AL',
    'NE',
    '',
    'UNICODE UTF-8',
    '',
    '',
    profile,
  ];
}

function occurrenceName({ chair, occurrence }: AlarmTold): string {
  return `${chair}-${occurrence}.${occurrence}`;
}

function blanks(count: number): readonly string[] {
  return Array.from({ length: count }, () => '');
}

function lines(segments: readonly (readonly string[])[]): string {
  return segments.map((fields) => `${fields.join('|')}\r`).join('');
}

const escapes: Readonly<Record<string, string>> = { '|': 'F', '^': 'S', '&': 'T', '~': 'R', '\\': 'E' };

/** Separators, and whatever would end a segment or a frame. */
function escaped(text: string): string {
  return text.replaceAll(/[|^&~\\]/g, (one) => `\\${escapes[one] ?? ''}\\`).replaceAll(/\p{Cc}/gu, ' ');
}
