import type { Worded } from './catalogue.ts';
import type { sourceEntryWords as words } from './en-source.ts';
import { slashed, type EntryDetail } from './wording.ts';

const named: Readonly<Record<string, string>> = {
  spo2Percent: 'SpO2',
  pulseRateBpm: 'FP',
  perfusionIndexPercent: 'IP',
  systolicMmHg: 'PNI',
  diastolicMmHg: 'PNI',
  meanMmHg: 'PNI',
  cuffPulseRateBpm: 'PNI',
};

const why: Readonly<Record<string, string>> = {
  silent: 'en silencio',
  'no-number': 'sin valor',
  measured: 'medición más reciente',
  'better-back': 'vuelve el equipo preferente',
  'taken-off': 'retirado del sillón',
  restarted: 'tras un reinicio',
};

function kindOf({ sourceClass, alarms }: EntryDetail): string {
  if (sourceClass === 'spot-check') return ' (medida puntual)';
  if (sourceClass !== 'wellness') return '';
  return alarms === 'none' ? ' (equipo de bienestar: sin alarma)' : ' (equipo de bienestar)';
}

function setTo({ sourceClass, alarms }: EntryDetail): string {
  if (alarms === 'none') return 'ya no da alarmas';
  if (sourceClass === 'wellness') return 'ahora da alarmas';
  return sourceClass === 'monitor' ? 'ahora es un monitor' : 'ahora es de medida puntual';
}

export const sourceEntryWords: Worded<typeof words> = {
  'source-changed': (d) => {
    const what = slashed(d['parameters'], named);
    const from = `de ${String(d['deviceId'])}${kindOf(d)}`;
    if (d['because'] === 'first') return `${what} ${from}`;
    if (d['because'] === 'setting') return `${what} ${from}, ${setTo(d)}`;
    return `${what} ahora ${from}, antes ${String(d['was'])}: ${why[String(d['because'])] ?? String(d['because'])}`;
  },
};
