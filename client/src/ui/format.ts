import type { Catalogue } from '@chairside/shared/text/catalogue.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `10:23`, in the session's own time zone whatever the browser's is (UI22). */
export function timeOfDay(atMs: number, timeZone: string): string {
  return formatFor(timeZone, {}).format(atMs);
}

/** `10:23:07` */
export function timeOfDayWithSeconds(atMs: number, timeZone: string): string {
  return formatFor(timeZone, { second: '2-digit' }).format(atMs);
}

/** A zone this browser does not know is shown as UTC rather than not at all. */
function formatFor(timeZone: string, more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${more.second ?? ''}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = createFormat(timeZone, more) ?? createFormat('UTC', more);
  if (format === undefined) throw new Error('This browser has no time zone at all.');
  formats.set(key, format);
  return format;
}

function createFormat(timeZone: string, more: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', ...more });
  } catch {
    return undefined;
  }
}

/** `0:41`, `23:41`, `1:05:07`; never negative. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(s).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}

/** `39 s`, `10 min 51 s`, `1 h 5 min`: beside times of day a duration must not look like one. Never negative. */
export function spanText(ms: number, text: Catalogue): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const { hours, minutes, seconds: secondsText } = text.vital;
  if (h > 0) return m === 0 ? hours(h) : `${hours(h)} ${minutes(m)}`;
  if (m > 0) return s === 0 ? minutes(m) : `${minutes(m)} ${secondsText(s)}`;
  return secondsText(s);
}

/** `41 s` under a minute and a half, then `4 min`. */
export function ageText(ms: number, text: Catalogue): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 90 ? text.vital.seconds(seconds) : text.vital.minutes(Math.floor(seconds / 60));
}

/**
 * A limit as a whole number, on the side of the alarm: 158.6 from above is `158`, 89.3 from below `90`. Of whole values, which is what
 * devices give, it holds exactly where the limit itself does, and it never promises more than the alarm keeps (AL3).
 */
export function limitText(limit: number, direction: 'low' | 'high'): string {
  // 30 % above 110 is not exactly 143 to a machine.
  const exact = Number(limit.toFixed(6));
  return numberText(direction === 'high' ? Math.floor(exact) : Math.ceil(exact), 0);
}

/** `160`, `158.6`: what was measured, or a part of it, to the tenth. */
export function tenthText(value: number): string {
  const tenth = Math.round(value * 10) / 10;
  return numberText(tenth, Number.isInteger(tenth) ? 0 : 1);
}

export function numberText(value: number, decimals: number): string {
  return value.toFixed(decimals);
}
