import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { DeviceSaid } from './driver.ts';
import { specimens } from './specimens.ts';

const values = { spo2Percent: 97, pulseRateBpm: 72, systolicMmHg: 121, diastolicMmHg: 75, meanMmHg: 92 };
const serial = Object.entries(specimens).filter(([, { driver }]) => driver.transports.includes('serial'));

describe('a line, in simulation and outside it', () => {
  for (const [name, { driver, frame }] of serial) {
    it(`[LN9] ${name} says the same in both`, () => {
      const heard = ([true, false] as const).map((isSimulation) => {
        const clock = createFakeClock();
        const said: DeviceSaid[] = [];
        const session = driver.open({
          ...{ clock, isSimulation, deviceId: 'OXI-1' as DeviceId, options: {} },
          link: { peer: 'test', write: () => undefined, close: () => undefined },
          emit: (batch) => {
            said.push(...batch);
            return Promise.resolve('recorded');
          },
        });
        for (let times = 0; times < 3; times += 1) {
          session.receive(frame(values, clock.now()).bytes);
          clock.advance(1_000);
        }
        session.close();
        return said;
      });
      expect(heard[0]).toEqual(heard[1]);
      expect(heard[0]?.some(({ type }) => type === 'reading')).toBe(true);
    });
  }
});
