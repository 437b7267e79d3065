import { callingEntry, callingRefusal } from './es-calling.ts';
import { deviceRefusal } from './es-devices.ts';
import type { Catalogue } from './catalogue.ts';
import { alarmEntry, alarmRefusal } from './es-alarms.ts';
import { chartEntryWords, chartRefusal } from './es-chart.ts';
import { sourceEntryWords } from './es-source.ts';
import { said, slashed, wordFor, type EntryDetail } from './wording.ts';

/** What the record says: reasons, entries, what became of a command, why not. */

export const pauseReason = {
  line: 'vía',
  'blood-pressure': 'presión arterial',
  distress: 'malestar',
  other: 'otro',
} as const;

export const stopReason = {
  'physicians-order': 'orden del médico',
  'patients-wish': 'deseo del paciente',
  'side-effect': 'efecto adverso',
  'blood-pressure': 'presión arterial',
  line: 'vía',
  other: 'otro',
} as const;

export const outcome = {
  discharged: 'Alta',
  transferred: 'Trasladado',
  'left-against-advice': 'Alta voluntaria',
  cancelled: 'Sesión cancelada',
} as const;

export const stopKind = {
  completed: 'completada',
  early: 'antes de tiempo',
  emergency: 'emergencia',
  unsaid: 'falta el motivo',
} as const;

const limitsSet = {
  baseline: 'Límites según basal',
  person: 'Límite cambiado',
  reverted: 'Límites de vuelta al protocolo',
  reattributed: 'Límites sin valores basales',
};

const monitor = { oximeter: 'pulsioxímetro', cuff: 'manguito' } as const;

/** What was not heard when the drug began (SE13a). */
function unheardIn({ unheard }: EntryDetail): string {
  return typeof unheard === 'string' && unheard !== ''
    ? said(`sin recibir: ${slashed(unheard, monitor)}`)
    : '';
}

export const entry: Catalogue['entry'] = {
  ...callingEntry,
  'session-opened': () => 'Sesión abierta',
  'baseline-set': (d: EntryDetail) =>
    `Basal ${String(d['systolicMmHg'])}/${String(d['diastolicMmHg'])}, SpO2 ${String(d['spo2Percent'])} %, FP ${String(d['pulseRateBpm'])}`,
  'limits-set': (d: EntryDetail) => wordFor(limitsSet, d['cause']) ?? 'Límite cambiado',
  'moaas-scored': (d: EntryDetail) => `MOAA/S ${String(d['score'])}`,
  'infusion-started': (d: EntryDetail) =>
    `${Number(d['number']) > 1 ? `Infusión ${String(d['number'])}` : 'Infusión'} iniciada${said(d['again'])}${said(d['withoutBaseline'])}${unheardIn(d)}`,
  'infusion-paused': (d: EntryDetail) => `Pausa${said(wordFor(pauseReason, d['reason']))}`,
  'infusion-resumed': () => 'Infusión reanudada',
  'pause-reminder-due': () => 'Pausa de más de 5 min',
  'planned-end-reached': () => 'Fin previsto alcanzado',
  'infusion-stopped': (d: EntryDetail) =>
    `Parada, ${wordFor(stopKind, d['kind']) ?? ''}${said(wordFor(stopReason, d['reason']))}`,
  'stop-explained': (d) =>
    `Cómo terminó: ${wordFor(stopKind, d['kind']) ?? ''}${said(wordFor(stopReason, d['reason']))}`,
  'observation-minimum-reached': () => 'Observación mínima cumplida',
  'step-undone': () => 'Último paso deshecho',
  ...chartEntryWords,
  ...sourceEntryWords,
  'session-closed': (d: EntryDetail) =>
    `${wordFor(outcome, d['outcome']) ?? 'Sesión cerrada'}${said(d['early'])}`,
  ...alarmEntry,
};

export const command: Catalogue['command'] = {
  pending: 'Registrando …',
  done: 'Registrado',
  unrecorded: 'Hecho, pero aún sin guardar. Anótelo hasta que desaparezca la marca.',
  unknown: 'El enlace se cortó antes de la respuesta. Mire las últimas anotaciones y repita si no está.',
  notDone: (what) => `${what}: no se hizo`,
};

export const refusal: Catalogue['refusal'] = {
  'not-permitted': 'Su función no permite esto. Pídalo a quien pueda.',
  'no-person-chosen': 'Elija primero quién actúa.',
  'unknown-chair': 'El servidor no tiene este sillón. Vaya a la vista general.',
  'unknown-protocol': 'El servidor no tiene este protocolo. Elija otro.',
  'unknown-device': 'El servidor nunca ha recibido este equipo. Enciéndalo y repita.',
  'no-session': 'No hay sesión en este sillón. Abra una primero.',
  'session-already-open': 'Ya hay una sesión abierta en este sillón. Ciérrela primero.',
  'session-changed': 'La sesión de este sillón ha cambiado. Mire otra vez antes de actuar.',
  'wrong-phase': (p) => `No es posible mientras la sesión está en «${p}». Mire la sesión y elija de nuevo.`,
  'no-readings-for-baseline': 'Los valores basales piden una toma de presión, SpO2 y pulso. Mida y fíjelos.',
  'baseline-missing': 'No hay valores basales. Fíjelos o dé un motivo para empezar sin ellos.',
  'stop-said': 'Ya consta cómo terminó esta infusión. Mire las anotaciones; lo que esté mal se corrige allí.',
  'reason-missing': 'Hace falta un motivo. Escriba unas palabras.',
  'limit-out-of-range': (min, max) => `El límite debe estar entre ${min} y ${max}.`,
  'nothing-to-undo': 'No hay nada que deshacer. Corrija la anotación.',
  'undo-expired': 'Un paso solo se deshace durante 60 s. Corrija la anotación.',
  'not-the-author': 'Solo quien dio el paso puede deshacerlo. Corrija la anotación.',
  'unknown-entry': 'Esta anotación no es de la sesión. Mire otra vez.',
  'observation-not-over': (time) => `La observación mínima dura hasta ${time}. Espere o dé un motivo.`,
  ...alarmRefusal,
  ...chartRefusal,
  ...callingRefusal,
  ...deviceRefusal,
  'device-in-use': 'Este equipo vigila a un paciente. Cierre antes esa sesión.',
  'device-not-bound': 'Este equipo no está asignado a un sillón.',
  'preset-invalid': 'Estos ajustes tienen problemas. Mire cada fila.',
  'unknown-preset': 'El servidor no tiene esta versión. Mire la lista otra vez.',
  'preset-already-signed': 'Esta versión ya está firmada.',
  'preset-outdated': 'Hay una versión más nueva firmada. Haga una nueva a partir de esta y firme esa.',
  'too-many-presets': 'Hay demasiadas versiones. Avise al responsable del sistema.',
  'unknown-event': 'El servidor no conoce esta petición. Vuelva a cargar la pantalla.',
  malformed: 'El servidor no entendió lo escrito. Revíselo y repita.',
  unavailable: 'El servidor no puede hacerlo ahora. Repita; mientras tanto, anótelo.',
  other: 'El servidor lo rechazó. Repita; mientras tanto, anótelo.',
};
