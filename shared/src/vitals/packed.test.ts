import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packReading, unpackReading } from './packed.ts';
import { parameterIds } from './parameters.ts';
import { questionableReasons, unavailableReasons, type NumberedReading } from './reading.ts';

const value = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !Object.is(one, -0));
const measurement = fc.oneof(
  fc.record({ quality: fc.constant('good'), value }),
  fc.record({ quality: fc.constant('questionable'), value, reason: fc.constantFrom(...questionableReasons) }),
  fc.record({ quality: fc.constant('unavailable'), reason: fc.constantFrom(...unavailableReasons) }),
);
const stamp = fc.record(
  {
    cursor: fc.nat(),
    parameter: fc.constantFrom(...parameterIds),
    deviceId: fc.string(),
    atMs: fc.nat(),
    measuredAtMs: fc.option(fc.nat()),
    lateMs: fc.nat(),
    original: fc.string(),
  },
  { requiredKeys: ['cursor', 'parameter', 'deviceId', 'atMs', 'measuredAtMs'] },
);

it('[LV10] a reading is the same after it was packed, sent and unpacked', () => {
  fc.assert(
    fc.property(stamp, measurement, (where, what) => {
      const reading = { ...where, ...what } as NumberedReading;
      const sent = JSON.parse(JSON.stringify(packReading(reading))) as ReturnType<typeof packReading>;
      expect(unpackReading(sent)).toEqual(reading);
    }),
  );
});
