import { assertNever } from '@chairside/shared/result.ts';
import { createMllpSender, type SenderCounts, type SenderNews } from '../mllp-sender.ts';
import type { BackOff } from './dialled-line.ts';
import type { Port, PortSettings } from './port.ts';

/** A monitor’s cable to the gateway’s MLLP listener. */
export type MllpPort = Port & {
  /** Of the messages that have a number. */
  counts(): SenderCounts;
};

export type MllpPortSettings = PortSettings & {
  readonly host: string;
  readonly port: number;
  readonly keepMs?: number;
  readonly backOffMs?: BackOff;
  readonly ackTimeoutMs?: number;
};

/** A gateway that is stepped answers when it is given time, which may take the engine a while. */
const patientlyMs = 60_000;

/**
 * Writes everything at once, however many acknowledgements are still to come: when a message leaves was decided already. What was
 * not acknowledged when the connection broke by accident is sent again; what breaks by command is over.
 */
export function openMllpPort(settings: MllpPortSettings): MllpPort {
  const { name, host, port, ackTimeoutMs = patientlyMs, onNews = () => undefined } = settings;
  const reporter = createReporter(onNews);
  const sender = createMllpSender({
    host,
    port,
    maxUnacknowledged: Infinity,
    ackTimeoutMs,
    ...(settings.keepMs !== undefined && { keepMs: settings.keepMs }),
    ...(settings.backOffMs !== undefined && { backOffMs: settings.backOffMs }),
    onNews: (news) => reporter.onNews(news),
    onAway: (why) => reporter.onAway(`no gateway at ${host}:${port} (${why})`),
  });
  return {
    name,
    deliver(delivery) {
      if (delivery.type === 'connection') sender.act(delivery.action);
      else sender.sendBytes(delivery);
    },
    sent: () => sender.connection(),
    settled: () => sender.written(),
    counts: () => sender.counts(),
    isConnected: () => sender.connection() !== null,
    close() {
      sender.close();
      return Promise.resolve();
    },
  };
}

/** Of a gateway that is away and comes back once each, of the same refusal once. */
function createReporter(tell: (line: string) => void) {
  const refusals = new Set<string>();
  let isAway = false;
  return {
    onAway(what: string): void {
      if (!isAway) tell(`${what}; tried again until there is one`);
      isAway = true;
    },
    onNews(news: SenderNews): void {
      switch (news.type) {
        case 'connected':
          if (isAway) tell('connected');
          isAway = false;
          return;
        case 'refused':
          if (!refusals.has(news.reason)) tell(`the gateway refuses messages: ${news.reason}`);
          refusals.add(news.reason);
          return;
        case 'disconnected':
        case 'dropped':
          return;
        default:
          assertNever(news);
      }
    },
  };
}
