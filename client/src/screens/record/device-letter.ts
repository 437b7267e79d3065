import type { SessionRecord } from '@chairside/shared/record/session-record.ts';

/** `A` is the first that gave a reading; after `Z` comes `A2`. Null for none, and for one that is not listed. */
export function deviceLetter(devices: SessionRecord['devices'], deviceId: string | null): string | null {
  const place = devices.findIndex((one) => one.deviceId === deviceId);
  if (place === -1) return null;
  const round = Math.floor(place / letters.length);
  return `${letters[place % letters.length] ?? ''}${round === 0 ? '' : String(round + 1)}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
