import { describe, expect, it } from 'vitest';
import { linkFormats, type LinkFormat } from '../scenario/scenario.ts';
import { aFrame, bytesIn, deedOf, frames, outcome } from './fixtures.ts';
import { verbsOf } from './formats.ts';
import { linkVerbs, type LinkDeed } from './link-verbs.ts';

type LinkVerb = LinkDeed['verb'];

const everywhere: readonly LinkVerb[] = [
  'corrupt',
  'truncate',
  'special_values',
  'latency',
  'duplicate',
  'reorder',
  'replay_old',
  'drop',
  'hang',
  'half_open',
  'down',
  'reset',
  'slow_close',
  'flap',
];
const stream: readonly LinkVerb[] = ['garbage', 'mid_frame_start', 'split_bytes', 'bandwidth', 'limit_bytes'];
const hl7: readonly LinkVerb[] = [...stream, 'line_ends', 'missing_end', 'two_in_block'];
const packets: readonly LinkVerb[] = [...stream, 'merge', 'wrong_sync'];

const besides: Readonly<Record<LinkFormat, readonly LinkVerb[]>> = {
  pcd01: [...hl7, 'same_control_id', 'sequence_reset', 'ack_lost'],
  mindray: hl7,
  'nonin-df2': packets,
  'nonin-df7': packets,
  'nonin-df8': stream,
  'masimo-ascii': [...stream, 'merge', 'line_ends'],
  plx: ['flag_mismatch'],
  bps: ['flag_mismatch'],
};

const all = Object.keys(linkVerbs) as LinkVerb[];

describe('faults of a format', () => {
  for (const format of linkFormats) {
    const possible = verbsOf(format);

    it(`[SI51] ${format} has the faults that make sense in it and no other`, () => {
      expect([...possible].sort()).toEqual([...everywhere, ...besides[format]].sort());
    });

    for (const verb of all.filter((one) => !possible.includes(one))) {
      it(`[SI51] ${format}: ${verb} makes no sense there and does nothing`, () => {
        const sent = frames(format, 5);
        const faults = [{ deed: deedOf(verb) }];
        expect(outcome(format, sent, { faults })).toEqual(outcome(format, sent, { faults: [] }));
      });
    }

    for (const verb of possible) {
      it(`[SI51] ${format}: ${verb} changes what reaches the gateway`, () => {
        const sent = frames(format, 200);
        const params = 'rate' in deedOf(verb).params ? { rate: 1 } : {};
        const span =
          linkVerbs[verb].kind === 'instant'
            ? { id: verb, fromMs: 30_500, untilMs: 30_500 }
            : { id: verb, fromMs: 0, untilMs: 60_000 };
        const faults = [{ deed: deedOf(verb, params), span }];
        expect(outcome(format, sent, { faults })).not.toEqual(outcome(format, sent, { faults: [] }));
      });
    }
  }

  it('[SI51] every fault of the table makes sense in some format', () => {
    const possible = new Set(linkFormats.flatMap((format) => verbsOf(format)));
    expect(all.filter((verb) => !possible.has(verb))).toEqual([]);
  });

  it('[SI50] a Bluetooth payload arrives with its characteristic, whatever is done to it', () => {
    const sent = [{ ...aFrame('plx', 0), characteristic: '2A5F' as const }];
    for (const verb of ['truncate', 'flag_mismatch', 'special_values'] as const) {
      const [one] = bytesIn(outcome('plx', sent, { faults: [{ deed: deedOf(verb, {}) }] }));
      expect(one?.characteristic).toBe('2A5F');
    }
  });
});
