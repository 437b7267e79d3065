import type { EntryOf } from '@chairside/shared/chart/entry.ts';
import type { SessionToExport } from '@chairside/server/records/fhir/scope.ts';
import { answersAll, createFloor, scoresWell, type Floor } from './floor.ts';

/** Ten sessions as different as sessions are, each lived at the chair and told for the export. */
export const stories: readonly (readonly [title: string, live: (floor: Floor) => Promise<void>])[] = [
  ['IV 40, from checklist to discharge', wholeSession],
  ['IV 40, with everything corrected that can be', corrections],
  ['IV 60, with failed and missed cuffs, a lost probe and typed vitals', failures],
  ['IM, with oxygen, an alarm and a transfer', transfer],
  ['intranasal esketamine, off the monitor, with its form', esketamine],
  ['oral, left against advice', againstAdvice],
  ['IV 40, of the wrong patient', wrongPatient],
  ['IV 40, stopped early, with a second dose', secondDose],
  ['IV 60, cancelled before the start', cancelled],
  ['IV 40, released by a physician, still paused', stillOpen],
];

export async function live(story: (typeof stories)[number][1]): Promise<SessionToExport> {
  const floor = await createFloor();
  await story(floor);
  return floor.told();
}

const ketamine: EntryOf<'dose'> = {
  kind: 'dose',
  drug: 'ketamine',
  amount: 41,
  unit: 'mg',
  rateMlPerHour: 75,
  volumeMl: 50,
  lot: 'K-2207',
  givenBy: 'J. Ortiz',
};
const nausea: EntryOf<'side-effect'> = {
  kind: 'side-effect',
  effect: 'nausea',
  other: null,
  severity: 'mild',
};
const completed = { type: 'stop-infusion', stop: { kind: 'completed' } } as const;
const discharged = { type: 'close-session', outcome: 'discharged', early: null } as const;

async function wholeSession(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-40', { series: { number: 3, of: 6 } });
  await floor.nurse({ type: 'note-limbs', cuff: 'left-arm', probe: 'right-hand', iv: 'right-arm' });
  await answersAll(floor, 'before');
  const answers = [2, 1, 3, 1, 2, 2, 1, 1, 0];
  await floor.enters({ kind: 'scale', scale: 'phq-9', score: 13, answers });
  await floor.starts();
  await floor.enters(ketamine);
  for (const [systolic, diastolic] of [
    [128, 80],
    [136, 84],
    [141, 88],
    [139, 86],
  ] as const) {
    await floor.passes(10);
    await floor.measures(systolic, diastolic);
    await floor.enters({ kind: 'scale', scale: 'moaas', score: 4, answers: null });
  }
  const dissociation = {
    kind: 'side-effect',
    effect: 'dissociation',
    other: null,
    severity: 'mild',
  } as const;
  const root = await floor.enters(dissociation, 25);
  await floor.enters({ kind: 'side-effect-changed', of: root, severity: 'severe' }, 10);
  await floor.enters({ kind: 'intervention', what: 'reassurance', note: 'hand held' }, 9);
  await floor.nurse(completed);
  await floor.enters({ kind: 'side-effect-ended', of: root });
  await floor.passes(24);
  await floor.measures(124, 78);
  await floor.passes(6);
  await floor.measures(123, 77);
  await scoresWell(floor);
  await answersAll(floor, 'after');
  await floor.nurse({ type: 'record-ready', reason: null });
  await floor.passes(4);
  await floor.nurse(discharged);
}

async function corrections(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-40');
  const start = await floor.starts();
  const dose = await floor.enters(ketamine);
  await floor.nurse({
    type: 'correct-entry',
    seq: dose,
    note: 'misread the syringe',
    instead: { entry: { ...ketamine, amount: 40 }, happenedAtMs: floor.bench.now() },
  });
  await floor.passes(10);
  await floor.measures(130, 82);
  const typed: EntryOf<'vitals'> = {
    kind: 'vitals',
    systolicMmHg: 151,
    diastolicMmHg: 92,
    pulseRateBpm: 88,
    spo2Percent: 96,
  };
  const vitals = await floor.enters(typed, 4);
  await floor.colleague({
    type: 'correct-entry',
    seq: vitals,
    note: 'pulse and saturation were not taken',
    instead: {
      entry: { ...typed, systolicMmHg: 131, pulseRateBpm: null, spo2Percent: null },
      happenedAtMs: floor.bench.now() - 5 * 60_000,
    },
  });
  const struckNote = await floor.enters({ kind: 'note', text: 'of another chair' });
  await floor.nurse({ type: 'correct-entry', seq: struckNote, note: 'wrong chair', instead: null });
  const root = await floor.enters(nausea, 5);
  const end = await floor.enters({ kind: 'side-effect-ended', of: root }, 2);
  await floor.nurse({ type: 'correct-entry', seq: end, note: 'it came back', instead: null });
  await floor.enters({ kind: 'side-effect-changed', of: root, severity: 'moderate' });
  const undone = await floor.enters({ kind: 'intervention', what: 'music-changed', note: null });
  await floor.nurse({ type: 'undo-entry', seq: undone });
  const score = await floor.enters({ kind: 'scale', scale: 'moaas', score: 3, answers: null });
  await floor.nurse({
    type: 'correct-entry',
    seq: score,
    note: 'answered at once',
    instead: {
      entry: { kind: 'scale', scale: 'moaas', score: 4, answers: null },
      happenedAtMs: floor.bench.now(),
    },
  });
  const again = floor.bench.state().session?.chart.at(-1)?.seq ?? 0;
  await floor.nurse({ type: 'undo-entry', seq: again });
  await floor.nurse({
    type: 'correct-entry',
    seq: start,
    note: 'the pump ran a minute earlier',
    happenedAtMs: floor.bench.now() - 11 * 60_000,
  });
  await floor.nurse({ type: 'correct-entry', seq: root, note: 'after the toast' });
  const headache = await floor.enters({ ...nausea, effect: 'headache' });
  await floor.enters({ kind: 'side-effect-changed', of: headache, severity: 'severe' });
  await floor.nurse({ type: 'correct-entry', seq: headache, note: 'said of yesterday', instead: null });
  await floor.passes(30);
  const stop = await floor.nurse(completed);
  await floor.nurse({ type: 'undo-step', seq: stop });
  await floor.passes(1);
  await floor.nurse(completed);
  await floor.passes(30);
  await floor.physician({ ...discharged, early: 'well, and the family waits' });
}

async function failures(floor: Floor): Promise<void> {
  const { bench } = floor;
  await floor.prepares('iv-ketamine-60');
  await floor.starts();
  await floor.enters({ ...ketamine, lot: null, rateMlPerHour: null, volumeMl: null });
  await floor.passes(5);
  await bench.cuff({ sys: 'INV', dia: 'INV', mean: 'INV' });
  await floor.passes(2);
  await bench.cuff({ sys: { doubtful: 160 }, dia: { doubtful: 88 }, mean: 110 });
  await floor.passes(3, { spo2: 'OFF', pulse: 'OFF' });
  await bench.cuff({ sys: 128, dia: 79 });
  await floor.passes(2);
  await bench.cuff({ mean: 96 });
  await floor.passes(4, null);
  await bench.cuff({ sys: 80, dia: 90, mean: 85 });
  const vitals = { systolicMmHg: 126, diastolicMmHg: 80, pulseRateBpm: 64, spo2Percent: 98 };
  await floor.enters({ kind: 'vitals', ...vitals }, 1);
  await floor.enters({ kind: 'vitals', ...vitals, systolicMmHg: null, diastolicMmHg: null });
  await bench.restart(90_000);
  await floor.passes(30);
  await bench.oximeter({ spo2: { doubtful: 93 }, pulse: 61 });
  await bench.advance(2_000);
  await floor.passes(10);
  await floor.nurse({ type: 'stop-infusion', stop: { kind: 'early', reason: 'line' } });
  await floor.passes(35);
  await floor.physician({ type: 'release-discharge', reason: 'seen by me, and well' });
  await floor.nurse({ type: 'record-ready', reason: null });
  await floor.nurse(discharged);
}

async function transfer(floor: Floor): Promise<void> {
  await floor.prepares('im-ketamine', { patient: { weightKg: null } });
  await floor.starts();
  await floor.enters({ ...ketamine, amount: 0.5, unit: 'mg/kg', rateMlPerHour: null, volumeMl: null });
  await floor.passes(5);
  await floor.measures(188, 112);
  await floor.passes(2, { spo2: 83, pulse: 128 });
  await floor.enters({ kind: 'oxygen', flowLPerMin: 2 });
  for (const { id } of floor.bench.state().session?.alarms.occurrences ?? [])
    await floor.nurse({ type: 'acknowledge-alarm', occurrence: id, reason: 'at the chair' });
  await floor.passes(1);
  await floor.enters({ kind: 'oxygen', flowLPerMin: 4 });
  await floor.measures(190, 114);
  await floor.enters({
    kind: 'medicine',
    medicine: 'labetalol',
    amount: 10,
    unit: 'mg',
    route: 'intravenous',
    givenBy: 'Dr S. Okafor',
  });
  await floor.enters({ kind: 'scale', scale: 'moaas', score: 2, answers: null });
  await floor.passes(6);
  await floor.enters({ kind: 'oxygen', flowLPerMin: null });
  await floor.nurse({
    type: 'begin-departure',
    kind: 'transferred',
    reason: 'pressure does not settle',
    destination: 'General Hospital',
  });
  await floor.passes(5);
  await floor.nurse({ type: 'close-session', outcome: 'transferred', early: null });
}

async function esketamine(floor: Floor): Promise<void> {
  await floor.prepares('intranasal-esketamine', { patient: { clinicNumber: null } });
  await floor.starts();
  await floor.enters({
    ...ketamine,
    drug: 'esketamine',
    amount: 84,
    rateMlPerHour: null,
    volumeMl: null,
    lot: 'ESK 5/11',
  });
  await floor.passes(40);
  await floor.measures(138, 84);
  await floor.enters({ kind: 'scale', scale: 'cadss-6', score: 9, answers: [2, 1, 2, 1, 2, 1] });
  await floor.nurse({ type: 'leave-monitor', reason: 'toilet', companion: 'K. Lund' });
  await floor.passes(4, null);
  await floor.nurse({ type: 'return-to-monitor' });
  await floor.passes(66);
  await floor.measures(124, 79);
  await floor.passes(11);
  await floor.measures(122, 78);
  await scoresWell(floor);
  await answersAll(floor, 'after');
  await answersAll(floor, 'form');
  await floor.nurse({ type: 'record-ready', reason: null });
  await floor.nurse(discharged);
}

async function againstAdvice(floor: Floor): Promise<void> {
  await floor.prepares('oral-ketamine');
  await floor.starts();
  await floor.enters({ ...ketamine, amount: 150, rateMlPerHour: null, volumeMl: null });
  await floor.passes(15);
  await floor.measures(126, 80);
  await floor.enters({ ...nausea, effect: 'other', other: 'ringing in the ears', severity: 'moderate' });
  await floor.nurse({
    type: 'begin-departure',
    kind: 'left-against-advice',
    reason: 'wants to go home',
    destination: null,
  });
  await floor.passes(3);
  await floor.nurse({ type: 'close-session', outcome: 'left-against-advice', early: null });
}

async function wrongPatient(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-40');
  await floor.starts();
  await floor.enters(ketamine);
  await floor.passes(12);
  await floor.measures(131, 81);
  const patient = {
    displayName: 'B. Marsh',
    clinicNumber: '2077',
    dateOfBirth: '1971-02-09',
    weightKg: 70,
  };
  await floor.nurse({ type: 'propose-reattribution', patient, reason: 'the bracelet says another name' });
  await floor.colleague({ type: 'confirm-reattribution', patient });
  await floor.passes(1);
  await floor.enters({ kind: 'note', text: 'bracelet and card compared' });
  await floor.passes(30);
  await floor.measures(129, 80);
  await floor.nurse(completed);
  await floor.passes(31);
  await floor.physician({ ...discharged, early: 'well; no baseline of this patient' });
}

async function secondDose(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-40');
  await floor.starts();
  await floor.enters(ketamine);
  await floor.passes(10);
  await floor.nurse({ type: 'pause-infusion', reason: 'distress' });
  await floor.passes(6);
  await floor.nurse({ type: 'resume-infusion' });
  await floor.passes(5);
  await floor.nurse({ type: 'stop-infusion', stop: { kind: 'early', reason: 'patients-wish' } });
  await floor.passes(10);
  await floor.measures(125, 80);
  await floor.starts({ again: 'feels ready to go on' });
  await floor.enters({ ...ketamine, amount: 20, lot: 'K-2208' });
  await floor.passes(20);
  await floor.nurse({ type: 'stop-infusion', stop: { kind: 'emergency' } });
  await floor.passes(31);
  await floor.physician({ ...discharged, early: 'seen, may go' });
}

async function cancelled(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-60', { systolic: 168 });
  await floor.enters({ kind: 'note', text: 'pressure too high today' });
  await floor.nurse({ type: 'cancel-session' });
}

async function stillOpen(floor: Floor): Promise<void> {
  await floor.prepares('iv-ketamine-40', { systolic: 147 });
  await floor.physician({ type: 'release-start', reason: 'known, and treated' });
  await floor.starts();
  await floor.enters(ketamine);
  await floor.enters({ kind: 'oxygen', flowLPerMin: 2 });
  await floor.enters({ ...nausea, effect: 'vomiting' });
  await floor.passes(7);
  await floor.nurse({ type: 'pause-infusion', reason: 'blood-pressure' });
  await floor.passes(1);
}
