/** Devices, the lines to them, and what is refused about them. */
export const deviceRefusal = {
  'unknown-line': 'There is no such line any more. Look at the list again.',
  'line-not-of-family':
    'This device is not connected in that way. Choose another kind of line, or another device.',
  'line-taken': (line: string) =>
    `Line ${line} has this port or this name already. Change that one, or choose another.`,
  'too-many-lines': (atMost: number) => `There are ${atMost} lines. Remove one that is not used.`,
  'too-many-links': (atMost: number) =>
    `This tablet holds ${atMost} Bluetooth devices already. Let one go first.`,
  'opened-too-often': 'Bluetooth devices were connected here too often. Wait a minute, then try again.',
  'unknown-link': 'The gateway does not know this connection. Connect the device again.',
} as const;
