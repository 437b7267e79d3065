import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import type { ProtocolWords } from '@chairside/shared/text/protocol-words.ts';

/** The numbers of a protocol by their path in it: the unit they are shown and typed in, and how much of the protocol's own it is. */

export type Unit = 'min' | 's' | 'mmHg' | '/min' | '%' | null;
type NumberField = { readonly unit: Unit; readonly per: number };

const minutes = { unit: 'min', per: 60_000 } as const;
const everyMinutes = { unit: 'min', per: 1 } as const;
const seconds = { unit: 's', per: 1_000 } as const;
const mmHg = { unit: 'mmHg', per: 1 } as const;
const perMinute = { unit: '/min', per: 1 } as const;
const percent = { unit: '%', per: 1 } as const;
const score = { unit: null, per: 1 } as const;

export const numberFields = {
  plannedMs: minutes,
  observationMs: minutes,
  exposedAfterStopMs: minutes,
  pauseReminderMs: minutes,
  'nibpProgramme.thenEveryMinutes': everyMinutes,
  'nibpProgramme.afterStopMinutes': everyMinutes,
  'nibpProgramme.observationEveryMinutes': everyMinutes,
  'gate.green.systolicUnder': mmHg,
  'gate.green.systolicAtLeast': mmHg,
  'gate.green.diastolicUnder': mmHg,
  'gate.green.pulseAtLeast': perMinute,
  'gate.green.pulseAtMost': perMinute,
  'gate.green.spo2AtLeast': percent,
  'gate.amber.systolicUnder': mmHg,
  'gate.amber.systolicAtLeast': mmHg,
  'gate.amber.diastolicUnder': mmHg,
  'gate.amber.pulseAtLeast': perMinute,
  'gate.amber.pulseAtMost': perMinute,
  'gate.amber.spo2AtLeast': percent,
  'gate.apartMs': minutes,
  'gate.spo2ForMs': seconds,
  'discharge.withinBaselinePercent': percent,
  'discharge.systolicUnder': mmHg,
  'discharge.diastolicUnder': mmHg,
  'discharge.apartMs': minutes,
  'discharge.spo2AtLeast': percent,
  'discharge.moaasAtLeast': score,
  'discharge.nauseaAtMost': score,
  'discharge.dissociationAtMost': score,
} as const satisfies Readonly<Record<string, NumberField>>;

export type NumberPath = keyof typeof numberFields;
export const numberPaths = Object.keys(numberFields) as readonly NumberPath[];

/** Which of them stand together on the page, and under which heading. */
export const numberSections = [
  ['times', under('plannedMs', 'observationMs', 'exposedAfterStopMs', 'pauseReminderMs')],
  ['cuff', startingWith('nibpProgramme.')],
  ['green', startingWith('gate.green.')],
  ['amber', startingWith('gate.amber.')],
  ['gate', under('gate.apartMs', 'gate.spo2ForMs')],
  ['discharge', startingWith('discharge.')],
] as const satisfies readonly (readonly [keyof ProtocolWords['section'], readonly NumberPath[]])[];

function under(...paths: readonly NumberPath[]): readonly NumberPath[] {
  return paths;
}

function startingWith(start: string): readonly NumberPath[] {
  return numberPaths.filter((path) => path.startsWith(start));
}

export function isNumberPath(path: string): path is NumberPath {
  return Object.hasOwn(numberFields, path);
}

/** In the unit it is shown in. */
export function numberAt(protocol: Protocol, path: NumberPath): number {
  const value = path
    .split('.')
    .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>>)[step], protocol);
  return (value as number) / numberFields[path].per;
}

/** Nothing that is given at once can be paused. */
export function isShownFor(path: NumberPath, { delivery }: Pick<Protocol, 'delivery'>): boolean {
  return path !== 'pauseReminderMs' || delivery === 'infusion';
}
