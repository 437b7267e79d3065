import type { Gateway } from '../gateway.ts';
import { audibleAt, openListeningScreen } from '../listening-screen.ts';
import { enterNurse, mustBeRecorded } from '../nurse.ts';
import { holdClock } from '../stepped-bedside.ts';

/**
 * A patient's oximeter and cuff at chair 1 of a gateway whose clock is held: time passes when the story says so, a second a
 * step, and the devices speak in it.
 */
export type StoryBedside = {
  nowMs(): number;
  /** So much time passes; the oximeter speaks once a second, the cuff every five minutes. */
  passes(ms: number): Promise<void>;
  /** The cuff measures now, or tries to; a second later it has said so. */
  measures(pressure: Pressure | 'failed'): Promise<void>;
  /** What the oximeter says from now on; null: the probe is off. */
  saturation(spo2Percent: number | null): void;
  /** What the cuff finds from now on. */
  pressure(pressure: Pressure): void;
  leave(): void;
};

export type Pressure = { readonly systolicMmHg: number; readonly diastolicMmHg: number };

const chair = '1';
const oximeterId = 'SIM-OXI-1';
const cuffId = 'SIM-NIBP-1';
const cuffEveryMs = 5 * 60_000;
const pulseRateBpm = 68;

export async function sitDownInSteps(gateway: Gateway, startAtMs: number): Promise<StoryBedside> {
  const nurse = enterNurse(gateway, 'service-1');
  const held = await holdClock(gateway, { startAtMs });
  const oximeter = await held.plugIn('SIM-CHAIR-1');
  const cuff = await held.plugIn('SIM-CART-1');
  // Somebody hears the chair: that nobody does is another story.
  const listener = await openListeningScreen(gateway.url, chair);
  await listener.says(audibleAt(chair));
  for (const deviceId of [oximeterId, cuffId]) mustBeRecorded(await nurse.bind(deviceId, chair));
  let spo2Percent: number | null = 97;
  let found: Pressure = { systolicMmHg: 122, diastolicMmHg: 78 };
  let measuredAtMs = startAtMs;

  function say(atMs: number): void {
    const result = (value: number) => (spo2Percent === null ? { absent: 'OFF' as const } : { value });
    oximeter.write(
      oximeter.frame({
        profile: 'oximeter',
        deviceId: oximeterId,
        measuredAtMs: atMs,
        sentAtMs: atMs,
        observations: [
          { parameter: 'spo2Percent', result: result(spo2Percent ?? 0) },
          { parameter: 'pulseRateBpm', result: result(pulseRateBpm) },
        ],
      }),
    );
  }

  function squeeze(atMs: number, pressure: Pressure | 'failed'): void {
    measuredAtMs = atMs;
    const part = (value: number) => (pressure === 'failed' ? { absent: 'INV' as const } : { value });
    const { systolicMmHg, diastolicMmHg } = pressure === 'failed' ? found : pressure;
    cuff.write(
      cuff.frame({
        profile: 'cuff',
        deviceId: cuffId,
        measuredAtMs: atMs,
        sentAtMs: atMs,
        observations: [
          { parameter: 'systolicMmHg', result: part(systolicMmHg) },
          { parameter: 'diastolicMmHg', result: part(diastolicMmHg) },
          { parameter: 'meanMmHg', result: part(Math.round((systolicMmHg + 2 * diastolicMmHg) / 3)) },
        ],
      }),
    );
  }

  async function second(): Promise<void> {
    const atMs = held.nowMs() + 1_000;
    say(atMs);
    if (atMs - measuredAtMs >= cuffEveryMs) squeeze(atMs, found);
    await held.advanceTo(atMs);
  }

  return {
    nowMs: () => held.nowMs(),
    async passes(ms) {
      for (const untilMs = held.nowMs() + ms; held.nowMs() < untilMs;) await second();
    },
    async measures(pressure) {
      squeeze(held.nowMs() + 1_000, pressure);
      await second();
    },
    saturation: (now) => (spo2Percent = now),
    pressure: (now) => (found = now),
    leave() {
      listener.leave();
      held.leave();
      nurse.leave();
    },
  };
}
