import type { RejectedWhy } from '../driver.ts';
import { formatDtm } from './dtm.ts';
import { componentOf, type Hl7Message } from './message.ts';
import { nobodyFound } from './query.ts';

/**
 * What a message is answered with: HL7 v2.6, chapter 2.9 (original and enhanced mode) and 2.15 (MSA, ERR).
 *
 *   MSH  sender and receiver swapped, MSH-11 and MSH-12 as sent, trigger kept (ACK^R01^ACK), an own MSH-10
 *   MSA  AA AE AR, or in enhanced mode CA CE CR first · MSH-10 of the message answered · why not
 *   ERR  from version 2.5 on, when it was not accepted
 */
export type Verdict = 'recorded' | NotAccepted;

/**
 * `rejected`: it is the wrong kind of message, sending it again is of no use (AR, CR).
 * `error`: its content, or the gateway, is at fault (AE, CE).
 */
const notAccepted = {
  'unsupported-message-type': {
    as: 'rejected',
    hl7: '200',
    text: 'unsupported message type',
    why: 'malformed',
  },
  'unsupported-version': { as: 'rejected', hl7: '203', text: 'unsupported version', why: 'malformed' },
  simulated: { as: 'rejected', hl7: '202', text: 'simulated data outside simulation', why: 'simulated' },
  'not-simulated': { as: 'rejected', hl7: '202', text: 'real data in simulation', why: 'not-simulated' },
  'not-current': { as: 'rejected', hl7: '202', text: 'archived data, not current', why: 'stored' },
  unreadable: { as: 'error', hl7: '100', text: 'message can not be read', why: 'malformed' },
  'not-recorded': { as: 'error', hl7: '207', text: 'not recorded, send again', why: null },
} as const satisfies Record<string, Refusal>;

export type NotAccepted = keyof typeof notAccepted;

type Refusal = {
  readonly as: 'rejected' | 'error';
  /** HL7 table 0357. */
  readonly hl7: string;
  readonly text: string;
  /** What it is counted as; null where nothing is wrong with the message. */
  readonly why: RejectedWhy | null;
};

export type Acknowledger = {
  /** The messages to send back, in order, none where the sender wants none. `message` null: it could not be read. */
  answer(message: Hl7Message | null, verdict: Verdict): readonly string[];
  /** To a monitor that asks for its patient. */
  nobodyFound(message: Hl7Message): string;
};

export function rejectedWhy(verdict: Exclude<Verdict, 'recorded'>): RejectedWhy | null {
  return notAccepted[verdict].why;
}

export function createAcknowledger(now: () => number): Acknowledger {
  const prefix = `CS${now().toString(36)}`;
  let sent = 0;
  const stamp = (): Stamp => {
    sent += 1;
    return { id: `${prefix}-${String(sent)}`, atMs: now() };
  };
  return {
    answer: (message, verdict) =>
      codesFor(message, verdict).map((code) => acknowledgement(message, { code, verdict, stamp: stamp() })),
    nobodyFound: (message) => nobodyFound(message, stamp()),
  };
}

/**
 * Accept acknowledgements tell of safe storage, so that they wait for it as the application's do (HL17). A message that
 * was not accepted goes no further: its sender gets one negative answer, not two.
 */
function codesFor(message: Hl7Message | null, verdict: Verdict): readonly string[] {
  const suffix = verdict === 'recorded' ? 'A' : notAccepted[verdict].as === 'rejected' ? 'R' : 'E';
  const accept = message?.header.field(15) ?? '';
  const application = message?.header.field(16) ?? '';
  if (accept === '' && application === '') return [`A${suffix}`];
  const codes: string[] = [];
  if (isWanted(accept, verdict)) codes.push(`C${suffix}`);
  const isDone = verdict !== 'recorded' && codes.length > 0;
  if (!isDone && isWanted(application, verdict)) codes.push(`A${suffix}`);
  return codes;
}

/** HL7 table 0155: always, never, on error or rejection, on success. */
function isWanted(condition: string, verdict: Verdict): boolean {
  if (condition === 'AL') return true;
  if (condition === 'ER') return verdict !== 'recorded';
  return condition === 'SU' && verdict === 'recorded';
}

type Answer = {
  readonly code: string;
  readonly verdict: Verdict;
  readonly stamp: Stamp;
};

/** A number of our own (MSH-10), and when. */
type Stamp = { readonly id: string; readonly atMs: number };

function acknowledgement(message: Hl7Message | null, { code, verdict, stamp }: Answer): string {
  const bar = message?.separators.field ?? '|';
  const caret = message?.separators.component ?? '^';
  const of = (number: number) => message?.header.field(number) ?? '';
  const trigger = message === null ? '' : componentOf(of(9), 2, message.separators);
  const isEnhanced = of(15) !== '' || of(16) !== '';
  const header = [
    'MSH',
    of(2) || '^~\\&',
    of(5) || 'CHAIRSIDE',
    of(6),
    of(3),
    of(4),
    formatDtm(stamp.atMs),
    '',
    trigger === '' ? 'ACK' : ['ACK', trigger, 'ACK'].join(caret),
    stamp.id,
    of(11) || 'P',
    of(12) || '2.6',
    // Nothing is to be answered to an answer.
    ...(isEnhanced ? ['', '', 'NE', 'NE'] : []),
  ];
  const msa = ['MSA', code, of(10)];
  if (verdict === 'recorded') return `${header.join(bar)}\r${msa.join(bar)}\r`;
  const { hl7, text } = notAccepted[verdict];
  const err = ['ERR', '', '', [hl7, text, 'HL70357'].join(caret), 'E'];
  const segments = [header, [...msa, text], ...(hasErrorSegment(of(12)) ? [err] : [])];
  return segments.map((segment) => `${segment.join(bar)}\r`).join('');
}

/** ERR had another layout before 2.5. */
function hasErrorSegment(version: string): boolean {
  return version === '' || /^2\.[5-9]/.test(version);
}
