import type { ChairEvent, ChairFact } from '@chairside/shared/chair/events.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import type { CommandId } from '@chairside/shared/ids.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useFollowedChair } from '../../live/context.tsx';
import { aChair, anEvent, aSnapshot, chairTwo, opened, started, startMs } from '../../testing/chair.ts';
import { ortiz } from '../../testing/people.ts';
import { inTheClinic } from '../../testing/signed-in.tsx';
import { chooseLanguage } from '../../ui/preferences.ts';
import { EntryList } from './EntryList.tsx';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const blanket: ChartEntry = { kind: 'note', text: 'Wants the blanket.' };
const charted: ChairFact = { type: 'entry-charted', body: { entry: blanket, happenedAtMs: startMs } };
const recorded = { ok: true, value: { recorded: true } };

function Entries() {
  const view = useFollowedChair(chairTwo);
  if (view === undefined || view.state.session === null) return null;
  return <EntryList chair={view.state} session={view.state.session} recordedSeq={view.recorded.seq} />;
}

/** The note was tapped and nothing has come back; `charted` is its fact, as event 3 of the chair. */
function aNoteGiven() {
  const { socket, connection } = inTheClinic(<Entries />, { person: ortiz });
  act(() => {
    socket.goUp();
    socket.answer('chair:join', { ok: true, value: aSnapshot({ state: aChair(opened, started) }) });
    void connection.give(chairTwo, { type: 'chart-entry', entry: blanket, happenedAtMs: null });
  });
  const [asked] = socket.askedFor('chair:command');
  const fact = (commandId = asked?.commandId): ChairEvent => ({
    ...anEvent(charted, 3),
    commandId: commandId ?? null,
  });
  return { socket, fact };
}

const lines = () => screen.queryAllByText(/Wants the blanket/).length;
const isPending = () => screen.queryByText(en.quickLog.recording) !== null;

it('[UI21] what was entered stands in the list while nothing has come back', () => {
  aNoteGiven();
  expect([lines(), isPending()]).toEqual([1, true]);
});

it('[UI21] its fact may come before the answer: the entry stands once, before and after', () => {
  const { socket, fact } = aNoteGiven();
  act(() => socket.notify('chair:frame', { chair: chairTwo, events: [fact()] }));
  expect([lines(), isPending()]).toEqual([1, false]);
  act(() => socket.answer('chair:command', recorded));
  expect([lines(), isPending()]).toEqual([1, false]);
});

it('[UI21] the same after the link was down, when the fact is caught up on', () => {
  const { socket, fact } = aNoteGiven();
  act(() => {
    socket.goDown();
    socket.goUp();
    socket.answer('chair:join', {
      ok: true,
      value: {
        kind: 'catch-up',
        epoch: 'epoch-1',
        events: [fact()],
        readings: [],
        devices: [],
        recorded: { seq: 3, cursor: 0 },
      },
    });
  });
  expect([lines(), isPending()]).toEqual([1, false]);
});

it('[UI21] a colleague’s same words are another entry', () => {
  const { socket, fact } = aNoteGiven();
  const elsewhere = 'a1f0c0de-0000-4000-8000-000000000002' as CommandId;
  act(() => socket.notify('chair:frame', { chair: chairTwo, events: [fact(elsewhere)] }));
  expect([lines(), isPending()]).toEqual([2, true]);
});
