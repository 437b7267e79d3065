/** Calling a physician: the card on a physician's screen, the strip at the chair (UI18). */
export const escalation = {
  /** Where a button has little room. */
  call: 'Call physician',
  callAbout: 'Call the physician about it',
  askTitle: 'What do you ask?',
  ownWords: 'In your own words',
  send: 'Send',
  byAlarm: 'Called by the alarm',
  asks: (name: string, ask: string) => `${name}: ${ask}`,
  alarm: { acknowledged: 'acknowledged at the chair', over: 'the alarm is over' },
  /** How far it has come. */
  waiting: 'Waiting for a physician’s screen',
  delivered: (name: string) => `On the screen of ${name}`,
  seen: (name: string) => `Seen by ${name}`,
  answered: (name: string, answer: string) => `${name}: “${answer}”`,
  lost: 'No physician’s screen has it – telephone if it is urgent',
  undelivered: 'No physician’s screen has it – telephone',
  unanswered: 'Nobody answers – telephone',
  step: { called: 'called', delivered: 'on a screen', seen: 'seen', lost: 'lost', answered: 'answered' },
  region: 'Calls to a physician',
  count: (count: number) => (count === 1 ? '1 call' : `${count} calls`),
  /** Listed, and scrolled out of sight. */
  below: (count: number) => (count === 1 ? '1 more call' : `${count} more calls`),
  putAside: 'Put aside',
  lastTenMinutes: 'Last 10 minutes',
  nibpLately: 'NIBP of the last 10 minutes',
  noNibp: 'No NIBP in the last 10 minutes.',
  answerTitle: 'Answer',
  answerOnce: 'You have answered. Another answer takes its place.',
  answerStands: 'A physician has answered',
  read: 'Read',
  mark: 'Physician called',
} as const;
