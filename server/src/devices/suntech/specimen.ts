import type { Specimen } from '../conformance/specimen.ts';
import { suntechAdvantageDriver } from './driver.ts';
import { aMeasurement, anAcknowledgement } from './encode.ts';

export const suntechAdvantageSpecimen: Specimen = {
  driver: suntechAdvantageDriver,
  frame: ({ systolicMmHg = 0, diastolicMmHg = 0, meanMmHg = 0, cuffPulseRateBpm = 0 }) => ({
    bytes: aMeasurement({ systolicMmHg, diastolicMmHg, meanMmHg, pulseRateBpm: cuffPulseRateBpm }),
  }),
  noValue: () => ({ bytes: aMeasurement({ error: 0x02 }) }),
  wrong: [
    {
      name: 'an artefact, with the numbers of before',
      frame: { bytes: aMeasurement({ error: 0x02 }) },
      becomes: { type: 'unavailable' },
    },
    {
      name: 'done, which is no pressure',
      frame: { bytes: anAcknowledgement('K') },
      becomes: { type: 'nothing' },
    },
    {
      name: 'so little that it would be a pressure in kilopascals',
      frame: { bytes: aMeasurement({ systolicMmHg: 18, diastolicMmHg: 11, meanMmHg: 14 }) },
      becomes: { type: 'rejected', why: 'impossible' },
    },
    {
      name: 'a length that lies',
      frame: { bytes: aMeasurement().with(1, 0x0a) },
      becomes: { type: 'rejected', why: 'malformed' },
    },
  ],
  damaged: ({ bytes }) => ({ bytes: bytes.with(4, (bytes[4] ?? 0) ^ 0x55) }),
  isAnswered: false,
  isPacket: false,
};
