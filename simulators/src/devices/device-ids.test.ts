import { expect, it } from 'vitest';
import { cuffIdOf, oximeterIdOf } from './device-ids.ts';

it('[SI12] a simulated device says so in its name', () => {
  expect(oximeterIdOf('3')).toBe('SIM-OXI-3');
  expect(cuffIdOf('3')).toBe('SIM-NIBP-3');
});
