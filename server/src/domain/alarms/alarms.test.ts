import { describe, expect, it } from 'vitest';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { anOpening, discharge, everythingSaid, otherNurse, physician, stop } from '../../testing/a-chair.ts';
import { aWatchedChair, aWatchedInfusion } from '../../testing/a-watched-chair.ts';

/** The life of a condition, told as a nurse would tell it. Tables of rows and delays: tests/integration. */

describe('a low SpO2', () => {
  it('[AL4] is pending from its first reading and begins with the one that comes when the delay has passed', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 89, 15);
    expect(chair.alarms()).toEqual([]);
    expect(chair.session().alarms.delays.map(({ rule }) => rule)).toEqual(['spo2-low-medium']);
    chair.flow('spo2Percent', 89, 1);
    expect(chair.alarms()).toEqual(['spo2-low medium']);
    expect(chair.session().alarms.delays).toEqual([]);
  });

  it('[AL14] rises to high and calls again though it was acknowledged', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.acknowledge('spo2-low');
    expect(chair.alarms()).toEqual(['spo2-low medium acknowledged']);
    chair.flow('spo2Percent', 84, 6);
    expect(chair.alarms()).toEqual(['spo2-low high']);
  });

  it('[AL11] that was high and is over stays until somebody has seen it', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 79, 1);
    chair.flow('spo2Percent', 96, 1);
    expect(chair.alarms()).toEqual(['spo2-low high returned']);
    const { length } = chair.events;
    chair.acknowledge('spo2-low');
    expect(chair.alarms()).toEqual([]);
    expect(chair.typesSince(length).slice(0, 2)).toEqual(['alarm-acknowledged', 'alarm-reset']);
  });

  it('[AL11] that was high keeps its priority while nobody has seen it, and falls once somebody has', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.flow('spo2Percent', 79, 1);
    chair.flow('spo2Percent', 88, 3);
    expect(chair.alarms()).toEqual(['spo2-low high']);
    chair.acknowledge('spo2-low');
    expect(chair.alarms()).toEqual(['spo2-low medium acknowledged']);
    chair.flow('spo2Percent', 79, 1);
    expect(chair.alarms()).toEqual(['spo2-low high']);
  });

  it('[AL12] that comes back before anybody has seen the last one is another occurrence', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 79, 1);
    const first = chair.occurrence('spo2-low').id;
    chair.flow('spo2Percent', 96, 2);
    chair.flow('spo2Percent', 79, 1);
    expect(chair.alarms()).toEqual(['spo2-low high']);
    expect(chair.occurrence('spo2-low').id).toBeGreaterThan(first);
    expect(chair.events.filter(({ type }) => type === 'alarm-reset')).toHaveLength(1);
  });

  it('[AL12] a milder one does not wipe out the worse one that nobody has seen', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 79, 1);
    chair.flow('spo2Percent', 96, 2);
    const worse = chair.occurrence('spo2-low').id;
    chair.flow('spo2Percent', 88, 16);
    expect(chair.alarms()).toEqual(['spo2-low high returned', 'spo2-low medium']);
    chair.flow('spo2Percent', 96, 1);
    expect(chair.alarms()).toEqual(['spo2-low high returned']);
    chair.flow('spo2Percent', 88, 16);
    chair.command({ type: 'acknowledge-alarm', occurrence: worse, reason: null });
    expect(chair.alarms()).toEqual(['spo2-low medium']);
  });

  it('[AL12] one that becomes as urgent as the one that is kept takes its place', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 79, 1);
    chair.flow('spo2Percent', 96, 2);
    chair.flow('spo2Percent', 88, 16);
    chair.flow('spo2Percent', 79, 1);
    expect(chair.alarms()).toEqual(['spo2-low high']);
  });

  it('[AL5] is held, unverified, while there is no number, and is so still when there is one again', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.sayUnavailable('spo2Percent', 'probe-off');
    expect(chair.alarms()).toEqual(['spo2-low medium unavailable', 'probe-off DEV-1 low']);
    chair.advanceTo(chair.second() + 1);
    chair.flow('spo2Percent', 88, 1);
    expect(chair.alarms()).toEqual(['spo2-low medium']);
  });

  it('[AL5] is held when nothing comes any more', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    const last = chair.second() - 1;
    chair.advanceTo(last + 4.999);
    expect(chair.alarms()).toEqual(['spo2-low medium']);
    chair.advanceTo(last + 5);
    expect(chair.alarms()).toEqual(['spo2-low medium unavailable', 'spo2-not-updating DEV-1 medium']);
    chair.advanceTo(last + 3_600);
    expect(chair.alarms()[0]).toMatch(/^spo2-low high unavailable escalated/);
  });

  it('[AL4] that violates for 20 of 30 s begins though every delay came to nothing', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 89, 12);
    chair.flow('spo2Percent', 91, 1);
    chair.flow('spo2Percent', 89, 8);
    expect(chair.alarms()).toEqual([]);
    chair.flow('spo2Percent', 89, 1);
    expect(chair.alarms()).toEqual(['spo2-low medium']);
  });
});

describe('what readings take on their way', () => {
  for (const [name, device, expected] of [
    ['by the device is 5 s', 5_000, 'spo2-low high'],
    ['by the device is short of 5 s', 4_990, ''],
    ['by the device is a clock that was set', 9_000, ''],
  ] as const) {
    it(`[AL4] 4,990 ms by the receipt that ${name}: ${expected === '' ? 'not yet' : expected}`, () => {
      const chair = aWatchedInfusion();
      const measuredAtMs = 1_700_000_500_000;
      chair.say('spo2Percent', 84, { measuredAtMs });
      chair.advanceTo(chair.second() + 4.99);
      chair.say('spo2Percent', 84, { measuredAtMs: measuredAtMs + device });
      expect(chair.alarms().join()).toBe(expected);
    });
  }
});

describe('people', () => {
  it('[AL13] of two who acknowledge at once the second is told who was first', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.acknowledge('spo2-low');
    const answer = chair.acknowledge('spo2-low', otherNurse);
    expect(answer).toEqual({
      ok: false,
      error: { type: 'already-acknowledged', personId: 'nurse-1', atMs: expect.any(Number) as number },
    });
  });

  it('[AL13] one that is gone is refused by name and nothing changes', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    const { id } = chair.occurrence('spo2-low');
    chair.flow('spo2Percent', 96, 1);
    const before = chair.course.state();
    const answer = chair.command({ type: 'acknowledge-alarm', occurrence: id, reason: null });
    expect(answer).toEqual({ ok: false, error: { type: 'occurrence-gone' } });
    expect(chair.course.state()).toBe(before);
  });

  for (const [seconds, isPaused] of [
    [119.999, true],
    [120, false],
    [120.001, false],
  ] as const) {
    it(`[AL16] ${seconds} s after it began a pause ${isPaused ? 'goes on' : 'is over by itself'}`, () => {
      const chair = aWatchedInfusion();
      chair.command({ type: 'pause-audio' });
      const paused = chair.second();
      chair.flow('spo2Percent', 97, 118);
      chair.advanceTo(paused + seconds);
      expect(chair.session().alarms.audioPause !== null).toBe(isPaused);
    });
  }

  it('[AL16] the rise of one that nobody answers ends a pause: escalation does not wait for it', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.command({ type: 'pause-audio' });
    chair.flow('spo2Percent', 88, 110);
    expect(chair.occurrence('spo2-low').pushedAtMs).not.toBeNull();
    expect(chair.session().alarms.audioPause).not.toBeNull();
    chair.flow('spo2Percent', 88, 9);
    expect(chair.alarms()).toEqual(['spo2-low high escalated']);
    expect(chair.session().alarms.audioPause).toBeNull();
  });

  it('[AL16] what was present when it began does not break through, what is new does', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.command({ type: 'pause-audio' });
    chair.flow('spo2Percent', 96, 1);
    chair.flow('spo2Percent', 88, 16);
    expect(chair.session().alarms.audioPause).not.toBeNull();
    chair.flow('pulseRateBpm', 42, 16);
    expect(chair.occurrence('pulse-low').priority).toBe('medium');
    expect(chair.session().alarms.audioPause).toBeNull();
    expect(chair.events.find(({ type }) => type === 'audio-pause-ended')?.body).toEqual({
      because: 'broken-through',
      occurrence: chair.occurrence('pulse-low').id,
    });
  });

  it('[AL16] a low one does not end a pause', () => {
    const chair = aWatchedInfusion();
    chair.command({ type: 'pause-audio' });
    chair.cuffSays('failed');
    expect(chair.alarms()).toEqual(['nibp-failed CUFF low']);
    expect(chair.session().alarms.audioPause).not.toBeNull();
  });
});

describe('nobody answers', () => {
  for (const [seconds, marks] of [
    [59.999, 'spo2-not-armed medium'],
    [60, 'pushed'],
    [119.999, 'pushed'],
    [120, 'risen'],
    [179.999, 'risen'],
    [180, 'telephone'],
  ] as const) {
    it(`[AL19] for ${seconds} s: ${marks}`, () => {
      const chair = aWatchedInfusion();
      chair.flow('spo2Percent', 88, 16);
      const began = chair.second() - 1;
      const last = Math.floor(began + seconds) - 1;
      while (chair.second() < last) chair.flow('spo2Percent', 88, 1);
      chair.advanceTo(began + seconds);
      const { pushedAtMs, isEscalated, telephoneAtMs, priority } = chair.occurrence('spo2-low');
      const got =
        telephoneAtMs !== null
          ? 'telephone'
          : isEscalated
            ? 'risen'
            : pushedAtMs !== null
              ? 'pushed'
              : 'spo2-not-armed medium';
      expect(got).toBe(marks);
      expect(priority).toBe(isEscalated ? 'high' : 'medium');
    });
  }
});

describe('the cuff', () => {
  it('[AL1] one measurement past three rows is one condition that lists all three', () => {
    const chair = aWatchedInfusion();
    chair.cuff(205, 125);
    expect(chair.alarms()).toEqual(['pressure-high high']);
    const rules = chair.occurrence('pressure-high').violations.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(['sys-high-at-once', 'dia-high-at-once', 'sys-high-medium']),
    );
  });

  it('[AL8] past a high confirm row: medium, a repeat is asked for, high when it agrees', () => {
    const chair = aWatchedInfusion();
    chair.cuff(185, 95);
    expect(chair.alarms()).toEqual(['pressure-high medium']);
    expect(chair.session().nibp.asked).toMatchObject({ because: 'confirm' });
    chair.acknowledge('pressure-high');
    chair.flow('spo2Percent', 97, 60);
    chair.cuff(176, 95);
    expect(chair.alarms()).toEqual(['pressure-high high']);
  });

  it('[AL8] a repeat that does not agree drops it', () => {
    const chair = aWatchedInfusion();
    chair.cuff(185, 95);
    chair.flow('spo2Percent', 97, 60);
    chair.cuff(175, 95);
    expect(chair.alarms()).toEqual(['pressure-high medium']);
    expect(chair.session().nibp.confirmations).toEqual(
      [expect.objectContaining({ rule: 'sys-high-baseline' })].slice(0, 0),
    );
  });

  it('[AL8] a repeat that does not come in 180 s, or fails twice, is believed to agree', () => {
    const missing = aWatchedInfusion();
    missing.cuff(185, 95);
    const asked = missing.second();
    missing.flow('spo2Percent', 97, 179);
    expect(missing.occurrence('pressure-high').rowsPriority).toBe('medium');
    missing.advanceTo(asked + 180);
    expect(missing.occurrence('pressure-high').rowsPriority).toBe('high');

    const failing = aWatchedInfusion();
    failing.cuff(185, 95);
    failing.flow('spo2Percent', 97, 30);
    failing.cuffSays('failed');
    expect(failing.occurrence('pressure-high').rowsPriority).toBe('medium');
    failing.flow('spo2Percent', 97, 30);
    failing.cuffSays('failed');
    expect(failing.occurrence('pressure-high').rowsPriority).toBe('high');
  });

  for (const [value, marks] of [
    [184, 'acknowledged'],
    [185, null],
    [186, null],
  ] as const) {
    it(`[AL14] acknowledged at 170, a new one of ${value} ${marks === null ? 'calls again' : 'does not call again'}`, () => {
      const chair = aWatchedInfusion();
      chair.cuff(170, 90);
      chair.acknowledge('pressure-high');
      chair.flow('spo2Percent', 97, 5);
      chair.cuff(value, 90);
      expect(chair.occurrence('pressure-high').acknowledged === null).toBe(marks === null);
    });
  }

  it('[AL38] a low pulse asks for a cuff at once, and one that fails then is medium', () => {
    const chair = aWatchedInfusion();
    chair.flow('pulseRateBpm', 43, 16);
    expect(chair.session().nibp.asked).toMatchObject({ because: 'pulse-low' });
    chair.cuffSays('failed');
    expect(chair.alarms()).toContain('nibp-failed CUFF medium');
  });
});

describe('what comes late, twice, or in parts', () => {
  it('[AL10] an older cuff value that comes late ends nothing and is not the last one', () => {
    const chair = aWatchedInfusion();
    chair.cuff(78, 45);
    expect(chair.alarms()).toEqual(['pressure-low high']);
    chair.flow('spo2Percent', 97, 2);
    chair.cuffs([120, 70, 10]);
    expect(chair.alarms()).toEqual(['pressure-low high']);
    expect(chair.session().nibp.last).toMatchObject({ systolicMmHg: 78 });
  });

  for (const [name, order] of [
    ['the older first', [[190, 90, 50] as const, [188, 90, 0] as const]],
    ['the newer first', [[188, 90, 0] as const, [120, 80, 50] as const]],
  ] as const) {
    it(`[AL10] two measurements in one turn, ${name}: the newer one counts`, () => {
      const chair = aWatchedInfusion();
      chair.flow('spo2Percent', 97, 60);
      chair.cuffs(...order);
      expect(chair.session().nibp.last).toMatchObject({ systolicMmHg: 188 });
      // The older first is a value and the repeat that agrees with it; the newer first stands alone.
      expect(chair.alarms()[0]).toBe(`pressure-high ${name === 'the older first' ? 'high' : 'medium'}`);
    });
  }

  it('[AL8] a further part of the same measurement does not answer what the first asked for', () => {
    const chair = aWatchedInfusion();
    const measuredAtMs = 1_700_000_020_000;
    chair.say('systolicMmHg', 185, { measuredAtMs });
    expect(chair.session().nibp.asked).toMatchObject({ because: 'confirm' });
    chair.say('diastolicMmHg', 90, { measuredAtMs });
    expect(chair.session().nibp.asked).toMatchObject({ because: 'confirm' });
    expect(chair.session().nibp.last).toMatchObject({ systolicMmHg: 185, diastolicMmHg: 90 });
  });

  it('[AL8] [AL17] a row that a person has moved away stands no longer, and begins anew when it is back', () => {
    const chair = aWatchedInfusion();
    const limit = { parameter: 'systolicMmHg', direction: 'high', reason: 'known to be so' } as const;
    chair.cuff(162, 80);
    chair.flow('spo2Percent', 97, 60);
    chair.cuff(163, 80);
    expect(chair.session().nibp.confirmed).toMatchObject([{ rule: 'sys-high-baseline' }]);
    chair.command({ type: 'set-limit', ...limit, value: 175 });
    expect(chair.alarms()).toEqual([]);
    chair.cuff(128, 80);
    chair.command({ type: 'revert-limits' });
    expect(chair.alarms()).toEqual([]);
    expect(chair.session().nibp.confirmed).toEqual([]);
  });
});

describe('time that passes between', () => {
  it('[AL19] what falls due while a turn runs is not passed over', () => {
    const chair = aWatchedInfusion();
    chair.course.dueAtMs();
    const lookedAt = chair.second();
    chair.flow('spo2Percent', 88, 16);
    // The clock goes on a little, as it does while a turn is at work, before anybody asks what is due.
    const { callingSinceMs } = chair.occurrence('spo2-low');
    expect(chair.second()).toBeGreaterThan(lookedAt);
    chair.clock.advance(70_000);
    expect(chair.course.dueAtMs()).toBeLessThanOrEqual(callingSinceMs + 60_000);
  });

  it('[AL8] a row that comes to count with a moved limit asks for its repeat then', () => {
    const chair = aWatchedInfusion();
    const limit = { parameter: 'systolicMmHg', direction: 'high', reason: 'known to be so' } as const;
    chair.command({ type: 'set-limit', ...limit, value: 175 });
    chair.cuff(165, 80);
    chair.flow('spo2Percent', 97, 240);
    chair.command({ type: 'revert-limits' });
    expect(chair.session().nibp.confirmations).toMatchObject([{ rule: 'sys-high-baseline' }]);
    expect(chair.session().nibp.asked).toMatchObject({
      because: 'confirm',
      dueAtMs: 1_700_000_000_000 + (chair.second() + 60) * 1_000,
    });
  });

  it('[AL37] never seen is as old as it was found, also when the infusion starts', () => {
    const chair = aWatchedChair({ boundDevices: ['OXI'] });
    chair.hear({ atChair: 1, isDeskAudible: false });
    chair.command(anOpening);
    chair.advanceTo(100);
    const { id } = chair.occurrence('device-never-seen');
    chair.command(
      {
        type: 'start-infusion',
        withoutBaseline: 'in a hurry',
        again: null,
        areDeviceAlarmsOn: true,
        isPatientConfirmed: true,
        override: null,
      },
      physician,
    );
    expect(chair.occurrence('device-never-seen').id).toBe(id);
  });

  it('[AL37] what two devices disagreed on in one session is not of the next', () => {
    const chair = aWatchedInfusion();
    chair.report({ what: 'devices-disagree', subject: 'spo2Percent' }, true);
    chair.flow('spo2Percent', 97, 30);
    expect(chair.alarms()).toEqual(['devices-disagree spo2Percent low']);
    chair.command(stop);
    chair.command({ type: 'close-session', outcome: 'discharged', early: 'wishes to go' }, physician);
    chair.advanceTo(chair.second() + 3_600);
    chair.command(anOpening);
    expect(chair.alarms()).toEqual([]);
  });

  it('[AL37] the cause is that of the last failure', () => {
    const chair = aWatchedInfusion();
    chair.cuffSays('failed');
    chair.flow('spo2Percent', 97, 30);
    chair.cuffSays('impossible');
    expect(chair.occurrence('nibp-failed')).toMatchObject({ priority: 'medium', cause: 'impossible' });
  });
});

describe('a pause and what comes back worse', () => {
  it('[AL16] a condition that was silenced as medium and begins anew as high breaks through', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    chair.command({ type: 'pause-audio' });
    chair.flow('spo2Percent', 96, 2);
    chair.flow('spo2Percent', 75, 1);
    expect(chair.alarms()).toEqual(['spo2-low high']);
    expect(chair.session().alarms.audioPause).toBeNull();
  });
});

describe('a finger and what rises under it', () => {
  it('[AL13] [AL14] what was shown as medium and is high by now is not acknowledged', () => {
    const chair = aWatchedInfusion();
    chair.flow('spo2Percent', 88, 16);
    const { id: occurrence, callingSinceMs } = chair.occurrence('spo2-low');
    chair.flow('spo2Percent', 79, 1);
    const command = { type: 'acknowledge-alarm', occurrence, reason: null } as const;
    expect(chair.command({ ...command, callingSinceMs })).toEqual({
      ok: false,
      error: { type: 'occurrence-risen' },
    });
    expect(chair.alarms()).toEqual(['spo2-low high']);
    const risen = chair.occurrence('spo2-low').callingSinceMs;
    expect(chair.command({ ...command, callingSinceMs: risen }).ok).toBe(true);
  });
});

describe('what stands in the way of watching', () => {
  it('[AL30] nobody within hearing is a condition after 10 s, from start to close', () => {
    const chair = aWatchedInfusion();
    chair.hear({ atChair: 0, isDeskAudible: false });
    const since = chair.second();
    chair.advanceTo(since + 9.999);
    expect(chair.alarms()).not.toContain('no-audible-screen medium');
    chair.advanceTo(since + 10);
    expect(chair.alarms()).toContain('no-audible-screen medium');
    chair.hear({ atChair: 1, isDeskAudible: false });
    expect(chair.alarms()).not.toContain('no-audible-screen medium');
  });

  it('[AL31] the sound goes to the desk only while the desk hears, and comes back the moment it does not', () => {
    const chair = aWatchedInfusion();
    expect(chair.command({ type: 'delegate-sound' })).toMatchObject({ error: { type: 'no-desk-audible' } });
    chair.hear({ atChair: 1, isDeskAudible: true });
    chair.command({ type: 'delegate-sound' });
    expect(chair.session().alarms.delegatedAtMs).not.toBeNull();
    chair.hear({ atChair: 1, isDeskAudible: false });
    expect(chair.session().alarms.delegatedAtMs).toBeNull();
    expect(chair.events.at(-1)).toMatchObject({ type: 'sound-returned', body: { because: 'desk-silent' } });
  });

  it('[AL37] a device that spoke before the session and is silent since was never seen in it', () => {
    const chair = aWatchedChair({ boundDevices: ['OXI'] });
    chair.course.heard('OXI' as DeviceId);
    chair.command(anOpening);
    chair.advanceTo(29.999);
    expect(chair.alarms()).toEqual([]);
    chair.advanceTo(30);
    expect(chair.alarms()).toEqual(['device-never-seen OXI medium']);
  });

  it('[AL37] a second step of the wall clock is said like the first', () => {
    const chair = aWatchedInfusion();
    const step = { what: 'wall-clock-stepped', subject: null } as const;
    for (let steps = 0; steps < 2; steps += 1) {
      chair.report(step, false);
      chair.report(step, true);
      expect(chair.alarms()).toEqual(['wall-clock-stepped low']);
      chair.flow('spo2Percent', 97, 100);
      expect(chair.alarms()).toEqual([]);
    }
  });

  it('[AL9] exposed and not armed for 30 s is said', () => {
    const chair = aWatchedChair();
    chair.hear({ atChair: 1, isDeskAudible: false });
    chair.command({
      type: 'open-session',
      patient: { displayName: 'A', clinicNumber: '1', dateOfBirth: null, weightKg: null },
      protocolId: 'iv-ketamine-40',
      series: null,
    });
    chair.command({ type: 'set-baseline' });
    chair.command({
      type: 'start-infusion',
      withoutBaseline: null,
      again: null,
      areDeviceAlarmsOn: true,
      isPatientConfirmed: true,
      override: null,
    });
    chair.advanceTo(29.999);
    expect(chair.alarms()).toEqual([]);
    chair.advanceTo(30);
    expect(chair.alarms()).toEqual(['spo2-not-armed medium']);
    for (let second = 30; second < 41; second += 1) chair.flow('spo2Percent', 97, 1);
    expect(chair.alarms()).toEqual([]);
  });

  it('[AL37] a record that is not saved is high, and over when it is saved again', () => {
    const chair = aWatchedInfusion();
    chair.report({ what: 'record-not-saved', subject: null }, true);
    expect(chair.alarms()).toEqual(['record-not-saved high']);
    chair.report({ what: 'record-not-saved', subject: null }, false);
    expect(chair.alarms()).toEqual([]);
  });

  it('[AL37] a battery that goes from low to critical rises', () => {
    const chair = aWatchedInfusion();
    const battery = { what: 'device-battery', subject: 'DEV-1' } as const;
    chair.report(battery, true, 'low');
    expect(chair.alarms()).toEqual(['device-battery DEV-1 low']);
    chair.report(battery, true, 'medium');
    expect(chair.alarms()).toEqual(['device-battery DEV-1 medium']);
  });

  it('[AL37] a step of the wall clock is said for a minute', () => {
    const chair = aWatchedInfusion();
    chair.report({ what: 'wall-clock-stepped', subject: null }, true);
    expect(chair.alarms()).toEqual(['wall-clock-stepped low']);
    chair.flow('spo2Percent', 97, 61);
    expect(chair.alarms()).toEqual([]);
  });
});

describe('the end', () => {
  it('[AL17] closing reverts what a person has moved, and says so', () => {
    const chair = aWatchedInfusion();
    chair.command({
      type: 'set-limit',
      parameter: 'spo2Percent',
      direction: 'low',
      value: 88,
      reason: 'known to be so',
    });
    expect(chair.session().areLimitsChanged).toBe(true);
    chair.command(stop);
    chair.advanceTo(chair.second() + 31 * 60);
    for (const command of everythingSaid) chair.command(command);
    chair.command(discharge);
    const facts = chair.events.filter(({ type }) => type !== 'escalation-closed');
    expect(facts.slice(-2)).toMatchObject([
      { type: 'limits-set', body: { cause: { kind: 'reverted' } } },
      { type: 'session-closed' },
    ]);
  });
});
