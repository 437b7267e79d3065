import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSilentLog } from '../ports/log.ts';
import { aDriverThatHangsUp, aFailingDriver, failurePlaces } from '../testing/a-failing-driver.ts';
import type { Driver, DriverSurroundings } from './driver.ts';
import { guardDriver } from './guard.ts';

function guarded(driver: Driver) {
  const clock = createFakeClock();
  const failures: unknown[] = [];
  let ended = 0;
  const session = guardDriver({
    driver,
    peer: 'a-peer',
    log: { ...createSilentLog(), error: (_what, about) => void failures.push(about) },
    onFailure: () => (ended += 1),
  });
  const surroundings: DriverSurroundings = {
    clock,
    isSimulation: false,
    deviceId: 'OXI-1' as DeviceId,
    options: {},
    emit: () => Promise.resolve('recorded'),
    link: { peer: 'a-peer', write: () => undefined, close: () => session.close() },
  };
  return { session, clock, failures, surroundings, ended: () => ended };
}

describe('a driver', () => {
  for (const place of failurePlaces) {
    it(`[DD4] that throws in ${place} is said once and ends its link, and nothing else`, () => {
      const { session, clock, failures, surroundings, ended } = guarded(aFailingDriver('nonin-df2', place));
      session.open(surroundings);
      clock.advance(500);
      session.receive(Uint8Array.of(1));
      session.receive(Uint8Array.of(2));
      expect(session.counts()).toEqual({ frames: 0, garbageBytes: 0 });
      expect(session.counts()).toEqual({ frames: 0, garbageBytes: 0 });
      session.close();
      expect(ended()).toBe(1);
      const why = `Error: a mistake of ours, in ${place}`;
      expect(failures).toEqual([{ driver: 'nonin-df2', peer: 'a-peer', why }]);
    });
  }

  it('[DD4] that can not say any more what it counted has counted what it said last', () => {
    let isBroken = false;
    const { session, surroundings } = guarded({
      ...aFailingDriver('nonin-df2', 'receive'),
      open: () => ({
        receive: () => undefined,
        counts() {
          if (isBroken) throw new Error('a mistake of ours');
          return { frames: 7, garbageBytes: 3 };
        },
        close: () => undefined,
      }),
    });
    session.open(surroundings);
    session.counts();
    isBroken = true;
    expect(session.counts()).toEqual({ frames: 7, garbageBytes: 3 });
  });

  it('[DD4] that hangs up as it is opened is closed once, and nothing of it goes on', () => {
    const { driver, seen } = aDriverThatHangsUp('nonin-df2');
    const { session, clock, surroundings } = guarded(driver);
    session.open(surroundings);
    session.close();
    clock.advance(10_000);
    expect(seen).toEqual({ opened: 1, closed: 1, ticks: 0 });
  });
});
