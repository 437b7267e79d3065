import type { ChairId } from '@chairside/shared/ids.ts';
import { createMemoryJournal } from '@chairside/server/journal/memory-journal.ts';
import { describe, expect, it } from 'vitest';
import {
  calm,
  cuffId,
  eventsOf,
  infusing,
  oximeterId,
  starting,
  benchChair,
  opening,
  type BenchChair,
} from '../support/bench-chair.ts';

/** Several devices at one chair: nothing old and nothing without a number hides a number that alarms. */

const otherId = 'SIM-OXI-2';
const otherCuffId = 'SIM-NIBP-2';

function present(bench: BenchChair): readonly string[] {
  const { occurrences } = bench.state().session!.alarms;
  return occurrences
    .filter(({ presence }) => presence === 'present')
    .map(({ condition, priority }) => `${condition.what} ${priority}`);
}

describe('two cuffs', () => {
  it('[DV11] a low pressure of the second alarms, though the first spoke five minutes before', async () => {
    const bench = await infusing();
    await bench.bind(otherCuffId);
    await calm(bench, 300);
    await bench.cuff({ sys: 62, dia: 38 }, { deviceId: otherCuffId });
    expect(present(bench)).toContain('pressure-low high');
  });

  it('[DV11] it still does while the first goes on saying what it measured', async () => {
    const bench = await infusing();
    await bench.bind(otherCuffId);
    const measuredMs = bench.now();
    const again = () => bench.cuff({ sys: 121, dia: 78, mean: 92 }, { agoMs: bench.now() - measuredMs });
    for (let second = 0; second < 60; second += 1) {
      await again();
      await calm(bench, 1);
    }
    await bench.cuff({ sys: 62, dia: 38 }, { deviceId: otherCuffId });
    for (let second = 0; second < 60; second += 1) {
      await again();
      await calm(bench, 1);
    }
    expect(present(bench)).toContain('pressure-low high');
    const changes = await eventsOf(bench, 'source-changed');
    expect(changes.map(({ body }) => [body.deviceId, body.was, body.because])).toEqual([
      [otherCuffId, cuffId, 'measured'],
    ]);
  });

  it('[DV11] what the second measured before that is recorded at its own time, and changes nothing that is shown', async () => {
    const journal = createMemoryJournal();
    const bench = await benchChair(journal);
    await bench.bind(otherCuffId);
    await bench.does(opening);
    await calm(bench, 200);
    await bench.cuff({ sys: 121, dia: 78, mean: 92 });
    await calm(bench, 60);
    await bench.cuff({ sys: 205, dia: 85 }, { deviceId: otherCuffId, agoMs: 120_000 });
    expect(present(bench)).toEqual([]);
    const session = bench.state().session!.id;
    const parameters = ['systolicMmHg', 'diastolicMmHg'] as const;
    const recorded = await journal.readings({ chair: '1' as ChairId, session, parameters, sinceMs: 0 });
    expect(recorded.filter(({ deviceId }) => deviceId === otherCuffId)).toMatchObject([
      { parameter: 'systolicMmHg', value: 205, lateMs: 120_000 },
      { parameter: 'diastolicMmHg', value: 85, lateMs: 120_000 },
    ]);
    expect(await eventsOf(bench, 'source-changed')).toEqual([]);
  });

  it('[DV11] "no value" of an idle cuff each second keeps the other from nothing', async () => {
    const bench = await benchChair();
    await bench.bind(otherCuffId);
    await bench.does(opening);
    for (let second = 0; second < 12; second += 1) {
      await bench.cuff({ sys: 'NAV', dia: 'NAV', mean: 'NAV' });
      await calm(bench, 1);
    }
    await bench.does(starting);
    await bench.cuff({ sys: 62, dia: 38 }, { deviceId: otherCuffId });
    await bench.cuff({ sys: 'NAV', dia: 'NAV', mean: 'NAV' });
    expect(present(bench)).toContain('pressure-low high');
  });
});

describe('a monitor whose saturation channel is idle', () => {
  for (const idle of ['NAV', 'OFF'] as const) {
    it(`[DV12] and says ${idle} hides no falling saturation of the oximeter beside it`, async () => {
      const bench = await benchChair();
      await bench.bind(otherId);
      await bench.does(opening);
      const both = async (seconds: number, spo2: number) => {
        for (let second = 0; second < seconds; second += 1) {
          await bench.oximeter({ spo2: idle, pulse: idle });
          await bench.oximeter({ spo2, pulse: 66 }, { deviceId: otherId });
          await bench.advance(1_000);
        }
      };
      await both(15, 97);
      await bench.does(starting);
      await both(30, 84);
      expect(present(bench)).toContain('spo2-low high');
    });
  }

  it('[DV12] and had numbers of this patient: it is told who speaks now, and why', async () => {
    const bench = await infusing();
    await bench.bind(otherId);
    for (let second = 0; second < 20; second += 1) {
      await bench.oximeter({ spo2: 'NAV', pulse: 'NAV' });
      await bench.oximeter({ spo2: 97, pulse: 66 }, { deviceId: otherId });
      await bench.advance(1_000);
    }
    const changes = await eventsOf(bench, 'source-changed');
    expect(changes.map(({ body }) => [body.deviceId, body.was, body.because])).toEqual([
      [otherId, oximeterId, 'no-number'],
    ]);
  });
});

describe('a monitor that falls silent while another speaks in its place', () => {
  async function twoOximeters(): Promise<BenchChair> {
    const bench = await infusing();
    await bench.bind(otherId);
    await both(bench, 3);
    return bench;
  }

  async function both(bench: BenchChair, seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await bench.oximeter({ spo2: 97, pulse: 66 }, { deviceId: otherId });
      await calm(bench, 1);
    }
  }

  async function onlyTheOther(bench: BenchChair, seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await bench.oximeter({ spo2: 97, pulse: 66 }, { deviceId: otherId });
      await bench.advance(1_000);
    }
  }

  const silent = (bench: BenchChair) =>
    bench.state().session!.alarms.occurrences.find(({ condition }) => condition.what === 'device-silent');

  it('[DV14] is a condition once the other has the word, and no more when it says numbers again', async () => {
    const bench = await twoOximeters();
    await onlyTheOther(bench, 9);
    expect(silent(bench)).toBeUndefined();
    await onlyTheOther(bench, 2);
    expect(silent(bench)).toMatchObject({
      condition: { what: 'device-silent', subject: oximeterId },
      presence: 'present',
      priority: 'low',
    });
    expect(present(bench), 'no other is left of it').toEqual(['device-silent low']);
    await both(bench, 1);
    expect(present(bench)).toEqual([]);
  });

  it('[DV14] is one again when it falls silent again, though the other has gone on speaking', async () => {
    const bench = await twoOximeters();
    await onlyTheOther(bench, 12);
    await both(bench, 3);
    await onlyTheOther(bench, 12);
    expect(present(bench)).toEqual(['device-silent low']);
  });

  it('[DV14] is acknowledged as others are, and rises by no time', async () => {
    const bench = await twoOximeters();
    await onlyTheOther(bench, 12);
    await bench.does({ type: 'acknowledge-alarm', occurrence: silent(bench)!.id, reason: null });
    await onlyTheOther(bench, 300);
    expect(silent(bench)).toMatchObject({ priority: 'low', presence: 'present' });
    expect(silent(bench)?.acknowledged).not.toBeNull();
  });

  it('[DV14] is none any more when a person takes it off the chair', async () => {
    const bench = await twoOximeters();
    await onlyTheOther(bench, 12);
    await bench.unbind(oximeterId);
    await onlyTheOther(bench, 2);
    expect(present(bench)).toEqual([]);
  });

  it('[DV14] is none of a session in which it has said no number', async () => {
    const bench = await benchChair();
    await bench.bind(otherId);
    await calm(bench, 3);
    await bench.does(opening);
    await onlyTheOther(bench, 20);
    expect(present(bench)).toEqual([]);
  });
});
