import { said, wordFor, type EntryDetail } from './wording.ts';

/** What people write into the chart, in words: the log at the chair, the record and the exports say the same. */

export const chart = {
  sideEffect: {
    dissociation: 'Dissociation',
    dizziness: 'Dizziness',
    nausea: 'Nausea',
    vomiting: 'Vomiting',
    headache: 'Headache',
    anxiety: 'Anxiety',
    'blurred-vision': 'Double or blurred vision',
    'changed-perception': 'Changed perception',
    drowsiness: 'Drowsiness',
    fatigue: 'Fatigue',
    confusion: 'Confusion',
    itching: 'Itching',
    other: 'Other',
  },
  severity: { mild: 'mild', moderate: 'moderate', severe: 'severe' },
  intervention: {
    repositioned: 'Repositioned',
    reassurance: 'Reassurance',
    'music-changed': 'Music changed',
    'iv-checked': 'IV checked',
    'physician-called': 'Physician called',
    other: 'Other',
  },
  scale: {
    moaas: 'MOAA/S',
    dissociation: 'Dissociation 0–3',
    nausea: 'Nausea 0–3',
    anxiety: 'Anxiety 0–3',
    'cadss-6': 'CADSS-6',
    'phq-9': 'PHQ-9',
    'mood-own': 'Mood',
  },
  route: {
    intravenous: 'IV',
    intramuscular: 'IM',
    intranasal: 'intranasal',
    oral: 'oral',
    sublingual: 'sublingual',
    inhaled: 'inhaled',
    subcutaneous: 'subcutaneous',
    rectal: 'rectal',
    transdermal: 'transdermal',
  },
  offMonitor: { toilet: 'toilet', walk: 'a walk', comfort: 'comfort', other: 'other' },
  departure: { transferred: 'Transfer', 'left-against-advice': 'Leaving against advice' },
} as const;

const { sideEffect, severity, intervention, scale, route } = chart;

const byKind: Readonly<Record<string, (d: EntryDetail) => string>> = {
  'side-effect': (d) =>
    `${d['effect'] === 'other' ? String(d['other'] ?? sideEffect.other) : (wordFor(sideEffect, d['effect']) ?? '')}, ${wordFor(severity, d['severity']) ?? ''}`,
  'side-effect-changed': (d) => `Side effect now ${wordFor(severity, d['severity']) ?? ''}`,
  'side-effect-ended': () => 'Side effect over',
  dose: (d) =>
    `${String(d['drug'])} ${String(d['amount'])} ${String(d['unit'])}${d['lot'] === null ? '' : `, lot ${String(d['lot'])}`}${said(d['givenBy'])}`,
  medicine: (d) =>
    `${String(d['medicine'])} ${String(d['amount'])} ${String(d['unit'])} ${wordFor(route, d['route']) ?? ''}${said(d['givenBy'])}`,
  intervention: (d) =>
    d['what'] === 'other'
      ? String(d['note'] ?? intervention.other)
      : `${wordFor(intervention, d['what']) ?? ''}${said(d['note'])}`,
  oxygen: (d) => (d['flowLPerMin'] === null ? 'Oxygen off' : `Oxygen ${String(d['flowLPerMin'])} L/min`),
  scale: (d) => `${wordFor(scale, d['scale']) ?? ''}: ${String(d['score'])}`,
  vitals: (d) =>
    `Typed: ${[
      d['systolicMmHg'] === null ? null : `${String(d['systolicMmHg'])}/${String(d['diastolicMmHg'])} mmHg`,
      d['pulseRateBpm'] === null ? null : `PR ${String(d['pulseRateBpm'])} /min`,
      d['spo2Percent'] === null ? null : `SpO2 ${String(d['spo2Percent'])} %`,
    ]
      .filter((part) => part !== null)
      .join(', ')}`,
  answer: () => 'Checklist answered',
  note: (d) => String(d['text']),
};

const struck = { struck: 'Struck', corrected: 'Corrected', remark: 'Correction' } as const;

export const chartEntryWords = {
  'start-released': (d: EntryDetail) => `Start released by physician${said(d['reason'])}`,
  'entry-charted': (d: EntryDetail) => byKind[String(d['kind'])]?.(d) ?? 'Entry',
  'entry-undone': () => 'Entry undone',
  /** `what` is the entry it points to, with its time, where that is still known. */
  'entry-corrected': (d: EntryDetail) => {
    const how = wordFor(struck, d['how']) ?? 'Correction';
    if (typeof d['what'] === 'string' && d['how'] === 'remark')
      return `Correction of ${d['what']}: ${String(d['note'])}`;
    return typeof d['what'] === 'string'
      ? `${how}: ${d['what']}${said(d['note'])}`
      : `${how}${said(d['note'])}`;
  },
  'cuff-put-off': (d: EntryDetail) =>
    `Cuff put off${typeof d['time'] === 'string' ? ` to ${d['time']}` : ''}`,
  'off-monitor-began': (d: EntryDetail) =>
    `Off the monitor: ${wordFor(chart.offMonitor, d['reason']) ?? ''}, with ${String(d['companion'])}`,
  'off-monitor-ended': () => 'Back on the monitor',
  'reattribution-proposed': (d: EntryDetail) => `Wrong patient? Change asked for${said(d['reason'])}`,
  'reattribution-withdrawn': () => 'Change of patient withdrawn',
  'session-reattributed': (d: EntryDetail) => `Patient changed by two people${said(d['reason'])}`,
  'departure-began': (d: EntryDetail) =>
    `${wordFor(chart.departure, d['kind']) ?? ''}${d['destination'] === null || d['destination'] === undefined ? '' : ` to ${String(d['destination'])}`}${said(d['reason'])}`,
  'departure-withdrawn': () => 'Stays after all',
  'evacuation-began': () => 'Evacuation',
  'evacuation-ended': () => 'Evacuation over',
  'pump-seen-stopped': () => 'Pump seen stopped',
  'discharge-released': (d: EntryDetail) => `Discharge released by physician${said(d['reason'])}`,
  'ready-recorded': (d: EntryDetail) => `Ready to leave${said(d['reason'])}`,
  'ready-withdrawn': (d: EntryDetail) => `Not ready after all${said(d['reason'])}`,
  'session-erased': () => 'Record erased',
} as const;

export const chartRefusal = {
  'identifier-missing': 'Two identifiers are needed. Give a clinic number or a date of birth.',
  'date-impossible': 'This date of birth cannot be. Check it: year, month, day.',
  'patient-unconfirmed': 'Ask the patient for name and number or date of birth first, and tick it.',
  'gate-green': 'There is nothing to release: the starting values are within the limits.',
  'cuff-on-iv-arm': 'The cuff must not be on the arm of the IV line. Move it, then record where it is.',
  'happened-in-future': 'This time has not come yet. Give one up to now.',
  'too-many-entries':
    'This session has too many entries. Write the rest on paper, and call whoever looks after the system.',
  'entry-over': 'This entry was undone or corrected already. Look at the newest one.',
  'other-kind': 'A correction has to be of the same kind. Strike the entry, and make a new one.',
  'side-effect-over': 'This side effect is over already. Record it anew if it has come back.',
  'oxygen-not-given': 'No oxygen is being given. Look at the entries.',
  'nothing-entered': 'Nothing was entered. Fill in what you want to record.',
  'pressure-order': 'A blood pressure needs both values, systolic above diastolic. Check them.',
  'unknown-item': 'This question is not part of the protocol. Look at the list again.',
  'nothing-to-put-off':
    'No measurement can be put off now. It is possible once, for two minutes, after vomiting.',
  'off-monitor-already': 'The patient is off the monitor already.',
  'not-off-monitor': 'The patient is on the monitor. Nothing to do.',
  'off-monitor':
    'The patient is off the monitor. Put the probe on, or record that the patient is back, then start.',
  departing: 'The patient is on the way out. Record that the patient stays, then start.',
  'same-patient': 'This is the patient the session already belongs to. Check the names.',
  'no-reattribution': 'Nobody has asked for this change, or it was for another name. Look again.',
  'same-person': 'A second person has to confirm. Ask a colleague to do it.',
  'departing-already': 'The departure is recorded already.',
  'not-departing': 'No departure is recorded.',
  'no-evacuation': 'There is no evacuation.',
  'evacuating-already': 'The evacuation is recorded already.',
  'ready-already': 'That the patient is ready is recorded already.',
  'nothing-unmet': 'Every criterion is met. There is nothing to release.',
  'protocol-already-signed': 'This version is signed already.',
  'protocol-outdated': 'A newer version is signed. Make a new version from this one, and sign that.',
  'too-many-protocols': 'There are too many versions. Call whoever looks after the system.',
  'protocol-invalid': 'This protocol has problems. Look at each field.',
  'unknown-session': 'There is no such session. Look at the list again.',
  'session-running': 'This session is still open. Close it first.',
  'happened-before-session': (time: string) => `The session was opened at ${time}. Give a time after that.`,
  'happened-before-onset': (time: string) => `This side effect began at ${time}. Give a time after that.`,
  'score-out-of-range': (min: number, max: number) => `The score has to lie between ${min} and ${max}.`,
  'needs-physician': {
    'no-baseline':
      'Starting without a baseline needs a physician and a reason. Call one, or take the baseline.',
    amber:
      'The starting values are raised. Let the patient rest and measure again, or ask a physician to release the start.',
    red: 'The starting values are outside the limits. Only a physician may start, with a reason.',
    incomplete:
      'The baseline needs two cuff measurements two minutes apart and a minute of SpO2. Measure, then take it again.',
    'no-monitor':
      'The oximeter or the cuff is not heard. Wait for its number, or ask a physician to release the start.',
    unmet: 'Not every criterion is met. Only a physician may let the patient go, with a reason.',
  },
  'not-ready-named': (criteria: string) => `Not met: ${criteria}. Look at each, or ask a physician.`,
  'not-ready': (count: number) => `${count} criteria are not met. Look at the list, or ask a physician.`,
} as const;
