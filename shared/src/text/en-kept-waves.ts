/** The waves of a record, around its alarms. */
export const keptWaves = {
  title: 'Pulse wave around alarms of high priority',
  hint: 'Shape only: no unit and no scale between strips. Time in seconds from when the alarm became one of high priority.',
  of: (device: string) => `wave from ${device}`,
  none: 'No wave was kept: none came in these seconds.',
  strip: (what: string, time: string) => `Pulse wave around ${what}, ${time}`,
  unreachable: 'The pulse waves kept around alarms could not be fetched. Load the page again.',
} as const;
