import type { Range } from '../vitals/parameters.ts';
import type { Given } from '../untrusted.ts';
import type { GateLevel } from './criteria.ts';
import type { ProtocolProblem } from './problems.ts';
import type { ProtocolGiven } from './protocol-given.ts';
import { outOfRange } from './validate-times.ts';

/** Of a protocol what a start and a discharge are held against. */

const minuteMs = 60_000;
const pressure: Range = { min: 20, max: 320 };
const rate: Range = { min: 20, max: 250 };
const saturation: Range = { min: 50, max: 100 };

const levelRanges: Readonly<Record<keyof GateLevel, Range>> = {
  systolicUnder: pressure,
  diastolicUnder: pressure,
  systolicAtLeast: pressure,
  pulseAtLeast: rate,
  pulseAtMost: rate,
  spo2AtLeast: saturation,
};
export const levelFields = Object.keys(levelRanges) as readonly (keyof GateLevel)[];

const dischargeRanges: Readonly<Record<keyof ProtocolGiven['discharge'], Range>> = {
  withinBaselinePercent: { min: 1, max: 100 },
  systolicUnder: pressure,
  diastolicUnder: pressure,
  apartMs: { min: 0, max: 60 * minuteMs },
  spo2AtLeast: saturation,
  moaasAtLeast: { min: 0, max: 5 },
  nauseaAtMost: { min: 0, max: 3 },
  dissociationAtMost: { min: 0, max: 3 },
};
export const dischargeFields = Object.keys(dischargeRanges) as readonly (keyof ProtocolGiven['discharge'])[];

/** Scores are whole. */
const wholeFields = ['moaasAtLeast', 'nauseaAtMost', 'dissociationAtMost'] as const;

export function criteriaProblems({ gate, discharge }: ProtocolGiven): readonly ProtocolProblem[] {
  return [
    ...levelProblems(gate.green, 'gate.green'),
    ...levelProblems(gate.amber, 'gate.amber'),
    ...narrowerAmber(gate),
    ...outOfRange('gate.apartMs', gate.apartMs, { min: 0, max: 30 * minuteMs }),
    ...outOfRange('gate.spo2ForMs', gate.spo2ForMs, { min: 0, max: 10 * minuteMs }),
    ...dischargeFields.flatMap((field) =>
      outOfRange(`discharge.${field}`, discharge[field], dischargeRanges[field]),
    ),
    ...wholeFields.flatMap((field): readonly ProtocolProblem[] => {
      const value = discharge[field];
      return value === null || Number.isInteger(value)
        ? []
        : [{ type: 'not-whole', path: `discharge.${field}`, value }];
    }),
    ...notUnder('discharge', discharge, ['diastolicUnder', 'systolicUnder']),
  ];
}

function levelProblems(level: Given<GateLevel>, path: string): readonly ProtocolProblem[] {
  return [
    ...levelFields.flatMap((field) => outOfRange(`${path}.${field}`, level[field], levelRanges[field])),
    ...notUnder(path, level, ['systolicAtLeast', 'systolicUnder']),
    ...notUnder(path, level, ['diastolicUnder', 'systolicUnder']),
    ...notUnder(path, level, ['pulseAtLeast', 'pulseAtMost']),
  ];
}

function notUnder<K extends string>(
  path: string,
  numbers: Readonly<Record<K, number | null>>,
  [lower, upper]: readonly [K, K],
): readonly ProtocolProblem[] {
  const [value, otherValue] = [numbers[lower], numbers[upper]];
  if (value === null || otherValue === null || value < otherValue) return [];
  return [{ type: 'not-under', path: `${path}.${lower}`, value, other: `${path}.${upper}`, otherValue }];
}

/** A value that is green would be red but for the order in which they are asked. */
function narrowerAmber({ green, amber }: ProtocolGiven['gate']): readonly ProtocolProblem[] {
  return levelFields.flatMap((field): readonly ProtocolProblem[] => {
    const [inner, outer] = [green[field], amber[field]];
    if (inner === null || outer === null) return [];
    const isNarrower = field.endsWith('AtLeast') ? outer > inner : outer < inner;
    return isNarrower
      ? [{ type: 'amber-inside-green', path: `gate.amber.${field}`, value: outer, green: inner }]
      : [];
  });
}
