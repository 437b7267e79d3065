import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { DeviceId, PersonId } from '@chairside/shared/ids.ts';
import { imKetamine } from '@chairside/shared/protocols/given-at-once.ts';
import { care } from '@chairside/shared/text/en-care.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atTheScreen, nurseId, physicianId } from '../../testing/at-the-screen.tsx';
import { aChair, opened, startMs } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import type { MonitorRow } from '../monitor-rows.ts';
import type { Giving } from './dialog-props.ts';
import { StartDialog } from './StartDialog.tsx';

const baseline = { systolicMmHg: 120, diastolicMmHg: 76, spo2Percent: 98, pulseRateBpm: 70 };
const gate = { outcome: 'green', nibpReadings: 2, spo2ForMs: 60_000 } as const;
const green: ChairFact = { type: 'baseline-set', body: { baseline, gate } };
const red: ChairFact = { type: 'baseline-set', body: { baseline, gate: { ...gate, outcome: 'red' } } };

let given: (readonly [ChairCommand, Giving | undefined])[];

beforeEach(() => {
  chooseLanguage('en');
  given = [];
});
afterEach(cleanup);

const bothHeard: readonly MonitorRow[] = [
  { monitor: 'oximeter', type: 'heard', deviceId: 'OXI-1' as DeviceId, lastAtMs: startMs - 1_000 },
  { monitor: 'cuff', type: 'heard', deviceId: 'CUFF-1' as DeviceId, lastAtMs: startMs - 180_000 },
];
const oximeterSilent: readonly MonitorRow[] = [
  { monitor: 'oximeter', type: 'silent', deviceId: 'OXI-1' as DeviceId, lastAtMs: startMs - 45_000 },
  ...bothHeard.slice(1),
];

function show(
  facts: readonly ChairFact[] = [opened, green],
  personId: PersonId = nurseId,
  monitors = bothHeard,
) {
  const { session } = aChair(...facts);
  atTheScreen(
    <StartDialog
      session={session!}
      monitors={monitors}
      whose="Chair 2"
      onGive={(command, giving) => given.push([command, giving])}
      onClose={() => undefined}
    />,
    personId,
  );
}

const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: en.dialog.start.confirm });
const devices = () => screen.getByRole('checkbox', { name: en.alarm.deviceAlarms });
const patient = () => screen.getByRole('checkbox', { name: care.start.askPatient });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

const start = {
  type: 'start-infusion',
  withoutBaseline: null,
  again: null,
  areDeviceAlarmsOn: true,
  isPatientConfirmed: true,
  override: null,
};

it('[AL34] without the devices’ own alarms confirmed there is no start', () => {
  show();
  fireEvent.click(patient());
  expect(confirm().disabled).toBe(true);
  fireEvent.click(confirm());
  expect(given).toEqual([]);
});

it('[SE11] without the patient asked there is no start', () => {
  show();
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(true);
  fireEvent.click(confirm());
  expect(given).toEqual([]);
});

it('[SE11] both identifiers stand where the patient is asked for them', () => {
  show();
  expect(screen.getByText('A. Rivera')).toBeDefined();
  expect(screen.getByText('#1042')).toBeDefined();
});

it('[AL34] a person who has looked at both can start', () => {
  show();
  fireEvent.click(patient());
  fireEvent.click(devices());
  fireEvent.click(confirm());
  expect(given).toEqual([[start, {}]]);
});

it('[AL34] the confirmation can be taken back', () => {
  show();
  fireEvent.click(patient());
  fireEvent.click(devices());
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(true);
});

it('[SE12a] what of the checklist is open is said by its words, and keeps nobody from starting', () => {
  show();
  const open = screen.getByRole('heading', { name: /questions of the checklist are open/ }).parentElement;
  expect(open?.textContent).toContain(items.consent);
  fireEvent.click(patient());
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(false);
});

it('[SE9] a dose that was typed is recorded with the start, with plain arithmetic beside it', () => {
  show();
  type(care.dose.amount, '41');
  expect(screen.getByText(care.dose.perKg('0.50'))).toBeDefined();
  fireEvent.click(patient());
  fireEvent.click(devices());
  fireEvent.click(confirm());
  expect(given[0]?.[1]?.then).toMatchObject({
    type: 'chart-entry',
    entry: { kind: 'dose', drug: 'ketamine', amount: 41, unit: 'mg', givenBy: 'J. Ortiz' },
  });
});

it('[SE9] a dose that can not be read is no dose, and no start', () => {
  show();
  type(care.dose.amount, 'a lot');
  fireEvent.click(patient());
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(true);
  expect(screen.getByRole('alert').textContent).toBe(care.dose.problem);
});

const voucher = `voucher-of-${physicianId}`;

it('[SE13] past a red gate a physician is asked for, who decides this one thing with a reason', async () => {
  show([opened, red]);
  fireEvent.click(patient());
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Dr. Amadi' }));
  expect(confirm().disabled).toBe(true);
  type(care.start.override, 'known and stable');
  fireEvent.click(confirm());
  await waitFor(() => expect(given).toEqual([[{ ...start, override: 'known and stable' }, { voucher }]]));
});

it('[SE13] a physician who acts here needs no other', () => {
  show([opened, red], physicianId);
  expect(screen.queryByRole('button', { name: 'Dr. Amadi' })).toBeNull();
  fireEvent.click(patient());
  fireEvent.click(devices());
  type(care.start.override, 'known and stable');
  expect(confirm().disabled).toBe(false);
});

it('[SE13] without a baseline the reason is for that', async () => {
  show([opened]);
  fireEvent.click(patient());
  fireEvent.click(devices());
  fireEvent.click(screen.getByRole('button', { name: 'Dr. Amadi' }));
  type(en.dialog.start.withoutBaseline, 'cuff broken');
  fireEvent.click(confirm());
  await waitFor(() => expect(given).toEqual([[{ ...start, withoutBaseline: 'cuff broken' }, { voucher }]]));
});

it('[SE13] what a physician has released, a nurse starts', () => {
  show([
    opened,
    red,
    { type: 'start-released', body: { outcome: 'red', unheard: [], reason: 'known and stable' } },
  ]);
  fireEvent.click(patient());
  fireEvent.click(devices());
  fireEvent.click(confirm());
  expect(given).toEqual([[start, {}]]);
});

it('[SE13a] before the start it is said from which device oximeter and cuff are heard, and when last', () => {
  show();
  const list = screen.getByRole('list', { name: care.monitors.title });
  expect(list.textContent).toContain(care.monitors.heard('OXI-1', '1 s'));
  expect(list.textContent).toContain(care.monitors.measured('CUFF-1', '3 min'));
});

it('[SE13a] without an oximeter that is heard a physician is asked for, with a reason', async () => {
  show([opened, green], nurseId, oximeterSilent);
  expect(screen.getByText(care.monitors.silent('OXI-1', '45 s'))).toBeDefined();
  expect(screen.getByRole('heading', { name: care.monitors.missing })).toBeDefined();
  fireEvent.click(patient());
  fireEvent.click(devices());
  expect(confirm().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Dr. Amadi' }));
  type(care.start.override, 'the module is being exchanged');
  fireEvent.click(confirm());
  const override = 'the module is being exchanged';
  await waitFor(() => expect(given).toEqual([[{ ...start, override }, { voucher }]]));
});

for (const [unheard, isAsked] of [
  [['oximeter'], false],
  [['cuff'], true],
] as const)
  it(`[SE13a] released without ${unheard.join()}, a silent oximeter is ${isAsked ? 'asked about' : 'no question'}`, () => {
    const body = { outcome: 'no-monitor' as const, unheard: [...unheard], reason: 'known' };
    show([opened, green, { type: 'start-released', body }], nurseId, oximeterSilent);
    const asked = screen.queryByRole('heading', { name: care.monitors.missing });
    expect(asked !== null).toBe(isAsked);
  });

it('[UI10] what is given in a moment is a dose, not an infusion', () => {
  const facts = opened.type === 'session-opened' ? { ...opened.body, protocol: imKetamine } : null;
  show([{ type: 'session-opened', body: facts! }, green]);
  expect(screen.getByRole('heading', { name: care.start.atOnce })).toBeDefined();
  expect(screen.getByRole('button', { name: care.start.given })).toBeDefined();
  expect(screen.queryByText(care.stop.pumpHint)).toBeNull();
  expect(screen.queryByLabelText(care.dose.rate)).toBeNull();
});

for (const [value, isSaid] of [
  [true, true],
  [false, false],
  [null, false],
] as const)
  it(`[SE12] “pregnant” answered with ${String(value)} ${isSaid ? 'stands before the start' : 'is nothing to look at'}`, () => {
    const entry = { kind: 'answer', list: 'before', item: 'pregnancy', value, note: null } as const;
    show([opened, green, { type: 'entry-charted', body: { entry, happenedAtMs: 1 } }]);
    const said = screen.queryByText(`${items.pregnancy}: ${en.action.yes}`);
    expect(said !== null).toBe(isSaid);
  });
