import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { ChairFact } from '@chairside/shared/chair/events.ts';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CommandOutcome } from '../../live/commands.ts';
import { atTheScreen } from '../../testing/at-the-screen.tsx';
import { aChair, opened, started } from '../../testing/chair.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { StopDialog } from './StopDialog.tsx';

const words = { ...care.stop, save: en.action.explainStop };
const tapped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'unsaid' } } };

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

function show(
  facts: readonly ChairFact[],
  outcome: CommandOutcome = { type: 'recorded' },
  infusion: number | null = null,
) {
  const { session } = aChair(opened, started, ...facts);
  const onTry = vi.fn(() => Promise.resolve(outcome));
  const onClose = vi.fn();
  atTheScreen(
    <StopDialog whose="Chair 2" session={session!} infusion={infusion} onTry={onTry} onClose={onClose} />,
  );
  return { onTry, onClose };
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: words.save });

it('[SE4] [UI10] the pump comes first: how it ended is asked once it is seen to stand still', () => {
  show([tapped]);
  expect(screen.queryByRole('group', { name: words.ask })).toBeNull();
  press(words.pumpNo);
  expect(screen.getByRole('alert').textContent).toBe(words.pumpFirst);
  expect(screen.queryByRole('group', { name: words.ask })).toBeNull();
  press(words.pumpYes);
  expect(screen.getByRole('group', { name: words.ask })).toBeDefined();
  expect(save().disabled).toBe(true);
});

const said = [
  [[words.completed], { kind: 'completed' }],
  [[words.emergency], { kind: 'emergency' }],
  [[words.early], null],
  [[words.early, en.stopReason.line], { kind: 'early', reason: 'line' }],
] as const;
for (const [presses, stop] of said) {
  it(`[SE4] ${presses.join(', ')} is ${stop === null ? 'not enough' : 'said of the stop that was recorded'}`, async () => {
    const { onTry, onClose } = show([tapped]);
    press(words.pumpYes);
    for (const name of presses) press(name);
    expect(save().disabled).toBe(stop === null);
    fireEvent.click(save());
    if (stop === null) return;
    expect(onTry).toHaveBeenCalledWith({ type: 'explain-stop', infusion: 1, stop }, undefined);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
  });
}

it('[SE4] what is said is of the infusion that ran at the tap, though an earlier one stands open and this stop is on its way', async () => {
  const again: ChairFact =
    started.type === 'infusion-started' ? { ...started, body: { ...started.body, number: 2 } } : started;
  const { onTry } = show([tapped, again], undefined, 2);
  expect(screen.getByText(words.recording)).toBeDefined();
  press(words.pumpYes);
  press(words.completed);
  fireEvent.click(save());
  expect(onTry).toHaveBeenCalledWith(
    { type: 'explain-stop', infusion: 2, stop: { kind: 'completed' } },
    undefined,
  );
  await waitFor(() => expect(onTry).toHaveBeenCalled());
});

it('[SE4] says when the stop was, and while it is on its way that it is', () => {
  show([tapped]);
  expect(screen.getByText(/^Stopped at \d/)).toBeDefined();
  cleanup();
  show([]);
  expect(screen.getByText(words.recording)).toBeDefined();
});

it('[UI21] what somebody else has said already is told in the sheet, which stays', async () => {
  const { onClose } = show([tapped], { type: 'refused', why: { type: 'stop-said' } });
  press(words.pumpYes);
  press(words.completed);
  fireEvent.click(save());
  expect((await screen.findByRole('alert')).textContent).toBe(en.refusal['stop-said']);
  expect(onClose).not.toHaveBeenCalled();
});
