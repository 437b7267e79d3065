import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { assertNever } from '@chairside/shared/result.ts';

/** What an entry says, in one line of codes and what a person wrote: the same in every language. */
export function entryText(entry: ChartEntry): string {
  switch (entry.kind) {
    case 'side-effect':
      return joined(entry.effect, entry.other, entry.severity);
    case 'side-effect-changed':
      return joined(entry.severity, `of ${entry.of}`);
    case 'side-effect-ended':
      return `of ${entry.of}`;
    case 'dose':
      return joined(
        `${entry.drug} ${entry.amount} ${entry.unit}`,
        withUnit(entry.volumeMl, 'mL'),
        withUnit(entry.rateMlPerHour, 'mL/h'),
        entry.lot === null ? null : `lot ${entry.lot}`,
        `given by ${entry.givenBy}`,
      );
    case 'medicine':
      return joined(
        `${entry.medicine} ${entry.amount} ${entry.unit}`,
        entry.route,
        `given by ${entry.givenBy}`,
      );
    case 'intervention':
      return joined(entry.what, entry.note);
    case 'oxygen':
      return entry.flowLPerMin === null ? 'on air' : `${entry.flowLPerMin} L/min`;
    case 'scale':
      return joined(`${entry.scale} ${entry.score}`, entry.answers && `answers ${entry.answers.join(' ')}`);
    case 'vitals':
      return joined(
        withUnit(entry.systolicMmHg, 'mmHg systolic'),
        withUnit(entry.diastolicMmHg, 'mmHg diastolic'),
        withUnit(entry.pulseRateBpm, '/min pulse'),
        withUnit(entry.spo2Percent, '% SpO2'),
      );
    case 'answer':
      return joined(`${entry.list}: ${entry.item} = ${String(entry.value)}`, entry.note);
    case 'note':
      return entry.text;
    default:
      return assertNever(entry);
  }
}

function withUnit(value: number | null, unit: string): string | null {
  return value === null ? null : `${value} ${unit}`;
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
