import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { deviceOf, valueOf } from './message.ts';
import { stampMs } from './numbers.ts';
import { answerOrders } from './orders.ts';

/** socket.io and nothing else: what it costs to hand the same readings to the same dashboards. */
export type FanoutOrder =
  | { readonly type: 'listen' }
  | {
      readonly type: 'emit';
      readonly chairs: readonly string[];
      readonly messages: number;
      readonly perSecond: number;
    };

export type FanoutReport = {
  readonly httpPort: number;
  /** Stamp of the emit by chair, then by message. */
  readonly sent: readonly Float64Array[];
};

const http = createServer();
const screens = new Server(http, { transports: ['websocket'], serveClient: false });

answerOrders(async (order: FanoutOrder): Promise<FanoutReport> => {
  if (order.type === 'listen') await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const sent = order.type === 'emit' ? await emitAll(order) : [];
  return { httpPort: (http.address() as AddressInfo).port, sent };
});

function emitAll(order: Extract<FanoutOrder, { type: 'emit' }>): Promise<readonly Float64Array[]> {
  const { chairs, messages, perSecond } = order;
  const sent = chairs.map(() => new Float64Array(messages));
  const startAt = stampMs();
  let next = 0;
  return new Promise((resolve) => {
    const step = () => {
      const now = stampMs();
      for (; next < messages * chairs.length && startAt + (next * 1000) / perSecond <= now; next += 1) {
        const index = next % chairs.length;
        const number = Math.floor(next / chairs.length) + 1;
        const chair = chairs[index]!;
        sent[index]![number - 1] = stampMs();
        screens.emit('chair:frame', {
          chair,
          readings: [
            {
              parameter: 'pulseRateBpm',
              deviceId: deviceOf(chair),
              quality: 'good',
              value: valueOf('pulseRateBpm', number),
              atMs: Date.now(),
              measuredAtMs: Date.now(),
              cursor: number,
            },
          ],
        });
      }
      if (next < messages * chairs.length) setTimeout(step, 1);
      else resolve(sent);
    };
    step();
  });
}
