import { describe, expect, it } from 'vitest';
import type { MllpSender, Outgoing } from '../links/mllp-sender.ts';
import { parseRecording, type RecordedRow } from '@chairside/shared/vitals/recording.ts';
import { sendRows, type Pace } from './send-rows.ts';

function rowsOf(text: string): readonly RecordedRow[] {
  const recording = parseRecording(text);
  if (!recording.ok) throw new Error(recording.error.why);
  return recording.value;
}

function aSender(): MllpSender & { readonly sent: readonly Outgoing[] } {
  const sent: Outgoing[] = [];
  return {
    sent,
    send: (message) => sent.push(message),
    counts: () => ({ acknowledged: sent.length, refused: 0, dropped: 0, waiting: 0 }),
    drained: () => Promise.resolve(),
    close: () => undefined,
  };
}

function aPace(sender: MllpSender, given: Partial<Pace> = {}): Pace {
  return {
    chair: '2',
    speed: 1e9,
    now: () => 5_000,
    sender,
    signal: new AbortController().signal,
    onMinute: () => undefined,
    ...given,
  };
}

describe('replay', () => {
  it('[SI9] every row is said by the oximeter, and by the cuff where it had measured', async () => {
    const sender = aSender();
    const rows = rowsOf('time_s,spo2,pr,sys,dia,map\n0,97,60,,,\n60,,61,120,70,\n');
    expect(await sendRows(rows, aPace(sender))).toBe(2);
    const said = sender.sent.map(({ payload }) =>
      payload.split('\r').flatMap((segment) => {
        const fields = segment.split('|');
        return fields[2] === 'NM' ? [[fields[5], fields[8], fields[11], fields[18]]] : [];
      }),
    );
    expect(said).toEqual([
      [
        ['97', '', 'R', 'SIM-REPLAY-2-OXI'],
        ['60', '', 'R', 'SIM-REPLAY-2-OXI'],
      ],
      [
        ['', 'NAV', 'X', 'SIM-REPLAY-2-OXI'],
        ['61', '', 'R', 'SIM-REPLAY-2-OXI'],
      ],
      [
        ['120', '', 'R', 'SIM-REPLAY-2-NIBP'],
        ['70', '', 'R', 'SIM-REPLAY-2-NIBP'],
        ['', 'NAV', 'X', 'SIM-REPLAY-2-NIBP'],
      ],
    ]);
  });

  it('[SI12] is marked as not live', async () => {
    const sender = aSender();
    await sendRows(rowsOf('time_s,spo2\n0,97\n'), aPace(sender));
    expect(sender.sent[0]!.payload.split('|')[10]).toBe('T');
  });

  it('[SI9] no two rows are measured at the same time, though the clock stands still', async () => {
    const sender = aSender();
    await sendRows(rowsOf('time_s,spo2\n0,97\n1,97\n2,97\n'), aPace(sender));
    expect(sender.sent.map(({ atMs }) => atMs)).toEqual([5_000, 5_001, 5_002]);
  });

  it('[SI9] progress is told once a minute of the recording', async () => {
    const told: (readonly [number, number])[] = [];
    const rows = rowsOf(`time_s,spo2\n${Array.from({ length: 13 }, (_, n) => `${n * 20},97`).join('\n')}\n`);
    const onMinute = (minute: number, sent: number) => told.push([minute, sent]);
    await sendRows(rows, aPace(aSender(), { onMinute }));
    expect(told).toEqual([
      [1, 3],
      [2, 6],
      [3, 9],
      [4, 12],
    ]);
  });

  it('[SI9] an interruption ends it at once, though the next row is a minute away', async () => {
    const sender = aSender();
    const interrupt = new AbortController();
    const now = () => {
      interrupt.abort();
      return 5_000;
    };
    const pace = aPace(sender, { speed: 1, signal: interrupt.signal, now });
    expect(await sendRows(rowsOf('time_s,spo2\n0,97\n60,97\n'), pace)).toBe(1);
    expect(sender.sent).toHaveLength(1);
  });
});
