import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { judge, judgePressures } from '@chairside/shared/vitals/judge.ts';
import type { ParameterId } from '@chairside/shared/vitals/parameters.ts';
import { parseRecording, type RecordedRow } from '@chairside/shared/vitals/recording.ts';
import { describe, expect, it } from 'vitest';
import { alarmStory, storyLines } from '../support/alarm-story.ts';
import {
  benchChair,
  opening,
  passes,
  starting,
  type BenchChair,
  type Shown,
} from '../support/bench-chair.ts';
import type { Said } from '../support/oracle/line.ts';
import { expectedAlarms } from '../support/oracle/oracle.ts';
import { startMs } from '../support/stepped-gateway.ts';

/**
 * Recorded people whole, bytes in, events out, against what an independent reader of the rules expects of them
 * (tests/support/oracle). The recordings stay where they are: a clone without them runs none of this, and says so.
 */
const recordings = join(import.meta.dirname, '../../../shared/data');
/** Of three the alarms nobody answers were also found by hand, with the column of saturations and a pencil. */
const people: readonly {
  readonly file: string;
  readonly startsAtS: number;
  readonly byHand?: readonly string[];
}[] = [
  {
    file: 'uw-induced-hypoxemia/100001.csv',
    startsAtS: 20,
    byHand: ['386 s spo2-low medium, rises at 481 s (row), returned at 877 s'],
  },
  {
    file: 'uw-induced-hypoxemia/100002.csv',
    startsAtS: 20,
    byHand: ['487 s spo2-low medium, rises at 607 s (waited), returned at 911 s'],
  },
  {
    file: 'uw-induced-hypoxemia/100003.csv',
    startsAtS: 20,
    byHand: [
      '337 s spo2-low medium, over at 450 s',
      '534 s spo2-low medium, rises at 547 s (row), returned at 964 s',
    ],
  },
  { file: 'mimic2-numerics/s25047-2704-05-04-10-44n.csv', startsAtS: 360 },
];

/** Between two seconds, so that it is never the same moment as a reading. */
const promptly = 5_500;

describe.skipIf(!existsSync(recordings))('recorded people', () => {
  for (const { file, startsAtS, byHand } of people) {
    for (const acknowledgesAfterMs of [null, promptly]) {
      const nurse = acknowledgesAfterMs === null ? 'nobody answers' : 'a nurse answers each after 5 s';
      it(`[AL1] [AL4] [AL11] [AL14] ${file}, ${nurse}: every alarm, rise and end as the rules say`, async () => {
        const rows = read(file);
        const bench = await play(rows, startsAtS, acknowledgesAfterMs);
        const happened = alarmStory(await bench.events());
        const expected = expectedAlarms({
          readings: rows.flatMap(saidOf),
          preset: ivKetaminePreset,
          baseline: null,
          startedAtMs: startMs + startsAtS * 1_000,
          nurse: { acknowledgesAfterMs },
          untilMs: bench.now(),
        });
        expect(storyLines(happened, startMs)).toEqual(storyLines(expected, startMs));
        if (acknowledgesAfterMs === null && byHand !== undefined)
          expect(storyLines(expected, startMs)).toEqual(byHand);
        const rises = expected.flatMap(({ rises }) => rises);
        console.log(
          `${file}, ${nurse}: ${rows.length} rows, ${expected.length} alarms, ` +
            `${expected.filter(({ priority }) => priority === 'high').length} of them high, ${rises.length} rises`,
        );
      });
    }
  }
});

if (!existsSync(recordings)) console.log('recordings: not run, ../shared/data is not beside the project');

function read(file: string): readonly RecordedRow[] {
  const parsed = parseRecording(readFileSync(join(recordings, file), 'utf8'));
  if (!parsed.ok) throw new Error(`${file}:${parsed.error.line}: ${parsed.error.why}`);
  return parsed.value;
}

async function play(
  rows: readonly RecordedRow[],
  startsAtS: number,
  acknowledgesAfterMs: number | null,
): Promise<BenchChair> {
  const bench = await benchChair();
  await bench.does(opening);
  expect(rows.map(({ timeS }) => timeS)).toContain(startsAtS);
  for (const row of rows) {
    await passes(bench, startMs + row.timeS * 1_000 - bench.now(), acknowledgesAfterMs);
    if (row.timeS === startsAtS) await bench.does(starting);
    await bench.oximeter({ spo2: shown(row.spo2Percent), pulse: shown(row.pulseRateBpm) });
    const { systolicMmHg, diastolicMmHg, meanMmHg } = row;
    if (systolicMmHg === null && diastolicMmHg === null && meanMmHg === null) continue;
    await bench.cuff({ sys: shown(systolicMmHg), dia: shown(diastolicMmHg), mean: shown(meanMmHg) });
  }
  return bench;
}

function shown(value: number | null): Shown {
  return value ?? 'NAV';
}

/** What the device says of the row, judged as DD6 says. */
function saidOf({ timeS, ...values }: RecordedRow): readonly Said[] {
  const atMs = startMs + timeS * 1_000;
  const parts = Object.entries(values) as [
    Exclude<ParameterId, 'perfusionIndexPercent' | 'cuffPulseRateBpm'>,
    number | null,
  ][];
  const pressures = parts.filter(([parameter]) => parameter.endsWith('MmHg'));
  const hasCuff = pressures.some(([, value]) => value !== null);
  const judged = parts
    .filter(([parameter]) => hasCuff || !parameter.endsWith('MmHg'))
    .map(([parameter, value]) => ({
      parameter,
      ...(value === null
        ? { quality: 'unavailable' as const, reason: 'no-value' as const }
        : judge(parameter, value)),
    }));
  return judgePressures(judged).map((one) => ({
    parameter: one.parameter,
    atMs,
    quality: one.quality,
    value: one.quality === 'unavailable' ? null : one.value,
  }));
}
