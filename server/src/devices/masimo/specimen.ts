import type { Specimen } from '../conformance/specimen.ts';
import { masimoAscii1Driver } from './driver.ts';
import { anAscii1Line, type Ascii1Parts } from './encode.ts';

const line = (parts: Ascii1Parts) => ({ bytes: anAscii1Line(parts) });

export const masimoAscii1Specimen: Specimen = {
  driver: masimoAscii1Driver,
  frame: ({ spo2Percent = null, pulseRateBpm = null, perfusionIndexPercent = null }) =>
    line({ spo2Percent, pulseRateBpm, perfusionIndexPercent }),
  noValue: () => line({ spo2Percent: null, pulseRateBpm: null, perfusionIndexPercent: null }),
  wrong: [
    {
      name: 'the sensor is off, and the number stays',
      frame: line({ exceptions: '000824' }),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'EXC that is something else in decimal',
      frame: line({ spo2Percent: 98, exceptions: '000800' }),
      becomes: { type: 'values', values: { spo2Percent: 98, pulseRateBpm: 72, perfusionIndexPercent: 3.6 } },
    },
    {
      name: 'low perfusion',
      frame: line({ exceptions: '000804' }),
      becomes: { type: 'questionable' },
    },
    {
      name: 'still searching for the pulse',
      frame: line({ exceptions: '000808' }),
      becomes: { type: 'unavailable' },
    },
    {
      name: 'no EXC at all',
      frame: { bytes: Buffer.from('03/19/05 13:37:12 SN=0000093112 SPO2=098% BPM=072 PI=03.60%\r\n') },
      becomes: { type: 'rejected', why: 'malformed' },
    },
    {
      name: 'a saturation nobody can have',
      frame: line({ spo2Percent: 101, pulseRateBpm: null, perfusionIndexPercent: null }),
      becomes: { type: 'rejected', why: 'impossible' },
    },
  ],
  damaged: { notApplicable: 'its lines have none' },
  isAnswered: false,
  isPacket: false,
};
