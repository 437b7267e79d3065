/** The alarm log of a session (AL35). Times are times of day, as the screen writes them. */
export const log = {
  table: 'Alarm log',
  began: 'Began',
  what: 'What',
  became: 'What became of it',
  lasted: 'Lasted',
  stillSo: 'still so',
  rose: (time: string, words: string) => `rose ${time}${words === '' ? '' : `: ${words}`}`,
  worse: (time: string, words: string) => `worse ${time}: ${words}`,
  acknowledged: (time: string, who: string, reason: string) =>
    `acknowledged ${time}, ${who}${reason === '' ? '' : `: ${reason}`}`,
  escalated: {
    pushed: (time: string) => `to the physician ${time}`,
    risen: (time: string) => `escalated to high ${time}`,
    telephone: (time: string) => `telephone ${time}`,
  },
  held: {
    unavailable: (from: string, to: string) => `held, no reading ${from}–${to}`,
    cuff: (from: string, to: string) => `held, cuff inflated ${from}–${to}`,
  },
  over: (time: string) => `over ${time}`,
  ended: {
    acknowledged: (time: string) => `reset by the acknowledgement ${time}`,
    recurred: (time: string) => `came back ${time}`,
    'session-closed': (time: string) => `present when the session closed ${time}`,
  },
  pause: (who: string) => `Sound paused, ${who}`,
  pauseEnded: {
    elapsed: (time: string) => `time was over ${time}`,
    person: (time: string) => `ended by a person ${time}`,
    'broken-through': (time: string) => `ended by a new alarm ${time}`,
    'session-closed': (time: string) => `session closed ${time}`,
  },
  delegation: (who: string) => `Sound sent to the desk, ${who}`,
  delegationEnded: {
    person: (time: string) => `taken back ${time}`,
    'desk-silent': (time: string) => `desk not audible ${time}`,
    'session-closed': (time: string) => `session closed ${time}`,
  },
  limit: (parameter: string, side: 'low' | 'high', priority: 'high' | 'medium') =>
    `Limit ${parameter} ${side}, ${priority}`,
  moved: (from: string, to: string) => `${from} → ${to}`,
  movedBecause: {
    baseline: 'from the baseline',
    person: (who: string, reason: string) => `${who}: ${reason}`,
    reverted: 'back to the preset',
    reattributed: 'patient changed',
  },
  interruption: 'Monitoring interrupted',
  interrupted: (from: string, to: string) => `from ${from} to ${to}`,
} as const;
