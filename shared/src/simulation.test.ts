import { describe, expect, it } from 'vitest';
import { simulationRequestSchemas } from './simulation.ts';

const year2100Ms = Date.UTC(2100, 0, 1);
const limits = [
  ['a time', year2100Ms, (toMs: number) => ['clock:advance', { toMs, links: [] }]],
  ['a beginning', year2100Ms, (startAtMs: number) => ['clock:hold', { pace: null, startAtMs }]],
  [
    'how much was sent',
    2 ** 40,
    (bytes: number) => ['clock:advance', { toMs: 0, links: [{ peer: 'a', bytes }] }],
  ],
] as const;

describe('what can be asked of the clock', () => {
  for (const [what, atMost, request] of limits) {
    for (const [by, isRead] of [
      [-1, true],
      [0, true],
      [1, false],
    ] as const) {
      it(`[SI74] ${what}, the greatest ${by < 0 ? '' : '+ '}${by}, is ${isRead ? 'read' : 'malformed'}`, () => {
        const [name, body] = request(atMost + by) as [keyof typeof simulationRequestSchemas, object];
        expect(simulationRequestSchemas[name].safeParse(body).success).toBe(isRead);
      });
    }
  }
});
