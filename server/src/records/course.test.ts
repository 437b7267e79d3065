import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { totalInfusedMs } from '@chairside/shared/chair/timeline.ts';
import { sessionRecord } from '@chairside/shared/record/project.ts';
import { aChair, anOpening, minute, pause, physician, resume, start, stop, t0 } from '../testing/a-chair.ts';

/** Whatever is asked of a chair, in whatever order; it refuses what does not fit. */
const asked: readonly (ChairCommand['type'] | 'undo')[] = [
  'start-infusion',
  'pause-infusion',
  'resume-infusion',
  'stop-infusion',
  'undo',
  'leave-monitor',
  'return-to-monitor',
  'begin-departure',
  'close-session',
];
const anyCourse = fc.array(
  fc.record({ what: fc.constantFrom(...asked), passS: fc.constantFrom(0, 1, 30, 59, 60, 61, 1_200) }),
  { minLength: 1, maxLength: 25 },
);

function commandFor(what: (typeof asked)[number], lastStep: number, again: string | null): ChairCommand {
  const commands: Readonly<Record<string, ChairCommand>> = {
    'start-infusion': { ...start, again } as ChairCommand,
    'pause-infusion': pause,
    'resume-infusion': resume,
    'stop-infusion': stop,
    undo: { type: 'undo-step', seq: lastStep },
    'leave-monitor': { type: 'leave-monitor', reason: 'walk', companion: 'J. Ortiz' },
    'return-to-monitor': { type: 'return-to-monitor' },
    'begin-departure': { type: 'begin-departure', kind: 'transferred', reason: null, destination: null },
    'close-session': { type: 'close-session', outcome: 'discharged', early: 'goes home with a friend' },
  };
  return commands[what] ?? pause;
}

/** Meets, whatever the random ones do, every turn that a course can take. */
const everyTurn = (
  [
    ['start-infusion', 60],
    ['pause-infusion', 30],
    ['resume-infusion', 1_200],
    ['stop-infusion', 1],
    ['undo', 59],
    ['stop-infusion', 1_200],
    ['leave-monitor', 60],
    ['return-to-monitor', 1_200],
    ['close-session', 0],
  ] as const
).map(([what, passS]) => ({ what, passS }));
const ofADeparture = (
  [
    ['start-infusion', 60],
    ['begin-departure', 60],
  ] as const
).map(([what, passS]) => ({ what, passS }));

it('[RE2] whatever was done and taken back, the phases are the session without a gap, and its infusions add up', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(anyCourse, fc.integer({ min: 0, max: 600 }), (course, laterS) => {
      const chair = aChair();
      chair.command(anOpening, -10);
      chair.command({ type: 'set-baseline' }, -5);
      let atMinute = 0;
      for (const { what, passS } of course) {
        atMinute += passS / 60;
        const again = chair.state().session?.course.phase === 'observing' ? 'asked for by the patient' : null;
        chair.command(commandFor(what, chair.state().undoable?.seq ?? 0, again), atMinute, {
          principal: physician,
        });
      }
      const events = chair.events();
      for (const { type } of events) met.add(type);
      const nowMs = t0 + atMinute * minute + laterS * 1_000;
      const record = sessionRecord({ kind: 'clinic', people: [], events, readings: [] }, nowMs);
      if (record === null) throw new Error('no session');
      const { phases, infusions, closing, untilMs, openedAtMs, coverage } = record;
      expect(phases[0]?.fromMs).toBe(openedAtMs);
      expect(phases.at(-1)?.toMs).toBe(closing?.atMs ?? null);
      for (const [index, span] of phases.slice(1).entries()) expect(span.fromMs).toBe(phases[index]?.toMs);
      const lengthOf = (phase: string) =>
        phases
          .filter((span) => span.phase === phase)
          .reduce((sum, { fromMs, toMs }) => sum + (toMs ?? untilMs) - fromMs, 0);
      const infusedMs = infusions.reduce((sum, one) => sum + one.infusedMs, 0);
      expect(infusedMs).toBe(lengthOf('infusing'));
      const { session } = chair.state();
      if (session !== null) expect(infusedMs).toBe(totalInfusedMs(session.course, untilMs));
      const byPhase = Object.values(coverage.spo2.byPhase);
      expect(byPhase.reduce((sum, { spanMs }) => sum + spanMs, 0)).toBe(coverage.spo2.spanMs);
    }),
    {
      numRuns: 300,
      examples: [
        [everyTurn, 0],
        [ofADeparture, 60],
      ],
    },
  );
  for (const type of ['infusion-resumed', 'step-undone', 'session-closed', 'departure-began'] as const)
    expect(met).toContain(type);
}, 120_000);
