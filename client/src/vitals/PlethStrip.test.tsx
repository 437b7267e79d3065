import { samplesToBytes } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { en } from '@chairside/shared/text/en.ts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createConnection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createFakeSocket, type FakeSocket } from '../testing/fake-socket.ts';
import { PlethStrip } from './PlethStrip.tsx';

const chair = '1' as ChairId;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function show() {
  const socket = createFakeSocket();
  const connection = createConnection({ socket, rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <PlethStrip chair={chair} />
    </ConnectionProvider>,
  );
  return socket;
}

function tell(socket: FakeSocket, number: number): void {
  const samples = samplesToBytes(Uint16Array.of(1, 2, 3)).buffer;
  socket.notify('chair:wave', {
    chair,
    kind: 'pleth',
    rateHz: 75,
    atMs: 1e12 + number * 40,
    number,
    samples,
  });
}

function after(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}
const drawn = () => screen.queryByRole('img', { name: en.wave.pulse });

it('[WV10] before a chair has had a wave there is nothing; then the strip stays', () => {
  const socket = show();
  after(5_000);
  expect(document.querySelector('[data-wave]')).toBe(null);
  tell(socket, 1);
  after(300);
  expect(drawn()).not.toBe(null);
  after(60_000);
  expect(document.querySelector('[data-wave]')).not.toBe(null);
});

it('[WV9] two seconds without a piece: a word, and no picture that looks alive', () => {
  const socket = show();
  tell(socket, 1);
  after(1_750);
  expect(drawn()).not.toBe(null);
  after(500);
  expect(drawn()).toBe(null);
  expect(screen.getByText(en.wave.silent)).toBeDefined();
  tell(socket, 2);
  after(300);
  expect(drawn()).not.toBe(null);
});

it('[WV9] what was lost on the way is said', () => {
  const socket = show();
  for (const number of [1, 2, 6]) tell(socket, number);
  after(300);
  expect(screen.getByText(en.wave.lost(3))).toBeDefined();
});
