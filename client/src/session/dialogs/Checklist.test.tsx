import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChecklistItem } from '@chairside/shared/protocols/items.ts';
import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { care } from '@chairside/shared/text/en-care.ts';
import { items } from '@chairside/shared/text/en-items.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { atTheScreen } from '../../testing/at-the-screen.tsx';
import { aChair, opened, startMs } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { Checklist } from './Checklist.tsx';

const clinics: readonly ChecklistItem[] = [
  { id: 'own', label: 'Slippers on', kind: 'tick', choices: [], isRequired: false, concern: null },
  {
    id: 'side',
    label: 'Bed side',
    kind: 'choice',
    choices: ['window', 'door'],
    isRequired: false,
    concern: null,
  },
  { id: 'pain', label: 'Pain now', kind: 'number', choices: [], isRequired: false, concern: null },
];
const before = [...ivKetamine40.checklists.before, ...clinics];

let given: ChairCommand[];

beforeEach(() => {
  chooseLanguage('en');
  given = [];
});
afterEach(cleanup);

function answered(item: string, value: boolean | number | string): ChairFact {
  const entry = { kind: 'answer', list: 'before', item, value, note: null } as const;
  return { type: 'entry-charted', body: { entry, happenedAtMs: startMs } };
}

function show(...facts: readonly ChairFact[]) {
  if (opened.type !== 'session-opened') throw new Error('the session was not opened');
  const protocol = { ...ivKetamine40, checklists: { ...ivKetamine40.checklists, before } };
  const { session } = aChair({ type: 'session-opened', body: { ...opened.body, protocol } }, ...facts);
  atTheScreen(<Checklist session={session!} list="before" onTry={(command) => given.push(command)} />);
}

function answers() {
  return given.map((command) => {
    if (command.type !== 'chart-entry' || command.entry.kind !== 'answer') throw new Error(command.type);
    return [command.entry.item, command.entry.value];
  });
}

const yesNo = (item: string, answer: string) =>
  within(screen.getByRole('group', { name: item })).getByRole('button', { name: answer });

function type(label: string, words: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value: words } });
  fireEvent.blur(screen.getByLabelText(label));
}

it('[SE12a] one tap answers, each in its own way', () => {
  show();
  fireEvent.click(yesNo(items.consent, en.action.yes));
  fireEvent.click(screen.getByRole('checkbox', { name: items.toilet }));
  fireEvent.click(screen.getByRole('button', { name: 'door' }));
  type(items['ride-home-name'], ' B. Rivera ');
  type(items['last-food'], '08:30');
  type('Pain now', '2,5');
  expect(answers()).toEqual([
    ['consent', true],
    ['toilet', true],
    ['side', 'door'],
    ['ride-home-name', 'B. Rivera'],
    ['last-food', 8.5 * 3_600_000],
    ['pain', 2.5],
  ]);
});

it('[SE12a] a second tap takes an answer back, and so does an emptied field', () => {
  show(answered('consent', false), answered('toilet', true), answered('ride-home-name', 'B. Rivera'));
  fireEvent.click(yesNo(items.consent, en.action.no));
  fireEvent.click(screen.getByRole('checkbox', { name: items.toilet }));
  type(items['ride-home-name'], '');
  expect(answers()).toEqual([
    ['consent', null],
    ['toilet', null],
    ['ride-home-name', null],
  ]);
});

it('[SE12a] what can not be read is not recorded, and what was answered stays', () => {
  show(answered('pain', 3));
  type('Pain now', 'a lot');
  expect(given).toEqual([]);
  expect(screen.getByLabelText<HTMLInputElement>('Pain now').value).toBe('3');
});

const concerns = [
  { item: 'seizures', value: true, isLookedAt: true },
  { item: 'seizures', value: false, isLookedAt: false },
  { item: 'consent', value: false, isLookedAt: true },
  { item: 'consent', value: true, isLookedAt: false },
  { item: 'ketamine-before', value: true, isLookedAt: false },
];
for (const { item, value, isLookedAt } of concerns) {
  it(`[SE12a] ${item} answered with ${value ? 'yes' : 'no'} ${isLookedAt ? 'stands out' : 'does not stand out'}`, () => {
    show(answered(item, value));
    expect(screen.queryAllByText(care.checklist.lookAt)).toHaveLength(isLookedAt ? 1 : 0);
  });
}

it('[SE12a] the clinic’s own questions have the clinic’s words', () => {
  show();
  expect(screen.getByRole('checkbox', { name: 'Slippers on' })).toBeDefined();
});

it('[SE12a] what has to be answered and is not has a mark of its own, which goes with the answer', () => {
  const isMarked = (item: string) =>
    screen.getByRole('group', { name: item }).closest('li')?.hasAttribute('data-open');
  show();
  expect(isMarked(items.consent)).toBe(true);
  cleanup();
  show(answered('consent', true));
  expect(isMarked(items.consent)).toBe(false);
  expect(screen.getByRole('group', { name: 'Bed side' }).closest('li')?.hasAttribute('data-open')).toBe(
    false,
  );
});
