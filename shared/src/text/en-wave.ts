/** What is seen beat by beat (DD11): on the chairside screen, and in the record around an alarm. */

export const wave = {
  pulse: 'Pulse wave, shape only',
  silent: 'No wave',
  lost: (pieces: number) => `${pieces} lost`,
} as const;

export const keptWaves = {
  title: 'Pulse wave around alarms of high priority',
  hint: 'Shape only: no unit and no scale between strips. Time in seconds from when the alarm became one of high priority.',
  of: (device: string) => `from ${device}`,
  none: 'No wave was kept: none came in these seconds.',
  strip: (what: string, time: string) => `Pulse wave around ${what}, ${time}`,
  unreachable: 'The pulse waves kept around alarms could not be fetched. Load the page again.',
} as const;
