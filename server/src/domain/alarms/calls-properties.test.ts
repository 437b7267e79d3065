import { escalationsKept } from '@chairside/shared/escalation/escalation.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nurse, physician } from '../../testing/a-chair.ts';
import { aWatchedInfusion, type WatchedChair } from '../../testing/a-watched-chair.ts';

/** What may happen around calls, in any order; `which` picks among those that are there. */
type Step = { readonly deed: (typeof deeds)[number]; readonly which: number };

const deeds = [
  'drops',
  'recovers',
  'cuff-high',
  'cuff-calm',
  'acknowledges',
  'calls',
  'calls-about',
  'shows',
  'shows-nothing',
  'sees',
  'answers',
  'closes',
  'waits',
  'waits-long',
] as const;

const steps = fc.array(fc.record({ deed: fc.constantFrom(...deeds), which: fc.nat(30) }), { maxLength: 40 });

function take(chair: WatchedChair, { deed, which }: Step): void {
  const { escalations, alarms } = chair.session();
  const escalation = escalations[which % Math.max(1, escalations.length)]?.id ?? 1;
  const occurrence = alarms.occurrences[which % Math.max(1, alarms.occurrences.length)]?.id ?? 1;
  switch (deed) {
    case 'drops': {
      chair.flow('spo2Percent', 79, 1 + (which % 3));
      return;
    }
    case 'recovers': {
      chair.flow('spo2Percent', 97, 1 + (which % 3));
      return;
    }
    case 'cuff-high': {
      chair.cuff(165 + which, 80);
      return;
    }
    case 'cuff-calm': {
      chair.cuff(124, 78);
      return;
    }
    case 'acknowledges':
      return void chair.command({ type: 'acknowledge-alarm', occurrence, reason: null });
    case 'calls':
      return void chair.command({ type: 'escalate', ask: '@please-come', occurrence: null });
    case 'calls-about':
      return void chair.command({ type: 'escalate', ask: '@please-look', occurrence });
    case 'shows': {
      chair.hold(escalation);
      return;
    }
    case 'shows-nothing': {
      chair.hold();
      return;
    }
    case 'sees':
      return void chair.command({ type: 'see-escalation', escalation }, physician);
    case 'answers':
      return void chair.command(
        { type: 'answer-escalation', escalation, answer: '@coming', insteadOfAtMs: null },
        physician,
      );
    case 'closes':
      return void chair.command({ type: 'close-escalation', escalation }, nurse);
    case 'waits': {
      chair.advanceTo(chair.second() + 1 + which);
      return;
    }
    case 'waits-long': {
      chair.advanceTo(chair.second() + 100 + which);
      return;
    }
  }
}

describe('whatever happens', () => {
  it('[ES6] no sequence leaves a call that nobody can close, nor more of them than are kept', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const chair = aWatchedInfusion();
        for (const step of sequence) {
          take(chair, step);
          expect(chair.session().escalations.length).toBeLessThanOrEqual(escalationsKept);
        }
        // The end of a person's call may bring that of the alarm it stood for.
        for (let closed = 0; closed < 2 * escalationsKept; closed += 1) {
          const [first] = chair.session().escalations;
          if (first === undefined) break;
          const close = { type: 'close-escalation', escalation: first.id } as const;
          expect(chair.command(close)).toMatchObject({ ok: true });
        }
        expect(chair.session().escalations).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('[ES9] says that the physician is not reached exactly while a call is in trouble', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const chair = aWatchedInfusion();
        for (const step of sequence) {
          take(chair, step);
          const { escalations, alarms } = chair.session();
          const isInTrouble = escalations.some(({ trouble }) => trouble !== null);
          const isSaid = alarms.occurrences.some(
            ({ condition, presence }) => condition.what === 'physician-not-reached' && presence === 'present',
          );
          expect(isSaid).toBe(isInTrouble);
        }
      }),
      { numRuns: 60 },
    );
  });
});
