import { soundAtChair, soundAtDesk } from '@chairside/shared/alarms/signals.ts';
import type { ChairCommand } from '@chairside/shared/chair/commands.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { describe, expect, it } from 'vitest';
import { anOpening, start, stop } from '../../testing/a-chair.ts';
import { aWatchedChair, aWatchedInfusion, type WatchedChair } from '../../testing/a-watched-chair.ts';

const leave: ChairCommand = { type: 'leave-monitor', reason: 'toilet', companion: 'J. Ortiz' };
const comeBack: ChairCommand = { type: 'return-to-monitor' };
const minutes = 60;

/** Observed for a minute, and the patient has just left for the toilet. */
function anAbsence(): WatchedChair & { readonly leftAt: number } {
  const chair = aWatchedInfusion();
  chair.command(stop);
  chair.flow('spo2Percent', 97, 60);
  chair.command(leave);
  return Object.assign(chair, { leftAt: chair.second() });
}

function offMonitorOf(chair: WatchedChair): Session['offMonitor'] {
  return chair.session().offMonitor;
}

/** What the chair sounds now. */
function sound(chair: WatchedChair) {
  const { alarms } = chair.session();
  const nowMs = chair.clock.now();
  return { atChair: soundAtChair(alarms, nowMs), atDesk: soundAtDesk(alarms, { nowMs, isWatched: true }) };
}

describe('off the monitor', () => {
  it('[SE29] nothing about probe, oximeter or cuff begins, however long it lasts', () => {
    const chair = anAbsence();
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.leftAt + 9 * minutes);
    chair.cuffSays('failed');
    expect(chair.alarms()).toEqual([]);
    expect(chair.session().nibp.failuresInRow).toBe(1);
  });

  it('[SE29] a record that is not saved, and nobody within hearing, are said all the same, and sound', () => {
    for (const [what, happens] of [
      [
        'record-not-saved high',
        (chair: WatchedChair) => chair.report({ what: 'record-not-saved', subject: null }, true),
      ],
      [
        'no-audible-screen medium',
        (chair: WatchedChair) => {
          chair.hear({ atChair: 0, isDeskAudible: false });
          chair.advanceTo(chair.second() + 10);
        },
      ],
    ] as const) {
      const chair = anAbsence();
      happens(chair);
      expect(chair.alarms()).toEqual([what]);
      expect(sound(chair).atChair).toBe(what.split(' ')[1]);
    }
  });

  it('[SE29] what was said of a device before stays, silent, rises no further and is pushed to nobody', () => {
    const chair = aWatchedInfusion();
    chair.command(stop);
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.second() + 4);
    expect(sound(chair)).toEqual({ atChair: 'low', atDesk: 'low' });
    chair.command(leave);
    expect(sound(chair)).toEqual({ atChair: null, atDesk: null });
    chair.advanceTo(chair.second() + 8 * minutes);
    expect(chair.alarms()).toEqual(['probe-off DEV-1 low']);
    expect(chair.occurrence('probe-off').pushedAtMs).toBeNull();
  });

  it('[SE29] what is about the patient stays as it was, and calls on', () => {
    const chair = aWatchedInfusion();
    chair.command(stop);
    chair.cuff(168, 92);
    chair.command(leave);
    chair.advanceTo(chair.second() + 30);
    expect(chair.alarms()).toEqual(['pressure-high medium']);
    expect(sound(chair).atChair).toBe('medium');
    chair.advanceTo(chair.second() + 40);
    expect(chair.occurrence('pressure-high').pushedAtMs).not.toBeNull();
  });

  for (const [seconds, isOver] of [
    [9, false],
    [10, true],
    [11, true],
  ] as const) {
    it(`[SE29] ${seconds} s of good SpO2 without a break ${isOver ? 'end it' : 'do not end it yet'}`, () => {
      const chair = anAbsence();
      chair.sayUnavailable('spo2Percent', 'probe-off');
      chair.advanceTo(chair.leftAt + 2 * minutes);
      const backAt = chair.second();
      for (let second = 0; second <= seconds; second += 1) {
        chair.advanceTo(backAt + second);
        chair.say('spo2Percent', 96);
      }
      expect(offMonitorOf(chair) === null).toBe(isOver);
      const ended = chair.events.filter(({ type }) => type === 'off-monitor-ended');
      expect(ended.map(({ body }) => body)).toEqual(isOver ? [{ because: 'signal' }] : []);
    });
  }

  it('[SE29] a break begins the ten seconds anew, be it silence, no number or a doubtful one', () => {
    for (const breaks of [
      (chair: WatchedChair) => chair.advanceTo(chair.second() + 6),
      (chair: WatchedChair) => chair.sayUnavailable('spo2Percent', 'no-value'),
      (chair: WatchedChair) => chair.say('spo2Percent', 96, { quality: 'questionable' } as object),
    ]) {
      const chair = anAbsence();
      chair.sayUnavailable('spo2Percent', 'probe-off');
      chair.advanceTo(chair.leftAt + minutes);
      chair.flow('spo2Percent', 96, 9);
      breaks(chair);
      chair.advanceTo(chair.second() + 1);
      chair.flow('spo2Percent', 96, 9);
      expect(offMonitorOf(chair)).not.toBeNull();
      chair.flow('spo2Percent', 96, 2);
      expect(offMonitorOf(chair)).toBeNull();
    }
  });

  it('[SE29] what was valid before the patient left does not count', () => {
    const chair = anAbsence();
    chair.say('spo2Percent', 97);
    expect(offMonitorOf(chair)).not.toBeNull();
  });

  for (const [second, alarms] of [
    [10 * minutes - 0.001, []],
    [10 * minutes, ['off-monitor-long medium']],
    [10 * minutes + 0.001, ['off-monitor-long medium']],
    [12 * minutes - 0.001, ['off-monitor-long medium']],
    [12 * minutes, ['off-monitor-long high']],
    [12 * minutes + 0.001, ['off-monitor-long high']],
  ] as const) {
    it(`[SE29] ${second} s after the patient left: ${alarms.join() || 'nothing'}`, () => {
      const chair = anAbsence();
      chair.advanceTo(Math.min(chair.leftAt + second, chair.leftAt + 11 * minutes));
      if (second > 11 * minutes) chair.acknowledge('off-monitor-long');
      chair.advanceTo(chair.leftAt + second);
      expect(chair.alarms().map((one) => one.replace(' acknowledged', ''))).toEqual(alarms);
    });
  }

  it('[SE29] high calls again though the medium one was acknowledged, and is over with the return', () => {
    const chair = anAbsence();
    chair.advanceTo(chair.leftAt + 10 * minutes + 1);
    chair.acknowledge('off-monitor-long');
    expect(sound(chair).atChair).toBeNull();
    chair.advanceTo(chair.leftAt + 12 * minutes);
    expect(sound(chair).atChair).toBe('high');
    chair.command(comeBack);
    expect(chair.alarms()).toEqual([]);
  });

  it('[SE29] after the return devices have as long as at any other time, and then are said', () => {
    const chair = anAbsence();
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.leftAt + 8 * minutes);
    chair.command(comeBack);
    expect(chair.alarms()).toEqual(['probe-off DEV-1 low']);
    chair.advanceTo(chair.second() + 5);
    expect(chair.alarms()).toEqual(['probe-off DEV-1 low', 'spo2-not-updating DEV-1 medium']);
    chair.advanceTo(chair.second() + 5);
    expect(chair.alarms()[0]).toBe('probe-off DEV-1 medium');
  });

  for (const [seconds, alarms] of [
    [59.999, []],
    [60, ['nibp-overdue low']],
    [179.999, ['nibp-overdue low']],
    [180, ['nibp-overdue medium']],
  ] as const) {
    it(`[SE29] a cuff that fell due meanwhile is overdue from the return on: ${seconds} s after it`, () => {
      const chair = anAbsence();
      chair.advanceTo(chair.leftAt + 9 * minutes);
      chair.command(comeBack);
      const backAt = chair.second();
      // The oximeter speaks on, so that nothing else is said.
      while (chair.second() < backAt + Math.floor(seconds)) chair.flow('spo2Percent', 97, 1);
      chair.advanceTo(backAt + seconds);
      expect(chair.alarms().filter((one) => one.startsWith('nibp'))).toEqual(alarms);
    });
  }

  it('[SE29] what stood before calls anew when the patient is back: nobody could hear it meanwhile', () => {
    const chair = aWatchedInfusion();
    chair.command(stop);
    chair.cuffSays('failed');
    chair.cuffSays('failed');
    chair.command(leave);
    chair.advanceTo(chair.second() + 5 * minutes);
    chair.command(comeBack);
    expect(chair.occurrence('nibp-failed')).toMatchObject({
      callingSinceMs: chair.clock.now(),
      pushedAtMs: null,
      isEscalated: false,
    });
    expect(sound(chair).atChair).not.toBeNull();
  });

  it('[SE29] a running infusion refuses it; and while it lasts nothing is started, resumed or taken back to running', () => {
    const running = aWatchedInfusion();
    expect(running.command(leave)).toMatchObject({ error: { type: 'wrong-phase', phase: 'infusing' } });
    running.command({ type: 'pause-infusion', reason: 'distress' });
    expect(running.command(leave).ok).toBe(true);
    const refused = { error: { type: 'off-monitor' } };
    expect(running.command({ type: 'resume-infusion' })).toMatchObject(refused);
    const { undoable } = running.course.state();
    expect(running.command({ type: 'undo-step', seq: undoable!.seq })).toMatchObject(refused);
    running.command(comeBack);
    expect(running.command({ type: 'resume-infusion' }).ok).toBe(true);

    const preparing = aWatchedChair();
    preparing.command(anOpening);
    preparing.command({ type: 'set-baseline' });
    preparing.command(leave);
    expect(preparing.command(start)).toMatchObject(refused);
  });

  it('[SE29] once is once: leaving twice and coming back twice are refused by name', () => {
    const chair = anAbsence();
    expect(chair.command(leave)).toMatchObject({ error: { type: 'off-monitor-already' } });
    chair.command(comeBack);
    expect(chair.command(comeBack)).toMatchObject({ error: { type: 'not-off-monitor' } });
  });
});

describe('the clinic is being left', () => {
  function anEvacuation() {
    let isEvacuating = false;
    const chair = aWatchedChair({ isEvacuating: () => isEvacuating });
    const look = () => chair.hear({ atChair: 1, isDeskAudible: false });
    look();
    chair.command(anOpening);
    chair.command({ type: 'set-baseline' });
    chair.cuff(124, 78);
    chair.command(start);
    chair.flow('spo2Percent', 97, 15);
    return Object.assign(chair, {
      evacuate(now: boolean) {
        isEvacuating = now;
        look();
      },
    });
  }

  it('[SE32] is noted at the chair once, and its end too', () => {
    const chair = anEvacuation();
    chair.evacuate(true);
    chair.evacuate(true);
    chair.advanceTo(chair.second() + 60);
    chair.evacuate(false);
    const noted = chair.events.filter(({ type }) => type.startsWith('evacuation'));
    expect(noted.map(({ type }) => type)).toEqual(['evacuation-began', 'evacuation-ended']);
  });

  it('[SE32] a session that is opened meanwhile is of it too', () => {
    const chair = aWatchedChair({ isEvacuating: () => true });
    chair.command(anOpening);
    expect(chair.session().evacuation).toMatchObject({ isPumpSeenStopped: false });
  });

  it('[SE32] technical conditions are shown and silent; what is about the patient sounds on', () => {
    const chair = anEvacuation();
    chair.evacuate(true);
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.second() + 90);
    expect(chair.alarms().some((one) => one === 'probe-off DEV-1 high')).toBe(true);
    expect(sound(chair)).toEqual({ atChair: null, atDesk: null });
    chair.cuff(210, 90);
    expect(sound(chair)).toEqual({ atChair: 'high', atDesk: 'high' });
  });

  it('[SE32] what began silently breaks through no pause, and calls when it is over', () => {
    const chair = anEvacuation();
    chair.evacuate(true);
    chair.command({ type: 'pause-audio' });
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.second() + 30);
    expect(chair.session().alarms.audioPause).not.toBeNull();
    chair.command({ type: 'end-audio-pause' });
    chair.evacuate(false);
    expect(sound(chair).atChair).toBe('medium');
    expect(chair.occurrence('probe-off').callingSinceMs).toBe(chair.clock.now());
  });

  it('[SE32] that the pump stands still is noted by a person, once', () => {
    const chair = anEvacuation();
    const tick: ChairCommand = { type: 'note-pump-stopped' };
    expect(chair.command(tick)).toMatchObject({ error: { type: 'no-evacuation' } });
    chair.evacuate(true);
    expect(chair.command(tick)).toMatchObject({ ok: true });
    expect(chair.command(tick)).toEqual({ ok: true, value: [] });
    expect(chair.session().evacuation?.isPumpSeenStopped).toBe(true);
  });

  it('[SE32] of two reasons to stand by the one that is left holds', () => {
    const chair = anEvacuation();
    chair.command(stop);
    chair.command(leave);
    chair.evacuate(true);
    chair.command(comeBack);
    chair.sayUnavailable('spo2Percent', 'probe-off');
    chair.advanceTo(chair.second() + 20);
    expect(sound(chair).atChair).toBeNull();
    chair.evacuate(false);
    expect(sound(chair).atChair).toBe('medium');
  });
});
