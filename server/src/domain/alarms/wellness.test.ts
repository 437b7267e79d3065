import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { anOpening, start } from '../../testing/a-chair.ts';
import { aWatchedChair } from '../../testing/a-watched-chair.ts';

const wellness = 'RING-1' as DeviceId;
const monitor = 'OXI-1' as DeviceId;

/** A chair whose devices alarms hang on, or not. */
function aChairWith(isJudged: (deviceId: string) => boolean, boundDevices: readonly string[]) {
  const chair = aWatchedChair({ boundDevices, isJudged });
  chair.hear({ atChair: 1, isDeskAudible: false });
  chair.command(anOpening);
  chair.command({ type: 'set-baseline' });
  chair.command(start);
  const say = (deviceId: DeviceId, spo2: number, seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      chair.say('spo2Percent', spo2, { deviceId });
      chair.advanceTo(chair.second() + 1);
    }
  };
  const began = () =>
    chair.events.flatMap((event) => (event.type === 'alarm-began' ? event.body.condition.what : []));
  return { say, began };
}

describe('a wellness device', () => {
  for (const [isJudged, alarms] of [
    [true, true],
    [false, false],
  ] as const) {
    it(`[DV6] ${alarms ? 'alarms where the clinic says so' : 'begins no alarm, whatever it says'}`, () => {
      const { say, began } = aChairWith(() => isJudged, [wellness]);
      say(wellness, 97, 20);
      say(wellness, 70, 20);
      expect(began().includes('spo2-low')).toBe(alarms);
    });
  }

  for (const [seconds, isTold] of [
    [29, false],
    [30, true],
    [31, true],
  ] as const) {
    it(`[DV6] alone at a chair is no monitor: ${seconds} s after the start that is ${isTold ? '' : 'not yet '}told`, () => {
      const { say, began } = aChairWith(() => false, [wellness]);
      say(wellness, 97, seconds);
      expect(began()).toEqual(isTold ? ['spo2-not-armed'] : []);
    });
  }

  it('[DV6] does not stand in for a monitor that has fallen silent', () => {
    const { say, began } = aChairWith((deviceId) => deviceId === monitor, [monitor, wellness]);
    say(monitor, 97, 20);
    say(wellness, 97, 20);
    expect(began()).toContain('spo2-not-updating');
  });
});
