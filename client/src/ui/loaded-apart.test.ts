import { expect, it } from 'vitest';
import { persistently } from './loaded-apart.ts';

it('[UI13] a part that can not be fetched while the gateway is away is asked for until it comes', async () => {
  let asked = 0;
  const load = () => {
    asked += 1;
    return asked < 4 ? Promise.reject(new Error('Unable to preload CSS')) : Promise.resolve('part');
  };
  expect(await persistently(load, 1)).toBe('part');
  expect(asked).toBe(4);
});
