/**
 * The screen as a thing on a wall or in a hand: installed, full, awake, kept up to date, and looked away from. Loaded with the
 * parts that say it.
 */
export const kiosk = {
  /** Stands alone on a page of its own when the gateway can not be reached. */
  offline: 'This page can not reach the gateway. It tries again by itself every few seconds.',
  version: {
    offered: 'New version of the dashboard',
    load: 'Load it',
    hint: 'No session runs here: nothing is interrupted. Sound has to be armed again afterwards.',
  },
  fullScreen: {
    enter: 'Full screen',
    leave: 'Leave full screen',
    refused: 'This browser has no full screen',
  },
  keys: {
    title: 'Keys of the overview',
    arrows: 'Arrow keys',
    toSector: 'to the next chair, that way',
    firstAndLast: 'Home, End',
    toEnds: 'to the first chair, to the last',
    enter: 'Enter',
    toOpen: 'opens the chair',
    back: 'Escape, Home',
    toOverview: 'from a chair back to the overview, on a desk screen',
    toWatch: 'this screen sounds for the chair, or not',
    toFullScreen: 'full screen, and back',
    toKeys: 'shows these keys',
    letters: 'Letter keys',
    lettersHint: 'For who dictates to this device: w, f and ? can be switched off.',
    on: 'On',
    off: 'Off',
  },
  arm: {
    title: 'Arm the sound of this screen',
    hint: 'The browser is silent until somebody taps here. A chime tests the loudspeaker.',
    arm: 'Arm and test',
    heard: 'Did you hear the chime?',
    yes: 'Yes, heard',
    again: 'Not heard – again',
    refused: 'No sound came out. Turn the volume up, plug the loudspeaker in, then tap again.',
    later: 'Silent for now',
    laterHint: 'Alarms then show and do not sound here; the mark above says so.',
  },
  changes: {
    title: 'Changed since you looked',
    /** `time`: when this screen was last touched. */
    since: (time: string) => `Since you looked (${time})`,
    open: (count: number) => (count === 1 ? 'Show the change' : `Show ${count} changes`),
    more: (count: number) => `+${count}`,
    seen: 'Seen',
    earlier: (count: number) => `and ${count} earlier ones, which are in the record`,
    unknown: 'not told of everything: the rest is in the record',
    none: 'Nothing has changed.',
  },
  notices: {
    title: 'Notices of this browser',
    hint: 'While this page is in the background: high and medium alarms of the chairs it sounds for, and calls to the physician. Chair and condition, never a name. They do not replace the screen and may come late or not at all.',
    allow: 'Allow',
    on: 'On',
    off: 'Off',
    blocked: 'This browser blocks them. Allow them in its settings for this page.',
    unsupported: 'This browser has none, or not at this address: it takes TLS.',
    call: 'call to the physician',
    body: 'Go to the screen. This notice does not replace it.',
  },
} as const;
