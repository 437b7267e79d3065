import { randomUUID } from 'node:crypto';
import type { Occurrence } from '@chairside/shared/alarms/alarm-state.ts';
import type { Condition } from '@chairside/shared/alarms/conditions.ts';
import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { alarmPresetSchema } from '@chairside/shared/alarms/preset.ts';
import { soundAtChair, soundAtDesk } from '@chairside/shared/alarms/signals.ts';
import { validatePreset } from '@chairside/shared/alarms/validate.ts';
import { chairCommandSchema, type ChairCommand } from '@chairside/shared/chair/commands.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { emptyChair } from '@chairside/shared/chair/state.ts';
import type { CommandId } from '@chairside/shared/ids.ts';
import { trendOf } from '@chairside/shared/vitals/trend.ts';
import { wireVersion } from '@chairside/shared/wire.ts';
import { io } from 'socket.io-client';
import { expect, it } from 'vitest';
import { transitions } from '../support/alarm-story.ts';
import {
  benchChair,
  calm,
  cuffId,
  eventsOf,
  infusing,
  opening,
  oximeterId,
  starting,
  stopping,
  type BenchChair,
} from '../support/bench-chair.ts';
import { startGateway } from '../support/gateway.ts';
import { enterNurse, mustBeRecorded } from '../support/nurse.ts';
import { otherNurse } from '../support/stepped-gateway.ts';

/**
 * Failures other systems of this kind have had, each a trap this one must not fall into. The gateway runs from the bytes of
 * the devices to the journal; what only a screen can show is tested beside it in `client` and `tests/e2e`.
 */

type Shown = Parameters<BenchChair['oximeter']>[0];

async function showsFor(bench: BenchChair, seconds: number, shown: Shown): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await bench.oximeter({ spo2: 97, pulse: 66, ...shown });
    await bench.advance(1_000);
  }
}

function occurrenceOf(bench: BenchChair, what: Condition['what']): Occurrence | undefined {
  return bench.state().session!.alarms.occurrences.findLast((one) => one.condition.what === what);
}

async function acknowledges(bench: BenchChair, what: Condition['what']): Promise<void> {
  await bench.does({ type: 'acknowledge-alarm', occurrence: occurrenceOf(bench, what)!.id, reason: null });
}

it('[AL5] T1 loss of data does not clear an alarm, however long it lasts', async () => {
  const bench = await infusing();
  await showsFor(bench, 2, { spo2: 79 });
  await bench.advance(20 * 60_000);
  expect(occurrenceOf(bench, 'spo2-low')).toMatchObject({
    presence: 'present',
    held: 'unavailable',
    acknowledged: null,
  });
  expect(occurrenceOf(bench, 'spo2-not-updating')).toMatchObject({
    presence: 'present',
    rowsPriority: 'high',
  });
});

it('[AL1] [AL16] T2 answering and silencing an alarm does not silence its opposite', async () => {
  const bench = await infusing();
  await showsFor(bench, 16, { pulse: 145 });
  await acknowledges(bench, 'pulse-high');
  await bench.does({ type: 'pause-audio' });
  await showsFor(bench, 11, { pulse: 38 });
  expect(occurrenceOf(bench, 'pulse-low')).toMatchObject({ priority: 'high', acknowledged: null });
  expect(soundAtChair(bench.state().session!.alarms, bench.now())).toBe('high');
});

it('[AL12] T3 an acknowledgement does not outlive its alarm: the next one calls', async () => {
  const bench = await infusing();
  for (let time = 0; time < 3; time += 1) {
    await showsFor(bench, 2, { spo2: 79 });
    expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).toBeNull();
    await acknowledges(bench, 'spo2-low');
    await showsFor(bench, 2, { spo2: 97 });
    expect(occurrenceOf(bench, 'spo2-low')).toBeUndefined();
  }
});

it('[AL16] T4 a pause of the sound holds for as long as it says, and not longer', async () => {
  const bench = await infusing();
  await showsFor(bench, 16, { spo2: 79 });
  await bench.does({ type: 'pause-audio' });
  const { untilMs } = bench.state().session!.alarms.audioPause!;
  while (bench.now() < untilMs) {
    const sounds = soundAtChair(bench.state().session!.alarms, bench.now());
    expect([bench.now(), sounds]).toEqual([bench.now(), null]);
    // The alarm flickers, as alarms do.
    await showsFor(bench, 1, { spo2: bench.now() % 2_000 === 0 ? 79 : 97 });
  }
  expect(soundAtChair(bench.state().session!.alarms, bench.now())).toBe('high');
});

it('[AL21] T5 a restart neither forgets what was answered nor calls for it again', async () => {
  const bench = await infusing();
  await showsFor(bench, 12, { spo2: 79, pulse: 38 });
  await acknowledges(bench, 'spo2-low');
  const seq = bench.state().seq;
  await bench.restart(2_000);
  await showsFor(bench, 10, { spo2: 79, pulse: 38 });
  const since = (await bench.events()).filter((event) => event.seq > seq).map(({ type }) => type);
  expect(since).not.toContain('alarm-began');
  expect(since).not.toContain('alarm-raised');
  expect(occurrenceOf(bench, 'spo2-low')?.acknowledged).not.toBeNull();
  expect(occurrenceOf(bench, 'pulse-low')?.acknowledged).toBeNull();
});

it('[AL4] T5 the alarm does not wait for the disk', async () => {
  const bench = await infusing();
  const written = bench.oximeter({ spo2: 79, pulse: 66 });
  // Decided in the turn in which the bytes came; the journal has not been asked yet.
  expect(occurrenceOf(bench, 'spo2-low')?.priority).toBe('high');
  expect(await written).toBe('taken');
});

it('[AL13] [AL16] T6 who silenced what is known, and for how long is not up to them', async () => {
  const bench = await infusing();
  await showsFor(bench, 2, { spo2: 79 });
  await bench.command({ type: 'pause-audio' }, otherNurse);
  const pause = bench.state().session!.alarms.audioPause!;
  expect(pause.by).toMatchObject({ personId: 'nurse-2' });
  expect(pause.untilMs - pause.fromMs).toBe(120_000);
  const forEver = chairCommandSchema.safeParse({ type: 'pause-audio', untilMs: Number.MAX_SAFE_INTEGER });
  expect(forEver.data).toEqual({ type: 'pause-audio' });
  const another = { type: 'acknowledge-alarm', occurrence: 1, reason: null, personId: 'physician-1' };
  expect(chairCommandSchema.parse(another)).not.toHaveProperty('personId');
});

it('[LV3] T7 alarms go to the screens that follow the chair, and to no other that is connected', async () => {
  const gateway = await startGateway({ chairs: '1', speed: 1 });
  const nurse = enterNurse(gateway);
  const enter = () =>
    io(gateway.url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { wireVersion, personId: 'nurse-2' },
    });
  const [following, outside] = [enter(), enter()];
  const told: string[] = [];
  outside.onAny((name: string) => told.push(name));
  try {
    await following.timeout(5_000).emitWithAck('chair:join', { chair: '1', after: null });
    const frame = new Promise((resolve) => following.once('chair:frame', resolve));
    mustBeRecorded(await nurse.command('1', opening));
    await frame;
    // What was sent to it before this beat has come by now.
    await new Promise((resolve) => outside.once('gateway:heartbeat', resolve));
    expect(told).toContain('gateway:heartbeat');
    expect(told).not.toContain('chair:frame');
  } finally {
    following.disconnect();
    outside.disconnect();
    nurse.leave();
    await gateway.end();
  }
});

it('[CH1] [AL13] T8 a command that arrives twice is carried out once', async () => {
  const bench = await infusing();
  await showsFor(bench, 2, { spo2: 79 });
  const command: ChairCommand = {
    type: 'acknowledge-alarm',
    occurrence: occurrenceOf(bench, 'spo2-low')!.id,
    reason: null,
  };
  const id = randomUUID() as CommandId;
  const answers = await Promise.all([
    bench.command(command, otherNurse, id),
    bench.command(command, otherNurse, id),
  ]);
  await bench.restart();
  answers.push(await bench.command(command, otherNurse, id));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(await eventsOf(bench, 'alarm-acknowledged')).toHaveLength(1);
});

it('[AL37] [AL9] T9 no data at all is no calm: a first reading that never comes alarms', async () => {
  const bench = await benchChair();
  await bench.does(opening);
  await bench.does(starting);
  await bench.advance(30_000);
  expect(occurrenceOf(bench, 'device-never-seen')?.priority).toBe('medium');
  expect(occurrenceOf(bench, 'spo2-not-armed')?.priority).toBe('medium');
});

it('[AL37] T10 the gateway decides what is stale, with no screen anywhere', async () => {
  const bench = await infusing();
  await bench.hear({ atChair: 0, isDeskAudible: false });
  const zeroMs = bench.now();
  await bench.oximeter({ spo2: 97, pulse: 66 });
  await bench.advance(5_000);
  expect(transitions(await bench.events(), 'spo2-not-updating', zeroMs)).toEqual(['5 s began medium']);
});

it('[AL30] T11 a chair at which no screen can make a sound is itself an alarm', async () => {
  const bench = await infusing();
  const zeroMs = bench.now();
  await bench.hear({ atChair: 0, isDeskAudible: false });
  await showsFor(bench, 11, {});
  expect(transitions(await bench.events(), 'no-audible-screen', zeroMs)).toEqual(['10 s began medium']);
});

const elsewhere: readonly (readonly [string, readonly ChairCommand[]])[] = [
  ['the infusion is paused', [{ type: 'pause-infusion', reason: 'line' }]],
  ['the infusion has stopped', [stopping]],
  ['the sound is paused', [{ type: 'pause-audio' }]],
  [
    'limits were moved',
    [{ type: 'set-limit', parameter: 'spo2Percent', direction: 'low', value: 87, reason: 'as asked' }],
  ],
  ['a cuff is asked for', [{ type: 'ask-for-cuff' }]],
  [
    'cuff and probe are on one limb',
    [{ type: 'note-limbs', cuff: 'left-arm', probe: 'left-hand', iv: null }],
  ],
  ['the patient was scored awake', [{ type: 'score-moaas', score: 5 }]],
];
for (const [what, commands] of elsewhere) {
  it(`[AL15] [AL17] T12 nothing else suppresses a high alarm: ${what}`, async () => {
    const bench = await infusing();
    for (const command of commands) await bench.does(command);
    const zeroMs = bench.now();
    await bench.oximeter({ spo2: 79, pulse: 66 });
    expect(transitions(await bench.events(), 'spo2-low', zeroMs)).toEqual(['0 s began high']);
  });
}

it('[SE19] T12 the one thing that holds an alarm back says so, and ends by itself', async () => {
  const bench = await infusing();
  await bench.does({ type: 'note-limbs', cuff: 'left-arm', probe: 'left-hand', iv: null });
  await calm(bench, 31);
  await bench.cuff({ sys: 'BUSY', dia: 'BUSY', mean: 'BUSY' });
  const [began] = await eventsOf(bench, 'cuff-hold-began');
  expect(bench.state().session!.alarms.cuffHold).toEqual({
    fromMs: began!.atMs,
    untilMs: began!.body.untilMs,
  });
  expect(began!.body.untilMs - began!.atMs).toBeLessThanOrEqual(60_000);
});

it('[AL2] T13 every row of the table can stand: no branch is out of reach', async () => {
  const bench = await benchChair();
  await bench.does(opening);
  await bench.cuff({ sys: 122, dia: 72, mean: 89 });
  await calm(bench, 12);
  await bench.oximeter({ spo2: 97, pulse: 66 });
  await bench.does({ type: 'set-baseline' });
  await bench.does({ ...starting, withoutBaseline: null } as typeof starting);
  await showsFor(bench, 20, { spo2: 79, pulse: 35 });
  await showsFor(bench, 65, { spo2: 97, pulse: 145 });
  for (const [sys, dia, mean] of [
    [75, 35, 50],
    [185, 115, 140],
    [184, 114, 140],
    [205, 125, 150],
  ] as const) {
    await bench.advance(1_000);
    await bench.cuff({ sys, dia, mean });
  }
  await bench.does({ type: 'score-moaas', score: 1 });
  const stood = (await bench.events()).flatMap((event) =>
    event.type === 'alarm-began' || event.type === 'alarm-raised' || event.type === 'alarm-changed'
      ? event.body.violations.map(({ rule }) => rule)
      : [],
  );
  expect([...new Set(stood)].toSorted()).toEqual(ivKetaminePreset.rules.map(({ id }) => id).toSorted());
});

it('[AL40] [AL7] T14 limits that are swapped, missing or no number are refused; zero is a number', () => {
  const withLimit = (id: string, value: unknown) => ({
    ...ivKetaminePreset,
    rules: ivKetaminePreset.rules.map((rule) =>
      rule.id === id ? { ...rule, limit: { kind: 'absolute', value } } : rule,
    ),
  });
  for (const value of [170, null, undefined, Number.NaN, '90']) {
    expect(validatePreset(withLimit('sys-low-medium', value)).ok).toBe(false);
  }
  const zero = alarmPresetSchema.parse(JSON.parse(JSON.stringify(withLimit('sys-low-high', 0))));
  expect(zero.rules.find(({ id }) => id === 'sys-low-high')?.limit).toEqual({ kind: 'absolute', value: 0 });
  const stored = alarmPresetSchema.parse(JSON.parse(JSON.stringify(ivKetaminePreset)));
  expect(stored).toEqual(ivKetaminePreset);
});

for (const [spo2, what, seconds] of [
  ['OFF', 'probe-off', 10],
  ['NAV', 'signal-inadequate', 61],
  ['INV', 'signal-inadequate', 61],
] as const) {
  it(`[AL37] T15 no number (${spo2}) is an alarm of its own`, async () => {
    const bench = await infusing();
    await showsFor(bench, seconds, { spo2 });
    expect(occurrenceOf(bench, what)?.rowsPriority).toBe('medium');
  });
}

it('[AL11] [SE8] T16 a screen that folds the events has every alarm the gateway has, and no other', async () => {
  const bench = await infusing();
  for (const shown of [{ spo2: 79 }, { spo2: 97 }, { spo2: 79, pulse: 38 }, { pulse: 145 }, {}]) {
    await showsFor(bench, 17, shown);
    for (const { id, acknowledged } of bench.state().session!.alarms.occurrences) {
      if (acknowledged !== null || id % 2 === 0) continue;
      await bench.does({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    }
    const events = await bench.events();
    expect(events.reduce(evolve, emptyChair(bench.state().chair))).toEqual(bench.state());
  }
});

it('[AL12] [AL25] T17 one authority: acknowledged once, it is silent at the chair and at the desk', async () => {
  const bench = await infusing();
  await showsFor(bench, 2, { spo2: 79 });
  const heard = () => {
    const { alarms } = bench.state().session!;
    return [
      soundAtChair(alarms, bench.now()),
      soundAtDesk(alarms, { nowMs: bench.now(), isWatched: true }),
      soundAtDesk(alarms, { nowMs: bench.now(), isWatched: false }),
    ];
  };
  expect(heard()).toEqual(['high', 'high', 'high']);
  await acknowledges(bench, 'spo2-low');
  expect(heard()).toEqual([null, null, null]);
});

it('[AL13] T18 alarms are answered one by one, and what is answered stays in sight', async () => {
  for (const occurrence of [[1, 2], 'all', null, undefined])
    expect(
      chairCommandSchema.safeParse({ type: 'acknowledge-alarm', occurrence, reason: null }).success,
    ).toBe(false);
  const bench = await infusing();
  await showsFor(bench, 12, { spo2: 79, pulse: 38 });
  await acknowledges(bench, 'spo2-low');
  await bench.does({ type: 'pause-audio' });
  const listed = bench.state().session!.alarms.occurrences.map(({ condition }) => condition.what);
  expect(listed).toContain('spo2-low');
  expect(listed).toContain('pulse-low');
});

async function closes(bench: BenchChair): Promise<void> {
  await bench.does(stopping);
  await bench.does({ type: 'close-session', outcome: 'transferred', early: 'to the ward' });
}

it('[SE23] [DD7] T19 the pressure of the last patient alarms for nobody else', async () => {
  const bench = await infusing();
  await bench.advance(1_000);
  await bench.cuff({ sys: 205, dia: 125, mean: 150 });
  await closes(bench);
  await bench.advance(5_000);
  await bench.does(opening);
  await calm(bench, 12);
  await bench.does(starting);
  for (let second = 0; second < 20; second += 1) {
    const agoMs = 18_000 + second * 1_000;
    await bench.cuff({ sys: 205, dia: 125, mean: 150 }, { agoMs });
    await bench.advance(1_000);
  }
  expect(occurrenceOf(bench, 'pressure-high')).toBeUndefined();
  expect(bench.state().session!.nibp.last).toBeNull();
});

it('[SE23] T20 the alarms of the last patient, answered or not, are no alarms of the next', async () => {
  const bench = await infusing();
  await showsFor(bench, 12, { spo2: 79, pulse: 38 });
  await acknowledges(bench, 'spo2-low');
  const before = occurrenceOf(bench, 'pulse-low')!.id;
  await closes(bench);
  await bench.does(opening);
  expect(bench.state().session!.alarms.occurrences).toEqual([]);
  expect(bench.state().session!.alarms.armedAtMs).toEqual({ spo2Percent: null, pulseRateBpm: null });
  const answer = await bench.command({ type: 'acknowledge-alarm', occurrence: before, reason: null });
  expect(answer).toEqual({ ok: false, error: { type: 'occurrence-gone' } });
});

it('[DD8] T20 a device that was taken away no longer speaks for this chair', async () => {
  const bench = await infusing();
  await calm(bench, 3);
  await bench.unbind(oximeterId);
  await bench.oximeter({ spo2: 79, pulse: 66 });
  expect(occurrenceOf(bench, 'spo2-low')).toBeUndefined();
});

it('[AL37] T21 liveness is the age of the last reading: a link that stands and says nothing is silent', async () => {
  const bench = await infusing();
  await calm(bench, 3);
  // The cuff goes on speaking on the same connection.
  for (let second = 0; second < 6; second += 1) {
    await bench.cuff({ sys: 122 + second, dia: 78, mean: 93 }, { deviceId: cuffId });
    await bench.advance(1_000);
  }
  expect(occurrenceOf(bench, 'spo2-not-updating')?.rowsPriority).toBe('medium');
});

it('[AL1] T22 each parameter is evaluated alone: saturation without a pulse, and without a cuff', async () => {
  const bench = await benchChair();
  await bench.does(opening);
  for (let second = 0; second < 12; second += 1) {
    await bench.oximeter({ spo2: 97 });
    await bench.advance(1_000);
  }
  await bench.does(starting);
  await bench.oximeter({ spo2: 79 });
  expect(occurrenceOf(bench, 'spo2-low')?.priority).toBe('high');
});

it('[AL28] T30 a line is broken where nothing was known', () => {
  const second = 1_000;
  const before = [0, 1, 2, 3].map((at) => ({ atMs: at * second, value: 97 }));
  const after = [33, 34].map((at) => ({ atMs: at * second, value: 91 }));
  const line = trendOf([...before, ...after]);
  const between = line.filter(({ atMs }) => atMs > 3 * second && atMs < 33 * second);
  expect(between.map(({ value }) => value)).toEqual([null]);
});
