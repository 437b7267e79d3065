import { describe, expect, it } from 'vitest';
import type { OximeterReport } from '../../devices/device.ts';
import { createEncoder } from '../encoder.ts';
import { aCuffReport, anOximeterReport, aProbeOffReport } from '../sample-reports.ts';

const encoder = createEncoder('masimo-ascii', { chair: '3', deviceId: 'SIM-OXI-3' });
const tail = 'SPCO=--.-% SPMET=--.-% DESAT=-- PIDELTA=+--';
const none = { displaySpo2Percent: null, displayPulseRateBpm: null, perfusionIndexPercent: null };

const rows: readonly (readonly [what: string, report: OximeterReport, line: string])[] = [
  [
    'all well',
    anOximeterReport(),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=097% BPM=072 PI=02.30% ${tail} ALARM=0000 EXC=000800`,
  ],
  [
    'a held number while the sensor is off',
    aProbeOffReport({ spo2Percent: 93, pulseRateBpm: 88 }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=093% BPM=088 PI=--.--% ${tail} ALARM=0000 EXC=000828`,
  ],
  [
    'low perfusion',
    anOximeterReport({ perfusionIndexPercent: 0.2, flags: { perfusion: 'low' } }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=097% BPM=072 PI=00.20% ${tail} ALARM=0000 EXC=000804`,
  ],
  [
    'artefact',
    anOximeterReport({ flags: { isArtefact: true } }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=097% BPM=072 PI=02.30% ${tail} ALARM=0000 EXC=000C00`,
  ],
  [
    'a defective sensor',
    anOximeterReport({ ...none, flags: { isSensorFaulty: true } }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=---% BPM=--- PI=--.--% ${tail} ALARM=0000 EXC=000802`,
  ],
  [
    'searching',
    anOximeterReport({ ...none, state: 'search' }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=---% BPM=--- PI=--.--% ${tail} ALARM=0000 EXC=000808`,
  ],
  [
    'booting',
    anOximeterReport({ ...none, state: 'boot' }),
    `03/02/26 09:18:07 SN=SIM-OXI-3 SPO2=---% BPM=--- PI=--.--% ${tail} ALARM=0000 EXC=000000`,
  ],
  [
    'a weak battery and no clock',
    anOximeterReport({ batteryPercent: 19, deviceAtMs: null }),
    `--/--/-- --:--:-- SN=SIM-OXI-3 SPO2=097% BPM=072 PI=02.30% ${tail} ALARM=0040 EXC=000800`,
  ],
];

describe('Masimo “ASCII 1”', () => {
  for (const [what, report, line] of rows) {
    it(`[SI44] ${what}`, () => {
      const [frame] = encoder.encode(report);
      expect(Buffer.from(frame?.bytes ?? []).toString('latin1')).toBe(`${line}\r\n`);
    });
  }

  it('[SI44] a cuff says nothing in the format of an oximeter', () => {
    expect(encoder.encode(aCuffReport())).toEqual([]);
  });
});
