import type { LinkFormat } from '../scenario/scenario.ts';
import type { FormatFaults } from './format-faults.ts';
import { classedHl7Faults, countedHl7Faults } from './hl7-text.ts';
import { linkVerbs } from './link-verbs.ts';
import { masimoFaults } from './masimo-lines.ts';
import { df2Faults, df7Faults, df8Faults } from './nonin-frames.ts';
import { bpsFaults, plxFaults } from './payload-faults.ts';

export const faultsByFormat: Readonly<Record<LinkFormat, FormatFaults>> = {
  pcd01: countedHl7Faults,
  mindray: classedHl7Faults,
  'nonin-df2': df2Faults,
  'nonin-df7': df7Faults,
  'nonin-df8': df8Faults,
  'masimo-ascii': masimoFaults,
  plx: plxFaults,
  bps: bpsFaults,
};

type LinkVerb = keyof typeof linkVerbs;

/** The faults that make sense on a link of that format, in the order of the table. Any other does nothing there. */
export function verbsOf(format: LinkFormat): readonly LinkVerb[] {
  const faults = faultsByFormat[format];
  return (Object.keys(linkVerbs) as LinkVerb[]).filter((verb) => makesSense(verb, faults));
}

function makesSense(verb: LinkVerb, faults: FormatFaults): boolean {
  switch (verb) {
    case 'merge':
    case 'two_in_block':
      return faults.joined?.verb === verb;
    case 'wrong_sync':
      return faults.outOfSync !== undefined;
    case 'line_ends':
      return faults.withLineEnds !== undefined;
    case 'flag_mismatch':
      return faults.withFlagsTooMany !== undefined;
    case 'missing_end':
      return faults.withoutEnd !== undefined;
    case 'same_control_id':
    case 'sequence_reset':
      return faults.withControlId !== undefined;
    case 'garbage':
    case 'mid_frame_start':
    case 'split_bytes':
    case 'bandwidth':
    case 'limit_bytes':
      return faults.meaningless !== null;
    case 'ack_lost':
      return faults.isAcknowledged;
    default:
      return true;
  }
}
