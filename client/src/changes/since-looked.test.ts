import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createLiveStore } from '../live/store.ts';
import { anAlarmedView, began } from '../testing/alarms.ts';
import { chairTwo, startMs } from '../testing/chair.ts';
import { lookedAt, lookingForMs } from './changes.ts';
import { watchChanges } from './since-looked.ts';

function watched() {
  let hostMs = 0;
  const store = createLiveStore(null);
  store.setState({ nowMs: startMs, chairs: { [chairTwo]: anAlarmedView([]) } });
  const since = createStore(() => lookedAt({ atMs: 0, hostMs: 0 }));
  const page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, 'visibilityState', { value: 'visible' });
  const stop = watchChanges({ store, host: { nowMs: () => hostMs, sleptMs: () => 0 }, page, since });
  return {
    since,
    page,
    stop,
    pass: (ms: number) => (hostMs += ms),
    alarm: () => store.setState({ chairs: { [chairTwo]: anAlarmedView([[began()]]) } }),
  };
}

it('[UI17] what changes while nobody touches the page is listed since the last touch', () => {
  const screen = watched();
  screen.pass(lookingForMs + 1);
  screen.alarm();
  expect(screen.since.getState()).toMatchObject({ sinceMs: startMs, changes: [{ type: 'alarm-began' }] });
});

for (const touch of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
  it(`[UI17] a ${touch} counts as looking`, () => {
    const screen = watched();
    screen.pass(lookingForMs + 1);
    screen.page.dispatchEvent(new Event(touch));
    screen.alarm();
    expect(screen.since.getState().changes).toEqual([]);
  });
}

it('[UI17] a chair that is told of for the first time has not changed', () => {
  const screen = watched();
  screen.stop();
  screen.pass(lookingForMs + 1);
  screen.alarm();
  expect(screen.since.getState().changes).toEqual([]);
});
