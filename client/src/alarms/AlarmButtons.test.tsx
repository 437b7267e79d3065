import type { ChairState } from '@chairside/shared/chair/state.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { viewOfSnapshot } from '../live/chair-view.ts';
import { createConnection, type Connection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createLiveStore } from '../live/store.ts';
import { acknowledged, anAlarmedChair, began, firstSeq, type Told } from '../testing/alarms.ts';
import { PlaceContext, type Place } from '../session/afar/place.ts';
import { aSiteView, aSnapshot, chairTwo, startMs } from '../testing/chair.ts';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { AlarmButtons } from './AlarmButtons.tsx';
import { alarmLines } from './alarm-line.ts';

let socket: FakeSocket;
let connection: Connection;

beforeEach(() => {
  chooseLanguage('en');
  socket = createFakeSocket();
  const store = createLiveStore('nurse-1');
  connection = createConnection({ socket, store, rememberPerson: () => undefined });
  socket.goUp();
  act(() => socket.notify('site:view', aSiteView()));
});

afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });
const given = () => socket.askedFor('chair:command').map(({ command }) => command);

it('[AL13] acknowledges the occurrence that stood there when the finger went down', () => {
  const show = shower();
  show([began()]);
  fireEvent.pointerDown(button(en.alarm.acknowledge));
  show(
    [began()],
    [{ type: 'alarm-cleared', body: { occurrence: firstSeq, value: 96 } }],
    [began({ what: 'pulse-low' })],
  );
  fireEvent.click(button(en.alarm.acknowledge), { detail: 1 });
  expect(given()).toMatchObject([{ type: 'acknowledge-alarm', occurrence: firstSeq, reason: null }]);
});

for (const isAllowed of [false, true]) {
  it(`[UI19] from afar, ${isAllowed ? 'allowed, it is acknowledged' : 'not allowed, the button says where it is done'}`, () => {
    const view = aSiteView();
    const afar = { ...view.site.afar, mayAcknowledge: isAllowed };
    act(() => socket.notify('site:view', { ...view, site: { ...view.site, afar } }));
    shower('desk')([began()]);
    const acknowledge = button(en.alarm.acknowledge) as HTMLButtonElement;
    expect(acknowledge.disabled).toBe(!isAllowed);
    expect(acknowledge.textContent.includes(en.calling.afar.only)).toBe(!isAllowed);
  });
}

it('[AL13] a finger that went down on nothing acknowledges nothing that came under it', () => {
  const show = shower();
  show([began()], [acknowledged(firstSeq)]);
  fireEvent.pointerDown(button(en.alarm.acknowledged));
  show([began()], [acknowledged(firstSeq)], [began({ what: 'pulse-low' })]);
  fireEvent.click(button(en.alarm.acknowledge), { detail: 1 });
  expect(given()).toEqual([]);
});

it('[UI8] a second tap right after the first acknowledges nothing else', () => {
  const show = shower();
  const one: Told = [began()];
  const other: Told = [began({ what: 'pulse-low' })];
  show(one, other);
  fireEvent.pointerDown(button(en.alarm.acknowledge));
  fireEvent.click(button(en.alarm.acknowledge), { detail: 1 });
  const first = (given()[0] as { readonly occurrence: number }).occurrence;
  show(one, other, [acknowledged(first)]);
  fireEvent.pointerDown(button(en.alarm.acknowledge));
  fireEvent.click(button(en.alarm.acknowledge), { detail: 2 });
  fireEvent.click(button(en.alarm.acknowledge));
  expect(given()).toHaveLength(1);
});

it('[UI7] acknowledges from the keyboard what is shown', () => {
  shower()([began()]);
  fireEvent.click(button(en.alarm.acknowledge));
  expect(given()).toMatchObject([{ type: 'acknowledge-alarm', occurrence: firstSeq, reason: null }]);
});

it('[UI8] what is asked for is pending, and nothing looks acknowledged before the gateway says so', () => {
  shower()([began()]);
  fireEvent.click(button(en.alarm.acknowledge));
  expect(button(en.alarm.acknowledge).dataset['pending']).toBe('true');
  expect(screen.queryByText(en.alarm.acknowledged)).toBeNull();
});

it('[AL12] where all is acknowledged there is nothing left to acknowledge', () => {
  shower()([began()], [acknowledged(firstSeq)]);
  fireEvent.click(button(en.alarm.acknowledged));
  expect(given()).toEqual([]);
});

it('[AL15] pausing the sound acknowledges nothing', () => {
  shower()([began()]);
  fireEvent.click(button(en.alarm.pauseSound));
  expect(given()).toEqual([{ type: 'pause-audio' }]);
});

const paused: Told = [{ type: 'audio-paused', body: { untilMs: startMs + 120_000 } }];
for (const { afterMs, says } of [
  { afterMs: 0, says: '2 min' },
  { afterMs: 119_999, says: '1 s' },
  { afterMs: 120_000, says: '2 min' },
]) {
  const isOver = afterMs >= 120_000;
  it(`[AL16] ${afterMs} ms into a pause it says ${isOver ? en.alarm.pauseSound : en.alarm.resumeSound} ${says}`, () => {
    const show = shower();
    act(() => connection.store.setState({ nowMs: startMs + afterMs }));
    show([began()], paused);
    const name = isOver ? en.alarm.pauseSound : en.alarm.resumeSound;
    expect(button(name).textContent).toBe(`${name}${says}`);
  });
}

it('[AL16] a pause can be ended by hand', () => {
  shower()([began()], paused);
  fireEvent.click(button(en.alarm.resumeSound));
  expect(given()).toEqual([{ type: 'end-audio-pause' }]);
});

it('[UI5] a calm chair has no buttons', () => {
  shower()();
  expect(screen.queryByRole('button')).toBeNull();
});

it('[UI14] where nobody was chosen who acts is asked first, and the acknowledgement kept', () => {
  act(() => connection.store.setState({ personId: null }));
  shower()([began()]);
  fireEvent.click(button(en.alarm.acknowledge));
  expect(given()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /J\. Ortiz/ }));
  expect(given()).toMatchObject([{ type: 'acknowledge-alarm', occurrence: firstSeq, reason: null }]);
});

function shower(place: Place = 'chair') {
  let rerender: ((ui: React.ReactNode) => void) | null = null;
  return (...told: readonly Told[]) => {
    const state: ChairState = anAlarmedChair(...told);
    const lines = alarmLines(viewOfSnapshot(aSnapshot({ state })), {
      text: en,
      nowMs: startMs,
      nameOf: () => 'J. Ortiz',
    });
    const ui = (
      <ConnectionProvider value={connection}>
        <PlaceContext value={place}>
          <AlarmButtons chair={chairTwo} session={state.session!} lines={lines} />
        </PlaceContext>
      </ConnectionProvider>
    );
    if (rerender === null) rerender = render(ui).rerender;
    else rerender(ui);
  };
}
