import { z } from 'zod';
import { durationMs, percent, pressure, share } from '../scenario/values.ts';
import type { DeedOf, VerbTable } from '../verbs.ts';

/**
 * What can happen to a patient (docs of the simulator, §3.7). Everything here changes what is true; devices only see it.
 */
export const patientVerbs = {
  hypertensive_response: {
    kind: 'span',
    params: z.strictObject({ peak: pressure.optional(), over: durationMs.default(6 * 60_000) }),
    usualMs: 12 * 60_000,
    about: 'The pressure rises to its peak within `over`, stays for the span, and falls as it rose.',
    excludes: ['vasovagal'],
  },
  anxiety: {
    kind: 'span',
    params: z.strictObject({ intensity: share.default(1) }),
    usualMs: 5 * 60_000,
    about: 'Panic: pulse +25, systolic +18, respiratory rate 24, restless hands.',
  },
  vasovagal: {
    kind: 'span',
    params: z.strictObject({
      pulse: z.number().min(20).max(60).default(40),
      systolic: z.number().min(40).max(90).default(72),
    }),
    usualMs: 3 * 60_000,
    about:
      'Pulse and pressure fall within a minute, perfusion to a third; over within a minute once the legs are up.',
    excludes: ['hypertensive_response'],
  },
  hypoventilation: {
    kind: 'span',
    params: z.strictObject({ to: percent.default(50) }),
    usualMs: 6 * 60_000,
    about: 'Breathes `to` so much of what is needed.',
    excludes: ['apnea', 'obstruction', 'laryngospasm'],
  },
  apnea: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 35_000,
    about: 'Does not breathe.',
    excludes: ['hypoventilation', 'obstruction', 'laryngospasm'],
  },
  obstruction: {
    kind: 'span',
    params: z.strictObject({ to: percent.default(20) }),
    usualMs: 40_000,
    about: 'Breathes against a closed airway: little air, much movement.',
    excludes: ['hypoventilation', 'apnea', 'laryngospasm'],
  },
  laryngospasm: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 40_000,
    about: 'A tenth of the air; pulse first +20, then falling, systolic +25.',
    excludes: ['hypoventilation', 'apnea', 'obstruction'],
  },
  nausea_vomit: {
    kind: 'instant',
    params: z.strictObject({}),
    about: 'Pulse +12, then a vagal dip; a minute of movement; the probe may slip off.',
  },
  emergence_delay: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 20 * 60_000,
    about: 'Does not answer for longer than usual; breathes a little slower.',
  },
  deep_dissociation: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 10 * 60_000,
    about: 'Does not answer; breathes two a minute slower.',
  },
  antihypertensive: {
    kind: 'instant',
    params: z.strictObject({
      effect: z.number().min(5).max(60).default(20),
      tau: durationMs.default(10 * 60_000),
    }),
    about:
      'Somebody gave something against the pressure: systolic falls by `effect` mmHg, two thirds of it within `tau`.',
  },
  legs_up: {
    kind: 'instant',
    params: z.strictObject({}),
    about: 'A counter-manoeuvre: ends what is vasovagal within a minute.',
  },
  motion: {
    kind: 'span',
    params: z.strictObject({ intensity: share.default(0.7), hz: z.number().min(1).max(4).default(2.5) }),
    usualMs: 45_000,
    about: 'Moves the hand with the probe.',
    expected: { mustNotAlarm: ['spo2-low'] },
  },
  cold_finger: {
    kind: 'span',
    params: z.strictObject({ perfusion: percent.default(0.2) }),
    usualMs: 5 * 60_000,
    about: 'Perfusion index down to `perfusion` %.',
  },
  hold: {
    kind: 'span',
    params: z
      .strictObject({
        systolic: z.number().min(30).max(300).optional(),
        diastolic: z.number().min(15).max(200).optional(),
        pulse: z.number().min(15).max(300).optional(),
        spo2: percent
          .refine((value) => value >= 20 && value <= 100, 'is no saturation, 20 to 100 %')
          .optional(),
        perfusion: percent.optional(),
        respiration: z.number().min(0).max(60).optional(),
        over: durationMs.default(0),
      })
      .refine((given) => Object.keys(given).some((key) => key !== 'over'), 'names nothing to hold')
      .refine(
        ({ systolic = Infinity, diastolic = -Infinity }) => systolic > diastolic,
        'has the systolic not above the diastolic',
      ),
    about: 'Holds what is named at that value, reached in a straight line within `over`: set and ramp.',
  },
} as const satisfies VerbTable;

export type PatientDeed = DeedOf<typeof patientVerbs>;
