import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { en } from '@chairside/shared/text/en.ts';
import { expect, it } from 'vitest';
import { aChair, opened, startMs } from '../../testing/chair.ts';
import { chartedMarks, chartedText } from './charted-text.ts';
import { entryRows } from './entry-rows.ts';
import { justEntered } from './just-entered.ts';

const minute = 60_000;
const nausea: ChartEntry = { kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' };
const note: ChartEntry = { kind: 'note', text: 'Wants the blanket.' };
const answer: ChartEntry = { kind: 'answer', list: 'before', item: 'consent', value: true, note: null };

function entered(entry: ChartEntry, happenedAtMs = startMs): ChairFact {
  return { type: 'entry-charted', body: { entry, happenedAtMs } };
}

function corrected(correctedSeq: number, instead?: ChartEntry | null): ChairFact {
  const body = { correctedSeq, note: 'mistyped' };
  if (instead === undefined) return { type: 'entry-corrected', body };
  const replacing = instead === null ? null : { entry: instead, happenedAtMs: startMs };
  return { type: 'entry-corrected', body: { ...body, instead: replacing } };
}

/** The session of a chair that was opened as event 1, with these after it. */
function sessionOf(...facts: readonly ChairFact[]): Session {
  const { session } = aChair(opened, ...facts);
  if (session === null) throw new Error('no session');
  return session;
}

function linesOf(session: Session): readonly string[] {
  return entryRows(session).map((row) =>
    row.is === 'other'
      ? row.entry.type
      : `${chartedText(row.charted, session, en)}${row.charted.over === null ? '' : ` (${row.charted.over.how})`}`,
  );
}

it('[SE17] newest first; what ended an entry is read at it and has no line of its own', () => {
  expect(linesOf(sessionOf(entered(nausea), { type: 'entry-undone', body: { undoneSeq: 2 } }))).toEqual([
    'Nausea, mild (undone)',
    'session-opened',
  ]);
  expect(linesOf(sessionOf(entered(note), corrected(2, null)))).toEqual([
    'Wants the blanket. (struck)',
    'session-opened',
  ]);
  expect(linesOf(sessionOf(entered(nausea), corrected(2, { ...nausea, severity: 'severe' })))).toEqual([
    'Nausea, severe',
    'Nausea, mild (corrected)',
    'session-opened',
  ]);
});

it('[SE17] a remark is a line; answers stand in their list', () => {
  expect(linesOf(sessionOf(entered(note), corrected(2), entered(answer)))).toEqual([
    'entry-corrected',
    'Wants the blanket.',
    'session-opened',
  ]);
});

it('[SE14] what is said of a side effect names it, also after its entry was corrected', () => {
  const worse: ChartEntry = { kind: 'side-effect-changed', of: 2, severity: 'severe' };
  const over: ChartEntry = { kind: 'side-effect-ended', of: 2 };
  const itching: ChartEntry = { ...nausea, effect: 'itching' };
  expect(linesOf(sessionOf(entered(nausea), entered(worse), corrected(2, itching), entered(over)))).toEqual([
    'Itching over',
    'Itching, mild',
    'Itching now severe',
    'Nausea, mild (corrected)',
    'session-opened',
  ]);
});

it('[SE14] behind the words stands how long it lasted, when it was recorded, and why it is as it is', () => {
  const session = sessionOf(
    entered(nausea, startMs - 5 * minute),
    corrected(2, { ...nausea, severity: 'severe' }),
  );
  const marksOf = (index: number) =>
    chartedMarks(session.chart[index]!, {
      text: en,
      session,
      nowMs: startMs + 2 * minute,
      nameOf: () => 'J. Ortiz',
    });
  expect(marksOf(0)[0]).toMatch(/^recorded \d\d:\d\d$/);
  expect(marksOf(0)).toContain('corrected below');
  expect(marksOf(1)).toEqual(['for 2 min', 'corrected: mistyped']);
});

for (const [afterS, isOffered] of [
  [59, true],
  [60, false],
  [61, false],
] as const) {
  it(`[SE7] ${afterS} s after an entry its way back is ${isOffered ? 'there' : 'gone'}`, () => {
    const { chart } = sessionOf(entered(nausea));
    const personId = chart[0]!.by!.personId;
    const nowMs = chart[0]!.recordedAtMs + afterS * 1_000;
    expect(justEntered(chart, { personId, nowMs }) !== null).toBe(isOffered);
    expect(justEntered(chart, { personId: 'somebody-else', nowMs })).toBeNull();
    expect(justEntered(chart, { personId: null, nowMs })).toBeNull();
  });
}

it('[SE7] an answer is taken back in its list, and what is over not at all', () => {
  const struck = sessionOf(entered(nausea), corrected(2, null));
  const answered = sessionOf(entered(answer));
  for (const { chart } of [struck, answered]) {
    const personId = chart[0]!.by!.personId;
    expect(justEntered(chart, { personId, nowMs: startMs })).toBeNull();
  }
});
