import { factoryEscalationWords } from '@chairside/shared/escalation/words.ts';
import { clinic } from '@chairside/shared/text/en-clinic.ts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atTheScreen, nurseId, physicianId } from '../../../testing/at-the-screen.tsx';
import { chooseLanguage } from '../../../ui/preferences.ts';
import { CallWordsSetting } from './CallWordsSetting.tsx';

const { calls: words } = clinic;

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

function show(person = physicianId, asks = factoryEscalationWords.asks.slice(0, 2)) {
  atTheScreen(<CallWordsSetting words={{ asks, answers: ['@coming'] }} />, person);
}

const line = (number: number) => screen.getByLabelText<HTMLInputElement>(words.line(words.asks, number));
const save = () => screen.getByText<HTMLButtonElement>(words.save);

it('[ES16] the factory’s sentences are shown in words, and a nurse only reads them', () => {
  show(nurseId);
  expect(line(1).value).toBe('Please come');
  expect(line(1).readOnly).toBe(true);
  expect(screen.queryByText(words.save)).toBeNull();
});

it('[ES16] a physician writes over one; nothing empty is saved, and no kind without a sentence', () => {
  show();
  expect(save().disabled).toBe(true);
  fireEvent.change(line(1), { target: { value: 'Come to the chair' } });
  expect(save().disabled).toBe(false);
  fireEvent.change(line(1), { target: { value: '  ' } });
  expect(save().disabled).toBe(true);
  for (let left = 2; left > 0; left -= 1)
    fireEvent.click(screen.getByLabelText(`${words.remove}: ${words.line(words.asks, 1)}`));
  expect(save().disabled).toBe(true);
  expect(screen.getByText(words.empty)).toBeDefined();
});

it('[ES16] there is room for 12 of a kind', () => {
  show(
    physicianId,
    Array.from({ length: 11 }, (_, index) => `Ask ${index}`),
  );
  const add = () => screen.getAllByText(words.add);
  expect(add()).toHaveLength(2);
  fireEvent.click(add()[0]!);
  expect(line(12).value).toBe('');
  expect(add()).toHaveLength(1);
});
