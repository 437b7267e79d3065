import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import {
  infusedMs,
  observedEnoughAtMs,
  overrunMs,
  plannedEndAtMs,
  runningInfusedMs,
  totalInfusedMs,
} from '@chairside/shared/chair/timeline.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { describe, expect, it } from 'vitest';
import {
  aChair,
  aReading,
  anInfusion,
  anOpening,
  aSession,
  bedsideOf,
  calmBedside,
  discharge,
  everythingSaid,
  minute,
  otherNurse,
  pause,
  physician,
  resume,
  start,
  stop,
  t0,
} from '../testing/a-chair.ts';
import type { Bedside } from './baseline.ts';
import type { Decision } from './decision.ts';

function refusal(decision: Decision): string | null {
  return decision.ok ? null : decision.error.type;
}

function types(decision: Decision): readonly string[] {
  return decision.ok ? decision.value.map((fact) => fact.type) : [];
}

describe('one session at a time', () => {
  it('[SE1] a chair without a session opens one, with its whole protocol and its limits', () => {
    const chair = aChair();
    expect(types(chair.command(anOpening, 0))).toEqual(['session-opened']);
    const session = chair.state().session;
    expect(session?.protocol.plannedMs).toBe(40 * minute);
    expect(session?.protocol.alarmPreset.rules.length).toBeGreaterThan(15);
    expect(session?.limits.some((limit) => limit.because === 'preset')).toBe(true);
    expect(session?.timeZone).toBe('Europe/Berlin');
  });

  it('[SE1] a second session on the same chair is refused', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    expect(refusal(chair.command(anOpening, 1))).toBe('session-already-open');
  });

  it('[SE1] an unknown protocol is refused', () => {
    expect(
      refusal(aChair().command({ ...anOpening, protocolId: 'none', series: null } as ChairCommand, 0)),
    ).toBe('unknown-protocol');
  });

  it('[SE1] a screen that shows another session than the running one is refused', () => {
    const chair = anInfusion();
    expect(refusal(chair.command(pause, 1, { shownSession: null }))).toBe('session-changed');
    expect(chair.state().session?.course.phase).toBe('infusing');
  });
});

describe('phases', () => {
  const phases = {
    preparing: () => opened(),
    infusing: () => anInfusion(),
    paused: () => after(anInfusion(), [pause, 5]),
    observing: () => after(anInfusion(), [stop, 40]),
  } as const;
  const commands: readonly (readonly [ChairCommand, readonly (keyof typeof phases)[]])[] = [
    [{ type: 'set-baseline' }, ['preparing']],
    [{ ...start, withoutBaseline: 'no cuff at hand' } as ChairCommand, ['preparing']],
    [
      {
        type: 'start-infusion',
        withoutBaseline: null,
        again: 'second dose ordered',
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      },
      ['observing'],
    ],
    [pause, ['infusing']],
    [resume, ['paused']],
    [stop, ['infusing', 'paused']],
    [{ type: 'cancel-session' }, ['preparing']],
    [{ ...discharge, early: 'patient insists' } as ChairCommand, ['observing']],
    [{ type: 'score-moaas', score: 4 }, ['preparing', 'infusing', 'paused', 'observing']],
  ];

  function opened() {
    const chair = aChair();
    chair.command(anOpening, -10);
    return chair;
  }

  function after(chair: ReturnType<typeof aChair>, [command, atMinute]: readonly [ChairCommand, number]) {
    chair.command(command, atMinute);
    return chair;
  }

  for (const [command, allowed] of commands) {
    for (const phase of Object.keys(phases) as (keyof typeof phases)[]) {
      const isAllowed =
        allowed.includes(phase) || (command.type === 'start-infusion' && allowed.includes(phase));
      it(`[SE2] ${command.type} while ${phase} is ${isAllowed ? 'done' : 'refused'}${'again' in command && command.again !== null ? ' (again)' : ''}`, () => {
        const chair = phases[phase]();
        const before = chair.state();
        const decision = chair.command(command, 45, { principal: physician });
        expect(decision.ok).toBe(isAllowed);
        if (isAllowed) return;
        expect(refusal(decision)).toMatch(/wrong-phase|baseline-missing|reason-missing/);
        expect(chair.state().session?.course.phase).toBe(before.session?.course.phase);
      });
    }
  }

  it('[SE1] every command but opening is refused where there is no session', () => {
    for (const [command] of commands) expect(refusal(aChair().command(command, 0))).toBe('no-session');
  });
});

describe('infused time', () => {
  it('[SE2] pauses do not count, and the planned end moves by them', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    chair.command(resume, 17);
    const course = chair.state().session!.course;
    if (course.phase !== 'infusing') throw new Error(course.phase);
    expect(runningInfusedMs(course, t0 + 20 * minute)).toBe(13 * minute);
    expect(plannedEndAtMs(course, 40 * minute, t0 + 20 * minute)).toBe(t0 + 47 * minute);
  });

  it('[SE2] while paused infused time stands still and the planned end moves with the clock', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    const course = chair.state().session!.course;
    if (course.phase !== 'paused') throw new Error(course.phase);
    for (const at of [10, 12, 30]) {
      expect(runningInfusedMs(course, t0 + at * minute)).toBe(10 * minute);
      expect(plannedEndAtMs(course, 40 * minute, t0 + at * minute)).toBe(t0 + (at + 30) * minute);
    }
  });

  it('[SE2] a stop during a pause counts the infused time until the pause', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    chair.command(stop, 14);
    const course = chair.state().session!.course;
    if (course.phase !== 'observing') throw new Error(course.phase);
    expect(infusedMs(course.infusions[0], course.infusions[0].stoppedAtMs)).toBe(10 * minute);
  });

  it('[SE3] a pause keeps its reason', () => {
    const chair = anInfusion();
    chair.command({ type: 'pause-infusion', reason: 'distress' }, 10);
    expect(chair.state().session?.course).toMatchObject({ phase: 'paused', reason: 'distress' });
  });

  for (const [at, isNoted] of [
    [14.9, false],
    [15, true],
    [15.1, true],
  ] as const) {
    it(`[SE3] the reminder of a pause since minute 10 is ${isNoted ? '' : 'not '}noted at minute ${at}, once`, () => {
      const chair = anInfusion();
      chair.command(pause, 10);
      chair.passUntil(at);
      chair.passUntil(at);
      const noted = chair.events().filter((event) => event.type === 'pause-reminder-due');
      expect(noted.length).toBe(isNoted ? 1 : 0);
    });
  }

  for (const [at, isNoted] of [
    [46.9, false],
    [47, true],
    [47.1, true],
  ] as const) {
    it(`[SE5] the planned end, moved to minute 47 by a pause, is ${isNoted ? '' : 'not '}signalled at ${at} and stops nothing`, () => {
      const chair = anInfusion();
      chair.command(pause, 10);
      chair.command(resume, 17);
      chair.passUntil(at);
      const noted = chair.events().filter((event) => event.type === 'planned-end-reached');
      expect(noted.length).toBe(isNoted ? 1 : 0);
      expect(chair.state().session?.course.phase).toBe('infusing');
    });
  }

  it('[SE5] overrun is what was infused past the planned time', () => {
    const course = anInfusion().state().session!.course;
    if (course.phase !== 'infusing') throw new Error(course.phase);
    expect([39, 40, 42].map((at) => overrunMs(course, 40 * minute, t0 + at * minute))).toEqual([
      0,
      0,
      2 * minute,
    ]);
  });
});

describe('stop', () => {
  for (const stopped of [
    { kind: 'completed' },
    { kind: 'early', reason: 'side-effect' },
    { kind: 'emergency' },
  ] as const) {
    it(`[SE4] ${stopped.kind} is kept with its reason`, () => {
      const chair = anInfusion();
      chair.command({ type: 'stop-infusion', stop: stopped }, 20);
      const course = chair.state().session!.course;
      expect(course).toMatchObject({ phase: 'observing', infusions: [{ stop: stopped }] });
    });
  }
});

describe('a stop that is recorded with the tap', () => {
  const tapped: ChairCommand = { type: 'stop-infusion', stop: { kind: 'unsaid' } };
  const early = { kind: 'early', reason: 'side-effect' } as const;
  const explain = (infusion = 1): ChairCommand => ({ type: 'explain-stop', infusion, stop: early });
  const stops = (chair: ReturnType<typeof aChair>) => {
    const { course } = chair.state().session!;
    if (course.phase !== 'observing') throw new Error(course.phase);
    return course.infusions.map(({ stop: one, stoppedAtMs }) => [one.kind, (stoppedAtMs - t0) / minute]);
  };

  it('[SE4] is at the time of the tap, and stands open until somebody says how it ended', () => {
    const chair = anInfusion();
    chair.command(tapped, 20);
    expect(stops(chair)).toEqual([['unsaid', 20]]);
    chair.command(explain(), 25);
    expect(stops(chair), 'when it was does not change').toEqual([['early', 20]]);
    expect(chair.events().map(({ type }) => type)).toContain('infusion-stopped');
  });

  const refused = [
    ['said already', [tapped, explain()], explain()],
    ['recorded with how it ended', [stop], explain()],
    ['not stopped', [], explain()],
    ['of another number', [tapped], explain(2)],
  ] as const;
  for (const [what, before, command] of refused) {
    it(`[SE4] how it ended is refused where it is ${what}`, () => {
      const chair = anInfusion();
      for (const one of before) chair.command(one, 20);
      expect(refusal(chair.command(command, 21))).toBe('stop-said');
    });
  }

  it('[SE4] stands open through another infusion, and is said of the one it was', () => {
    const chair = anInfusion();
    chair.command(tapped, 20);
    chair.command({ ...start, again: 'ordered by physician' } as ChairCommand, 25);
    chair.command(tapped, 40);
    expect(stops(chair)).toEqual([
      ['unsaid', 20],
      ['unsaid', 40],
    ]);
    chair.command(explain(1), 41);
    expect(stops(chair)).toEqual([
      ['early', 20],
      ['unsaid', 40],
    ]);
  });

  it('[SE7] saying how it ended is no step: the stop itself can be taken back within the minute', () => {
    const chair = anInfusion();
    chair.command(tapped, 20);
    const seq = chair.state().undoable!.seq;
    chair.command(explain(), 20.2);
    expect(refusal(chair.command({ type: 'undo-step', seq }, 20.5))).toBeNull();
    expect(chair.state().session?.course.phase).toBe('infusing');
    chair.command(tapped, 30);
    expect(stops(chair), 'the next one has to be said anew').toEqual([['unsaid', 30]]);
  });

  it('[SE7] what was said of a stop stays said when a later start is taken back', () => {
    const chair = anInfusion();
    chair.command(tapped, 20);
    chair.command({ ...start, again: 'ordered by physician' } as ChairCommand, 25);
    const seq = chair.state().undoable!.seq;
    chair.command(explain(), 25.2);
    chair.command({ type: 'undo-step', seq }, 25.5);
    expect(stops(chair)).toEqual([['early', 20]]);
  });
});

describe('observation', () => {
  it('[SE6] a new infusion asks for a reason, starts observation again, and what was given adds up', () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    expect(refusal(chair.command(start, 50))).toBe('reason-missing');
    chair.command(
      {
        type: 'start-infusion',
        withoutBaseline: null,
        again: 'ordered by physician',
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      },
      50,
    );
    expect(totalInfusedMs(chair.state().session!.course, t0 + 60 * minute)).toBe(50 * minute);
    chair.command(stop, 60);
    const { course, baseline } = chair.state().session!;
    if (course.phase !== 'observing') throw new Error(course.phase);
    expect(course.infusions.map(({ number }) => number)).toEqual([1, 2]);
    expect(observedEnoughAtMs(course, 30 * minute)).toBe(t0 + 90 * minute);
    expect(baseline?.systolicMmHg).toBe(124);
  });

  for (const [at, isClosed] of [
    [69.9, false],
    [70, true],
    [70.1, true],
  ] as const) {
    it(`[SE6] stopped at 40 with a minimum of 30 min: discharge at ${at} is ${isClosed ? 'done' : 'refused without a reason'}`, () => {
      const chair = anInfusion();
      chair.command(stop, 40);
      for (const command of everythingSaid) chair.command(command, 69);
      expect(refusal(chair.command(discharge, at))).toBe(isClosed ? null : 'observation-not-over');
    });
  }

  it('[SE6] an earlier discharge keeps its reason', () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    chair.command({ type: 'close-session', outcome: 'transferred', early: 'to the emergency room' }, 45);
    expect(chair.events().at(-1)).toMatchObject({
      type: 'session-closed',
      body: { outcome: 'transferred', early: 'to the emergency room' },
    });
  });

  it('[SE6] that the minimum is over is noted once', () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    for (const at of [69, 70, 71, 90]) chair.passUntil(at);
    expect(chair.events().filter((event) => event.type === 'observation-minimum-reached').length).toBe(1);
  });
});

describe('undo', () => {
  for (const [seconds, expected] of [
    [59, null],
    [60, null],
    [61, 'undo-expired'],
  ] as const) {
    it(`[SE7] a step is taken back ${seconds} s later: ${expected ?? 'done'}`, () => {
      const chair = anInfusion();
      chair.command(pause, 10);
      const seq = chair.state().undoable!.seq;
      expect(refusal(chair.command({ type: 'undo-step', seq }, 10 + seconds / 60))).toBe(expected);
      expect(chair.state().session?.course.phase).toBe(expected === null ? 'infusing' : 'paused');
    });
  }

  it('[SE7] an undone pause was none: infused time runs through it', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    chair.command({ type: 'undo-step', seq: chair.state().undoable!.seq }, 10.5);
    const course = chair.state().session!.course;
    if (course.phase !== 'infusing') throw new Error(course.phase);
    expect(runningInfusedMs(course, t0 + 20 * minute)).toBe(20 * minute);
  });

  it('[SE7] only by its author', () => {
    const chair = anInfusion();
    chair.command(stop, 20);
    const seq = chair.state().undoable!.seq;
    const decision = chair.command({ type: 'undo-step', seq }, 20.1, { principal: otherNurse });
    expect(refusal(decision)).toBe('not-the-author');
  });

  it('[SE7] what was charted in between stays', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    const seq = chair.state().undoable!.seq;
    chair.command({ type: 'score-moaas', score: 3 }, 10.2);
    chair.command({ type: 'undo-step', seq }, 10.5);
    expect(chair.state().session?.moaas?.score).toBe(3);
  });

  it('[SE7] twice is refused the second time, and so is another step', () => {
    const chair = anInfusion();
    chair.command(pause, 10);
    const seq = chair.state().undoable!.seq;
    expect(refusal(chair.command({ type: 'undo-step', seq: seq - 1 }, 10.1))).toBe('nothing-to-undo');
    chair.command({ type: 'undo-step', seq }, 10.2);
    expect(refusal(chair.command({ type: 'undo-step', seq }, 10.3))).toBe('nothing-to-undo');
  });

  it('[SE7] a mistaken discharge brings the session back until the next one opens', () => {
    const chair = anInfusion();
    chair.command(stop, 40);
    for (const command of everythingSaid) chair.command(command, 70);
    chair.command(discharge, 71);
    const seq = chair.state().undoable!.seq;
    expect(chair.state().session).toBeNull();
    chair.command({ type: 'undo-step', seq }, 71.5);
    expect(chair.state().session).toMatchObject({ id: aSession, course: { phase: 'observing' } });
  });

  it('[SE7] a later entry corrects, and both stay', () => {
    const chair = anInfusion();
    chair.command({ type: 'score-moaas', score: 2 }, 10);
    const correctedSeq = chair.state().seq;
    chair.command({ type: 'correct-entry', seq: correctedSeq, note: 'meant 4' }, 20);
    expect(chair.events().map(({ type }) => type)).toContain('moaas-scored');
    expect(chair.events().at(-1)).toMatchObject({ type: 'entry-corrected', body: { correctedSeq } });
    expect(refusal(chair.command({ type: 'correct-entry', seq: 999, note: 'not there' }, 21))).toBe(
      'unknown-entry',
    );
  });
});

describe('baseline and limits', () => {
  it('[SE13] the baseline is what the devices show, and relative limits follow from it unrounded', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    const bedside = calmBedside(t0, { systolicMmHg: 125 });
    expect(types(chair.command({ type: 'set-baseline' }, 0, { bedside }))).toEqual([
      'baseline-set',
      'limits-set',
    ]);
    const limit = chair.state().session?.limits.find(({ rule }) => rule === 'sys-high-baseline');
    expect(limit).toMatchObject({ value: 162.5, because: 'baseline' });
  });

  for (const [systolic, expected] of [
    [115, 150],
    [115.384, 150],
    [116, 150.8],
  ] as const) {
    it(`[AL3] +30 % of ${systolic}, at least 150, is ${expected}`, () => {
      const chair = aChair();
      chair.command(anOpening, 0);
      const bedside = calmBedside(t0, { systolicMmHg: systolic });
      chair.command({ type: 'set-baseline' }, 0, { bedside });
      const limit = chair.state().session?.limits.find(({ rule }) => rule === 'sys-high-baseline');
      expect(limit?.value).toBeCloseTo(expected, 6);
    });
  }

  it('[SE13] doubtful, missing or old readings make no baseline', () => {
    const calm = calmBedside(t0);
    const bad: readonly Bedside[] = [
      bedsideOf([
        ...calm.nibp,
        ...calm.lately,
        { ...aReading('spo2Percent', 97), quality: 'questionable', reason: 'implausible' } as NumberedReading,
      ]),
      { ...calm, nibp: calm.nibp.filter(({ parameter }) => parameter !== 'systolicMmHg') },
      { ...calm, lately: calm.lately.filter(({ atMs }) => atMs < t0 - 10_000) },
      { ...calm, nibp: calm.nibp.map((one) => ({ ...one, atMs: one.atMs - 10 * minute - 1 })) },
    ];
    for (const bedside of bad) {
      const chair = aChair();
      chair.command(anOpening, 0);
      expect(refusal(chair.command({ type: 'set-baseline' }, 0, { bedside }))).toBe(
        'no-readings-for-baseline',
      );
    }
  });

  it('[SE13] starting without a baseline needs a physician and a reason', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    expect(refusal(chair.command(start, 1))).toBe('baseline-missing');
    const without = { ...start, withoutBaseline: 'cuff is broken' } as ChairCommand;
    expect(refusal(chair.command(without, 1))).toBe('needs-physician');
    expect(types(chair.command(without, 1, { principal: physician }))).toEqual(['infusion-started']);
  });

  for (const [value, expected] of [
    [86, 'limit-out-of-range'],
    [87, null],
    [95, null],
    [99, null],
    [100, 'limit-out-of-range'],
  ] as const) {
    it(`[AL17] SpO2 low set to ${value}: ${expected ?? 'done'}`, () => {
      const chair = anInfusion();
      const change = {
        type: 'set-limit',
        parameter: 'spo2Percent',
        direction: 'low',
        reason: 'known COPD',
      } as const;
      expect(refusal(chair.command({ ...change, value }, 1))).toBe(expected);
      expect(chair.state().session?.areLimitsChanged).toBe(expected === null);
    });
  }

  it('[AL17] what a person has set stays when the baseline comes later', () => {
    const chair = aChair();
    chair.command(anOpening, 0);
    chair.command(
      { type: 'set-limit', parameter: 'systolicMmHg', direction: 'high', value: 170, reason: 'on advice' },
      1,
    );
    chair.command({ type: 'set-baseline' }, 2);
    const mediums = chair
      .state()
      .session!.limits.filter(
        (l) => l.parameter === 'systolicMmHg' && l.direction === 'high' && l.priority === 'medium',
      );
    expect(mediums.map(({ value, because }) => [value, because])).toEqual([[170, 'person']]);
  });
});
