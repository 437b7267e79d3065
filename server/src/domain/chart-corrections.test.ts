import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { standingEntries } from '@chairside/shared/chart/derived.ts';
import { describe, expect, it } from 'vitest';
import { anInfusion, otherNurse, physician, t0, type DrivenChair } from '../testing/a-chair.ts';
import { aWatchedInfusion, type WatchedChair } from '../testing/a-watched-chair.ts';
import {
  aMedicine,
  anAnswer,
  aScale,
  chartOf,
  charting,
  entered,
  minutesIn,
  nausea,
  oxygen,
  refusal,
  typed,
} from '../testing/chart-entries.ts';

const second = 1 / 60;

function undo(seq: number): ChairCommand {
  return { type: 'undo-entry', seq };
}

function strike(seq: number): ChairCommand {
  return { type: 'correct-entry', seq, note: 'wrong chair', instead: null };
}

function replace(seq: number, entry = aMedicine({ amount: 8 })): ChairCommand {
  return {
    type: 'correct-entry',
    seq,
    note: 'the larger ampoule',
    instead: { entry, happenedAtMs: minutesIn(9) },
  };
}

function standingAmounts(chair: DrivenChair): readonly number[] {
  return standingEntries(chartOf(chair)).flatMap(({ entry }) =>
    entry.kind === 'medicine' ? [entry.amount] : [],
  );
}

describe('undo', () => {
  for (const [seconds, why] of [
    [59, null],
    [60, null],
    [61, 'undo-expired'],
  ] as const) {
    it(`[SE7] ${seconds} s after an entry: ${why ?? 'done'}`, () => {
      const chair = anInfusion();
      const seq = entered(chair, nausea, 10);
      expect(refusal(chair.command(undo(seq), 10 + seconds * second))).toBe(why);
      expect(standingEntries(chartOf(chair))).toHaveLength(why === null ? 0 : 1);
      // What was undone is still there to be read.
      expect(chartOf(chair)).toHaveLength(1);
    });
  }

  it('[SE7] counts from when it was recorded, not from when it happened', () => {
    const chair = anInfusion();
    chair.command(charting(nausea, minutesIn(0)), 10);
    expect(refusal(chair.command(undo(chair.state().seq), 10.5))).toBeNull();
  });

  it('[SE7] is its author’s', () => {
    const chair = anInfusion();
    const seq = entered(chair, nausea, 10);
    for (const principal of [otherNurse, physician])
      expect(refusal(chair.command(undo(seq), 10.5, { principal }))).toBe('not-the-author');
    expect(refusal(chair.command(undo(seq), 10.5))).toBeNull();
  });

  it('[SE7] of what is no entry, or of another session, or twice, is refused', () => {
    const chair = anInfusion();
    const seq = entered(chair, nausea, 10);
    for (const none of [0, 1, seq - 1, seq + 1])
      expect(refusal(chair.command(undo(none), 10.1)), String(none)).toBe('unknown-entry');
    chair.command(undo(seq), 10.1);
    expect(refusal(chair.command(undo(seq), 10.2))).toBe('entry-over');
  });

  it('[SE7] of a correction lets what it had ended stand again', () => {
    const chair = anInfusion();
    const seq = entered(chair, aMedicine(), 10);
    chair.command(replace(seq), 11);
    expect(standingAmounts(chair)).toEqual([8]);
    expect(refusal(chair.command(undo(chair.state().seq), 11.5))).toBeNull();
    expect(standingAmounts(chair)).toEqual([4]);
  });

  it('[SE7] of a strike does, within the minute and by who struck', () => {
    const chair = anInfusion();
    const seq = entered(chair, aMedicine(), 10);
    chair.command(strike(seq), 20, { principal: otherNurse });
    const struck = chair.state().seq;
    expect(standingAmounts(chair)).toEqual([]);
    expect(refusal(chair.command(undo(struck), 20.5))).toBe('not-the-author');
    expect(refusal(chair.command(undo(struck), 20 + 61 * second, { principal: otherNurse }))).toBe(
      'undo-expired',
    );
    expect(refusal(chair.command(undo(struck), 20 + 60 * second, { principal: otherNurse }))).toBeNull();
    expect(standingAmounts(chair)).toEqual([4]);
    expect(refusal(chair.command(undo(struck), 20 + 60 * second, { principal: otherNurse }))).toBe(
      'unknown-entry',
    );
  });

  it('[SE7] of a correction that was corrected since is refused: the newest goes first', () => {
    const chair = anInfusion();
    const first = entered(chair, aMedicine(), 10);
    chair.command(replace(first), 10.1);
    const secondSeq = chair.state().seq;
    chair.command(replace(secondSeq, aMedicine({ amount: 2 })), 10.2);
    const third = chair.state().seq;
    expect(refusal(chair.command(undo(secondSeq), 10.3))).toBe('entry-over');
    expect(standingAmounts(chair)).toEqual([2]);
    chair.command(undo(third), 10.4);
    expect(standingAmounts(chair)).toEqual([8]);
    chair.command(undo(secondSeq), 10.5);
    expect(standingAmounts(chair)).toEqual([4]);
  });
});

describe('a correction', () => {
  it('[SE17] puts another in its place; both stay, and say who and why', () => {
    const chair = anInfusion();
    const seq = entered(chair, aMedicine(), 10);
    const decision = chair.command(replace(seq), 45, { principal: otherNurse });
    const instead = { entry: aMedicine({ amount: 8 }), happenedAtMs: minutesIn(9) };
    const body = { correctedSeq: seq, note: 'the larger ampoule', instead };
    expect(decision).toEqual({ ok: true, value: [{ type: 'entry-corrected', body }] });
    const bySeq = chair.state().seq;
    const by = { personId: 'nurse-2' };
    expect(chartOf(chair)).toMatchObject([
      { seq, over: { how: 'corrected', bySeq, by, note: 'the larger ampoule' } },
      { seq: bySeq, root: seq, because: 'the larger ampoule', by, over: null },
    ]);
  });

  it('[SE17] strikes what should not have been entered', () => {
    const chair = anInfusion();
    const seq = entered(chair, aMedicine(), 10);
    expect(refusal(chair.command(strike(seq), 45))).toBeNull();
    expect(chartOf(chair)).toMatchObject([{ seq, over: { how: 'struck', note: 'wrong chair' } }]);
  });

  it('[SE17] that only remarks leaves the entry standing', () => {
    const chair = anInfusion();
    const seq = entered(chair, aMedicine(), 10);
    const note = 'patient asked for it';
    const decision = chair.command({ type: 'correct-entry', seq, note }, 45);
    expect(decision).toEqual({
      ok: true,
      value: [{ type: 'entry-corrected', body: { correctedSeq: seq, note } }],
    });
    expect(standingAmounts(chair)).toEqual([4]);
  });

  it('[SE17] of a step says when it really happened, and its times stay as they were lived', () => {
    const chair = anInfusion();
    const started = chair.state().seq;
    const command = { type: 'correct-entry', seq: started, note: 'late on the screen' } as const;
    const whens = [
      [t0 - 10 * 60_000 - 1, 'happened-before-session'],
      [t0 - 60_000, null],
      [minutesIn(5) + 2_001, 'happened-in-future'],
    ] as const;
    for (const [happenedAtMs, why] of whens)
      expect(refusal(chair.command({ ...command, happenedAtMs }, 5))).toBe(why);
    expect(chair.state().session?.course).toMatchObject({ infusion: { startedAtMs: t0 } });
  });

  it('[SE17] of what is not of this session, or is no entry, is refused', () => {
    const chair = anInfusion();
    const opened = chair.state().session!.openedSeq;
    const last = chair.state().seq;
    for (const [seq, why] of [
      [opened - 1, 'unknown-entry'],
      [opened, null],
      [last, null],
    ] as const)
      expect(refusal(chair.command({ type: 'correct-entry', seq, note: 'a remark' }, 5)), `${seq}`).toBe(why);
    const beyond = { type: 'correct-entry', seq: chair.state().seq + 1, note: 'a remark' } as const;
    expect(refusal(chair.command(beyond, 5))).toBe('unknown-entry');
    // A step can not be struck like an entry.
    expect(refusal(chair.command(strike(opened), 5))).toBe('unknown-entry');
  });

  it('[SE17] of what does not stand any more is refused', () => {
    const chair = anInfusion();
    const undone = entered(chair, aMedicine(), 10);
    chair.command(undo(undone), 10.1);
    const struck = entered(chair, aMedicine(), 11);
    chair.command(strike(struck), 11.1);
    const corrected = entered(chair, aMedicine(), 12);
    chair.command(replace(corrected), 12.1);
    for (const seq of [undone, struck, corrected]) {
      expect(refusal(chair.command(replace(seq), 13)), `${seq}`).toBe('entry-over');
      expect(refusal(chair.command(strike(seq), 13)), `${seq}`).toBe('entry-over');
    }
  });

  it('[SE17] is of the same kind and about the same thing', () => {
    const chair = anInfusion();
    const of = entered(chair, nausea, 9);
    const other = entered(chair, { ...nausea, effect: 'dizziness' }, 9);
    const pairs = [
      [aMedicine(), nausea, 'other-kind'],
      [aScale('nausea', 2), aScale('anxiety', 2), 'other-kind'],
      [aScale('nausea', 2), aScale('nausea', 1), null],
      [anAnswer(), anAnswer({ item: 'psychosis', value: false }), 'other-kind'],
      [anAnswer(), anAnswer({ value: false }), null],
      [
        { kind: 'side-effect-changed', of, severity: 'severe' },
        { kind: 'side-effect-changed', of: other, severity: 'severe' },
        'other-kind',
      ],
      [
        { kind: 'side-effect-changed', of, severity: 'moderate' },
        { kind: 'side-effect-changed', of, severity: 'mild' },
        null,
      ],
      [{ ...nausea, effect: 'itching' }, { ...nausea, effect: 'fatigue' }, null],
    ] as const;
    for (const [before, entry, why] of pairs) {
      const seq = entered(chair, before, 10);
      const command: ChairCommand = {
        type: 'correct-entry',
        seq,
        note: 'mistyped',
        instead: { entry, happenedAtMs: minutesIn(10) },
      };
      expect(refusal(chair.command(command, 11)), JSON.stringify(entry)).toBe(why);
    }
  });

  it('[SE17] is held to what any entry is held to, without the one it replaces', () => {
    const chair = anInfusion();
    const vitals = entered(chair, typed({ systolicMmHg: 130, diastolicMmHg: 80 }), 9);
    const begun = entered(chair, oxygen(2), 10);
    const command = (seq: number, entry = oxygen(null), happenedAtMs = minutesIn(10)): ChairCommand => ({
      type: 'correct-entry',
      seq,
      note: 'mistyped',
      instead: { entry, happenedAtMs },
    });
    expect(refusal(chair.command(command(begun), 11))).toBe('oxygen-not-given');
    expect(refusal(chair.command(command(begun, oxygen(3), minutesIn(11) + 2_001), 11))).toBe(
      'happened-in-future',
    );
    const swapped = typed({ systolicMmHg: 80, diastolicMmHg: 130 });
    expect(refusal(chair.command(command(vitals, swapped), 11))).toBe('pressure-order');
    expect(refusal(chair.command(command(begun, oxygen(3)), 11))).toBeNull();
  });
});

describe('sedation', () => {
  const score = (chair: WatchedChair, value: number, secondsAgo = 0) => {
    const atMs = chair.clock.now() - secondsAgo * 1_000;
    chair.command(charting(aScale('moaas', value), atMs));
    return chair.course.state().seq;
  };
  const scored = (chair: WatchedChair) => chair.session().moaas?.score ?? null;
  const entryOf = (chair: WatchedChair) => chair.session().chart.at(-1)!.seq;

  it('[SE15] is judged by the newest score that stands, by when it was so', () => {
    const chair = aWatchedInfusion();
    score(chair, 5, 5);
    score(chair, 2, 10);
    expect(scored(chair)).toBe(5);
    expect(chair.alarms()).toEqual([]);
    score(chair, 3, 4);
    expect(scored(chair)).toBe(3);
    expect(chair.alarms()).toEqual(['sedation medium']);
  });

  it('[SE7] a score taken back takes its alarm along, whether there was one before it or not', () => {
    for (const before of [null, 5]) {
      const chair = aWatchedInfusion();
      if (before !== null) score(chair, before);
      score(chair, 3);
      expect(chair.alarms()).toEqual(['sedation medium']);
      expect(refusal(chair.command(undo(entryOf(chair))))).toBeNull();
      expect(scored(chair)).toBe(before);
      expect(chair.alarms()).toEqual([]);
    }
  });

  it('[SE17] a score that is struck or corrected counts as it then stands', () => {
    const chair = aWatchedInfusion();
    score(chair, 5);
    score(chair, 3);
    const seq = entryOf(chair);
    const instead = { entry: aScale('moaas', 4), happenedAtMs: chair.clock.now() };
    chair.command({ type: 'correct-entry', seq, note: 'mistyped', instead });
    expect(scored(chair)).toBe(4);
    expect(chair.alarms()).toEqual([]);
    const correctedSeq = entryOf(chair);
    expect(refusal(chair.command(undo(correctedSeq)))).toBeNull();
    expect(chair.alarms()).toEqual(['sedation medium']);
    chair.command(strike(seq));
    expect(scored(chair)).toBe(5);
    expect(chair.alarms()).toEqual([]);
  });

  it('[SE15] no other scale is one of sedation', () => {
    const chair = aWatchedInfusion();
    chair.command(charting(aScale('nausea', 0)));
    chair.command(charting(aScale('dissociation', 3)));
    expect(scored(chair)).toBeNull();
    expect(chair.alarms()).toEqual([]);
  });
});
