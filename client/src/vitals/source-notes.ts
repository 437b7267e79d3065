import type { DeviceId } from '@chairside/shared/ids.ts';
import { isJudged, rankOf } from '@chairside/shared/site/speaking.ts';
import { sourceClassOf, type SiteShown } from '@chairside/shared/site/state.ts';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { ChairView } from '../live/chair-view.ts';

type Surroundings = { readonly site: SiteShown | null; readonly text: Catalogue };

/**
 * What has to be known of where a number comes from: that no alarm hangs on it, that it is true of one moment only (DV6), and,
 * where several measure it, whose it is (DV5). A cuff that squeezes an arm explains why the finger of that arm loses its pulse (DV18).
 */
export function sourceNotes(
  { state: { chair }, latest, devices }: Pick<ChairView, 'state' | 'latest' | 'devices'>,
  parameter: ParameterId,
  { site, text }: Surroundings,
): readonly string[] {
  const { origin } = text.vital;
  const isContinuous = parameters[parameter].cadence === 'continuous';
  const isSqueezed = isContinuous && devices.some(({ isCuffInflating = false }) => isCuffInflating);
  const ofCuff = isSqueezed ? [origin.cuffInflating] : [];
  const deviceId = latest[parameter]?.deviceId;
  if (deviceId === undefined || site === null) return ofCuff;
  const isSpotCheck = sourceClassOf(site, deviceId) === 'spot-check';
  const rank = (of: DeviceId) => rankOf(site, chair, of);
  const others = devices.filter((one) => one.deviceId !== deviceId && one.measures.includes(parameter));
  // Of cuffs what was measured last speaks: it stands in for nothing.
  const isFallback = isContinuous && others.some((one) => rank(one.deviceId) < rank(deviceId));
  return [
    ...ofCuff,
    ...(isJudged(site, deviceId) ? [] : [origin.noAlarm]),
    ...(isSpotCheck ? [origin.spotCheck] : []),
    ...(others.length === 0 ? [] : [isFallback ? origin.fallback(deviceId) : origin.of(deviceId)]),
  ];
}
