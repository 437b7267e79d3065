import type { DeviceId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createMemoryJournal } from '../journal/memory-journal.ts';
import type { Batch, StreamEntry } from '../ports/journal.ts';
import { createSilentLog } from '../ports/log.ts';
import { aSession, chairTwo, t0 } from '../testing/a-chair.ts';
import { createRecorder } from './recorder.ts';

function aStretch(number: number): StreamEntry {
  const wave = {
    deviceId: 'OXI-1' as DeviceId,
    kind: 'pleth',
    rateHz: 75,
    atMs: t0 + number,
    samples: Uint16Array.of(1),
  } as const;
  return { stream: chairTwo, expectedSeq: 0, events: [], session: aSession, readings: [], waves: [wave] };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

for (const [count, lost] of [
  [199, 0],
  [200, 0],
  [201, 1],
] as const) {
  it(`[WV6] of ${count} stretches that came while the disk failed ${lost} are lost, the oldest, and it is said`, async () => {
    const clock = createFakeClock();
    const written: Batch[] = [];
    const said: string[] = [];
    let isFull = true;
    const recorder = createRecorder({
      journal: {
        ...createMemoryJournal(),
        append(batch) {
          if (isFull) return Promise.resolve({ ok: false, error: { type: 'unwritable', why: 'full' } });
          written.push(batch);
          return Promise.resolve({ ok: true, value: null });
        },
      },
      hostClock: clock,
      log: { ...createSilentLog(), error: (what) => void said.push(what) },
      onFatal: () => undefined,
      publication: {
        isAwaited: () => true,
        publish: () => undefined,
        confirm: () => undefined,
        recording: () => undefined,
      },
    });
    void recorder.record({ stream: chairTwo, expectedSeq: 0, events: [], session: null, readings: [] });
    await turns();
    for (let number = 1; number <= count; number += 1) void recorder.record(aStretch(number));
    isFull = false;
    clock.advance(2_000);
    await turns();
    clock.advance(2_000);
    await turns();
    const waves = written.flatMap(({ entries }) =>
      entries.flatMap((one) => ('waves' in one ? one.waves : [])),
    );
    expect(waves).toHaveLength(count - lost);
    expect(waves[0]?.atMs).toBe(t0 + 1 + lost);
    expect(said.filter((what) => what === 'waves-lost')).toHaveLength(lost);
  });
}
