import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import { nibpBlankAfterMs } from '@chairside/shared/vitals/staleness.ts';
import { numberText } from '../ui/format.ts';
import { isAhead } from './ahead.ts';
import { absent, continuousVital, type Vital } from './vital.ts';

/** One reading with nothing around it: of a device without a chair there is no history and no programme. */
export function loneVital(reading: Reading, nowMs: number): Vital {
  const { parameter } = reading;
  switch (parameter) {
    case 'spo2Percent':
    case 'pulseRateBpm':
    case 'perfusionIndexPercent':
      return continuousVital(parameter, reading, { nowMs, heardAtMs: undefined });
    default:
      return episodicVital(reading, nowMs);
  }
}

function episodicVital(reading: Reading, nowMs: number): Vital {
  const { unit, decimals } = parameters[reading.parameter];
  if (isAhead(reading.atMs, nowMs)) return { shown: 'none', unit, why: { type: 'ahead' } };
  const ageMs = Math.max(0, nowMs - reading.atMs);
  if (ageMs >= nibpBlankAfterMs) return { shown: 'none', unit, why: { type: 'too-old' } };
  if (reading.quality === 'unavailable') return absent(reading.reason, unit);
  const text = numberText(reading.value, decimals);
  const number = { shown: 'number', unit, text, ageMs, freshness: 'fresh' } as const;
  if (reading.quality === 'good') return { ...number, quality: 'good' };
  return { ...number, quality: 'questionable', doubt: reading.reason };
}
