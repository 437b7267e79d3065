import { said, wordFor, type EntryDetail } from './wording.ts';

/** Whose the chair is (SE20), and who is called to it (UI18): words of every screen. */
const trouble = { undelivered: 'no physician’s screen has it', unanswered: 'seen, not answered' } as const;

const calling = {
  /** Who did it, where it was not at the chair (UI19). */
  fromAfar: (who: string) => `${who}, from afar`,
  /** At a chair that is looked at from a desk. */
  afar: {
    mark: 'from afar',
    /** On the button itself. */
    only: 'only at the chair',
    nothing: 'From afar: this is done at the chair.',
    some: 'From afar: what is greyed is done at the chair.',
    readOnly: 'To be read: this is done at the chair. Are you there? Close this, and say so with one tap.',
    /** Moves this screen there: its sounds, and what may be done. */
    here: (chair: string) => `I am at chair ${chair} now`,
  },
  chairOf: (who: string) => `${who}’s chair`,
  offeredTo: (who: string) => `to ${who}`,
  trouble,
  /** The factory's sentences; a clinic writes its own. */
  words: {
    '@please-come': 'Please come',
    '@please-look': 'Please look at the values',
    '@please-telephone': 'Please telephone',
    '@may-i-go-on': 'May I go on?',
    '@coming': 'I am coming',
    '@pause': 'Pause the infusion',
    '@stop': 'Stop the infusion',
    '@measure-again': 'Measure the pressure again',
    '@go-on-and-watch': 'Go on, and watch',
    '@will-telephone': 'I will telephone',
  },
  action: {
    offerHandover: 'Hand over',
    withdrawHandover: 'Take the handover back',
    acceptHandover: 'Accept the chair',
    takeChair: 'Take the chair',
    escalate: 'Call the physician',
    seeEscalation: 'Open the call',
    answerEscalation: 'Answer',
    closeEscalation: 'Close the call',
  },
} as const;

/** Of the latest entries. */
const callingEntry = {
  'nurse-assigned': (d: EntryDetail) =>
    d['because'] === 'handover'
      ? 'Chair handed over'
      : d['because'] === 'taken'
        ? `Chair taken${said(d['reason'])}`
        : 'Chair assigned',
  'handover-offered': () => 'Handover offered',
  'handover-withdrawn': () => 'Handover taken back',
  'escalation-raised': (d: EntryDetail) =>
    d['because'] === 'alarm'
      ? 'Physician called by an alarm'
      : `Physician called: ${sentence(d['ask'], calling.words)}`,
  'escalation-delivered': () => 'Call delivered',
  'escalation-lost': () => 'Call on no screen',
  'escalation-seen': () => 'Call seen',
  'escalation-answered': (d: EntryDetail) => `Answer: ${sentence(d['answer'], calling.words)}`,
  'escalation-troubled': (d: EntryDetail) => `Telephone – ${wordFor(trouble, d['trouble']) ?? '?'}`,
  'escalation-closed': () => 'Call closed',
} as const;

/** A clinic's own sentence stands as it is; a code of the factory's has words. */
export function sentence(spoken: unknown, words: Readonly<Record<string, string>>): string {
  if (typeof spoken !== 'string') return '';
  return Object.hasOwn(words, spoken) ? (words[spoken] ?? spoken) : spoken;
}

export { calling, callingEntry };

/** Why not, and what to do: of people, places and calls. */
export const callingRefusal = {
  'sign-in-needed': {
    nobody: 'Nobody is signed in on this screen. Sign in, then it is done.',
    locked: 'This screen is locked. Enter your PIN, then it is done.',
    expired: 'You were signed in too long ago. Enter your password, then it is done.',
    'must-change-password': 'Choose a password of your own first.',
  },
  'voucher-spent': 'The PIN counted for one minute and one action. Enter it again.',
  'not-your-chair': 'You have nothing to do with this chair. An administrator can change that.',
  'not-from-afar': 'This is done at the chair. Go there, or call the nurse.',
  'handover-offered-already': 'The handover is offered already. Take it back first.',
  'no-handover': 'No handover is offered any more. Look again.',
  'handover-to-other': 'The chair was offered to somebody else.',
  'chair-of-other': (who: string) =>
    `This is ${who}’s chair, who hands it over. If ${who} has gone, take the chair.`,
  'beyond-their-reach': (who: string) =>
    `${who} has nothing to do with this chair. Offer it to somebody else, or an administrator changes that.`,
  'taken-already': (who: string) => `${who} has just taken this chair. Look again.`,
  'taken-by-nobody': 'Whose chair it was has changed. Look again.',
  'limits-moved-since': 'A limit was moved meanwhile. Look at it and confirm it.',
  'pin-needed': 'A handover is accepted by PIN. Enter yours; where you have none, set one behind your name.',
  'limits-unconfirmed': 'Limits here are not those of the preset. Look at them and confirm each.',
  'not-a-nurse': 'A chair goes to a nurse or a physician.',
  'escalated-already': 'The physician is called already. If nobody answers, telephone.',
  'escalation-over': 'This call is closed. Look again.',
  'answered-already': (who: string, time: string, answer: string) =>
    `${who} answered at ${time}: “${answer}”. Yours was not sent. Look, and answer again if it has to be otherwise.`,
  'unknown-person': 'The gateway does not know this person. Look at the list again.',
  'last-administrator': 'This is the last administrator. Make somebody else one first.',
  'person-changed-since': 'Somebody else has changed this person meanwhile. Close this, and look again.',
  'pager-needs-https': 'Patients are named over https only. Give an https address, or leave names out.',
  'unknown-screen': 'This screen is not paired any more.',
} as const;
