import { priorities } from '@chairside/shared/alarms/conditions.ts';
import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { Comparison, Later } from './compare.ts';
import type { Outcome, ReplayedOccurrence } from './outcome.ts';
import type { Recorded } from './recorded.ts';

/** The comparison for people, in lines. */
export function reportText(
  recorded: Recorded,
  outcomes: readonly [Outcome, Outcome],
  comparison: Comparison,
) {
  const [first, second] = outcomes;
  const { hidden, later, lower, added } = comparison;
  return [
    `${recorded.name}: ${timeOf((recorded.toMs - recorded.fromMs) / 1_000)}`,
    '',
    ...table(outcomes),
    '',
    ...list(`Hidden: in ${first.preset}, not in ${second.preset}`, hidden.map(occurrenceText)),
    ...list(
      `Later in ${second.preset}`,
      later.map((one) => `${occurrenceText(one)}; ${laterText(one)}`),
    ),
    ...list(
      `Lower in ${second.preset}`,
      lower.map((one) => `${occurrenceText(one)}; ${one.inSecond} instead`),
    ),
    ...list(`Added: in ${second.preset}, not in ${first.preset}`, added.map(occurrenceText)),
  ].join('\n');
}

type Row = readonly [name: string, first: string, second: string];

function table(outcomes: readonly [Outcome, Outcome]): readonly string[] {
  const [first, second] = outcomes;
  const row = (name: string, of: (outcome: Outcome) => string): Row => [name, of(first), of(second)];
  const conditions = [...new Set(outcomes.flatMap(({ byCondition }) => Object.keys(byCondition)))].toSorted();
  const rows: readonly Row[] = [
    row('', ({ preset }) => preset),
    row('alarms', ({ alarms }) => String(alarms)),
    row('alarms per hour', ({ alarmsPerHour }) => (alarmsPerHour === null ? '–' : alarmsPerHour.toFixed(1))),
    row('seconds in alarm', ({ secondsInAlarm }) => rounded(secondsInAlarm)),
    ...conditions.flatMap((condition) =>
      priorities
        .toReversed()
        .map((priority) =>
          row(`${condition}, ${priority}`, ({ byCondition }) =>
            String(byCondition[condition]?.[priority] ?? 0),
          ),
        )
        .filter(([, one, other]) => one !== '0' || other !== '0'),
    ),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const [name = 0, one = 0, other = 0] = widths;
  return rows.map((cells) =>
    [cells[0].padEnd(name), cells[1].padStart(one), cells[2].padStart(other)].join('  ').trimEnd(),
  );
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}: ${lines.length === 0 ? 'none' : lines.length}`, ...lines.map((line) => `  ${line}`)];
}

/** `0:05:12  spo2-low, medium: 88 % < 90, 42 s` */
function occurrenceText({ condition, priority, atSecond, seconds, isCutOff, extreme }: ReplayedOccurrence) {
  const lasted = `${secondsText(seconds)}${isCutOff ? ', to the end' : ''}`;
  const value = extreme === null ? '' : `${extremeText(extreme)}, `;
  return `${timeOf(atSecond)}  ${condition}, ${priority}: ${value}${lasted}`;
}

function laterText({ bySeconds, highBySeconds }: Later): string {
  const high = (highBySeconds ?? 0) > 0 ? [`high ${secondsText(highBySeconds ?? 0)} later`] : [];
  return [...(bySeconds > 0 ? [`${secondsText(bySeconds)} later`] : []), ...high].join(', ');
}

function extremeText({
  parameter,
  direction,
  value,
  limit,
  isReached,
}: NonNullable<ReplayedOccurrence['extreme']>) {
  const unit = parameter === 'moaasScore' ? 'MOAA/S' : parameters[parameter].unit;
  const sign = direction === 'low' ? (isReached ? '≤' : '<') : isReached ? '≥' : '>';
  return `${rounded(value)} ${unit} ${sign} ${rounded(limit)}`;
}

function secondsText(seconds: number): string {
  return `${rounded(seconds)} s`;
}

/** At most one decimal. */
function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `0:05:12`, of the recording. */
function timeOf(second: number): string {
  const whole = Math.floor(second);
  const [h, m, s] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return `${h}:${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`;
}
