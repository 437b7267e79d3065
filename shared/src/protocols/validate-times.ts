import { isWithin, type Range } from '../vitals/parameters.ts';
import type { ProtocolProblem } from './problems.ts';
import type { ProtocolGiven } from './protocol-given.ts';

/** Of a protocol what is a time: how long, how often, and whether one fits the other. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** No observation is shorter: 15 min needs a physician's signature as it is, less is no observation. */
export const leastObservationMs = 15 * minuteMs;
/** Esketamine's label and REMS: two hours from the dose. */
export const intranasalObservationMs = 2 * hourMs;

const rangeByField = {
  plannedMs: { min: 5 * minuteMs, max: 4 * hourMs },
  observationMs: { min: minuteMs, max: 8 * hourMs },
  exposedAfterStopMs: { min: 0, max: 8 * hourMs },
  pauseReminderMs: { min: minuteMs, max: 30 * minuteMs },
} as const satisfies Readonly<Record<string, Range>>;

const rangeOfProgramme = {
  thenEveryMinutes: { min: 1, max: 60 },
  afterStopMinutes: { min: 0, max: 240 },
  observationEveryMinutes: { min: 1, max: 60 },
} as const satisfies Readonly<Record<string, Range>>;

/** A scale may be due days of work before: a measure of mood, hours. */
const scaleRange = { min: -240, max: 600 };
const cuffRange = { min: -60, max: 600 };

export function timeProblems(protocol: ProtocolGiven): readonly ProtocolProblem[] {
  const { nibpProgramme } = protocol;
  return [
    ...Object.entries(rangeByField).flatMap(([path, range]) =>
      outOfRange(path, protocol[path as keyof typeof rangeByField], range),
    ),
    ...delivery(protocol),
    ...observation(protocol),
    ...Object.entries(rangeOfProgramme).flatMap(([field, range]) =>
      outOfRange(`nibpProgramme.${field}`, nibpProgramme[field as keyof typeof rangeOfProgramme], range),
    ),
    ...moments(nibpProgramme.atMinutes, { path: 'nibpProgramme.atMinutes', range: cuffRange }, protocol),
    ...protocol.scales.flatMap(({ atMinutes, thenEveryMinutes }, index) => [
      ...moments(atMinutes, { path: `scales.${index}.atMinutes`, range: scaleRange }, protocol),
      ...outOfRange(`scales.${index}.thenEveryMinutes`, thenEveryMinutes, { min: 1, max: 240 }),
    ]),
  ];
}

export function outOfRange(path: string, value: number | null, range: Range): readonly ProtocolProblem[] {
  return value === null || isWithin(range, value) ? [] : [{ type: 'out-of-range', path, value, ...range }];
}

function delivery({ route, delivery }: ProtocolGiven): readonly ProtocolProblem[] {
  if (route === null || delivery === null) return [];
  const isFitting = (route === 'intravenous') === (delivery === 'infusion');
  return isFitting ? [] : [{ type: 'delivery-not-for-route', path: 'delivery' }];
}

/** Counted from the stop, or from the dose where the drug is given at once: then it has to hold its effect as well. */
function observation({ observationMs: valueMs, plannedMs, route, delivery }: ProtocolGiven) {
  if (valueMs === null) return [];
  const short = (atLeastMs: number, because: 'any' | 'effect' | 'intranasal'): readonly ProtocolProblem[] =>
    valueMs < atLeastMs
      ? [{ type: 'observation-too-short', path: 'observationMs', valueMs, atLeastMs, because }]
      : [];
  if (route === 'intranasal') return short(intranasalObservationMs, 'intranasal');
  if (delivery === 'at-once' && plannedMs !== null) return short(plannedMs + leastObservationMs, 'effect');
  return short(leastObservationMs, 'any');
}

type Moments = { readonly path: string; readonly range: Range };

/** Each later than the one before it, and none when the patient may have gone. */
function moments(
  minutes: readonly (number | null)[],
  { path, range }: Moments,
  protocol: ProtocolGiven,
): readonly ProtocolProblem[] {
  if (minutes.length === 0) return [{ type: 'never-due', path }];
  const lastMinute = earliestEndMinute(protocol);
  return minutes.flatMap((value, index): readonly ProtocolProblem[] => {
    if (value === null) return [];
    const place = `${path}.${index}`;
    const outside = outOfRange(place, value, range);
    if (outside.length > 0) return outside;
    const before = minutes[index - 1] ?? null;
    const problems: ProtocolProblem[] = [];
    if (before !== null && value <= before)
      problems.push({ type: 'not-ascending', path: place, value, before });
    if (lastMinute !== null && value > lastMinute)
      problems.push({ type: 'beyond-session', path: place, value, lastMinute });
    return problems;
  });
}

/** In minutes since the start: when everything planned and the minimum of the observation are over. */
function earliestEndMinute({ plannedMs, observationMs, delivery }: ProtocolGiven): number | null {
  if (plannedMs === null || observationMs === null || delivery === null) return null;
  return (delivery === 'infusion' ? plannedMs + observationMs : observationMs) / minuteMs;
}
