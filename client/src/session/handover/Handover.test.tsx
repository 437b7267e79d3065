import type { AlarmLogEntry } from '@chairside/shared/alarms/log-entry.ts';
import { aViolation } from '@chairside/shared/alarms/log-samples.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { resolveLimits, type ResolvedLimit } from '@chairside/shared/alarms/limits.ts';
import { evolve } from '@chairside/shared/chair/evolve.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { handover as words } from '@chairside/shared/text/en-handover.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { log } from '@chairside/shared/text/en-log.ts';
import { en } from '@chairside/shared/text/en.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import type { ChairSnapshot } from '@chairside/shared/wire.ts';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { viewOfSnapshot } from '../../live/chair-view.ts';
import { began } from '../../testing/alarms.ts';
import { atTheScreen, nurseId, physicianId } from '../../testing/at-the-screen.tsx';
import { aChair, anEvent, aReading, aSnapshot, opened, started, startMs } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { handoverParts } from './handover-parts.ts';
import { OfferedCard } from './OfferedCard.tsx';

const minuteMs = 60_000;
const offered: ChairFact = { type: 'handover-offered', body: { to: null, note: 'likes the window open' } };
const widened = (value: number): ChairFact => ({
  type: 'limits-set',
  body: {
    limits: resolveLimits(ivKetamine40.alarmPreset, null).map((one): ResolvedLimit =>
      one.rule === 'spo2-low-medium' ? { ...one, value, because: 'person' } : one,
    ),
    cause: { kind: 'person', reason: 'lives with 89' },
  },
});

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

function viewAfter(...facts: readonly ChairFact[]) {
  const state = aChair(opened, started, ...facts);
  return viewOfSnapshot(aSnapshot({ state, latest: [aReading()] }));
}

type Told = { readonly alarmLog?: readonly AlarmLogEntry[] | null; readonly trend?: ChairSnapshot['trend'] };

function linesOf(facts: readonly ChairFact[], nowMs: number, { alarmLog = [], trend = {} }: Told = {}) {
  const view = viewOfSnapshot(
    aSnapshot({ state: aChair(opened, started, ...facts), latest: [aReading()], trend }),
  );
  const criterionName = (id: string) => id;
  const wording = { text: en, words, nameOf: () => 'J. Ortiz', nowMs, items, log, criterionName, alarmLog };
  const parts = handoverParts(view, view.state.session!, wording);
  return Object.fromEntries(parts.map(({ name, lines }) => [name, lines]));
}

const dialog = (facts: readonly ChairFact[], actsAs = physicianId) => {
  const view = viewAfter(...facts);
  atTheScreen(<AcceptDialog view={view} session={view.state.session!} onClose={() => undefined} />, actsAs);
};
const accept = (name: string) =>
  screen.getByRole<HTMLButtonElement>('button', { name: words.accept.as(name) });

it('[SE20] the card begins with what is due, what is overdue first', () => {
  const { due } = linesOf([], startMs + 46 * minuteMs);
  expect(due?.[0]).toMatch(new RegExp(`^${words.overdue('.*', '')}`));
  const firstDue = due?.findIndex((line) => !line.includes('OVERDUE')) ?? -1;
  expect(due?.slice(firstDue === -1 ? due.length : firstDue).some((line) => line.includes('OVERDUE'))).toBe(
    false,
  );
  expect(due).toContainEqual(words.overdue(words.endOverdue, '6 min'));
});

it('[SE20] each open alarm says whether somebody has acknowledged it, and who', () => {
  const ringing = began({ what: 'spo2-low' });
  expect(linesOf([ringing], startMs)['alarms']?.[0]).toContain(words.unacknowledged);
  const acknowledged: ChairFact = {
    type: 'alarm-acknowledged',
    body: { occurrence: 3, reason: null, pressures: {}, measurement: null } as never,
  };
  expect(linesOf([ringing, acknowledged], startMs)['alarms']?.[0]).toContain('acknowledged by J. Ortiz');
  expect(linesOf([], startMs)['alarms']).toEqual([words.noAlarms]);
});

it('[SE20] pauses, what was given, open calls and notes stand on it; what there is none of takes no room', () => {
  const entry = (one: object): ChairFact =>
    ({ type: 'entry-charted', body: { entry: one, happenedAtMs: startMs } }) as ChairFact;
  const lines = linesOf(
    [
      { type: 'infusion-paused', body: { reason: 'line' } },
      entry({ kind: 'oxygen', flowLPerMin: 2 }),
      entry({ kind: 'note', text: 'afraid of needles' }),
      { type: 'escalation-raised', body: { because: 'nurse', occurrence: null, ask: '@please-come' } },
    ],
    startMs,
  );
  expect(lines['course']?.join()).toContain(en.pauseReason.line);
  expect(lines['given']?.join()).toContain('Oxygen 2 L/min');
  expect(lines['notes']?.join()).toContain('afraid of needles');
  expect(lines['calls']?.join()).toContain(`Please come · ${words.notDelivered}`);
  expect(Object.keys(linesOf([], startMs))).toEqual(['due', 'open', 'alarms', 'course', 'given']);
});

it('[SE20] what is still to be said or noted stands on it', () => {
  const before = ivKetamine40.checklists.before.find(({ isRequired }) => isRequired)!;
  const { open } = linesOf([], startMs);
  expect(open).toContain(words.noBaseline);
  expect(open).toContain(words.noLimbs);
  expect(open?.join()).toContain(itemText(before, items));
  const stopped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'unsaid' } } };
  const afterStop = linesOf([stopped], startMs)['open'];
  expect(afterStop?.[0]).toMatch(/^Stopped at \d+:\d\d: reason missing$/);
  expect(afterStop?.at(-1)).toMatch(/^Before leaving: .*moaas/);
});

it('[SE20] the lowest SpO2 of the session stands on it, however calm it is now', () => {
  const trend = {
    spo2Percent: [
      [startMs, 97],
      [startMs + minuteMs, 82],
      [startMs + 2 * minuteMs, 96],
    ].map(([atMs, value]) => ({ atMs: atMs!, value: value! })),
  };
  const { values } = linesOf([], startMs + 10 * minuteMs, { trend });
  expect(values?.[0]).toBe(words.lowest('SpO2 82 %', '11:01'));
});

it('[SE20] the patient’s alarms that are over stand on it with value and answer, technical ones are counted', () => {
  const past = (seq: number, what: 'spo2-low' | 'probe-off', acknowledged: boolean): AlarmLogEntry => ({
    kind: 'occurrence',
    seq,
    condition: { what, subject: null },
    cause: null,
    priority: 'medium',
    rowsPriority: 'medium',
    beganAtMs: startMs,
    conditionAtMs: startMs,
    signalAtMs: startMs,
    violations: what === 'probe-off' ? [] : [aViolation(82)],
    rises: [],
    held: [],
    acknowledged: acknowledged ? [{ atMs: startMs + minuteMs, by: null, reason: null }] : [],
    escalated: [],
    over: { atMs: startMs + 34_000, value: 95 },
    ended: { atMs: startMs + 34_000, how: 'cleared' },
  });
  const alarmLog = [past(9, 'probe-off', false), past(10, 'spo2-low', true), past(11, 'spo2-low', false)];
  const lines = linesOf([], startMs, { alarmLog })['log'];
  expect(lines).toHaveLength(3);
  expect(lines?.[0]).toContain('SpO2 82 < 90');
  expect(lines?.[0]).toContain(words.unacknowledged);
  expect(lines?.[1]).toContain(words.acknowledged('J. Ortiz', '11:01'));
  expect(lines?.[2]).toBe(words.technical(1));
  expect(linesOf([], startMs, { alarmLog: null })['log']).toEqual([words.noLog]);
});

it('[SE20] the answers of the checklist stand on it, those to be looked at first', () => {
  const asked = ivKetamine40.checklists.before.filter(({ kind }) => kind === 'yes-no');
  const calm = asked.find(({ concern }) => concern === null || concern === 'yes')!;
  const grave = asked.find(({ concern, id }) => concern === 'yes' && id !== calm.id)!;
  const answer = (item: string, value: boolean): ChairFact => ({
    type: 'entry-charted',
    body: { entry: { kind: 'answer', list: 'before', item, value, note: null }, happenedAtMs: startMs },
  });
  const { answers } = linesOf([answer(calm.id, false), answer(grave.id, true)], startMs);
  expect(answers).toEqual([
    words.toLookAt(words.answer(itemText(grave, items), words.yes)),
    words.answer(itemText(calm, items), words.no),
  ]);
});

it('[SE20] nobody accepts before every limit that differs is confirmed', () => {
  dialog([widened(88), offered]);
  expect(screen.getByText('J. Ortiz: likes the window open')).toBeDefined();
  const limits = screen.getByRole('region', { name: words.part.limits });
  expect(accept('Dr. Amadi').disabled).toBe(true);
  fireEvent.click(within(limits).getByRole('checkbox', { name: 'SpO2 low 88' }));
  expect(accept('Dr. Amadi').disabled).toBe(false);
});

it('[SE20] a limit that moves while she reads is to be confirmed again', () => {
  function Reading() {
    const [view, setView] = useState(() => viewAfter(widened(88), offered));
    const move = () =>
      setView({ ...view, state: evolve(view.state, anEvent(widened(87), view.state.seq + 1)) });
    return (
      <>
        <button onClick={move}>move</button>
        <AcceptDialog view={view} session={view.state.session!} onClose={() => undefined} />
      </>
    );
  }
  atTheScreen(<Reading />, physicianId);
  fireEvent.click(screen.getByRole('checkbox', { name: 'SpO2 low 88' }));
  expect(accept('Dr. Amadi').disabled).toBe(false);
  fireEvent.click(screen.getByText('move'));
  expect(screen.getByRole('checkbox', { name: 'SpO2 low 87' }).getAttribute('aria-checked')).toBe('false');
  expect(accept('Dr. Amadi').disabled).toBe(true);
});

it('[SE20] where nothing differs there is nothing to confirm', () => {
  dialog([offered]);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(accept('Dr. Amadi').disabled).toBe(false);
});

it('[SE20] whose chair it is is not among those who can accept it', () => {
  dialog([offered], nurseId);
  expect(screen.queryByRole('button', { name: 'J. Ortiz' })).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: words.accept.action }).disabled).toBe(true);
});

const viewpoints: readonly (readonly [who: typeof nurseId, stillWhose: string])[] = [
  [nurseId, words.standing.yours],
  [physicianId, words.standing.theirs('J. Ortiz')],
];
for (const [who, stillWhose] of viewpoints) {
  it(`[SE20] while it is offered, ${who} reads "${stillWhose}"`, () => {
    const view = viewAfter(offered);
    const { session } = view.state;
    atTheScreen(<OfferedCard view={view} session={session!} handover={session!.handover!} />, who);
    expect(screen.getByText(stillWhose)).toBeDefined();
    expect(screen.getByText(words.standing.toAnybody('11:00'))).toBeDefined();
  });
}

it('[SE20] whom it was offered to declines, whose it is takes it back', () => {
  for (const [who, name] of [
    [physicianId, words.standing.decline],
    [nurseId, words.standing.withdraw],
  ] as const) {
    const view = viewAfter({ type: 'handover-offered', body: { to: physicianId, note: null } });
    const { session } = view.state;
    const { given } = atTheScreen(
      <OfferedCard view={view} session={session!} handover={session!.handover!} />,
      who,
    );
    fireEvent.click(screen.getByRole('button', { name }));
    expect(given()).toEqual([{ type: 'withdraw-handover' }]);
    cleanup();
  }
});

it('[SE20] accepting says which limits were confirmed, and only where there were any', async () => {
  for (const [facts, isConfirmed] of [
    [[widened(88), offered], true],
    [[offered], false],
  ] as const) {
    const view = viewAfter(...facts);
    const limitsConfirmedSeq = isConfirmed ? view.state.session!.limitsSeq : null;
    const { given } = atTheScreen(
      <AcceptDialog view={view} session={view.state.session!} onClose={() => undefined} />,
      physicianId,
    );
    for (const tick of screen.queryAllByRole('checkbox')) fireEvent.click(tick);
    fireEvent.click(accept('Dr. Amadi'));
    await waitFor(() => expect(given()).toEqual([{ type: 'accept-handover', limitsConfirmedSeq }]));
    cleanup();
  }
});
