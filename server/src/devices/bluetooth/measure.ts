import type { DeviceId } from '@chairside/shared/ids.ts';
import { judge } from '@chairside/shared/vitals/judge.ts';
import { parameters, type ParameterId } from '@chairside/shared/vitals/parameters.ts';
import type { Measurement, UnavailableReason } from '@chairside/shared/vitals/reading.ts';
import type { DeviceReading, DeviceSaid, RejectedWhy } from '../driver.ts';
import type { Sfloat } from './sfloat.ts';

/** How far the device itself trusts what it sends. */
export type Trust =
  | { readonly type: 'usable' }
  | { readonly type: 'doubtful' }
  | { readonly type: 'unavailable'; readonly reason: UnavailableReason };

/** Of which device, when by its own clock (null where it does not say), and whether it had it kept (undefined: that tells). */
export type Source = {
  readonly deviceId: DeviceId;
  readonly measuredAtMs: number | null;
  readonly isFromMemory: boolean | undefined;
};

export type Measured = {
  readonly reading: DeviceReading;
  /** Given: the number is one that can not be, and is counted as that. */
  readonly why?: RejectedWhy;
};

/** What becomes of a number (DD6): nothing is left out, for what is left out looks like the last good value. */
export function measure(
  { deviceId, measuredAtMs, isFromMemory }: Source,
  { parameter, trust, value }: { parameter: ParameterId; trust: Trust; value: Sfloat | null },
): Measured {
  const stamp = {
    deviceId,
    parameter,
    measuredAtMs,
    sentAtMs: null,
    ...(isFromMemory !== undefined && { isFromMemory }),
  };
  if (trust.type === 'unavailable') return { reading: { ...stamp, ...unavailable(trust.reason) } };
  if (typeof value !== 'number') {
    const why = value === null ? undefined : whyBySpecial[value];
    const reason = why === 'impossible' ? 'impossible' : noneOf(parameter);
    return { reading: { ...stamp, ...unavailable(reason) }, ...(why !== undefined && { why }) };
  }
  const judged = judge(parameter, value);
  if (judged.quality === 'unavailable')
    return {
      reading: { ...stamp, ...judged, original: `${value} ${parameters[parameter].unit}` },
      why: 'impossible',
    };
  const isDoubtful = trust.type === 'doubtful' && judged.quality === 'good';
  return { reading: { ...stamp, ...(isDoubtful ? doubted(judged.value) : judged) } };
}

/** The readings first, then what is counted of them. */
export function saidOf(measured: readonly Measured[], bytes: Uint8Array): readonly DeviceSaid[] {
  const whys = new Set(measured.flatMap(({ why }) => (why === undefined ? [] : [why])));
  return [
    ...measured.map(({ reading }) => ({ type: 'reading' as const, reading })),
    ...[...whys].map((why) => rejected(why, bytes)),
  ];
}

export function rejected(why: RejectedWhy, bytes: Uint8Array): DeviceSaid {
  return { type: 'frame-rejected', why, raw: Buffer.from(bytes).toString('hex').slice(0, rawLength) };
}

/** NaN and NRes are a device's way to say that it has none; the others it should not have sent. */
const whyBySpecial = {
  nan: undefined,
  nres: undefined,
  reserved: 'malformed',
  '+infinity': 'impossible',
  '-infinity': 'impossible',
} as const satisfies Readonly<Record<Exclude<Sfloat, number>, RejectedWhy | undefined>>;

const rawLength = 300;

function unavailable(reason: UnavailableReason): Measurement {
  return { quality: 'unavailable', reason };
}

function doubted(value: number): Measurement {
  return { quality: 'questionable', value, reason: 'device-doubt' };
}

/** A cuff without a number has measured and failed; an oximeter goes on. */
function noneOf(parameter: ParameterId): UnavailableReason {
  return parameters[parameter].cadence === 'episodic' ? 'failed' : 'no-value';
}
