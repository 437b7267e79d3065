import { z } from 'zod';
import { durationMs, partsPerMillion, percent, share, signedDurationMs } from '../scenario/values.ts';
import type { DeedOf, VerbTable } from '../verbs.ts';

/** Between patient and sensor, in the device, and its clock: what any device can be made to do. */
const anyDevice = {
  battery: {
    kind: 'instant',
    params: z.strictObject({ at: percent.default(15) }),
    about: 'The battery is at `at` per cent from now on, and goes on draining.',
    expected: { technicalAlarm: 'device-battery' },
  },
  power_off: { kind: 'span', params: z.strictObject({}), about: 'Off; when it ends the device boots.' },
  reboot: { kind: 'instant', params: z.strictObject({}), about: 'Restarts: boots, and searches again.' },
  clock_offset: {
    kind: 'instant',
    params: z.strictObject({ by: signedDurationMs }),
    about: 'The device’s clock is `by` ahead of the true one from now on.',
  },
  clock_step: {
    kind: 'instant',
    params: z.strictObject({ by: signedDurationMs }),
    about: 'The device’s clock jumps: a daylight saving step is `1h` or `-1h`.',
  },
  clock_drift: {
    kind: 'instant',
    params: z.strictObject({ rate: partsPerMillion }),
    about: 'The device’s clock gains `rate` parts in a million from now on.',
  },
  clock_frozen: { kind: 'span', params: z.strictObject({}), about: 'The device’s clock stands still.' },
  clock_reset: {
    kind: 'instant',
    params: z.strictObject({ year: z.number().int().min(1970).max(2040).default(2000) }),
    about: 'The battery of the clock was out: it begins at the first of January of `year`.',
  },
  clock_none: { kind: 'span', params: z.strictObject({}), about: 'The device gives no time.' },
} as const satisfies VerbTable;

export const oximeterVerbs = {
  ...anyDevice,
  probe_off: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 45_000,
    about: 'Nothing on the probe. A device that freezes shows its last numbers for 10 s before the dashes.',
    expected: { technicalAlarm: 'probe-off', mustNotAlarm: ['spo2-low', 'pulse-low'] },
  },
  probe_swap_finger: {
    kind: 'instant',
    params: z.strictObject({ away: durationMs.default(8_000) }),
    about: 'The probe goes to another finger: off for `away`, then it searches.',
  },
  ambient_light: {
    kind: 'span',
    params: z.strictObject({ intensity: share.default(0.6) }),
    usualMs: 60_000,
    about: 'Light falls into the probe: noise, and numbers the device doubts.',
  },
  nail_polish: {
    kind: 'span',
    params: z.strictObject({ bias: z.number().min(-10).max(10).default(-3) }),
    about: 'Reads `bias` points beside the truth.',
  },
  stuck_value: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 120_000,
    excludes: ['probe_off'],
    about: 'Goes on saying the last numbers as if they were new.',
  },
  averaging: {
    kind: 'instant',
    params: z.strictObject({ over: z.enum(['4-beats', '8-beats', '2s', '8s', '16s']) }),
    about: 'Averages over that much from now on.',
  },
  firmware_nan: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 20_000,
    about: 'Says “not a number” in the way its format says it.',
  },
  sensor_fault: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 60_000,
    about: 'The sensor is defective, and the device says so.',
    expected: { technicalAlarm: 'probe-off' },
  },
} as const satisfies VerbTable;

export type OximeterDeed = DeedOf<typeof oximeterVerbs>;

export const cuffVerbs = {
  ...anyDevice,
  measure: { kind: 'instant', params: z.strictObject({}), about: 'Somebody presses the button.' },
  auto: {
    kind: 'instant',
    params: z.strictObject({ every: durationMs }),
    about: 'Measures by itself `every` so often from now on.',
  },
  manual: { kind: 'instant', params: z.strictObject({}), about: 'Measures when asked, no more by itself.' },
  stat: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 5 * 60_000,
    about: 'One measurement after the other.',
  },
  leak: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 8 * 60_000,
    about: 'The cuff loses air: it never settles, and fails.',
    expected: { technicalAlarm: 'nibp-failed' },
  },
  wrong_cuff: {
    kind: 'span',
    params: z.strictObject({ bias: z.number().min(-30).max(30).default(10) }),
    about: 'A cuff of the wrong size: reads `bias` mmHg beside the truth.',
  },
  occluded: {
    kind: 'span',
    params: z.strictObject({}),
    usualMs: 8 * 60_000,
    about: 'The hose is kinked: it stops at once and says so.',
    expected: { technicalAlarm: 'nibp-failed' },
  },
  repeat_last: {
    kind: 'span',
    params: z.strictObject({ every: durationMs.default(1_000) }),
    usualMs: 5 * 60_000,
    about: 'Goes on sending its last result with the same time: one measurement, said often.',
  },
} as const satisfies VerbTable;

export type CuffDeed = DeedOf<typeof cuffVerbs>;
