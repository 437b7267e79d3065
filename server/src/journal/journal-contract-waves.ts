import type { WaveStretch } from '@chairside/shared/devices/wave.ts';
import { deviceIdSchema } from '@chairside/shared/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, StreamEntry } from '../ports/journal.ts';
import * as a from './samples.ts';

const { morningMs, sessionA, sessionB } = a;

function aWave(atMs: number, more: Partial<WaveStretch> = {}): WaveStretch {
  return {
    deviceId: deviceIdSchema.parse('SIM-OXI-1'),
    kind: 'pleth',
    rateHz: 75,
    atMs: morningMs + atMs,
    samples: Uint16Array.of(0, 1, 32_768, 65_535),
    ...more,
  };
}

/** What is kept of waves (WV7). */
export function describeWaves(name: string, open: () => Promise<Journal>): void {
  describe(`${name}, waves`, () => {
    let journal: Journal;
    beforeEach(async () => {
      journal = await open();
    });
    afterEach(() => journal.close());

    const append = async (...entries: readonly StreamEntry[]) => {
      expect(await journal.append({ entries })).toEqual({ ok: true, value: null });
    };
    const opening = () => append(a.aChairEntry({ events: [a.aSessionOpened({ seq: 1 })] }));
    const keep = (...waves: readonly WaveStretch[]) => append(a.aChairEntry({ expectedSeq: 1, waves }));

    it('[WV7] are given back as they were, in order of time, to their session only', async () => {
      await opening();
      await keep(aWave(10_000), aWave(30_000, { rateHz: 62.5 }));
      await keep(aWave(20_000));
      expect(await journal.wavesOf(sessionA)).toEqual([
        aWave(10_000),
        aWave(20_000),
        aWave(30_000, { rateHz: 62.5 }),
      ]);
      expect(await journal.wavesOf(sessionB)).toEqual([]);
    });

    it('[WV7] the same again is recorded, and is there once', async () => {
      await opening();
      await keep(aWave(10_000));
      await keep(aWave(10_000));
      expect(await journal.wavesOf(sessionA)).toEqual([aWave(10_000)]);
    });

    it('[WV7] go with their session when it is erased, and do not come after it', async () => {
      await opening();
      await keep(aWave(10_000));
      await append(a.aChairEntry({ expectedSeq: 1, session: null, events: [a.anErasure({ seq: 2 })] }));
      expect(await journal.wavesOf(sessionA)).toEqual([]);
      await append(a.aChairEntry({ expectedSeq: 2, waves: [aWave(20_000)] }));
      expect(await journal.wavesOf(sessionA)).toEqual([]);
    });

    it('[WV7] take no number: events and readings go on where they were', async () => {
      await opening();
      await keep(aWave(10_000));
      await append(
        a.aChairEntry({
          expectedSeq: 1,
          events: [a.aChairEvent({ seq: 2 })],
          readings: [a.aReading({ cursor: 1 })],
        }),
      );
      expect(await journal.lastCursor(a.chair1)).toBe(1);
    });
  });
}
