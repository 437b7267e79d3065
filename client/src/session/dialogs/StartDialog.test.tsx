import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aChair, opened } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { StartDialog } from './StartDialog.tsx';

const baseline = { systolicMmHg: 120, diastolicMmHg: 76, spo2Percent: 98, pulseRateBpm: 70 };
const { session } = aChair(opened, { type: 'baseline-set', body: { baseline, gate: null } });

let given: ChairCommand[];

beforeEach(() => {
  chooseLanguage('en');
  given = [];
  render(
    <StartDialog
      session={session!}
      whose="Chair 2"
      onGive={(command) => given.push(command)}
      onClose={() => undefined}
    />,
  );
});
afterEach(cleanup);

const start = () => screen.getByRole<HTMLButtonElement>('button', { name: en.dialog.start.confirm });
const tick = () => screen.getByRole('checkbox', { name: en.alarm.deviceAlarms });

it('[AL34] without the devices’ own alarms confirmed there is no start', () => {
  expect(start().disabled).toBe(true);
  fireEvent.click(start());
  expect(given).toEqual([]);
});

it('[AL34] a person who has looked at them can start', () => {
  fireEvent.click(tick());
  fireEvent.click(start());
  expect(given).toEqual([
    {
      type: 'start-infusion',
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
    },
  ]);
});

it('[AL34] the confirmation can be taken back', () => {
  fireEvent.click(tick());
  fireEvent.click(tick());
  expect(start().disabled).toBe(true);
});
