import { en } from '@chairside/shared/text/en.ts';
import type { Medicine } from '@chairside/shared/site/medicines.ts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atTheScreen } from '../../../testing/at-the-screen.tsx';
import { chooseLanguage } from '../../../ui/preferences.ts';
import { MedicineForm } from './MedicineForm.tsx';

const { medicines: words } = en.quickLog;
const tablet: Medicine = { name: 'Ondansetron', amount: 4, unit: 'mg', route: 'oral' };
const syringe: Medicine = { ...tablet, route: 'intravenous' };
const start = {
  kind: 'medicine',
  medicine: '',
  amount: null,
  unit: null,
  route: null,
  givenBy: 'J. Ortiz',
} as const;

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

function show(list: readonly Medicine[]) {
  const onSave = vi.fn();
  atTheScreen(<MedicineForm start={start} list={list} save={en.action.save} onSave={onSave} />);
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  return { onSave, type };
}
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: en.action.save });
const chosen = () => screen.queryAllByRole('button', { pressed: true }).map((button) => button.textContent);

it('[SE14] neither unit nor route is chosen before somebody chooses, and nothing is saved without them', () => {
  const { type, onSave } = show([]);
  type(words.name, 'Ondansetron');
  type(words.amount, '4');
  expect(chosen()).toEqual([]);
  expect(save().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'mg' }));
  expect(save().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: en.chart.route.oral }));
  fireEvent.click(save());
  expect(onSave).toHaveBeenCalledWith({
    ...start,
    medicine: 'Ondansetron',
    amount: 4,
    unit: 'mg',
    route: 'oral',
  });
});

const lists = [
  { list: [], gives: [] },
  { list: [tablet], gives: ['mg', en.chart.route.oral] },
  { list: [tablet, syringe], gives: [] },
] as const;
for (const { list, gives } of lists) {
  it(`[SE14] a medicine that stands ${String(list.length)} times in the clinic’s list has ${gives.join(' and ') || 'nothing'} chosen, and no amount`, () => {
    const { type } = show(list);
    type(words.name, 'ondansetron ');
    expect(chosen()).toEqual(gives);
    expect(screen.getByLabelText<HTMLInputElement>(words.amount).value).toBe('');
  });
}

it('[SE14] what somebody has chosen is not changed by what is typed after it', () => {
  const { type } = show([tablet]);
  fireEvent.click(screen.getByRole('button', { name: en.chart.route.intravenous }));
  type(words.name, 'Ondansetron');
  expect(chosen()).toEqual(['mg', en.chart.route.intravenous]);
});
