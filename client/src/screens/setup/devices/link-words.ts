import type { LinkShown } from '@chairside/shared/devices/shown.ts';
import type { DevicesPageWords } from '@chairside/shared/text/devices-page-words.ts';

/** Why a link is not there, and what to do about it; null where there is nothing to say. */
export function whyText({ why }: Pick<LinkShown, 'why'>, words: DevicesPageWords): string | null {
  if (why === null) return null;
  return Object.hasOwn(words.why, why) ? (words.why[why] ?? null) : words.otherWhy(why);
}

/** `Tried again in 8 s.`; null where it is not. */
export function retryText(retryAtMs: number | null, nowMs: number, words: DevicesPageWords): string | null {
  if (retryAtMs === null) return null;
  const seconds = Math.ceil((retryAtMs - nowMs) / 1_000);
  return seconds > 0 ? words.link.retry(seconds) : words.link.retryNow;
}

type Clock = { readonly skewMs: number | null; readonly driftMsPerHour: number | null };

/** Below a second nobody would see it, and a device that tells whole seconds can not say it. */
const rightWithinMs = 1_000;

/** `Clock 3 s ahead, drifts +1.2 s/h`; null while nobody can tell. */
export function clockText(
  { skewMs, driftMsPerHour }: Clock,
  { device }: DevicesPageWords,
  spanOf: (ms: number) => string,
): string | null {
  if (skewMs === null) return null;
  const span = spanOf(Math.abs(skewMs));
  const stands =
    Math.abs(skewMs) < rightWithinMs
      ? device.clockRight
      : skewMs > 0
        ? device.clockAhead(span)
        : device.clockBehind(span);
  if (driftMsPerHour === null) return stands;
  const seconds = driftMsPerHour / 1_000;
  return `${stands}, ${device.drift(`${seconds > 0 ? '+' : ''}${seconds.toFixed(1)}`)}`;
}
