import { pause, type Bench } from './bench.ts';
import type { SessionClock } from './clinic.ts';
import type { FeedReport } from './feeder.ts';
import { quantile, stampMs } from './numbers.ts';
import { cpuMs, residentMb, type Served } from './processes.ts';
import type { ReadOrder, ReadReport } from './readers.ts';

/** Feeder → server → dashboards at a steady rate, measured after a warm-up. */
export type Passage = {
  readonly server: Served;
  readonly clock: SessionClock;
  readonly chairs: readonly string[];
  readonly perSecond: number;
  readonly warmUpMs: number;
  readonly forMs: number;
  readonly dashboards: number;
  readonly by: Extract<ReadOrder, { type: 'follow' }>['by'];
  readonly window: number;
};

export type Passed = {
  /** From the last byte written to the dashboard's callback; over all dashboards. */
  readonly p50: number;
  readonly p99: number;
  /** The same from when the message was due: a feeder held up by its window can not hide behind it. */
  readonly p99FromDue: number;
  /** From the last byte written to the acknowledgement read. */
  readonly acceptedP99: number;
  readonly cpuMsPer1000: number;
  readonly residentMb: number;
  readonly bytesPerReading: number;
  readonly sentPerSecond: number;
  readonly lost: number;
  readonly repeated: number;
  readonly wrong: number;
  /** Frames that were thinned out because a dashboard had fallen behind; what is missing from them counts as lost. */
  readonly coalesced: number;
  readonly refused: number;
  readonly firstRefusal: string | null;
};

export async function pass(bench: Bench, passage: Passage): Promise<Passed> {
  const { server, chairs, perSecond, warmUpMs, forMs } = passage;
  const messages = Math.ceil((perSecond * (warmUpMs + forMs)) / 1000 / chairs.length);
  const skipped = Math.floor((perSecond * warmUpMs) / 1000 / chairs.length);
  const { dashboards, by } = passage;
  const { cursorByChair } = await bench.readers.ask({
    type: 'follow',
    httpPort: server.httpPort,
    dashboards,
    chairs,
    by,
  });
  const feeding = bench.feeder.ask({
    mllpPort: server.mllpPort,
    chairs,
    parameters: ['pulseRateBpm'],
    clock: passage.clock,
    messages,
    sentBefore: 0,
    pace: { kind: 'steady', perSecond, window: passage.window },
  });
  await pause(warmUpMs);
  const before = await bench.readers.ask({ type: 'count' });
  const from = { cpu: cpuMs(server.pid), at: stampMs() };
  await pause(forMs * 0.95);
  const to = { cpu: cpuMs(server.pid), at: stampMs() };
  const fed = await feeding;
  if (passage.by !== 'overview:join')
    await untilArrived(bench, messages * chairs.length * passage.dashboards);
  else await pause(500);
  const resident = residentMb(server.pid);
  const read = await bench.readers.ask({ type: 'collect' });
  const times = passageTimes({ fed, read, chairs, cursorByChair, skipped });
  const sentCount = messages * chairs.length;
  const readings = (perSecond * (to.at - from.at)) / 1000;
  return {
    ...times,
    lost: passage.by === 'overview:join' ? 0 : times.lost,
    cpuMsPer1000: ((to.cpu - from.cpu) / readings) * 1000,
    residentMb: resident,
    bytesPerReading: (read.bytes - before.bytes) / (read.readings - before.readings),
    sentPerSecond: sentCount / (fed.elapsedMs / 1000),
    refused: sentCount - (fed.answers['AA'] ?? 0),
    firstRefusal: fed.firstRefusal,
  };
}

/** Waits for stragglers, but not for what will never come. */
async function untilArrived(bench: Bench, expected: number): Promise<void> {
  const until = stampMs() + 5_000;
  while (stampMs() < until) {
    const { readings } = await bench.readers.ask({ type: 'count' });
    if (readings >= expected) return;
    await pause(50);
  }
}

type Stamps = {
  readonly fed: FeedReport;
  readonly read: ReadReport;
  readonly chairs: readonly string[];
  readonly cursorByChair: Readonly<Record<string, number>>;
  /** Messages of each chair that belong to the warm-up. */
  readonly skipped: number;
};

export function passageTimes({ fed, read, chairs, cursorByChair, skipped }: Stamps) {
  const fromSent: number[] = [];
  const fromDue: number[] = [];
  let lost = 0;
  let repeated = 0;
  let wrong = 0;
  let coalesced = 0;
  for (const dashboard of read.dashboards) {
    wrong += dashboard.wrong;
    coalesced += dashboard.coalesced;
    const seen = fed.sent.map((stamps) => new Uint8Array(stamps.length));
    dashboard.at.forEach((at, entry) => {
      const chair = dashboard.chair[entry]!;
      const before = cursorByChair[chairs[chair] ?? ''] ?? 0;
      const index = dashboard.cursor[entry]! - before - 1;
      const sentAt = fed.sent[chair]?.[index];
      if (sentAt === undefined || seen[chair]![index] === 1) {
        repeated += 1;
        return;
      }
      seen[chair]![index] = 1;
      if (index < skipped) return;
      fromSent.push(at - sentAt);
      fromDue.push(at - fed.due[chair]![index]!);
    });
    for (const marks of seen) lost += marks.reduce((sum, mark) => sum + 1 - mark, 0);
  }
  const untilAccepted = fed.sent.flatMap((stamps, chair) =>
    [...stamps].map((sentAt, index) => fed.accepted[chair]![index]! - sentAt).slice(skipped),
  );
  return {
    p50: quantile(fromSent, 0.5),
    p99: quantile(fromSent, 0.99),
    p99FromDue: quantile(fromDue, 0.99),
    acceptedP99: quantile(untilAccepted, 0.99),
    lost,
    repeated,
    wrong,
    coalesced,
  };
}
