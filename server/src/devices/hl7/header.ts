import type { NotAccepted } from './acknowledge.ts';
import type { Dialect } from './dialect.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { isQuestion } from './query.ts';

/** `ORU^R01`: code and trigger of MSH-9, without its structure. */
export function kindOf({ header, separators }: Hl7Message): string {
  return [1, 2]
    .map((number) => componentOf(header.field(9), number, separators))
    .filter(Boolean)
    .join('^');
}

/** The first thing that is wrong with a message's header; null when the rows can be read. */
export function refusalOf(message: Hl7Message, dialect: Dialect, isSimulation: boolean): NotAccepted | null {
  const { header, separators } = message;
  const kind = kindOf(message);
  if (kind !== 'ORU^R01' && !dialect.takes.includes(kind) && !isQuestion(kind))
    return 'unsupported-message-type';
  if (!/^2\.[3-9](\.\d)?$/.test(componentOf(header.field(12), 1, separators))) return 'unsupported-version';
  const processing = componentOf(header.field(11), 1, separators);
  const mode = componentOf(header.field(11), 2, separators).trim().toUpperCase();
  // HL7 table 0207: out of an archive, back into one, an initial load. Nothing of that is of now.
  if (mode !== '' && mode !== currentAtIntervals) return 'not-current';
  // In simulation every message says T, outside it every message says P: debugging and training are no patient's data.
  if (isSimulation) return processing === 'T' ? null : 'not-simulated';
  if (processing === 'P' || (processing === '' && dialect.mayLeaveOutProcessing)) return null;
  return 'simulated';
}

const currentAtIntervals = 'T';
