import type { Worded } from './catalogue.ts';
import type { chart as english, chartEntryWords as words, chartRefusal as refusals } from './en-chart.ts';
import { said, wordFor, type EntryDetail } from './wording.ts';

/** Lo que se escribe en el registro, en palabras. */

export const chart: Worded<typeof english> = {
  sideEffect: {
    dissociation: 'Disociación',
    dizziness: 'Mareo',
    nausea: 'Náuseas',
    vomiting: 'Vómitos',
    headache: 'Cefalea',
    anxiety: 'Ansiedad',
    'blurred-vision': 'Visión doble o borrosa',
    'changed-perception': 'Percepción alterada',
    drowsiness: 'Somnolencia',
    fatigue: 'Cansancio',
    confusion: 'Confusión',
    itching: 'Prurito',
    other: 'Otro',
  },
  severity: { mild: 'leve', moderate: 'moderado', severe: 'grave' },
  intervention: {
    repositioned: 'Cambio de postura',
    reassurance: 'Acompañamiento verbal',
    'music-changed': 'Cambio de música',
    'iv-checked': 'Vía revisada',
    'physician-called': 'Médico avisado',
    other: 'Otra',
  },
  scale: {
    moaas: 'MOAA/S',
    dissociation: 'Disociación 0–3',
    nausea: 'Náuseas 0–3',
    anxiety: 'Ansiedad 0–3',
    'cadss-6': 'CADSS-6',
    'phq-9': 'PHQ-9',
    'mood-own': 'Ánimo',
  },
  route: {
    intravenous: 'i.v.',
    intramuscular: 'i.m.',
    intranasal: 'intranasal',
    oral: 'oral',
    sublingual: 'sublingual',
    inhaled: 'inhalada',
    subcutaneous: 'subcutánea',
    rectal: 'rectal',
    transdermal: 'transdérmica',
  },
  offMonitor: { toilet: 'aseo', walk: 'un paseo', comfort: 'comodidad', other: 'otro' },
  departure: { transferred: 'Traslado', 'left-against-advice': 'Alta voluntaria' },
};

const { sideEffect, severity, intervention, scale, route } = chart;

const byKind: Readonly<Record<string, (d: EntryDetail) => string>> = {
  'side-effect': (d) =>
    `${d['effect'] === 'other' ? String(d['other'] ?? sideEffect.other) : (wordFor(sideEffect, d['effect']) ?? '')}, ${wordFor(severity, d['severity']) ?? ''}`,
  'side-effect-changed': (d) => `Efecto adverso ahora ${wordFor(severity, d['severity']) ?? ''}`,
  'side-effect-ended': () => 'Efecto adverso resuelto',
  dose: (d) =>
    `${String(d['drug'])} ${String(d['amount'])} ${String(d['unit'])}${d['lot'] === null ? '' : `, lote ${String(d['lot'])}`}${said(d['givenBy'])}`,
  medicine: (d) =>
    `${String(d['medicine'])} ${String(d['amount'])} ${String(d['unit'])} ${wordFor(route, d['route']) ?? ''}${said(d['givenBy'])}`,
  intervention: (d) =>
    d['what'] === 'other'
      ? String(d['note'] ?? intervention.other)
      : `${wordFor(intervention, d['what']) ?? ''}${said(d['note'])}`,
  oxygen: (d) =>
    d['flowLPerMin'] === null ? 'Oxígeno retirado' : `Oxígeno ${String(d['flowLPerMin'])} L/min`,
  scale: (d) => `${wordFor(scale, d['scale']) ?? ''}: ${String(d['score'])}`,
  vitals: (d) =>
    `Tecleado: ${[
      d['systolicMmHg'] === null ? null : `${String(d['systolicMmHg'])}/${String(d['diastolicMmHg'])} mmHg`,
      d['pulseRateBpm'] === null ? null : `FP ${String(d['pulseRateBpm'])} /min`,
      d['spo2Percent'] === null ? null : `SpO2 ${String(d['spo2Percent'])} %`,
    ]
      .filter((part) => part !== null)
      .join(', ')}`,
  answer: () => 'Lista contestada',
  note: (d) => String(d['text']),
};

const struck = { struck: 'Anulado', corrected: 'Corregido', remark: 'Corrección' } as const;

export const chartEntryWords: Worded<typeof words> = {
  'start-released': (d) => `Inicio autorizado por el médico${said(d['reason'])}`,
  'entry-charted': (d) => byKind[String(d['kind'])]?.(d) ?? 'Anotación',
  'entry-undone': () => 'Anotación deshecha',
  'entry-corrected': (d) => {
    const how = wordFor(struck, d['how']) ?? 'Corrección';
    if (typeof d['what'] === 'string' && d['how'] === 'remark')
      return `Corrección de ${d['what']}: ${String(d['note'])}`;
    return typeof d['what'] === 'string'
      ? `${how}: ${d['what']}${said(d['note'])}`
      : `${how}${said(d['note'])}`;
  },
  'cuff-put-off': (d) => `Manguito aplazado${typeof d['time'] === 'string' ? ` a las ${d['time']}` : ''}`,
  'off-monitor-began': (d) =>
    `Sin monitor: ${wordFor(chart.offMonitor, d['reason']) ?? ''}, con ${String(d['companion'])}`,
  'off-monitor-ended': () => 'De nuevo en el monitor',
  'reattribution-proposed': (d) => `¿Paciente equivocado? Cambio solicitado${said(d['reason'])}`,
  'reattribution-withdrawn': () => 'Cambio de paciente retirado',
  'session-reattributed': (d) => `Paciente cambiado por dos personas${said(d['reason'])}`,
  'departure-began': (d) =>
    `${wordFor(chart.departure, d['kind']) ?? ''}${d['destination'] === null || d['destination'] === undefined ? '' : ` a ${String(d['destination'])}`}${said(d['reason'])}`,
  'departure-withdrawn': () => 'Finalmente se queda',
  'evacuation-began': () => 'Evacuación',
  'evacuation-ended': () => 'Fin de la evacuación',
  'pump-seen-stopped': () => 'Bomba parada, comprobado',
  'discharge-released': (d) => `Alta autorizada por el médico${said(d['reason'])}`,
  'ready-recorded': (d) => `Listo para irse${said(d['reason'])}`,
  'ready-withdrawn': (d) => `Aún no está listo${said(d['reason'])}`,
  'session-erased': () => 'Registro borrado',
};

export const chartRefusal: Worded<typeof refusals> = {
  'identifier-missing':
    'Hacen falta dos identificadores. Dé un número de historia o una fecha de nacimiento.',
  'date-impossible': 'Esta fecha de nacimiento no es posible. Revísela: año, mes, día.',
  'patient-unconfirmed': 'Pregunte primero al paciente nombre y número o fecha de nacimiento, y márquelo.',
  'gate-green': 'No hay nada que autorizar: los valores iniciales están dentro de los límites.',
  'cuff-on-iv-arm': 'El manguito no puede estar en el brazo de la vía. Cámbielo y anote dónde está.',
  'happened-in-future': 'Esa hora aún no ha llegado. Dé una hasta ahora.',
  'too-many-entries':
    'Esta sesión tiene demasiadas anotaciones. Escriba el resto en papel y avise a quien mantiene el sistema.',
  'entry-over': 'Esta anotación ya se deshizo o corrigió. Mire la más reciente.',
  'other-kind': 'Una corrección tiene que ser del mismo tipo. Anule la anotación y haga otra.',
  'side-effect-over': 'Este efecto adverso ya está resuelto. Anótelo de nuevo si ha vuelto.',
  'oxygen-not-given': 'No se está dando oxígeno. Mire las anotaciones.',
  'nothing-entered': 'No se ha escrito nada. Rellene lo que quiere anotar.',
  'pressure-order':
    'La presión arterial necesita los dos valores, sistólica mayor que diastólica. Revíselos.',
  'unknown-item': 'Esta pregunta no es del protocolo. Mire la lista de nuevo.',
  'nothing-to-put-off':
    'Ahora no se puede aplazar ninguna medida. Es posible una vez, dos minutos, tras un vómito.',
  'off-monitor-already': 'El paciente ya está sin monitor.',
  'not-off-monitor': 'El paciente está en el monitor. No hay nada que hacer.',
  'off-monitor': 'El paciente está sin monitor. Ponga el sensor o anote que ha vuelto, y después inicie.',
  departing: 'El paciente está saliendo. Anote que se queda, y después inicie.',
  'same-patient': 'Es el paciente al que ya pertenece la sesión. Revise los nombres.',
  'no-reattribution': 'Nadie ha solicitado este cambio, o era para otro nombre. Mire de nuevo.',
  'same-person': 'Tiene que confirmarlo una segunda persona. Pídaselo a un compañero.',
  'departing-already': 'La salida ya está anotada.',
  'not-departing': 'No hay ninguna salida anotada.',
  'no-evacuation': 'No hay evacuación.',
  'evacuating-already': 'La evacuación ya está anotada.',
  'ready-already': 'Ya está anotado que el paciente está listo.',
  'nothing-unmet': 'Se cumplen todos los criterios. No hay nada que autorizar.',
  'protocol-already-signed': 'Esta versión ya está firmada.',
  'protocol-outdated': 'Hay una versión más nueva firmada. Haga una nueva a partir de esta y firme esa.',
  'too-many-protocols': 'Hay demasiadas versiones. Avise a quien mantiene el sistema.',
  'protocol-invalid': 'Este protocolo tiene problemas. Mire cada campo.',
  'unknown-session': 'No existe esa sesión. Mire la lista de nuevo.',
  'session-running': 'Esta sesión sigue abierta. Ciérrela primero.',
  'happened-before-session': (time) => `La sesión se abrió a las ${time}. Dé una hora posterior.`,
  'happened-before-onset': (time) => `Este efecto empezó a las ${time}. Dé una hora posterior.`,
  'score-out-of-range': (min, max) => `La puntuación tiene que estar entre ${min} y ${max}.`,
  'needs-physician': {
    'no-baseline':
      'Empezar sin valores basales requiere un médico y un motivo. Llame a uno o tome los valores.',
    amber:
      'Los valores iniciales están elevados. Deje descansar al paciente y mida de nuevo, o pida a un médico que autorice el inicio.',
    red: 'Los valores iniciales están fuera de los límites. Solo un médico puede empezar, con un motivo.',
    incomplete:
      'Los valores basales necesitan dos medidas del manguito separadas dos minutos y un minuto de SpO2. Mida y tómelos de nuevo.',
    'no-monitor':
      'No se recibe el pulsioxímetro o el manguito. Espere su valor, o pida a un médico que autorice el inicio.',
    unmet: 'No se cumplen todos los criterios. Solo un médico puede dar el alta, con un motivo.',
  },
  'not-ready-named': (criteria) => `No se cumple: ${criteria}. Mire cada uno o consulte a un médico.`,
  'not-ready': (count) => `Faltan ${count} criterios. Mire la lista o consulte a un médico.`,
};
