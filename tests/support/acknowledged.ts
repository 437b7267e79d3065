import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import type { Gateway } from './gateway.ts';
import type { Monitor } from './monitor.ts';

/** A reading the gateway has answered as taken: from then on it has to be in the record, once. */
export type Acknowledged = Sent;
export type Sent = { readonly measuredAtMs: number; readonly value: number };

type Feed = {
  readonly deviceId: string;
  readonly gateway: Gateway;
  /** What is acknowledged is added to it, also what is answered after the end. */
  readonly acknowledged: Acknowledged[];
  /** And to this what was sent, whatever came of it. */
  readonly sent?: Sent[];
  readonly isOver: () => boolean;
};

const readingEveryMs = 20;

/** SpO2, fifty readings a second, each measured at a millisecond of its own. */
export function feed(monitor: Monitor, { deviceId, gateway, ...kept }: Feed): Promise<void> {
  const { acknowledged, sent, isOver } = kept;
  let lastMs = acknowledged.at(-1)?.measuredAtMs ?? 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isOver()) {
        clearInterval(timer);
        resolve();
        return;
      }
      lastMs = Math.max(lastMs + 1, gateway.sessionNow());
      const said = { measuredAtMs: lastMs, value: 90 + (lastMs % 10) };
      sent?.push(said);
      void monitor
        .send({
          profile: 'oximeter',
          deviceId,
          measuredAtMs: said.measuredAtMs,
          observations: [{ parameter: 'spo2Percent', result: { value: said.value } }],
        })
        .then((verdict) => {
          if (verdict === 'taken') acknowledged.push(said);
        });
    }, readingEveryMs);
  });
}

/** Those of the acknowledged that are missing in the record, or there twice, or with another value. */
export function notThereOnce(
  stored: readonly NumberedReading[],
  acknowledged: readonly Acknowledged[],
): readonly Acknowledged[] {
  const valuesAt = Map.groupBy(stored, ({ measuredAtMs }) => measuredAtMs);
  return acknowledged.filter(({ measuredAtMs, value }) => {
    const [reading, ...more] = valuesAt.get(measuredAtMs) ?? [];
    return reading?.quality !== 'good' || reading.value !== value || more.length > 0;
  });
}
