import type { ChairEvent } from '@chairside/shared/chair/events.ts';
import { emptyChair, type ChairState } from '@chairside/shared/chair/state.ts';
import type { ChairId, SessionId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { restingTruth } from '../testing/a-patient.ts';
import type { Handler, Trigger } from '../scenario/scenario.ts';
import { createWatch, type Occasion } from './triggers.ts';

const chair = '1' as ChairId;

function handler(on: Trigger, once = false): Handler {
  return { chair, on, do: [], once, delayMs: 0 };
}

function began(what: 'spo2-low' | 'pulse-low', priority: 'medium' | 'high'): Occasion {
  const event: ChairEvent = {
    chair,
    seq: 1,
    session: 's' as SessionId,
    typeVersion: 1,
    atMs: 0,
    actor: null,
    commandId: null,
    type: 'alarm-began',
    body: {
      condition: { what, subject: null },
      priority,
      violations: [],
      cause: null,
      conditionAtMs: 0,
      signalAtMs: 0,
    },
  };
  const before: ChairState = emptyChair(chair);
  return { kind: 'event', event, before };
}

function second(atS: number, spo2: number): Occasion {
  return { kind: 'second', truth: { ...restingTruth, atMs: atS * 1_000, fingerSaturationPercent: spo2 } };
}

describe('what a handler waits for', () => {
  const alarms = [
    { on: { what: 'spo2-low', priority: null }, told: began('spo2-low', 'medium'), is: true },
    { on: { what: 'spo2-low', priority: 'high' }, told: began('spo2-low', 'medium'), is: false },
    { on: { what: 'spo2-low', priority: 'high' }, told: began('spo2-low', 'high'), is: true },
    { on: { what: 'pulse-low', priority: null }, told: began('spo2-low', 'high'), is: false },
  ] as const;
  for (const { on, told, is } of alarms) {
    it(`[SI102] ${on.what}, ${on.priority ?? 'any priority'}: ${is ? 'its turn' : 'not this one'}`, () => {
      const watch = createWatch(handler({ kind: 'alarm', becomes: 'begun', ...on }));
      expect(watch.sees(told)).toBe(is);
    });
  }

  for (const { afterS, is } of [
    { afterS: 9, is: false },
    { afterS: 10, is: true },
    { afterS: 11, is: true },
  ]) {
    it(`[SI102] a signal past its value for ${afterS} of 10 s: ${is ? 'its turn' : 'not yet'}`, () => {
      const watch = createWatch(
        handler({ kind: 'signal', signal: 'spo2', compare: '<', value: 90, forMs: 10_000 }),
      );
      const seen = Array.from({ length: afterS + 1 }, (_, atS) => watch.sees(second(atS, 89)));
      expect(seen.filter(Boolean)).toHaveLength(is ? 1 : 0);
    });
  }

  it('[SI102] a signal that was back meanwhile begins anew, and may trigger again', () => {
    const watch = createWatch(
      handler({ kind: 'signal', signal: 'spo2', compare: '<', value: 90, forMs: 2_000 }),
    );
    const courses = [89, 89, 95, 89, 89, 89, 89, 95, 80, 80, 80];
    expect(courses.map((spo2, atS) => watch.sees(second(atS, spo2)))).toEqual(
      [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1].map(Boolean),
    );
  });

  it('[SI102] once is once', () => {
    const verb = { kind: 'verb', verb: 'infusion.stop' } as const;
    const [once, always] = [createWatch(handler(verb, true)), createWatch(handler(verb))];
    expect([once.sees(verb), once.sees(verb)]).toEqual([true, false]);
    expect([always.sees(verb), always.sees(verb)]).toEqual([true, true]);
    expect(always.sees({ kind: 'verb', verb: 'infusion.pause' })).toBe(false);
  });
});
