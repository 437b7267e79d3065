import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { DeviceId } from '@chairside/shared/ids.ts';
import { describe, expect, it } from 'vitest';
import { aReading, anInfusion } from '../testing/a-chair.ts';
import { createAdmission as createReal } from './admission.ts';

/** As the tests speak to it: a reading, and what it would belong to. */
function createAdmission() {
  const admission = createReal();
  return {
    admit: (reading: Reading, into: { readonly openedAtMs: number } | null, sentAtMs: number | null = null) =>
      admission.admit({ reading, sentAtMs }, into?.openedAtMs ?? null),
  };
}
type Admission = ReturnType<typeof createAdmission>;

const session = anInfusion().state().session!;
const opened = session.openedAtMs;

/** One SpO2 reading a second from `fromMs`, by a device whose clock stands `skewMs` from the gateway's. */
function feed(
  admission: Admission,
  seconds: number,
  {
    skewMs = 0,
    fromMs = opened,
    into = session,
  }: { skewMs?: number; fromMs?: number; into?: { readonly openedAtMs: number } | null } = {},
) {
  for (let second = 0; second < seconds; second += 1) {
    const atMs = fromMs + second * 1_000;
    admission.admit(aReading('spo2Percent', 97, { atMs, measuredAtMs: atMs - skewMs }), into);
  }
}

describe('what a device had kept and sends when it is connected', () => {
  const kept = (measuredAtMs: number, atMs = opened + 600_000) => ({
    reading: aReading('systolicMmHg', 120, { atMs, measuredAtMs }),
    sentAtMs: null,
    isFromMemory: true,
  });

  for (const [name, afterMs, enters] of [
    ['1 s before the session', -1_000, false],
    ['as it was opened', 0, true],
    ['1 s after', 1_000, true],
  ] as const) {
    it(`[BT7] measured ${name}: ${enters ? 'enters at its own time' : 'never enters'}`, () => {
      const admitted = createReal().admit(kept(opened + afterMs), opened);
      const expected = { atMs: opened + afterMs, lateMs: 600_000 - afterMs };
      if (enters) expect(admitted).toMatchObject(expected);
      else expect(admitted).toBeNull();
    });
  }

  it('[BT7] however many there are, the newest of them is no number of now', () => {
    const admission = createReal();
    for (let minute = 1; minute <= 6; minute += 1)
      expect(admission.admit(kept(opened + minute * 60_000), opened)).toMatchObject({
        atMs: opened + minute * 60_000,
      });
    expect(admission.isClockOff(kept(opened).reading.deviceId, opened + 600_000)).toBe(false);
  });

  it('[BT7] once its clock is known its own time is reckoned from that', () => {
    const admission = createReal();
    for (const atMs of [opened + 100_000, opened + 160_000]) {
      const reading = aReading('systolicMmHg', 120, { atMs, measuredAtMs: atMs - 90_000 });
      admission.admit({ reading, sentAtMs: null }, opened);
    }
    expect(admission.admit(kept(opened + 200_000), opened)).toMatchObject({ atMs: opened + 290_000 });
  });
});

describe('what enters the record', () => {
  it('[DD7] the same device, parameter, device time and value enter once', () => {
    const admission = createAdmission();
    const reading = aReading('systolicMmHg', 120, { atMs: opened, measuredAtMs: opened });
    expect(admission.admit(reading, session)).not.toBeNull();
    expect(admission.admit({ ...reading, atMs: opened + 5_000 }, session)).toBeNull();
    const others = [
      { ...reading, value: 121 },
      { ...reading, atMs: opened + 1, measuredAtMs: opened + 1 },
      { ...reading, parameter: 'diastolicMmHg' as const },
      { ...reading, deviceId: 'DEV-2' as DeviceId },
    ];
    for (const other of others) expect(admission.admit(other, session)).not.toBeNull();
  });

  it('[DD7] readings without a device time are never taken for duplicates', () => {
    const admission = createAdmission();
    const reading = aReading('spo2Percent', 97, { atMs: opened });
    expect(admission.admit(reading, session)).not.toBeNull();
    expect(admission.admit(reading, session)).not.toBeNull();
  });

  it('[DD7] a cuff that goes on repeating the last patient’s value gives it to nobody', () => {
    const admission = createAdmission();
    const last = aReading('systolicMmHg', 168, { atMs: opened - 60_000, measuredAtMs: opened - 60_000 });
    expect(admission.admit(last, null)).toBeNull();
    for (const atMs of [opened, opened + 1_000, opened + 600_000]) {
      expect(admission.admit({ ...last, atMs }, session)).toBeNull();
    }
  });

  for (const [name, distanceMs, isAdmitted] of [
    ['1 s before', -1_000, false],
    ['at', 0, true],
    ['1 s after', 1_000, true],
  ] as const) {
    it(`[DD7] a value measured ${name} the opening ${isAdmitted ? 'enters' : 'never enters'} the session, by a clock 7 min slow`, () => {
      const admission = createAdmission();
      const skewMs = 420_000;
      feed(admission, 10, { skewMs, fromMs: opened - 20_000, into: null });
      const measuredAtMs = opened + distanceMs - skewMs;
      const late = aReading('systolicMmHg', 120, { atMs: opened + 2_000, measuredAtMs });
      expect(admission.admit(late, session) !== null).toBe(isAdmitted);
    });
  }
});

describe('late readings', () => {
  for (const [delayMs, isLate] of [
    [1_999, false],
    [2_000, false],
    [2_001, true],
  ] as const) {
    it(`[DD7] ${delayMs} ms after it was measured a reading ${isLate ? 'stands at its own time, marked late' : 'stands at its receipt'}`, () => {
      const admission = createAdmission();
      feed(admission, 60);
      const atMs = opened + 90_000;
      const admitted = admission.admit(
        aReading('spo2Percent', 90, { atMs, measuredAtMs: atMs - delayMs }),
        session,
      );
      expect(admitted?.atMs).toBe(isLate ? atMs - delayMs : atMs);
      expect(admitted?.lateMs).toBe(isLate ? delayMs : undefined);
    });
  }

  it('[DD7] a backlog after an outage stands where it was measured', () => {
    const admission = createAdmission();
    feed(admission, 60, { skewMs: 5_000 });
    const atMs = opened + 180_000;
    for (let second = 60; second < 180; second += 1) {
      const measuredAtMs = opened + second * 1_000 - 5_000;
      const admitted = admission.admit(
        aReading('spo2Percent', 90 + (second % 5), { atMs, measuredAtMs }),
        session,
      );
      expect(Math.abs((admitted?.atMs ?? 0) - (opened + second * 1_000))).toBeLessThanOrEqual(2_000);
    }
  });

  it('[DD7] a device that sets its clock back counts as late at first, and is believed once it goes on at life’s pace', () => {
    const admission = createAdmission();
    feed(admission, 60);
    const late: boolean[] = [];
    for (let second = 60; second < 75; second += 1) {
      const atMs = opened + second * 1_000;
      const reading = aReading('spo2Percent', 97, { atMs, measuredAtMs: atMs - 420_000 });
      late.push(admission.admit(reading, { openedAtMs: opened - 600_000 })?.lateMs !== undefined);
    }
    expect(late[0]).toBe(true);
    expect(late.slice(10).some((isLate) => isLate)).toBe(false);
  });

  it('[DD7] a backlog after a live reading is late, and does not push it off the screen', () => {
    const admission = createAdmission();
    feed(admission, 60);
    const atMs = opened + 120_000;
    const live = admission.admit(aReading('spo2Percent', 78, { atMs, measuredAtMs: atMs }), session);
    expect(live?.atMs).toBe(atMs);
    for (let second = 61; second < 119; second += 1) {
      const measuredAtMs = opened + second * 1_000;
      const admitted = admission.admit(
        aReading('spo2Percent', 98, { atMs: atMs + 50, measuredAtMs }),
        session,
      );
      expect(admitted?.atMs).toBe(measuredAtMs);
    }
    const next = admission.admit(
      aReading('spo2Percent', 79, { atMs: atMs + 1_000, measuredAtMs: atMs + 1_000 }),
      session,
    );
    expect(next?.lateMs).toBeUndefined();
  });

  it('[DD7] a cuff nobody has heard yet: an old pressure is known by what it says of its own age', () => {
    const measuredAtMs = opened - 1_200_000;
    const old = aReading('systolicMmHg', 168, { atMs: opened + 5_000, measuredAtMs });
    expect(createAdmission().admit(old, session)).toBeNull();
    expect(createAdmission().admit(old, session, opened + 5_000)).toBeNull();
    const fresh = { ...old, atMs: opened + 60_000, measuredAtMs: opened + 20_000 };
    expect(createAdmission().admit(fresh, session, opened + 58_000)).toMatchObject({ lateMs: 38_000 });
  });

  it('[DD7] a cuff value repeated among a thousand other readings enters once', () => {
    const admission = createAdmission();
    let entered = 0;
    for (let second = 0; second < 300; second += 1) {
      const atMs = opened + second * 1_000;
      for (const parameter of ['spo2Percent', 'pulseRateBpm', 'perfusionIndexPercent'] as const) {
        admission.admit(aReading(parameter, 97, { atMs, measuredAtMs: atMs }), session);
      }
      const cuff = aReading('systolicMmHg', 124, { atMs, measuredAtMs: opened });
      if (admission.admit(cuff, session) !== null) entered += 1;
    }
    expect(entered).toBe(1);
  });
});
