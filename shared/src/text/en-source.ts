import { slashed, type EntryDetail } from './wording.ts';

/** From which device numbers come, and why from another than before (DV9). */

const named: Readonly<Record<string, string>> = {
  spo2Percent: 'SpO2',
  pulseRateBpm: 'PR',
  perfusionIndexPercent: 'PI',
  systolicMmHg: 'NIBP',
  diastolicMmHg: 'NIBP',
  meanMmHg: 'NIBP',
  cuffPulseRateBpm: 'NIBP',
};

const why: Readonly<Record<string, string>> = {
  silent: 'silent',
  'no-number': 'no number from it',
  measured: 'measured last',
  'better-back': 'the better one is back',
  'taken-off': 'taken off the chair',
  restarted: 'after a restart',
};

function kindOf({ sourceClass, alarms }: EntryDetail): string {
  if (sourceClass === 'spot-check') return ' (spot check)';
  if (sourceClass !== 'wellness') return '';
  return alarms === 'none' ? ' (wellness device: no alarm)' : ' (wellness device)';
}

function setTo({ sourceClass, alarms }: EntryDetail): string {
  if (alarms === 'none') return 'no alarm hangs on it any more';
  if (sourceClass === 'wellness') return 'alarms hang on it now';
  return sourceClass === 'monitor' ? 'a monitor now' : 'for spot checks now';
}

export const sourceEntryWords = {
  'source-changed': (d: EntryDetail) => {
    const what = slashed(d['parameters'], named);
    const from = `from ${String(d['deviceId'])}${kindOf(d)}`;
    if (d['because'] === 'first') return `${what} ${from}`;
    if (d['because'] === 'setting') return `${what} ${from}, ${setTo(d)}`;
    return `${what} now ${from}, was ${String(d['was'])}: ${why[String(d['because'])] ?? String(d['because'])}`;
  },
} as const;
