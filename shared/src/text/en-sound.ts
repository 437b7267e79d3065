/** What is said of a screen's own sound: that nobody would hear it, and how to change that. */
export const sound = {
  off: {
    locked: 'Sound is off on this screen',
    stopped: 'Sound has stopped on this screen',
    'output-changed': 'Sound may go to another device now',
  },
  unlock: {
    locked: 'Tap to switch it on. You should hear two notes.',
    stopped: 'Tap to switch it on again. You should hear two notes.',
    'output-changed': 'Tap to test it. You should hear two notes from this screen.',
  },
  failed: 'It does not play. Check that nothing else uses the sound, or load the screen again.',
} as const;
