import { expect, it } from 'vitest';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { aPanel } from '../testing/panel.ts';
import { createPanelWatch } from './panel-watch.ts';
import { createLiveStore } from './store.ts';

function setUp() {
  const socket = createFakeSocket();
  const store = createLiveStore(null);
  return { socket, panel: () => store.getState().panel, watch: createPanelWatch(socket, store) };
}

it('[SI80] nobody is asked for a panel that nobody looks at', () => {
  const { socket, panel } = setUp();
  socket.goUp();
  socket.notify('simulation:panel', aPanel());
  expect(socket.asked).toEqual([]);
  expect(panel()).toBeUndefined();
});

it('[SI81] the answer, and every notice after it, is what is shown', () => {
  const { socket, panel, watch } = setUp();
  socket.goUp();
  watch();
  socket.answer('simulation:watch', { ok: true, value: aPanel({ seed: 1 }) });
  expect(panel()).toEqual(aPanel({ seed: 1 }));
  socket.notify('simulation:panel', aPanel({ seed: 2 }));
  expect(panel()).toEqual(aPanel({ seed: 2 }));
});

it('[SI83] a gateway that knows no simulator has none', () => {
  const { socket, panel, watch } = setUp();
  socket.goUp();
  watch();
  socket.answer('simulation:watch', { ok: false, error: { type: 'unknown-event', event: 'x' } });
  expect(panel()).toBeNull();
});

it('[SI81] it is asked for again on every new connection', () => {
  const { socket, watch } = setUp();
  watch();
  expect(socket.askedFor('simulation:watch')).toHaveLength(0);
  socket.goUp();
  socket.goDown();
  socket.goUp();
  expect(socket.askedFor('simulation:watch')).toHaveLength(2);
});

it('[SI80] the last who looks away ends it', () => {
  const { socket, panel, watch } = setUp();
  socket.goUp();
  const [lookAway, lookAwayToo] = [watch(), watch()];
  socket.answer('simulation:watch', { ok: true, value: null });
  expect(socket.askedFor('simulation:watch')).toHaveLength(1);
  lookAway();
  expect(socket.askedFor('simulation:unwatch')).toHaveLength(0);
  lookAwayToo();
  expect(socket.askedFor('simulation:unwatch')).toHaveLength(1);
  expect(panel()).toBeUndefined();
});
