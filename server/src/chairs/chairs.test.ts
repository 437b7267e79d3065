import { protocols } from '@chairside/shared/protocols/registry.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { CommandId, DeviceId, SessionId } from '@chairside/shared/ids.ts';
import { randomUUID } from 'node:crypto';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import type { AppendFailure, Batch, Journal, StreamEntry } from '../ports/journal.ts';
import { createSilentLog } from '../ports/log.ts';
import { createAdmission } from '../domain/admission.ts';
import { asShown, chairHistory } from '../start-record.ts';
import { aReading, anOpening, chairTwo, minute, nurse, physician, start } from '../testing/a-chair.ts';
import { createChairDesk } from './chair-desk.ts';
import { createCommandLedger } from './command-ledger.ts';
import { createRecorder } from './recorder.ts';

/** A journal whose disk a test can take away, or make slow. */
function withDisk(journal: Journal) {
  let failure: AppendFailure | null = null;
  let gate: Promise<void> = Promise.resolve();
  const batches: Batch[] = [];
  return {
    batches,
    fail: (next: AppendFailure | null) => (failure = next),
    hold() {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => (release = resolve));
      return () => release();
    },
    journal: {
      ...journal,
      async append(batch: Batch) {
        await gate;
        if (failure !== null) return { ok: false as const, error: failure };
        batches.push(batch);
        return journal.append(batch);
      },
    } satisfies Journal,
  };
}

async function aDesk(journal: Journal = createMemoryJournal(), isAwaited = true) {
  const clock = createFakeClock();
  const disk = withDisk(journal);
  const published: { readonly entry: StreamEntry; readonly recorded: boolean }[] = [];
  const confirmed: StreamEntry[] = [];
  const fatal: AppendFailure[] = [];
  const recorder = createRecorder({
    journal: disk.journal,
    hostClock: clock,
    log: createSilentLog(),
    onFatal: (failure) => void fatal.push(failure),
    publication: {
      isAwaited: () => isAwaited,
      publish: (entries, recorded) => published.push(...entries.map((entry) => ({ entry, recorded }))),
      confirm: (entries) => confirmed.push(...entries),
      recording: () => undefined,
    },
  });
  const ledger = createCommandLedger(disk.journal, clock);
  const history = await chairHistory(journal, chairTwo);
  const admission = createAdmission();
  for (const reading of history.readings) admission.admit(asShown(reading), null);
  const opened = createChairDesk({
    chair: chairTwo,
    clock,
    recorder,
    ledger,
    admission,
    history,
    timeZone: 'UTC',
    site: {
      boundDevices: () => [],
      protocolsInUse: () => protocols,
      isJudged: () => true,
      sourceClassOf: () => 'monitor',
      isEvacuating: () => false,
      people: () => [],
    },
  });
  const desk = {
    ...opened,
    receive: (readings: readonly Reading[], { boundAtMs = 0, sentAtMs = null as number | null } = {}) =>
      opened.receive(
        readings.map((reading) => ({ reading, sentAtMs, boundAtMs, speaksBecause: 'first' as const })),
      ),
  };

  function submit(command: ChairCommand, commandId = randomUUID() as CommandId) {
    const shownSession = desk.state().session?.id ?? null;
    // A start without a baseline is a physician's.
    const principal = command.type === 'start-infusion' ? physician : nurse;
    return desk.submit({ commandId, command, shownSession, principal });
  }

  return { clock, desk, disk, recorder, ledger, submit, published, confirmed, fatal };
}

/** Lets everything run that is ready to, without waiting for time. */
async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const recorded = { ok: true, value: { recorded: true } };
const unrecorded = { ok: true, value: { recorded: false } };
const spo2 = (value: number, more = {}) => aReading('spo2Percent', value, more);

describe('commands', () => {
  it('[CH1] the same id twice does nothing twice', async () => {
    const { desk, submit } = await aDesk();
    const commandId = randomUUID() as CommandId;
    const answers = await Promise.all([submit(anOpening, commandId), submit(anOpening, commandId)]);
    expect(answers).toEqual([recorded, recorded]);
    expect(await submit(anOpening, commandId)).toEqual(recorded);
    expect(desk.state().seq).toBe(1);
  });

  it('[CH1] also after a restart', async () => {
    const journal = createMemoryJournal();
    const before = await aDesk(journal);
    const commandId = randomUUID() as CommandId;
    await before.submit(anOpening);
    await before.submit({ type: 'score-moaas', score: 5 }, commandId);
    const after = await aDesk(journal);
    expect(await after.submit({ type: 'score-moaas', score: 5 }, commandId)).toEqual(recorded);
    expect(after.desk.state().seq).toBe(2);
  });

  for (const [name, commandEvents] of [
    ['can not be read', () => Promise.reject(new Error('disk I/O error'))],
    ['does not answer', () => new Promise<never>(() => undefined)],
  ] as const) {
    it(`[CH1] a journal that ${name} does not keep a nurse waiting`, async () => {
      const { clock, desk, submit } = await aDesk({ ...createMemoryJournal(), commandEvents });
      const answer = submit(anOpening);
      await turns();
      clock.advance(500);
      expect(await answer).toEqual(recorded);
      expect(desk.state().seq).toBe(1);
    });
  }

  it('[CH1] a refusal is a value, and nothing is written', async () => {
    const { submit, disk } = await aDesk();
    expect(await submit(start)).toEqual({ ok: false, error: { type: 'no-session' } });
    expect(disk.batches).toEqual([]);
  });
});

describe('readings', () => {
  it('[CH2] of a chair without a session are never recorded, and not on show when one opens', async () => {
    const { desk, submit, disk } = await aDesk();
    expect(await desk.receive([spo2(97)])).toBe(true);
    await submit(anOpening);
    expect(
      disk.batches
        .flatMap(({ entries }) => entries)
        .every((entry) => !('readings' in entry) || entry.readings.length === 0),
    ).toBe(true);
    expect(desk.recent.latest).toEqual({});
  });

  it('[SE23] closing clears what was shown', async () => {
    const { desk, submit } = await aDesk();
    await submit(anOpening);
    await desk.receive([spo2(97)]);
    expect(desk.recent.latest.spo2Percent).toBeDefined();
    await submit({ type: 'cancel-session' });
    expect(desk.recent.latest).toEqual({});
    expect(desk.recent.nibp()).toEqual([]);
    expect(desk.recent.sparkline(0)).toEqual([]);
  });

  it('[CH7] are numbered in the order they came; the newest by time is the one shown', async () => {
    const { desk, submit, clock } = await aDesk();
    await submit(anOpening);
    const now = clock.now();
    await desk.receive([spo2(96, { atMs: now + 2_000 }), spo2(91, { atMs: now + 1_000 })]);
    expect(desk.recent.readingsHeld().map(({ cursor }) => cursor)).toEqual([1, 2]);
    expect(desk.recent.latest.spo2Percent).toMatchObject({ value: 96 });
  });

  it('[CH4] and events of one turn are one commit', async () => {
    const { desk, submit, disk } = await aDesk();
    await submit(anOpening);
    const before = disk.batches.length;
    const answers = [
      desk.receive([spo2(97)]),
      desk.receive([spo2(96)]),
      submit({ type: 'score-moaas', score: 5 }),
    ];
    await Promise.all(answers.slice(0, 2));
    await Promise.all(answers);
    expect(disk.batches.length - before).toBeLessThanOrEqual(2);
    expect(disk.batches[before]?.entries.length).toBeGreaterThanOrEqual(2);
  });
});

describe('readings that no chair screen waits for', () => {
  async function unwatched() {
    const chair = await aDesk(createMemoryJournal(), false);
    await chair.submit(anOpening);
    return { ...chair, before: chair.disk.batches.length };
  }

  it('[CH9] wait up to 30 ms for company and go in one commit', async () => {
    const { clock, desk, disk, before } = await unwatched();
    const first = desk.receive([spo2(97)]);
    clock.advance(29);
    const second = desk.receive([spo2(96)]);
    await turns();
    expect(disk.batches.length).toBe(before);
    clock.advance(1);
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(disk.batches.length).toBe(before + 1);
  });

  it('[CH9] go at once with an event, and when they are many', async () => {
    const { desk, disk, submit, before } = await unwatched();
    const waiting = desk.receive([spo2(97)]);
    await submit({ type: 'score-moaas', score: 5 });
    expect(await waiting).toBe(true);
    const many = Array.from({ length: 64 }, (_, index) => desk.receive([spo2(90 + (index % 9))]));
    expect((await Promise.all(many)).every((isRecorded) => isRecorded)).toBe(true);
    expect(disk.batches.length).toBe(before + 2);
  });
});

describe('a restart', () => {
  it('[CH3] knows session, numbers and readings as the gateway before it did', async () => {
    const journal = createMemoryJournal();
    const before = await aDesk(journal);
    await before.submit(anOpening);
    await before.desk.receive([
      aReading('systolicMmHg', 124, { atMs: before.clock.now() }),
      aReading('diastolicMmHg', 78, { atMs: before.clock.now() }),
      spo2(97, { atMs: before.clock.now() }),
      aReading('pulseRateBpm', 66, { atMs: before.clock.now() }),
    ]);
    await before.submit({ type: 'set-baseline' });
    await before.submit(start);
    const after = await aDesk(journal);
    expect(after.desk.state()).toEqual(before.desk.state());
    expect(after.desk.cursor()).toBe(before.desk.cursor());
    expect(after.desk.recent.latest).toEqual(before.desk.recent.latest);
    expect(after.desk.recent.nibp()).toEqual(before.desk.recent.nibp());
  });

  it('[CH3] a reading sent again because its answer was lost enters once', async () => {
    const journal = createMemoryJournal();
    const before = await aDesk(journal);
    await before.submit(anOpening);
    const atMs = before.clock.now();
    const reading = aReading('systolicMmHg', 124, { atMs, measuredAtMs: atMs });
    await before.desk.receive([reading]);
    const after = await aDesk(journal);
    await after.desk.receive([{ ...reading, atMs: atMs + 3_000 }]);
    expect(after.desk.cursor()).toBe(1);
  });

  it('[SE8] notes what fell due while the gateway was away', async () => {
    const journal = createMemoryJournal();
    const before = await aDesk(journal);
    await before.submit(anOpening);
    await before.submit({ ...start, withoutBaseline: 'cuff is broken' } as ChairCommand);
    const after = await aDesk(journal);
    after.clock.advance(41 * minute);
    expect(after.desk.state().session?.course).toMatchObject({ phase: 'infusing', isPlannedEndNoted: true });
  });
});

describe('a closing that is undone', () => {
  it('[SE7] shows again what was on show', async () => {
    const { desk, submit, clock } = await aDesk();
    await submit(anOpening);
    await desk.receive([
      aReading('systolicMmHg', 124, { atMs: clock.now() }),
      spo2(97, { atMs: clock.now() }),
    ]);
    const shown = { latest: desk.recent.latest, nibp: desk.recent.nibp() };
    await submit({ type: 'cancel-session' });
    await submit({ type: 'undo-step', seq: desk.state().undoable!.seq });
    expect({ latest: desk.recent.latest, nibp: desk.recent.nibp() }).toEqual(shown);
  });

  it('[SE23] but never to the next patient', async () => {
    const { desk, submit, clock } = await aDesk();
    await submit(anOpening);
    await desk.receive([spo2(97, { atMs: clock.now() })]);
    await submit({ type: 'cancel-session' });
    await submit(anOpening);
    expect(desk.recent.latest).toEqual({});
  });
});

it('[DD8] a device that is unbound shows nothing any more; what it measured stays', async () => {
  const { desk, submit, clock } = await aDesk();
  await submit(anOpening);
  const deviceId = 'CUFF' as DeviceId;
  await desk.receive([aReading('systolicMmHg', 124, { atMs: clock.now(), deviceId }), spo2(97)]);
  desk.recent.forgetDevice(deviceId);
  expect(Object.keys(desk.recent.latest)).toEqual(['spo2Percent']);
  expect(desk.recent.nibp().length).toBe(1);
});

it('[DD8] what a device measured before it was bound here is not this patient’s', async () => {
  const { desk, submit, clock } = await aDesk();
  await submit(anOpening);
  clock.advance(25 * minute);
  const boundAtMs = clock.now();
  const measuredAtMs = boundAtMs - 5 * minute;
  const cuff = aReading('systolicMmHg', 168, { atMs: boundAtMs + 1_000, measuredAtMs });
  await desk.receive([cuff], { boundAtMs, sentAtMs: boundAtMs + 1_000 });
  expect(desk.recent.nibp()).toEqual([]);
});

describe('a disk that fails', () => {
  const full: AppendFailure = { type: 'unwritable', why: 'database or disk is full' };

  it('[CH5] commands work, are answered as unrecorded, published as such, and written when it works again', async () => {
    const { clock, desk, disk, recorder, submit, published, confirmed } = await aDesk();
    disk.fail(full);
    expect(await submit(anOpening)).toEqual(unrecorded);
    expect(desk.state().session).not.toBeNull();
    expect(published.map((one) => one.recorded)).toEqual([false]);
    expect(recorder.isRecording()).toBe(false);
    disk.fail(null);
    clock.advance(5_000);
    await turns();
    expect(recorder.isRecording()).toBe(true);
    expect(confirmed.length).toBe(1);
    expect(disk.batches.length).toBe(1);
    expect(await submit({ type: 'score-moaas', score: 5 })).toEqual(recorded);
  });

  it('[CH5] readings are answered as not recorded', async () => {
    const { desk, disk, submit } = await aDesk();
    await submit(anOpening);
    disk.fail(full);
    expect(await desk.receive([spo2(97)])).toBe(false);
  });

  it('[CH5] a reading that is sent again is acknowledged only when the first is durable', async () => {
    const { clock, desk, disk, submit } = await aDesk();
    await submit(anOpening);
    const reading = spo2(97, { atMs: clock.now(), measuredAtMs: clock.now() });
    disk.fail(full);
    expect(await desk.receive([reading])).toBe(false);
    expect(await desk.receive([reading])).toBe(false);
    disk.fail(null);
    clock.advance(5_000);
    await turns();
    expect(await desk.receive([reading])).toBe(true);
    expect(desk.cursor()).toBe(1);
  });

  it('[CH5] what is held for it is bounded, the oldest readings go first, events never', async () => {
    const { clock, desk, disk, submit, published } = await aDesk();
    await submit(anOpening);
    disk.fail(full);
    await desk.receive([spo2(97)]);
    void submit({ type: 'score-moaas', score: 4 });
    await turns();
    for (let hundreds = 0; hundreds < 205; hundreds += 1) {
      void desk.receive(Array.from({ length: 100 }, (_, index) => spo2(80 + (index % 20))));
    }
    disk.fail(null);
    clock.advance(5_000);
    await turns(10);
    const written = disk.batches.flatMap(({ entries }) => entries);
    const cursors = written.flatMap((entry) =>
      'readings' in entry ? entry.readings.map(({ cursor }) => cursor) : [],
    );
    expect(cursors.length).toBe(20_001);
    expect(cursors.at(-1)).toBe(20_501);
    expect(written.flatMap(({ events }) => events.map(({ type }) => type))).toContain('moaas-scored');
    expect(published.length).toBeGreaterThan(200);
  });

  it('[CH4] one that hangs: after 100 ms it is published unrecorded, after 2 s answered so', async () => {
    const { clock, disk, submit, published, confirmed } = await aDesk();
    const release = disk.hold();
    let answer: unknown = null;
    void submit(anOpening).then((given) => (answer = given));
    await turns();
    clock.advance(50);
    expect(published).toEqual([]);
    clock.advance(100);
    expect(published.map((one) => one.recorded)).toEqual([false]);
    await turns();
    expect(answer).toBeNull();
    clock.advance(2_000);
    await turns();
    expect(answer).toEqual(unrecorded);
    release();
    await turns();
    expect(confirmed.length).toBe(1);
    expect(published.length).toBe(1);
  });

  it('[CH4] what waited behind it is published in order, once', async () => {
    const { clock, desk, disk, submit, published } = await aDesk();
    await submit(anOpening);
    const release = disk.hold();
    void desk.receive([spo2(97)]);
    await turns();
    void desk.receive([spo2(96)]);
    clock.advance(200);
    void desk.receive([spo2(95)]);
    release();
    await turns();
    const values = published.flatMap(({ entry }) => ('readings' in entry ? entry.readings : []));
    expect(values.map(({ cursor }) => cursor)).toEqual([1, 2, 3]);
    expect(published.map((one) => one.recorded)).toEqual([true, false, false, true]);
  });

  it('[CH5] a journal that another gateway has taken over is fatal', async () => {
    const { disk, submit, fatal } = await aDesk();
    disk.fail({ type: 'fenced' });
    expect(await submit(anOpening)).toEqual(unrecorded);
    expect(fatal).toEqual([{ type: 'fenced' }]);
  });
});

it('[SE1] a command for a session that has closed meanwhile is refused', async () => {
  const { desk, submit } = await aDesk();
  await submit(anOpening);
  const shownSession = 'another' as SessionId;
  const command = { type: 'score-moaas', score: 5 } as const;
  const answer = await desk.submit({
    commandId: randomUUID() as CommandId,
    command,
    shownSession,
    principal: nurse,
  });
  expect(answer).toEqual({ ok: false, error: { type: 'session-changed' } });
});

it('[DD7] a device that reports the same cuff value again and again gives one measurement', async () => {
  const { desk, submit, clock } = await aDesk();
  await submit(anOpening);
  const reading = aReading('systolicMmHg', 124, { measuredAtMs: clock.now(), deviceId: 'CUFF' as DeviceId });
  for (let second = 0; second < 27; second += 1) {
    await desk.receive([{ ...reading, atMs: clock.now() }]);
    clock.advance(1_000);
  }
  expect(desk.recent.nibp().length).toBe(1);
});
