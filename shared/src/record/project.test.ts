import { describe, expect, it } from 'vitest';
import type { ChairFact, Patient } from '../chair/events.ts';
import type { ChartEntry } from '../chart/entry.ts';
import type { DeviceId, PersonId } from '../ids.ts';
import { sessionRecord } from './project.ts';
import {
  atSecond,
  charted,
  closed,
  nurse,
  readingsOf,
  recordOf,
  spo2Each,
  started,
  stopped,
  type Noted,
} from './record-samples.ts';
import type { SessionRecord } from './session-record.ts';

const physician = { personId: 'physician-1' as PersonId, role: 'physician' };
const paused: ChairFact = { type: 'infusion-paused', body: { reason: 'distress' } };
const resumed: ChairFact = { type: 'infusion-resumed', body: {} };
const undone = (undoneSeq: number): ChairFact => ({ type: 'step-undone', body: { undoneSeq } });
const nausea: ChartEntry = { kind: 'side-effect', effect: 'nausea', other: null, severity: 'mild' };
const score = (scale: 'moaas' | 'dissociation', of: number): ChartEntry => ({
  kind: 'scale',
  scale,
  score: of,
  answers: null,
});

const secondsOf = (ms: number | null) => (ms === null ? null : (ms - atSecond(0)) / 1_000);
const spansIn = ({ phases }: SessionRecord) =>
  phases.map(({ phase, fromMs, toMs }) => [phase, secondsOf(fromMs), secondsOf(toMs)]);

describe('a record', () => {
  it('[RE1] of nothing that was opened is none', () => {
    const source = { kind: 'clinic', people: [], events: [], readings: [] } as const;
    expect(sessionRecord(source, 0)).toBeNull();
  });

  it('[RE1] of a closed session is the same whenever it is asked for', () => {
    const noted: readonly Noted[] = [
      [60, started(), nurse],
      [660, stopped, nurse],
      [900, closed, nurse],
    ];
    const readings = readingsOf(...spo2Each(60, 700));
    expect(recordOf(noted, { readings, nowSecond: 901 })).toEqual(
      recordOf(noted, { readings, nowSecond: 99_999 }),
    );
  });

  it('[RE1] of an open one goes up to now', () => {
    const record = recordOf([[60, started(), nurse]], { nowSecond: 120 });
    expect(record).toMatchObject({ isOpen: true, untilMs: atSecond(120), closing: null });
    expect(record.infusions).toMatchObject([{ infusedMs: 60_000, stoppedAtMs: null }]);
  });

  it('[RE1] names everybody who did anything, by the role they had then', () => {
    const source = recordOf([
      [60, started(), nurse],
      [
        70,
        { type: 'start-released', body: { outcome: 'amber', unheard: [], reason: 'calm now' } },
        physician,
      ],
      [80, stopped, nurse],
    ]);
    expect(source.people.map(({ personId, roles, acts }) => [personId, roles, acts])).toEqual([
      ['nurse-1', ['nurse'], 3],
      ['physician-1', ['physician'], 1],
    ]);
  });
});

describe('a stop in the record', () => {
  const tapped: ChairFact = { type: 'infusion-stopped', body: { stop: { kind: 'unsaid' } } };
  const early = { kind: 'early', reason: 'line' } as const;
  const explained: ChairFact = { type: 'stop-explained', body: { infusion: 1, stop: early } };
  const kindsIn = ({ steps }: SessionRecord) =>
    steps.filter(({ type }) => type === 'infusion-stopped').map(({ detail }) => detail['kind']);

  it('[SE4] of which nobody has said how it ended says that it is missing', () => {
    const record = recordOf([
      [60, started()],
      [90, tapped],
    ]);
    expect(record.infusions).toMatchObject([{ stop: { kind: 'unsaid' }, stoppedAtMs: atSecond(90) }]);
    expect(kindsIn(record)).toEqual(['unsaid']);
  });

  it('[SE4] has what was said after it, beside when it was said', () => {
    const record = recordOf([
      [60, started()],
      [90, tapped],
      [120, explained],
    ]);
    expect(record.infusions).toMatchObject([{ stop: early, stoppedAtMs: atSecond(90) }]);
    expect(kindsIn(record)).toEqual(['early']);
    expect(record.steps.find(({ type }) => type === 'stop-explained')).toMatchObject({
      atMs: atSecond(120),
      detail: { kind: 'early', reason: 'line' },
    });
  });

  it('[SE4] that was taken back has nothing of what was said of the next one', () => {
    const noted: readonly Noted[] = [
      [60, started()],
      [90, tapped],
    ];
    const { steps } = recordOf(noted);
    const seq = steps.at(-1)!.seq;
    const record = recordOf([...noted, [95, undone(seq)], [120, tapped], [130, explained]]);
    expect(kindsIn(record)).toEqual(['unsaid', 'early']);
  });
});

describe('the course of a record', () => {
  it('[RE2] has pauses with their reason, and another infusion as another', () => {
    const record = recordOf(
      [
        [60, started()],
        [100, paused],
        [130, resumed],
        [200, stopped],
        [300, started(2)],
        [350, paused],
      ],
      { nowSecond: 400 },
    );
    expect(spansIn(record)).toEqual([
      ['preparing', 0, 60],
      ['infusing', 60, 100],
      ['paused', 100, 130],
      ['infusing', 130, 200],
      ['observing', 200, 300],
      ['infusing', 300, 350],
      ['paused', 350, null],
    ]);
    expect(record.infusions.map(({ number, infusedMs }) => [number, infusedMs])).toEqual([
      [1, 110_000],
      [2, 50_000],
    ]);
    expect(record.phases.map(({ pauseReason }) => pauseReason).filter(Boolean)).toEqual([
      'distress',
      'distress',
    ]);
  });

  it('[RE2] knows nothing of a step that was taken back, and the steps do', () => {
    const record = recordOf(
      [
        [60, started(), nurse],
        [100, paused, nurse],
        [110, undone(3), nurse],
      ],
      { nowSecond: 200 },
    );
    expect(spansIn(record)).toEqual([
      ['preparing', 0, 60],
      ['infusing', 60, null],
    ]);
    expect(record.steps.find(({ seq }) => seq === 3)).toMatchObject({
      type: 'infusion-paused',
      undone: { seq: 4, atMs: atSecond(110), by: nurse },
    });
  });

  it('[RE2] goes on when the closing was taken back', () => {
    const record = recordOf(
      [
        [60, started()],
        [100, stopped],
        [200, closed, nurse],
        [210, undone(4), nurse],
      ],
      { nowSecond: 300 },
    );
    expect(record).toMatchObject({ isOpen: true, closing: null, readiness: { leftAtMs: null } });
    expect(spansIn(record).at(-1)).toEqual(['observing', 100, null]);
  });

  it('[RE2] says when a step really happened, and leaves the times that were lived', () => {
    const note = 'pressed late';
    const record = recordOf([
      [60, started(), nurse],
      [90, { type: 'entry-corrected', body: { correctedSeq: 2, note, happenedAtMs: atSecond(50) } }, nurse],
    ]);
    expect(record.steps.find(({ seq }) => seq === 2)).toMatchObject({
      atMs: atSecond(60),
      happenedAtMs: atSecond(50),
    });
    expect(record.remarks).toMatchObject([{ aboutSeq: 2, note, by: nurse }]);
    expect(record.startedAtMs).toBe(atSecond(60));
  });
});

describe('the entries of a record', () => {
  const corrected: ChairFact = {
    type: 'entry-corrected',
    body: {
      correctedSeq: 2,
      note: 'worse than it looked',
      instead: { entry: { ...nausea, severity: 'severe' }, happenedAtMs: atSecond(55) },
    },
  };

  it('[RE3] hold what stands, and the chart holds what does not', () => {
    const record = recordOf([
      [60, charted(nausea, 58), nurse],
      [90, corrected, nurse],
    ]);
    expect(record.sideEffects).toMatchObject([{ root: 2, severity: 'severe', onsetAtMs: atSecond(55) }]);
    expect(record.chart.map(({ seq, over }) => [seq, over?.how ?? null])).toEqual([
      [2, 'corrected'],
      [3, null],
    ]);
  });

  it('[RE3] an undone correction lets the first stand again', () => {
    const record = recordOf([
      [60, charted(nausea, 58), nurse],
      [90, corrected, nurse],
      [100, { type: 'entry-undone', body: { undoneSeq: 3 } }, nurse],
    ]);
    expect(record.sideEffects).toMatchObject([{ root: 2, severity: 'mild' }]);
    expect(record.chart.map(({ over }) => over?.how ?? null)).toEqual([null, 'undone']);
  });
});

describe('the table', () => {
  const pressureAt = (second: number) =>
    [
      [second, 'systolicMmHg', 130],
      [second, 'diastolicMmHg', 80],
    ] as const;

  it('[RE8] stands beside each pressure the median of the good values of the minute around it', () => {
    const doubtful = { quality: 'questionable', value: 50, reason: 'implausible' } as const;
    const readings = readingsOf(
      ...pressureAt(100),
      [69, 'spo2Percent', 80],
      [70, 'spo2Percent', 95],
      [100, 'spo2Percent', 96],
      [110, 'spo2Percent', doubtful],
      [130, 'spo2Percent', 99],
      [131, 'spo2Percent', 80],
    );
    expect(recordOf([[40, started()]], { readings }).table).toMatchObject([
      { phase: 'infusing', sinceStartMs: 60_000, spo2Percent: 96, pulseRateBpm: null },
    ]);
  });

  it('[RE8] mixes no two devices: those of the nearest value count, and it is said whose they are', () => {
    const other = 'DEV-2' as DeviceId;
    const before = readingsOf(...pressureAt(100), ...spo2Each(75, 95, 90));
    const after = readingsOf(...spo2Each(96, 125, 97)).map((one) => ({ ...one, deviceId: other }));
    const { table, devices } = recordOf([[40, started()]], { readings: [...before, ...after] });
    expect(table).toMatchObject([
      { spo2Percent: 97, from: { spo2Percent: other, pulseRateBpm: null }, nibp: { deviceId: 'DEV-1' } },
    ]);
    expect(
      devices.map(({ deviceId, firstAtMs, lastAtMs, readings }) => [
        deviceId,
        secondsOf(firstAtMs),
        secondsOf(lastAtMs),
        readings,
      ]),
    ).toEqual([
      ['DEV-1', 75, 100, 23],
      [other, 96, 125, 30],
    ]);
  });

  it('[RE8] has a row for what failed and for what was typed, and an entry with the nearest row', () => {
    const failed = { quality: 'unavailable', reason: 'failed' } as const;
    const typed: ChartEntry = {
      kind: 'vitals',
      systolicMmHg: 128,
      diastolicMmHg: 79,
      pulseRateBpm: null,
      spo2Percent: null,
    };
    const { table } = recordOf(
      [
        [40, started()],
        [160, charted(typed, 150), nurse],
        [161, charted(score('moaas', 4), 124), nurse],
        [162, charted(nausea, 126), nurse],
      ],
      { readings: readingsOf([100, 'systolicMmHg', failed]) },
    );
    expect(table).toMatchObject([
      { nibp: { source: 'device', failure: 'failed' }, scores: { moaas: 4 }, entries: [4] },
      { nibp: { source: 'typed', failure: null, entrySeq: 3 }, scores: {}, entries: [5] },
    ]);
  });
});

describe('the fields of a form', () => {
  it('[RE9] are computed from pressures, scales and side effects', () => {
    const pressure = (second: number, systolic: number) => [second, 'systolicMmHg', systolic] as const;
    const minute = 60;
    const { form } = recordOf(
      [
        [0, started()],
        [minute * 5, charted(score('dissociation', 2), minute * 5), nurse],
        [minute * 35, charted(score('dissociation', 0), minute * 35), nurse],
        [
          minute * 10,
          charted({ kind: 'side-effect', effect: 'drowsiness', other: null, severity: 'mild' }, 500),
        ],
      ],
      {
        readings: readingsOf(
          pressure(-300, 121),
          pressure(minute * 29.5, 150),
          pressure(minute * 43, 148),
          pressure(minute * 90, 126),
        ),
        nowSecond: minute * 121,
      },
    );
    expect(form).toMatchObject({
      monitoredMs: 121 * 60_000,
      atStart: { systolicMmHg: { value: 121 } },
      atFortyMinutes: { systolicMmHg: { value: 148 } },
      atLeaving: { systolicMmHg: { value: 126 } },
      dissociation: { onsetAtMs: atSecond(300), resolvedAtMs: atSecond(35 * minute) },
      sedation: { onsetAtMs: atSecond(500), resolvedAtMs: null },
    });
  });
});

describe('around the infusion', () => {
  it('[RE3] whose session it was taken for, who was away, who left and who let them', () => {
    const wrong: Patient = { displayName: 'A. Sample', clinicNumber: 'C-1', dateOfBirth: null, weightKg: 70 };
    const right: Patient = { displayName: 'B. Other', clinicNumber: 'C-2', dateOfBirth: null, weightKg: 60 };
    const reason = 'two charts were swapped';
    const record = recordOf([
      [
        10,
        {
          type: 'session-reattributed',
          body: { patient: right, previous: wrong, reason, proposedBy: nurse.personId },
        },
        physician,
      ],
      [
        20,
        { type: 'off-monitor-began', body: { reason: 'toilet', companion: 'N', untilMs: atSecond(620) } },
        nurse,
      ],
      [50, { type: 'off-monitor-ended', body: { because: 'signal' } }],
      [60, { type: 'departure-began', body: { kind: 'transferred', reason, destination: 'ED' } }, nurse],
      [70, { type: 'departure-withdrawn', body: {} }, nurse],
      [80, { type: 'evacuation-began', body: {} }],
      [85, { type: 'pump-seen-stopped', body: {} }, nurse],
      [90, { type: 'discharge-released', body: { unmet: ['moaas'], reason } }, physician],
      [95, { type: 'ready-recorded', body: { unmet: ['moaas'], reason } }, nurse],
      [99, closed, nurse],
    ]);
    expect(record).toMatchObject({
      patient: right,
      formerPatients: [{ patient: wrong, confirmedBy: physician, proposedBy: nurse.personId }],
      offMonitor: [{ fromMs: atSecond(20), toMs: atSecond(50), endedBecause: 'signal' }],
      departures: [{ kind: 'transferred', withdrawnAtMs: atSecond(70) }],
      evacuations: [{ toMs: atSecond(99), pumpSeenStopped: { atMs: atSecond(85) } }],
      readiness: {
        ready: { atMs: atSecond(95), unmet: ['moaas'] },
        leftAtMs: atSecond(99),
        releases: [{ by: physician, unmet: ['moaas'] }],
      },
    });
  });
});
