import { families, type FamilyId } from '@chairside/shared/devices/families.ts';
import type { Driver } from '../devices/driver.ts';

/** Where a driver can make a mistake; `timer`: half a second after it was opened. */
export const failurePlaces = ['open', 'receive', 'timer', 'counts', 'close'] as const;
type FailurePlace = (typeof failurePlaces)[number];

/** A driver with one mistake in it, which throws; else it does nothing. */
export function aFailingDriver(family: FamilyId, place: FailurePlace): Driver {
  const fail = (here: FailurePlace): void => {
    if (here === place) throw new Error(`a mistake of ours, in ${here}`);
  };
  return {
    ...families[family],
    open({ clock }) {
      fail('open');
      clock.at(clock.now() + 500, () => fail('timer'));
      return {
        receive: () => fail('receive'),
        counts() {
          fail('counts');
          return { frames: 0, garbageBytes: 0 };
        },
        close: () => fail('close'),
      };
    },
  };
}

/** One that would hear nothing and hangs up as it is opened, and goes on at its own pace all the same. */
export function aDriverThatHangsUp(family: FamilyId) {
  const seen = { opened: 0, closed: 0, ticks: 0 };
  const driver: Driver = {
    ...families[family],
    open({ clock, link }) {
      seen.opened += 1;
      const tick = () => {
        seen.ticks += 1;
        clock.at(clock.now() + 50, tick);
      };
      clock.at(clock.now() + 50, tick);
      link.close('not for me');
      return {
        receive: () => undefined,
        counts: () => ({ frames: 0, garbageBytes: 0 }),
        close() {
          seen.closed += 1;
        },
      };
    },
  };
  return { driver, seen };
}
