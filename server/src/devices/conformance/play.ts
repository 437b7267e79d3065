import type { DeviceId } from '@chairside/shared/ids.ts';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { DeviceReading, DeviceSaid, Driver, DriverCounts, EmitAnswer } from '../driver.ts';
import type { SpecimenFrame } from './specimen.ts';

/** A driver with the kit at both ends: it sends what a device would, and takes what a gateway would. */
export type Play = {
  /** Everything said so far, in order; empty where it is not kept. */
  readonly said: readonly DeviceSaid[];
  readonly written: readonly Uint8Array[];
  readonly hungUp: readonly string[];
  send(frame: SpecimenFrame): void;
  /** Time goes by with nothing sent. */
  wait(ms: number): void;
  readings(): readonly DeviceReading[];
  rejections(): number;
  counts(): DriverCounts;
  /** What the gateway has been told and has not answered yet is answered so. */
  answer(how: EmitAnswer | 'failed'): void;
  close(): void;
};

export type PlayOptions = {
  /** `later`: when `answer` is called. */
  readonly answers?: EmitAnswer | 'failed' | 'later';
  readonly keeps?: boolean;
  readonly isSimulation?: boolean;
  readonly onSaid?: (said: DeviceSaid) => void;
};

export const startMs = Date.UTC(2026, 5, 1, 9);
export const calledAtTheEnd = 'conformance' as DeviceId;

export function play(driver: Driver, options: PlayOptions = {}): Play {
  const { answers = 'recorded', keeps = true, isSimulation = false, onSaid } = options;
  const clock = createFakeClock(startMs);
  const said: DeviceSaid[] = [];
  const written: Uint8Array[] = [];
  const hungUp: string[] = [];
  let waiting: { readonly answer: (how: EmitAnswer) => void; readonly fail: (why: Error) => void }[] = [];

  const session = driver.open({
    clock,
    isSimulation,
    deviceId: calledAtTheEnd,
    options: {},
    link: {
      peer: 'conformance',
      write(bytes) {
        if (keeps) written.push(bytes);
      },
      close: (why) => hungUp.push(why),
    },
    emit(batch) {
      if (keeps) said.push(...batch);
      if (onSaid !== undefined) for (const one of batch) onSaid(one);
      if (answers === 'failed') return Promise.reject(new Error('the disk is full'));
      if (answers !== 'later') return Promise.resolve(answers);
      return new Promise((answer, fail) => waiting.push({ answer, fail }));
    },
  });
  return {
    said,
    written,
    hungUp,
    send: ({ bytes, channel }) => session.receive(bytes, channel),
    wait: (ms) => clock.advance(ms),
    readings: () => said.flatMap((one) => (one.type === 'reading' ? [one.reading] : [])),
    rejections: () => said.filter(({ type }) => type === 'frame-rejected').length,
    counts: () => session.counts(),
    answer(how) {
      const all = waiting;
      waiting = [];
      for (const one of all)
        if (how === 'failed') one.fail(new Error('the disk is full'));
        else one.answer(how);
    },
    close: () => session.close(),
  };
}
