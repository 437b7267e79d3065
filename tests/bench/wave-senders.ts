import { aPacket } from '@chairside/server/devices/nonin/encode.ts';
import { aTcpDevice, type TcpDevice } from '@chairside/server/testing/a-tcp-device.ts';
import { stampMs } from './numbers.ts';
import { answerOrders } from './orders.ts';
import { framesInPacket, lowestPulseBpm, pulseSteps } from './wave-format.ts';

/**
 * Plays oximeters behind TCP serial servers, in a process of their own: Nonin's format 7, 75 frames a second of five bytes, one by
 * one as a line of 9600 baud brings them. The pleth counts, so that who sees a sample knows when it was sent; the pulse rate goes
 * on with each packet, for the same reason.
 */
export type SendOrder =
  { readonly type: 'open'; readonly chairs: number } | { readonly type: 'play' } | { readonly type: 'stop' };

export type SendReport = {
  readonly ports: readonly number[];
  /** When each frame went out since it plays, the same for all devices. */
  readonly sentAtMs: readonly number[];
};

const frameEveryMs = 1_000 / 75;

let devices: readonly TcpDevice[] = [];
let sentAtMs: number[] = [];
let timer: NodeJS.Timeout | undefined;

answerOrders(async (order: SendOrder): Promise<SendReport> => {
  if (order.type === 'open') {
    for (const device of devices) await device.leave();
    devices = await Promise.all(Array.from({ length: order.chairs }, () => aTcpDevice()));
  }
  if (order.type === 'play') play();
  if (order.type === 'stop') clearInterval(timer);
  return { ports: devices.map(({ port }) => port), sentAtMs: order.type === 'stop' ? sentAtMs : [] };
});

/** All devices in step: sixteen at once is the worst there is for who hears them. */
function play(): void {
  clearInterval(timer);
  sentAtMs = [];
  const beganMs = stampMs();
  let packet = nextPacket();
  timer = setInterval(() => {
    while (sentAtMs.length < (stampMs() - beganMs) / frameEveryMs) {
      const place = sentAtMs.length % framesInPacket;
      if (place === 0) packet = nextPacket();
      sentAtMs.push(stampMs());
      const frame = packet.subarray(place * 5, place * 5 + 5);
      for (const device of devices) device.say(frame);
    }
  }, 2);
}

function nextPacket(): Uint8Array {
  const from = sentAtMs.length;
  const pleth = Array.from({ length: framesInPacket }, (_, place) => (from + place) % 65_536);
  return aPacket(7, { pleth, pulseRateBpm: lowestPulseBpm + ((from / framesInPacket) % pulseSteps) });
}
