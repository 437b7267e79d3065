import { parameters } from '@chairside/shared/vitals/parameters.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { drivers } from './registry.ts';

describe('the registry of drivers', () => {
  it('[DD1] every driver has a name of its own', () => {
    expect(new Set(drivers.map(({ id }) => id)).size).toBe(drivers.length);
  });

  for (const { id, measures } of drivers) {
    it(`[DD2] silence means something in all that ${id} measures: a cuff's parameters are episodic, no others`, () => {
      const episodic = measures.filter((measure) => parameters[measure].cadence === 'episodic');
      expect(episodic.toSorted()).toEqual(
        measures.filter((measure) => /MmHg$|^cuff/.test(measure)).toSorted(),
      );
    });
  }

  for (const driver of drivers) {
    it(`[DD1] ${driver.id} needs a clock, a link and somebody to tell, and closes twice`, () => {
      const session = driver.open({
        clock: createFakeClock(),
        isSimulation: false,
        emit: () => Promise.resolve('recorded'),
        deviceId: 'at-the-end' as DeviceId,
        options: {},
        link: { peer: 'nobody', write: () => undefined, close: () => undefined },
      });
      session.receive(new Uint8Array(0));
      session.close();
      session.close();
      expect(session.counts()).toEqual({ frames: 0, garbageBytes: 0 });
      expect(driver.measures.length).toBeGreaterThan(0);
    });
  }
});
