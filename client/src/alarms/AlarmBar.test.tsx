import { en } from '@chairside/shared/text/en.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acknowledged, anAlarmedView, aRow, began, firstSeq, type Told } from '../testing/alarms.ts';
import { startMs } from '../testing/chair.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { AlarmBar } from './AlarmBar.tsx';
import { alarmLines, type AlarmLine } from './alarm-line.ts';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const medium = began({ priority: 'medium', violations: [aRow({ limit: 90, priority: 'medium' })] });
const raised: Told = [
  {
    type: 'alarm-raised',
    body: {
      occurrence: firstSeq,
      priority: 'high',
      violations: [aRow()],
      because: 'priority',
      cause: null,
      conditionAtMs: startMs,
      signalAtMs: startMs,
    },
  },
  5_000,
];

it('[UI8] shows the two highest and counts the rest', () => {
  show([began()], [began({ what: 'pulse-low' })], [began({ what: 'probe-off', priority: 'medium' })]);
  expect(document.querySelectorAll('[data-occurrence]')).toHaveLength(2);
  expect(screen.getByText('+1')).toBeDefined();
});

it('[AL22] the bar has the priority of what stands first on it', () => {
  show([medium], [began({ what: 'nibp-overdue', priority: 'low' })]);
  expect(screen.getByRole('banner').dataset['priority']).toBe('medium');
});

const held = [
  { first: medium, second: began({ what: 'pulse-low' }), priority: 'high', technical: undefined },
  { first: medium, second: began({ what: 'probe-off' }), priority: 'high', technical: 'true' },
  {
    first: began({ what: 'probe-off', priority: 'medium' }),
    second: medium,
    priority: 'medium',
    technical: undefined,
  },
];
for (const { first, second, priority, technical } of held) {
  it(`[UI8] lines that keep their places for a second do not keep the bar from being ${priority}`, () => {
    const lines = linesOf([[first], [second]]).toSorted(
      (one, other) => (one.occurrence?.id ?? 0) - (other.occurrence?.id ?? 0),
    );
    render(barOf(lines));
    expect(screen.getByRole('banner').dataset['priority']).toBe(priority);
    expect(screen.getByRole('banner').dataset['technical']).toBe(technical);
    expect(document.querySelector('[data-occurrence]')?.getAttribute('data-occurrence')).toBe(
      String(firstSeq),
    );
  });
}

it('[UI7] an occurrence is read aloud once, whatever its value does', () => {
  const { again } = show([began()]);
  const said = heard();
  again(
    [began()],
    [
      {
        type: 'alarm-changed',
        body: { occurrence: firstSeq, priority: 'high', violations: [aRow({ value: 71 })] },
      },
    ],
  );
  expect(heard()).toEqual(said);
});

it('[UI7] a rise is read aloud again', () => {
  const { again } = show([medium]);
  const [before] = heardElements();
  again([medium], raised);
  expect(heardElements()).toHaveLength(1);
  expect(heardElements()[0]).not.toBe(before);
});

it('[UI7] what is acknowledged is not read aloud', () => {
  show([began()], [acknowledged(firstSeq)]);
  expect(heard()).toEqual([]);
});

it('[UI8] calm, it says what it is told to', () => {
  show();
  expect(screen.getByText('Chair 2')).toBeDefined();
  expect(screen.getByRole('button', { name: en.alarm.openList })).toBeDefined();
});

function show(...told: readonly Told[]) {
  const { rerender } = render(bar(told));
  return { again: (...next: readonly Told[]) => rerender(bar(next)) };
}

function bar(told: readonly Told[]) {
  return barOf(linesOf(told));
}

function linesOf(told: readonly Told[]): readonly AlarmLine[] {
  return alarmLines(anAlarmedView(told), { text: en, nowMs: startMs, nameOf: () => 'J. Ortiz' });
}

function barOf(lines: readonly AlarmLine[]) {
  return <AlarmBar lines={lines} recent={[]} calm={<h1>Chair 2</h1>} onOpen={() => undefined} />;
}

function heardElements(): readonly Element[] {
  return [...document.querySelectorAll('[aria-live="assertive"] > *')];
}

function heard(): readonly (string | null)[] {
  return heardElements().map(({ textContent }) => textContent);
}
