import { z } from 'zod';
import { durationMs, share } from '../scenario/values.ts';
import type { DeedOf, VerbTable } from '../verbs.ts';

/**
 * Faults between a device and the gateway: of the frame, and of the transport in the words of Toxiproxy. Each is deterministic:
 * what it hits is drawn by the number of the frame.
 */
const rate = share.default(1);
const none = z.strictObject({});
const each = z.strictObject({ rate });

export const linkVerbs = {
  // frame
  corrupt: {
    kind: 'span',
    params: z.strictObject({ rate: share.default(0.02), keepChecksum: z.boolean().default(false) }),
    usualMs: 60_000,
    about:
      'Flips bits in that share of the frames; with `keepChecksum` the checksum is made right again where there is one.',
  },
  truncate: { kind: 'span', params: each, usualMs: 30_000, about: 'Cuts frames off before their end.' },
  merge: {
    kind: 'span',
    params: each,
    usualMs: 30_000,
    about: 'Sends two frames as one, without what stands between them.',
  },
  garbage: {
    kind: 'span',
    params: z.strictObject({ rate, bytes: z.number().int().min(1).max(4_096).default(24) }),
    usualMs: 30_000,
    about: 'Puts bytes of no meaning before frames.',
  },
  mid_frame_start: { kind: 'instant', params: none, about: 'The next frame begins in its middle.' },
  wrong_sync: {
    kind: 'span',
    params: each,
    usualMs: 20_000,
    about: 'Serial packets carry a frame more or less than they should.',
  },
  split_bytes: { kind: 'span', params: none, usualMs: 30_000, about: 'Every byte arrives by itself.' },
  line_ends: {
    kind: 'span',
    params: z.strictObject({ with: z.enum(['crlf', 'lf', 'mixed']).default('mixed') }),
    usualMs: 60_000,
    about: 'Lines and segments end otherwise than they should.',
  },
  special_values: {
    kind: 'span',
    params: z.strictObject({
      as: z
        .enum(['nan', 'nres', '+inf', '-inf', 'empty', 'null', 'unit-kpa', 'unknown-code', 'not-final'])
        .default('nan'),
    }),
    usualMs: 30_000,
    about: 'Values are sent as something that is none, or is none to be trusted.',
  },
  flag_mismatch: {
    kind: 'span',
    params: each,
    usualMs: 30_000,
    about: 'Flags announce fields that are not there.',
  },
  missing_end: { kind: 'span', params: each, usualMs: 20_000, about: 'MLLP blocks without their end.' },
  two_in_block: { kind: 'span', params: each, usualMs: 30_000, about: 'Two HL7 messages in one MLLP block.' },
  same_control_id: {
    kind: 'span',
    params: none,
    usualMs: 60_000,
    about: 'Every HL7 message has the same MSH-10.',
  },
  sequence_reset: { kind: 'instant', params: none, about: 'The counter of the messages begins anew.' },

  // transport
  latency: {
    kind: 'span',
    params: z.strictObject({ by: durationMs.default(2_000), jitter: durationMs.default(0) }),
    usualMs: 60_000,
    about: 'Everything arrives later, in order.',
  },
  bandwidth: {
    kind: 'span',
    params: z.strictObject({ bytesPerSecond: z.number().positive().default(200) }),
    usualMs: 60_000,
    about: 'So many bytes a second, no more; the rest waits.',
  },
  duplicate: {
    kind: 'span',
    params: z.strictObject({ rate: share.default(0.5), after: durationMs.default(500) }),
    usualMs: 60_000,
    about: 'Frames arrive a second time.',
  },
  reorder: {
    kind: 'span',
    params: z.strictObject({ window: z.number().int().min(2).max(50).default(4) }),
    usualMs: 60_000,
    about: 'Frames overtake each other within `window`.',
  },
  replay_old: {
    kind: 'instant',
    params: z.strictObject({ last: durationMs.default(60_000) }),
    about: 'Everything of the last `last` arrives once more.',
  },
  drop: {
    kind: 'span',
    params: z.strictObject({ rate: share.default(0.3) }),
    usualMs: 60_000,
    about: 'Frames never arrive.',
  },
  hang: {
    kind: 'span',
    params: none,
    usualMs: 30_000,
    excludes: ['down', 'half_open', 'flap'],
    about: 'The connection is open and nothing comes (Toxiproxy: timeout).',
    expected: { technicalAlarm: 'spo2-not-updating' },
  },
  half_open: {
    kind: 'span',
    params: none,
    usualMs: 60_000,
    excludes: ['down', 'hang', 'flap'],
    about: 'The device believes it sends; the gateway’s end was never told that it is gone.',
    expected: { technicalAlarm: 'spo2-not-updating' },
  },
  down: {
    kind: 'span',
    params: z.strictObject({ then: z.enum(['live', 'burst', 'shuffled']).default('live') }),
    usualMs: 60_000,
    excludes: ['hang', 'half_open', 'flap'],
    about: 'No connection. Afterwards only what is new, or everything kept at once, or that in any order.',
    expected: { technicalAlarm: 'spo2-not-updating' },
  },
  reset: {
    kind: 'instant',
    params: none,
    about: 'The connection is reset; the device connects again at once.',
  },
  slow_close: {
    kind: 'instant',
    params: z.strictObject({ after: durationMs.default(5_000) }),
    about: 'The device ends the connection, and takes its time.',
  },
  limit_bytes: {
    kind: 'instant',
    params: z.strictObject({ bytes: z.number().int().positive().default(500) }),
    about: 'After so many bytes the connection is closed, in the middle of a frame maybe.',
  },
  flap: {
    kind: 'span',
    params: z.strictObject({ up: durationMs.default(6_000), down: durationMs.default(4_000) }),
    usualMs: 120_000,
    excludes: ['down', 'hang', 'half_open'],
    about: 'The connection comes and goes.',
  },
  ack_lost: {
    kind: 'span',
    params: z.strictObject({ resendAfter: durationMs.default(5_000) }),
    usualMs: 60_000,
    about: 'Acknowledgements do not reach the device, which sends again.',
  },
} as const satisfies VerbTable;

export type LinkDeed = DeedOf<typeof linkVerbs>;
