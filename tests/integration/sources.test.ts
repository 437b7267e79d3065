import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair } from '@chairside/shared/chair/state.ts';
import type { ChairId, DeviceId } from '@chairside/shared/ids.ts';
import { sessionRecord } from '@chairside/shared/record/project.ts';
import { parameterIds } from '@chairside/shared/vitals/parameters.ts';
import { play } from '@chairside/server/alarms-replay/play.ts';
import { momentsOf } from '@chairside/server/alarms-replay/recorded.ts';
import { createMemoryJournal } from '@chairside/server/journal/memory-journal.ts';
import { sessionBundle } from '@chairside/server/records/fhir/bundle.ts';
import { entriesCsv } from '@chairside/server/records/entries-csv.ts';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { describe, expect, it } from 'vitest';
import { benchChair, eventsOf, opening, oximeterId, type BenchChair } from '../support/bench-chair.ts';

/** Two oximeters at one chair, the first of them ranked before the second: who is heard, and what is told of it. */
const fallbackId = 'SIM-OXI-2';
const chair = '1' as ChairId;

async function twoOximeters(journal = createMemoryJournal()) {
  const bench = await benchChair(journal);
  await bench.bind(fallbackId);
  await bench.ask({ type: 'rank-devices', chair, deviceIds: [oximeterId, fallbackId] as DeviceId[] });
  await bench.does(opening);
  return { bench, journal };
}

async function say(bench: BenchChair, seconds: number, ...devices: readonly string[]): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    for (const deviceId of devices) await bench.oximeter({ spo2: 97, pulse: 66 }, { deviceId });
    await bench.advance(1_000);
  }
}

/** `SIM-OXI-2 for SIM-OXI-1: silent` */
async function changes(bench: BenchChair): Promise<readonly string[]> {
  const changed = await eventsOf(bench, 'source-changed');
  return changed.map(({ body }) => `${body.deviceId} for ${String(body.was)}: ${body.because}`);
}

/** The first falls silent for half a minute and comes back. */
async function switchedAndBack() {
  const { bench, journal } = await twoOximeters();
  await say(bench, 5, oximeterId, fallbackId);
  await say(bench, 30, fallbackId);
  await say(bench, 15, oximeterId, fallbackId);
  return { bench, journal };
}

describe('which of two oximeters is heard', () => {
  it('[DV9] is told when the first falls silent, and when it is back, each once and at its time', async () => {
    const { bench } = await switchedAndBack();
    expect(await changes(bench)).toEqual([
      `${fallbackId} for ${oximeterId}: silent`,
      `${oximeterId} for ${fallbackId}: better-back`,
    ]);
    const [away, back] = await eventsOf(bench, 'source-changed');
    expect(away?.body.parameters).toEqual(['spo2Percent', 'pulseRateBpm']);
    const openedAtMs = bench.state().session?.openedAtMs ?? 0;
    expect([away, back].map((one) => ((one?.atMs ?? 0) - openedAtMs) / 1_000)).toEqual([14, 45]);
  });

  it('[DV9] stands among the entries of the chair, with who was heard before and why', async () => {
    const { bench } = await switchedAndBack();
    const entries =
      bench.state().session?.recentEntries.filter(({ type }) => type === 'source-changed') ?? [];
    expect(entries.map(({ detail }) => en.entry['source-changed'](detail))).toEqual([
      `SpO2/PR now from ${fallbackId}, was ${oximeterId}: silent`,
      `SpO2/PR now from ${oximeterId}, was ${fallbackId}: the better one is back`,
    ]);
    expect(es.entry['source-changed'](entries[0]?.detail ?? {})).toBe(
      `SpO2/FP ahora de ${fallbackId}, antes ${oximeterId}: en silencio`,
    );
  });

  it('[DV9] one that comes and goes all the time does not push out what people did', async () => {
    const { bench } = await twoOximeters();
    for (let times = 0; times < 8; times += 1) {
      await say(bench, 12, oximeterId, fallbackId);
      await say(bench, 12, fallbackId);
    }
    expect((await changes(bench)).length).toBeGreaterThan(11);
    const entries = bench.state().session?.recentEntries ?? [];
    expect(entries.filter(({ type }) => type === 'source-changed')).toHaveLength(10);
    expect(entries[0]?.type).toBe('session-opened');
  });

  it('[DV9] is told after a restart, where another is heard first', async () => {
    const { bench } = await twoOximeters();
    await say(bench, 5, oximeterId, fallbackId);
    await bench.restart(2_000);
    await say(bench, 3, fallbackId);
    expect(await changes(bench)).toEqual([`${fallbackId} for ${oximeterId}: restarted`]);
    await bench.restart(2_000);
    await say(bench, 3, fallbackId);
    expect(await changes(bench), 'and not once more where the same one is').toHaveLength(1);
  });

  it('[DV9] is told of no cuff that speaks as before, though another was recorded beside it before a restart', async () => {
    const bench = await benchChair();
    await bench.bind('SIM-NIBP-2');
    await bench.does(opening);
    await say(bench, 200, oximeterId);
    await bench.cuff({ sys: 121, dia: 78, mean: 92 });
    await say(bench, 60, oximeterId);
    await bench.cuff({ sys: 205, dia: 85 }, { deviceId: 'SIM-NIBP-2', agoMs: 120_000 });
    await bench.restart(2_000);
    await say(bench, 3, oximeterId);
    await bench.cuff({ sys: 124, dia: 79, mean: 94 });
    expect(await changes(bench)).toEqual([]);
  });

  it('[DV9] is told when the first is taken off the chair', async () => {
    const { bench } = await twoOximeters();
    await say(bench, 3, oximeterId, fallbackId);
    await bench.unbind(oximeterId);
    await say(bench, 3, fallbackId);
    expect(await changes(bench)).toEqual([`${fallbackId} for ${oximeterId}: taken-off`]);
  });

  it('[DV9] of a session is not told to the next', async () => {
    const { bench } = await twoOximeters();
    await say(bench, 3, oximeterId);
    await bench.does({ type: 'cancel-session' });
    await say(bench, 12, fallbackId);
    await bench.does(opening);
    await say(bench, 3, fallbackId);
    expect(await changes(bench)).toEqual([]);
  });
});

describe('the record of a session with a fallback', () => {
  async function recorded() {
    const { bench, journal } = await switchedAndBack();
    const events = await bench.events();
    const session = bench.state().session!.id;
    const readings = await journal.readings({ chair, session, parameters: parameterIds, sinceMs: 0 });
    const record = sessionRecord({ kind: 'simulation', people: [], events, readings }, bench.now());
    if (record === null) throw new Error('there is no record');
    return { events, readings, record };
  }

  it('[DV9] has each change among its steps, and in the CSV of entries', async () => {
    const { record } = await recorded();
    const steps = record.steps.filter(({ type }) => type === 'source-changed');
    expect(steps.map(({ detail }) => [detail['deviceId'], detail['was'], detail['because']])).toEqual([
      [fallbackId, oximeterId, 'silent'],
      [oximeterId, fallbackId, 'better-back'],
    ]);
    const lines = entriesCsv(record).filter((line) => line.includes('source-changed'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`deviceId=${fallbackId}`);
  });

  it('[DV10] names the devices, and in FHIR the one that gave the values from there on', async () => {
    const { record, readings } = await recorded();
    expect(record.devices.map(({ deviceId, sourceClass }) => [deviceId, sourceClass])).toEqual([
      [oximeterId, 'monitor'],
      [fallbackId, 'monitor'],
    ]);
    const { entry } = sessionBundle({ record, readings, siteKey: 'site' });
    const told = entry
      .map(({ resource }) => resource)
      .filter((one) => one.resourceType === 'Observation')
      .filter(({ code }) => code.coding?.some((one) => one.code === 'source-changed'));
    const devices = entry.filter(({ resource }) => resource.resourceType === 'Device');
    const fallback = devices.find(
      ({ resource }) =>
        resource.resourceType === 'Device' && resource.identifier?.some(({ value }) => value === fallbackId),
    );
    expect(told.map(({ valueString }) => valueString)).toEqual([
      `SpO2/PR now from ${fallbackId}, was ${oximeterId}: silent`,
      `SpO2/PR now from ${oximeterId}, was ${fallbackId}: the better one is back`,
    ]);
    expect(told[0]?.device?.reference).toBe(fallback?.fullUrl);
  });

  it('[DV9] read again from the journal is the same, fact by fact and alarm by alarm', async () => {
    const { events, readings } = await recorded();
    const folded = events.reduce(evolve, emptyChair(chair));
    const marks = folded.session?.recentEntries.filter(({ type }) => type === 'source-changed');
    const [first] = events;
    const again = play(
      {
        name: 'again',
        moments: momentsOf(events, readings),
        fromMs: first?.atMs ?? 0,
        toMs: events.at(-1)?.atMs ?? 0,
        isJudged: () => true,
      },
      ivKetaminePreset,
    );
    const changed = again.filter((event) => event.type === 'source-changed');
    expect(changed.map(({ atMs }) => atMs)).toEqual(marks?.map(({ atMs }) => atMs));
    expect(changed.map(({ body }) => body)).toEqual(
      events.filter((event) => event.type === 'source-changed').map(({ body }) => body),
    );
  });
});
