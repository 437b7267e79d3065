/** What is seen beat by beat on the chairside screen (DD11). */

export const wave = {
  pulse: 'Pulse wave, shape only',
  silent: 'No wave',
  lost: (pieces: number) => `${pieces} lost`,
} as const;
