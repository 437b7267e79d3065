import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { care } from '@chairside/shared/text/en-care.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { NumberedReading } from '@chairside/shared/vitals/reading.ts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandOutcome } from '../../live/commands.ts';
import { viewOfSnapshot } from '../../live/chair-view.ts';
import { atTheScreen, nurseId, physicianId } from '../../testing/at-the-screen.tsx';
import { aChair, aReading, aSnapshot, opened, started, startMs } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { ReadinessDialog } from './ReadinessDialog.tsx';

const minuteMs = 60_000;
const nowMs = startMs + 31 * minuteMs;
const baseline = { systolicMmHg: 120, diastolicMmHg: 76, spo2Percent: 98, pulseRateBpm: 70 };
const gate = { outcome: 'green', nibpReadings: 2, spo2ForMs: 60_000 } as const;
const begun: readonly ChairFact[] = [
  opened,
  { type: 'baseline-set', body: { baseline, gate } },
  started,
  { type: 'infusion-stopped', body: { stop: { kind: 'completed' } } },
];
const scored = (['moaas', 'nausea', 'dissociation'] as const).map((scale): ChairFact => {
  const entry = { kind: 'scale', scale, score: scale === 'moaas' ? 5 : 0, answers: null } as const;
  return { type: 'entry-charted', body: { entry, happenedAtMs: startMs } };
});

const said = ivKetamine40.checklists.after
  .filter(({ isRequired }) => isRequired)
  .map(({ id, kind }) => answered(id, kind === 'yes-no' ? false : kind === 'text' ? 'B. Rivera' : true));

function answered(item: string, value: boolean | string): ChairFact {
  const entry = { kind: 'answer', list: 'after', item, value, note: null } as const;
  return { type: 'entry-charted', body: { entry, happenedAtMs: startMs } };
}

let given: (readonly [ChairCommand, voucher: string | undefined])[];
let outcome: CommandOutcome;

beforeEach(() => {
  chooseLanguage('en');
  given = [];
  outcome = { type: 'recorded' };
});
afterEach(cleanup);

function show(...facts: readonly ChairFact[]) {
  const state = aChair(...begun, ...facts);
  const view = viewOfSnapshot(
    aSnapshot({
      state,
      latest: [aReading({ atMs: nowMs - 1_000, cursor: 90 })],
      nibp: [...cuffAt(startMs + 20 * minuteMs, 1), ...cuffAt(startMs + 26 * minuteMs, 3)],
    }),
  );
  const node = (
    <ReadinessDialog
      view={view}
      session={state.session!}
      whose="Chair 2"
      onTry={(command, voucher) => {
        given.push([command, voucher]);
        return Promise.resolve(outcome);
      }}
      onClose={() => undefined}
    />
  );
  atTheScreen(node, nurseId, nowMs);
}

function cuffAt(atMs: number, cursor: number): readonly NumberedReading[] {
  return (['systolicMmHg', 'diastolicMmHg'] as const).map((parameter, index) => ({
    parameter,
    quality: 'good',
    value: parameter === 'systolicMmHg' ? 124 : 78,
    cursor: cursor + index,
    atMs,
    measuredAtMs: atMs,
    deviceId: 'SIM-NIBP-2' as DeviceId,
  }));
}

const metOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-criterion="${id}"]`)?.dataset['met'] === 'true';

it('[SE21] what devices and clock say stands beside what only a person can say', () => {
  show();
  for (const id of ['minimum', 'nibp', 'spo2', 'on-air']) expect(metOf(id), id).toBe(true);
  for (const id of ['moaas', 'nausea', 'dissociation']) expect(metOf(id), id).toBe(false);
  expect(screen.queryByText(care.ready.record)).toBeNull();
});

it('[SE21] a score is one tap where it is asked for', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: `5 ${en.quickLog.scores.moaas[5]}` }));
  expect(given.map(([command]) => command)).toEqual([
    {
      type: 'chart-entry',
      entry: { kind: 'scale', scale: 'moaas', score: 5, answers: null },
      happenedAtMs: null,
    },
  ]);
});

it('[SE21] with everything met, ready is recorded without a reason', () => {
  show(...scored, ...said);
  fireEvent.click(screen.getByRole('button', { name: care.ready.record }));
  expect(given).toEqual([[{ type: 'record-ready', reason: null }, undefined]]);
});

it('[SE22] one thing that is not met is named, and only a physician lets it pass', async () => {
  show(...scored, ...said, answered('safety-concern', true));
  const release = screen.getByRole('region', { name: care.ready.releaseTitle(1) });
  expect(release.textContent).toContain(items['safety-concern']);
  const button = () =>
    screen.getByRole<HTMLButtonElement>('button', { name: new RegExp(care.ready.release) });
  expect(button().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Dr. Amadi' }));
  fireEvent.change(screen.getByLabelText(care.ready.releaseWhy), { target: { value: 'plan agreed' } });
  fireEvent.click(button());
  const discharge = { type: 'release-discharge', reason: 'plan agreed' };
  await waitFor(() => expect(given).toEqual([[discharge, `voucher-of-${physicianId}`]]));
});

it('[SE22] a refusal names what is not met, and the panel stays', async () => {
  outcome = { type: 'refused', why: { type: 'not-ready', unmet: ['nibp', 'item:iv-out'] } };
  show(...scored, ...said);
  fireEvent.click(screen.getByRole('button', { name: care.ready.record }));
  const names = `${care.ready.criterion.nibp}, ${items['iv-out']}`;
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toBe(en.refusal['not-ready-named'](names)),
  );
});

it('[SE21] what was recorded as ready is withdrawn with a reason', () => {
  show(...scored, ...said, { type: 'ready-recorded', body: { unmet: [], reason: null } });
  expect(screen.getByText(care.ready.readyAt('11:00', 'J. Ortiz'))).toBeDefined();
  const withdraw = screen.getByRole<HTMLButtonElement>('button', { name: care.ready.withdraw });
  expect(withdraw.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(care.ready.withdrawWhy), { target: { value: 'dizzy again' } });
  fireEvent.click(withdraw);
  expect(given).toEqual([[{ type: 'withdraw-ready', reason: 'dizzy again' }, undefined]]);
});
