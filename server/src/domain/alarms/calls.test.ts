import type { PersonId } from '@chairside/shared/ids.ts';
import type { Escalation } from '@chairside/shared/escalation/escalation.ts';
import { describe, expect, it } from 'vitest';
import { otherNurse, physician } from '../../testing/a-chair.ts';
import { aWatchedInfusion, type WatchedChair } from '../../testing/a-watched-chair.ts';

const otherPhysician = { ...physician, personId: 'physician-2' as PersonId };
const seconds = 1_000;

/** SpO2 ≤ 80: high at once, and so pushed at once. */
function aHighAlarm(): WatchedChair {
  const chair = aWatchedInfusion();
  chair.say('spo2Percent', 79);
  return chair;
}

/** A nurse has called; no screen has it. */
function aNursesCall(): WatchedChair {
  const chair = aWatchedInfusion();
  chair.hold();
  chair.command({ type: 'escalate', ask: '@please-come', occurrence: null });
  return chair;
}

/** Time passes over a patient who is calm. */
function passes(chair: WatchedChair, ms: number): void {
  const untilSecond = chair.second() + ms / seconds;
  chair.flow('spo2Percent', 97, Math.floor(ms / seconds));
  chair.advanceTo(untilSecond);
}

/** Knowing of the answer before, where there is one. */
function answers(chair: WatchedChair, answer = '@coming'): void {
  const { id: escalation, answered } = chair.call();
  const insteadOfAtMs = answered?.atMs ?? null;
  chair.command({ type: 'answer-escalation', escalation, answer, insteadOfAtMs }, physician);
}

function sees(chair: WatchedChair): void {
  chair.command({ type: 'see-escalation', escalation: chair.call().id }, physician);
}

/** How long, and what trouble the call is in then. */
const aroundTenSeconds = [
  [9_999, null],
  [10_000, 'undelivered'],
  [10_001, 'undelivered'],
] as const;
const aroundTwoMinutes = [
  [119_999, null],
  [120_000, 'unanswered'],
  [120_001, 'unanswered'],
] as const;

const calls = (chair: WatchedChair): readonly Escalation[] => chair.session().escalations;
const trouble = (chair: WatchedChair) => calls(chair).map((one) => one.trouble);

describe('an alarm that nobody answers', () => {
  it('[ES1] high, raises a call at once', () => {
    const chair = aHighAlarm();
    expect(calls(chair)).toMatchObject([
      { because: 'alarm', ask: null, by: null, occurrence: chair.occurrence('spo2-low').id },
    ]);
    expect(chair.call().alarm).toMatchObject({ priority: 'high', stands: 'calling' });
  });

  it('[ES1] medium, raises one when it is pushed: not before 60 s', () => {
    for (const [ms, raised] of [
      [59_999, 0],
      [60_000, 1],
      [60_001, 1],
    ] as const) {
      const chair = aWatchedInfusion();
      chair.cuff(165, 80);
      expect(chair.occurrence('pressure-high').priority).toBe('medium');
      passes(chair, ms);
      expect(calls(chair).filter(({ because }) => because === 'alarm')).toHaveLength(raised);
    }
  });

  it('[ES1] acknowledged before that, raises none', () => {
    const chair = aWatchedInfusion();
    chair.cuff(165, 80);
    passes(chair, 59_000);
    chair.acknowledge('pressure-high');
    passes(chair, 120_000);
    expect(calls(chair)).toEqual([]);
  });

  it('[ES1] closed by a person while it goes on calling, raises no second one', () => {
    const chair = aHighAlarm();
    chair.command({ type: 'close-escalation', escalation: chair.call().id });
    passes(chair, 60_000);
    expect(calls(chair).filter(({ alarm }) => alarm?.condition.what === 'spo2-low')).toEqual([]);
  });

  it('[ES1] that has risen after its acknowledgement raises another', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.acknowledge('spo2-low');
    expect(calls(chair)).toEqual([]);
    chair.flow('spo2Percent', 79, 1);
    expect(calls(chair)).toHaveLength(1);
  });

  it('[ES1] about which a person has called already, raises none', () => {
    const chair = aWatchedInfusion();
    chair.cuff(165, 80);
    const occurrence = chair.occurrence('pressure-high').id;
    chair.command({ type: 'escalate', ask: '@please-look', occurrence });
    passes(chair, 61_000);
    expect(calls(chair)).toMatchObject([{ because: 'nurse', occurrence }]);
  });

  it('[ES1] physician not reached raises none of its own, however long it calls', () => {
    const chair = aNursesCall();
    passes(chair, 400_000);
    expect(chair.occurrence('physician-not-reached').isEscalated).toBe(true);
    const about = calls(chair).map(({ alarm }) => alarm?.condition.what);
    expect(about).not.toContain('physician-not-reached');
  });

  it('[ES3] that comes again takes the place of its earlier call', () => {
    const chair = aHighAlarm();
    const first = chair.call().id;
    // A rise out of nobody's sight and back: it returned, and comes anew.
    chair.flow('spo2Percent', 97, 2);
    chair.say('spo2Percent', 79);
    expect(calls(chair)).toHaveLength(1);
    expect(chair.call().id).not.toBe(first);
    expect(chair.typesSince(0)).toContain('escalation-closed');
  });
});

describe('a nurse who calls', () => {
  it('[ES2] is heard at once, with what she asks', () => {
    const chair = aNursesCall();
    expect(chair.call()).toMatchObject({
      because: 'nurse',
      ask: '@please-come',
      occurrence: null,
      alarm: null,
    });
  });

  it('[ES2] is refused a second call about the same until the first is answered', () => {
    const chair = aNursesCall();
    const again = () =>
      chair.command({ type: 'escalate', ask: '@please-come', occurrence: null }, otherNurse);
    expect(again()).toEqual({ ok: false, error: { type: 'escalated-already' } });
    answers(chair);
    expect(again().ok).toBe(true);
    expect(calls(chair)).toHaveLength(1);
  });

  it('[ES2] may call about an alarm beside it, and not about one that is gone', () => {
    const chair = aNursesCall();
    chair.cuff(165, 80);
    const occurrence = chair.occurrence('pressure-high').id;
    expect(chair.command({ type: 'escalate', ask: 'x', occurrence }).ok).toBe(true);
    expect(calls(chair)).toHaveLength(2);
    const gone = chair.command({ type: 'escalate', ask: 'x', occurrence: 1 });
    expect(gone).toEqual({ ok: false, error: { type: 'occurrence-gone' } });
  });

  it('[ES6] closes it whenever she likes, and nothing else does', () => {
    const chair = aNursesCall();
    answers(chair);
    passes(chair, 300_000);
    expect(calls(chair)).toHaveLength(1);
    chair.command({ type: 'close-escalation', escalation: chair.call().id });
    expect(calls(chair)).toEqual([]);
    const again = chair.command({ type: 'close-escalation', escalation: 1 });
    expect(again).toEqual({ ok: false, error: { type: 'escalation-over' } });
  });
});

describe('a call on a physician’s screen', () => {
  it('[ES4] is delivered, once, to whose screen it is; and lost when none has it', () => {
    const chair = aNursesCall();
    chair.hold(chair.call().id);
    chair.hold(chair.call().id);
    expect(chair.call()).toMatchObject({ deliveredTo: physician.personId, undeliveredSinceMs: null });
    chair.hold();
    expect(chair.call()).toMatchObject({ deliveredAtMs: null, undeliveredSinceMs: chair.clock.now() });
    const types = chair.typesSince(0).filter((type) => /delivered|lost/.test(type));
    expect(types).toEqual(['escalation-delivered', 'escalation-lost']);
  });

  it('[ES4] that is answered has no more receipts to give', () => {
    const chair = aNursesCall();
    answers(chair);
    const { length } = chair.events;
    chair.hold(chair.call().id);
    chair.hold();
    expect(chair.typesSince(length)).toEqual([]);
  });

  it('[ES11] is seen by who opens it, once, and by who answers; the newest answer counts', () => {
    const chair = aNursesCall();
    sees(chair);
    const { length } = chair.events;
    sees(chair);
    expect(chair.typesSince(length)).toEqual([]);
    answers(chair, '@coming');
    answers(chair, 'Stop it, I am on the stairs');
    expect(chair.call()).toMatchObject({
      seen: { by: physician.personId },
      answered: { by: physician.personId, answer: 'Stop it, I am on the stairs' },
      trouble: null,
    });
  });
});

describe('the end of the session', () => {
  const discharged = { type: 'close-session', outcome: 'discharged', early: 'the day goes on' } as const;
  const stopped = { type: 'stop-infusion', stop: { kind: 'completed' } } as const;

  it('[ES5] ends every call to it, each by name, before the session is closed', () => {
    const chair = aNursesCall();
    const { id: escalation } = chair.call();
    chair.command(stopped, physician);
    const { length } = chair.events;
    expect(chair.command(discharged, physician).ok).toBe(true);
    const ended = chair.events.slice(length);
    expect(ended).toContainEqual(
      expect.objectContaining({
        ...{ type: 'escalation-closed', body: { escalation, because: 'session-over' } },
      }),
    );
    const types = ended.map(({ type }) => type);
    expect(types.indexOf('escalation-closed')).toBeLessThan(types.indexOf('session-closed'));
  });
});

describe('two physicians', () => {
  const stop = { type: 'answer-escalation', answer: '@stop', insteadOfAtMs: null } as const;

  it('[ES11] the second, who did not know of the first answer, is told whose it is and what it says; nothing is changed', () => {
    const chair = aNursesCall();
    answers(chair, '@coming');
    const { id: escalation, answered } = chair.call();
    const { length } = chair.events;
    expect(chair.command({ ...stop, escalation }, otherPhysician)).toEqual({
      ok: false,
      error: {
        ...{ type: 'answered-already', personId: physician.personId },
        ...{ atMs: answered?.atMs, answer: '@coming' },
      },
    });
    expect(chair.typesSince(length)).toEqual([]);
    expect(chair.call().answered).toEqual(answered);
  });

  it('[ES11] knowing of it, she answers otherwise, and hers counts', () => {
    const chair = aNursesCall();
    answers(chair, '@coming');
    const { id: escalation, answered } = chair.call();
    chair.command({ ...stop, escalation, insteadOfAtMs: answered?.atMs ?? null }, otherPhysician);
    expect(chair.call().answered).toMatchObject({ by: otherPhysician.personId, answer: '@stop' });
  });

  it('[ES11] her own second answer from another screen has to know of the first as well', () => {
    const chair = aNursesCall();
    answers(chair, '@coming');
    expect(chair.command({ ...stop, escalation: chair.call().id }, physician)).toMatchObject({
      error: { type: 'answered-already' },
    });
  });
});

describe('trouble', () => {
  it('[ES8] on no screen for 10 s from the raising', () => {
    for (const [ms, so] of aroundTenSeconds) {
      const chair = aNursesCall();
      passes(chair, ms);
      expect(trouble(chair)).toEqual([so]);
    }
  });

  it('[ES8] on no screen for 10 s from the loss of the last one', () => {
    for (const [ms, so] of aroundTenSeconds) {
      const chair = aNursesCall();
      passes(chair, 5_000);
      chair.hold(chair.call().id);
      passes(chair, 60_000);
      expect(trouble(chair)).toEqual([null]);
      chair.hold();
      passes(chair, ms);
      expect(trouble(chair)).toEqual([so]);
    }
  });

  it('[ES8] ends when a screen has it, and comes again when that one is lost', () => {
    const chair = aNursesCall();
    passes(chair, 10_000);
    chair.hold(chair.call().id);
    expect(trouble(chair)).toEqual([null]);
    expect(chair.alarms()).not.toContain('physician-not-reached medium');
    chair.hold();
    passes(chair, 10_000);
    expect(trouble(chair)).toEqual(['undelivered']);
  });

  it('[ES7] on a screen and not opened for 120 s', () => {
    for (const [ms, so] of aroundTwoMinutes) {
      const chair = aNursesCall();
      chair.hold(chair.call().id);
      passes(chair, ms);
      expect(trouble(chair)).toEqual([so]);
    }
  });

  it('[ES7] opened and not answered for 120 s, counted from the opening', () => {
    for (const [ms, so] of aroundTwoMinutes) {
      const chair = aNursesCall();
      chair.hold(chair.call().id);
      passes(chair, 100_000);
      sees(chair);
      passes(chair, ms);
      expect(trouble(chair)).toEqual([so]);
    }
  });

  it('[ES7] opened when it was in trouble already, it has its 120 s, once', () => {
    const chair = aNursesCall();
    chair.hold(chair.call().id);
    passes(chair, 120_000);
    sees(chair);
    expect(trouble(chair)).toEqual([null]);
    passes(chair, 120_000);
    sees(chair);
    expect(trouble(chair)).toEqual(['unanswered']);
  });

  it('[ES7] a screen that comes and goes does not put it off', () => {
    const chair = aNursesCall();
    for (let second = 0; second < 120; second += 5) {
      chair.hold(chair.call().id);
      passes(chair, 4_000);
      chair.hold();
      passes(chair, 1_000);
    }
    expect(trouble(chair)).toEqual(['unanswered']);
  });

  it('[ES9] is a technical condition: medium, and high about a high alarm', () => {
    const asked = aNursesCall();
    passes(asked, 10_000);
    expect(asked.alarms()).toContain('physician-not-reached medium');
    const alarmed = aHighAlarm();
    alarmed.hold();
    passes(alarmed, 10_000);
    expect(alarmed.alarms()).toContain('physician-not-reached high');
  });

  it('[ES9] ends with the answer, and with the call', () => {
    for (const ends of [
      (chair: WatchedChair) => answers(chair),
      (chair: WatchedChair) => sees(chair),
      (chair: WatchedChair) => chair.command({ type: 'close-escalation', escalation: chair.call().id }),
    ]) {
      const chair = aNursesCall();
      chair.hold(chair.call().id);
      passes(chair, 120_000);
      expect(chair.alarms()).toContain('physician-not-reached medium');
      ends(chair);
      expect(chair.alarms()).toEqual([]);
    }
  });

  it('[ES10] nobody knows that no screen has it before the screens’ side has spoken', () => {
    const chair = aWatchedInfusion();
    chair.command({ type: 'escalate', ask: '@please-come', occurrence: null });
    passes(chair, 60_000);
    expect(trouble(chair)).toEqual([null]);
  });
});

describe('the end of an alarm’s own call', () => {
  it('[ES5] comes with the acknowledgement where no physician has opened it', () => {
    const chair = aHighAlarm();
    chair.hold(chair.call().id);
    chair.acknowledge('spo2-low');
    expect(calls(chair)).toEqual([]);
  });

  it('[ES5] does not come with an acknowledgement from afar: nobody is known to be at the chair', () => {
    const chair = aHighAlarm();
    chair.hold(chair.call().id);
    chair.acknowledge('spo2-low', {
      personId: 'physician-1' as PersonId,
      role: 'physician',
      isFromAfar: true,
    });
    expect(calls(chair)).toHaveLength(1);
    passes(chair, 120_000);
    expect(chair.call().trouble).toBe('unanswered');
  });

  it('[ES5] comes 120 s after a physician opened it, where it was acknowledged meanwhile, and without trouble', () => {
    for (const [ms, left] of [
      [119_999, 1],
      [120_000, 0],
      [120_001, 0],
    ] as const) {
      const chair = aHighAlarm();
      chair.hold(chair.call().id);
      sees(chair);
      chair.acknowledge('spo2-low');
      passes(chair, ms);
      expect(calls(chair)).toHaveLength(left);
      expect(chair.typesSince(0)).not.toContain('escalation-troubled');
    }
  });

  it('[ES5] comes 120 s after the answer once the alarm is over or acknowledged, and not before that', () => {
    const chair = aHighAlarm();
    chair.hold(chair.call().id);
    answers(chair);
    passes(chair, 300_000);
    const open = () => calls(chair).filter(({ alarm }) => alarm?.condition.what === 'spo2-low');
    expect(open()).toHaveLength(1);
    chair.acknowledge('spo2-low');
    expect(open()).toEqual([]);
  });

  it('[ES5] does not come with the alarm’s own end while nobody was there and no physician has answered', () => {
    const chair = aWatchedInfusion();
    chair.hold();
    chair.cuff(165, 80);
    passes(chair, 61_000);
    chair.cuff(130, 80);
    expect(chair.alarms().some((one) => one.startsWith('pressure-high'))).toBe(false);
    expect(chair.call().alarm?.stands).toBe('over');
    answers(chair);
    passes(chair, 119_999);
    expect(calls(chair)).toHaveLength(1);
    passes(chair, 1);
    expect(calls(chair)).toEqual([]);
  });
});
