import type { Claim } from '../claims.ts';
import type { AnsarFrame } from './ansar.ts';

type Oximeter = AnsarFrame['oximeter'];

/**
 * How far the oximeter's numbers can be trusted by what stands beside them (IV5). Which words an Ivy 450C can say is not
 * published: those that can only mean that there is nothing to measure take the number away, any others leave a doubt, and so
 * does a state the one capture there is does not show.
 */
export function oximetryClaim(value: number | null, { state, note }: Oximeter): Claim {
  if (isProbeOff(note)) return { type: 'none', reason: 'probe-off' };
  if (/\bSEARCH/i.test(note)) return { type: 'none', reason: 'measuring' };
  if (/\b(NO|LOST)\b/i.test(note) || value === null) return { type: 'none', reason: 'no-value' };
  return { type: 'value', value, isDoubted: note !== '' || state !== stateSeen };
}

/** As the monitor writes it on its own screen. */
export function isProbeOff(note: string): boolean {
  return /\b(OFF|NO (PROBE|SENSOR|FINGER|TRANSDUCER)|CHECK (PROBE|SENSOR)|UNPLUGGED|DISCONNECTED)\b/i.test(
    note,
  );
}

const stateSeen = '1';
