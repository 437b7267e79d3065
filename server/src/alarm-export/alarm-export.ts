import type { ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { StreamEntry } from '../ports/journal.ts';
import type { Log } from '../ports/log.ts';
import { createExchange, type Exchange, type Target } from './exchange.ts';
import { createOutbox, type OutboxCounts } from './outbox.ts';
import { alarmMessage, watchdogMessage } from './pcd04.ts';
import { changesTold, passedBy, saidAgain, type AlarmTold, type KnownAlarms } from './told.ts';

/**
 * Tells another system of alarms (IHE PCD-04), beside the screens and never instead of them: it may fail for ever, and no chair
 * notices (AX6).
 */
export type AlarmExport = {
  /** What was just published, in order. */
  hear(entries: readonly StreamEntry[]): void;
  /** After a start: what stands is said again. */
  catchUp(chairs: readonly ChairState[]): void;
  counts(): OutboxCounts;
  close(): void;
};

export type AlarmExportSettings = Target & {
  readonly namesPatients: boolean;
  /** Null: none. */
  readonly watchdogSeconds: number | null;
};

type Surroundings = {
  readonly hostClock: Clock;
  readonly isSimulation: boolean;
  readonly log: Log;
  readonly stateOf: (chair: ChairId) => ChairState | null;
  /** A stand-in for the other side. */
  readonly exchange?: Exchange;
};

export function createAlarmExport(
  settings: AlarmExportSettings,
  { hostClock, isSimulation, log, stateOf, exchange = createExchange(settings, hostClock) }: Surroundings,
): AlarmExport {
  const { namesPatients, watchdogSeconds } = settings;
  const outbox = createOutbox({ exchange, hostClock, log });
  const knownByChair = new Map<ChairId, KnownAlarms>();
  const prefix = `CS${hostClock.now().toString(36)}`;
  let sent = 0;
  let cancelWatchdog = watch();

  return {
    hear(entries) {
      try {
        for (const entry of entries) hearOne(entry);
      } catch (error) {
        log.error('alarm-export-failed', { why: String(error) });
      }
    },
    catchUp(chairs) {
      for (const state of chairs) {
        const { told, known } = saidAgain(state, { namesPatients });
        knownByChair.set(state.chair, known);
        tell(told);
      }
    },
    counts: () => outbox.counts(),
    close() {
      cancelWatchdog();
      outbox.close();
    },
  };

  function hearOne(entry: StreamEntry): void {
    if (entry.stream === 'site') return;
    const last = entry.events.at(-1);
    const state = stateOf(entry.stream);
    if (last === undefined || state === null) return;
    const before = knownByChair.get(entry.stream) ?? new Map();
    const begun = entry.events.flatMap(({ type, seq }) => (type === 'alarm-began' ? [seq] : []));
    const passed = passedBy(begun, before, state);
    for (const [occurrence, standing] of passed) {
      const about = { chair: state.chair, patient: namesPatients ? (state.session?.patient ?? null) : null };
      tell([{ ...standing, ...about, occurrence, number: occurrence, atMs: last.atMs, phase: 'start' }]);
    }
    const { told, known } = changesTold(new Map([...before, ...passed]), state, {
      atMs: last.atMs,
      namesPatients,
    });
    knownByChair.set(entry.stream, known);
    tell(told);
  }

  function tell(told: readonly AlarmTold[]): void {
    for (const one of told) {
      const stamp = nextStamp();
      const about = `${one.chair} ${one.occurrence}`;
      outbox.put({ id: stamp.id, about, isOnce: false, text: alarmMessage(one, stamp, { isSimulation }) });
    }
  }

  /** Only where nothing else shows that somebody is there. */
  function watch(): () => void {
    if (watchdogSeconds === null) return () => undefined;
    return hostClock.at(hostClock.now() + watchdogSeconds * 1_000, () => {
      const stamp = nextStamp();
      const text = watchdogMessage(watchdogSeconds, stamp, { isSimulation });
      if (outbox.isIdle()) outbox.put({ id: stamp.id, about: null, isOnce: true, text });
      cancelWatchdog = watch();
    });
  }

  function nextStamp() {
    sent += 1;
    return { id: `${prefix}-${sent}`, atMs: hostClock.now() };
  }
}
