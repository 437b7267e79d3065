import { samplesToBytes, type WaveTold } from '@chairside/shared/devices/wave.ts';
import type { ChairId } from '@chairside/shared/ids.ts';
import { expect, it } from 'vitest';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { createWaveWatch } from './wave-watch.ts';

const one = '1' as ChairId;
const two = '2' as ChairId;

const aWave: WaveTold = {
  chair: one,
  kind: 'pleth',
  rateHz: 75,
  atMs: 1_700_000_000_000,
  number: 1,
  samples: samplesToBytes(Uint16Array.of(1, 2)).buffer,
};

function watched() {
  const socket = createFakeSocket();
  const heard: WaveTold[] = [];
  const follow = createWaveWatch(socket);
  return { socket, heard, follow, listen: (wave: WaveTold) => void heard.push(wave) };
}

it('[WV1] a chair’s wave is asked for while somebody shows it, again after each new connection, and then left', () => {
  const { socket, follow, listen } = watched();
  const stop = follow(one, listen);
  expect(socket.askedFor('wave:follow')).toEqual([]);
  socket.goUp();
  const stopToo = follow(one, () => undefined);
  expect(socket.askedFor('wave:follow')).toEqual([{ chair: one }]);
  socket.goDown();
  socket.goUp();
  expect(socket.askedFor('wave:follow')).toHaveLength(2);
  stop();
  expect(socket.askedFor('wave:leave')).toEqual([]);
  stopToo();
  expect(socket.askedFor('wave:leave')).toEqual([{ chair: one }]);
  socket.goDown();
  socket.goUp();
  expect(socket.askedFor('wave:follow')).toHaveLength(2);
});

it('[WV1] of two chairs each gets its own', () => {
  const { socket, heard, follow, listen } = watched();
  const others: WaveTold[] = [];
  follow(one, listen);
  follow(two, (wave) => others.push(wave));
  socket.notify('chair:wave', aWave);
  expect([heard, others]).toEqual([[aWave], []]);
});

const spoilt: readonly Partial<Record<keyof WaveTold, unknown>>[] = [
  { rateHz: 0 },
  { rateHz: 1_001 },
  { rateHz: 'fast' },
  { atMs: null },
  { number: undefined },
  { samples: [1, 2] },
  { chair: undefined },
];
for (const more of spoilt) {
  it(`[WV9] what can not be drawn is passed over: ${JSON.stringify(more)}`, () => {
    const { socket, heard, follow, listen } = watched();
    follow(one, listen);
    socket.notify('chair:wave', { ...aWave, ...more } as WaveTold);
    expect(heard).toEqual([]);
  });
}
