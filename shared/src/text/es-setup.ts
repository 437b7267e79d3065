import type { SetupWords } from './setup-words.ts';

/** Las palabras de la configuración. */

const side = { low: 'mínimo', high: 'máximo' } as const;
const parameter = {
  spo2Percent: 'SpO2 (%)',
  pulseRateBpm: 'Frecuencia de pulso /min',
  systolicMmHg: 'Sistólica mmHg',
  diastolicMmHg: 'Diastólica mmHg',
  meanMmHg: 'Media mmHg',
  moaasScore: 'Sedación (MOAA/S)',
} as const;

const priority = { high: 'alta', medium: 'media' } as const;
const row = (p: string, s: string, pr: string) => `${p} ${s}, prioridad ${pr}`;
const missing = {
  row: 'falta una fila',
  baseline: 'falta una fila que no espere al basal',
  repeat: 'falta una fila que no espere a la repetición',
} as const;

export const setup: SetupWords = {
  title: 'Configuración',
  nav: 'Páginas de configuración',
  limits: 'Límites de alarma',
  protocols: 'Protocolos',
  clinic: 'Clínica',
  devices: 'Equipos',
  people: 'Personas',
  audit: 'Quién hizo qué',
  selfTest: 'Prueba de inicio del día',
  loading: 'Pidiendo los ajustes al servidor',
  notAnswered: 'El servidor no respondió. Repita.',
  parameter,
  side,
  priority,
  row,
  unknownRow: (id) => `fila ${id}`,

  versions: {
    title: 'Versiones',
    version: (number) => `Versión ${number}`,
    inUse: 'en uso',
    draft: 'sin firmar',
    earlier: 'anterior',
    factory: 'De fábrica',
    drafted: (name, when) => `Borrador de ${name}, ${when}`,
    signed: (name, when) => `Firmada por ${name}, ${when}`,
    nobody: 'sin nombre',
    nextSession:
      'Lo firmado vale desde la próxima sesión. Las sesiones en curso conservan los límites con los que empezaron.',
  },

  table: {
    caption: (label, version) => `${label}, versión ${version}`,
    side: 'Lado',
    priority: 'Prioridad',
    limit: 'Límite',
    delay: 'Retardo, s',
    hysteresis: 'Histéresis',
    confirm: 'Repetir',
    confirmHint: 'Repetir: un valor del manguito fuera del límite se mide otra vez antes de contar.',
    remove: 'Quitar',
    add: (p) => `Añadir una fila: ${p}`,
    kind: { absolute: 'en', 'above-baseline': 'sobre el basal', 'below-medium': 'bajo el medio' },
    value: 'Límite',
    percent: 'Porcentaje sobre el basal',
    atLeast: 'Al menos',
    by: 'Por debajo del límite medio en',
    kindLabel: 'Tipo de límite',
    of: (field, row) => `${field}, ${row}`,
    yes: 'sí',
    no: 'no',
  },

  times: {
    title: 'Tiempos, s',
    audioPause: 'Pausa del sonido',
    reminderEvery: 'Recuerdo de una alarma reconocida',
    pushAfter: 'Media sin reconocer: al médico tras',
    riseAfter: 'Media sin reconocer: sube a alta tras',
    telephoneAfter: 'Alta sin respuesta: «teléfono» tras',
  },
  label: 'Nombre',
  guard: (row, furthest, fromHigh) =>
    `Margen: ${row}: hasta ${furthest}, y al menos a ${fromHigh} de la fila alta.`,

  rule: {
    absolute: (isLow, value) => `${isLow ? '<' : '>'} ${value}`,
    aboveBaseline: (percent, atLeast) => `> basal + ${percent} %, al menos ${atLeast}`,
    belowMedium: (by) => `≤ medio − ${by}`,
    delay: (seconds) => `durante ${seconds} s`,
    hysteresis: (value) => `histéresis ${value}`,
    confirm: 'con repetición',
  },

  changes: {
    title: 'Qué cambia',
    against: (version) => `Frente a la versión ${version}, en uso`,
    none: 'Nada: igual que la versión en uso.',
    added: (row, rule) => `${row}: nueva, ${rule}`,
    removed: (row, rule) => `${row}: quitada, era ${rule}`,
    changed: (row, from, to) => `${row}: ${from} → ${to}`,
    time: (what, from, to) => `${what}: ${from} s → ${to} s`,
    label: (from, to) => `Nombre: ${from} → ${to}`,
  },

  actions: {
    edit: 'Cambiar: nueva versión',
    editDraft: 'Seguir cambiando',
    save: 'Guardar borrador',
    discard: 'Descartar',
    sign: 'Firmar',
    signTitle: (version) => `¿Firmar la versión ${version}?`,
    signConfirm: (name) => `Firmar como ${name}`,
    signNeedsPhysician: 'Firma un médico. Elija a un médico como quien actúa.',
    saved: 'El borrador está guardado. No tiene efecto hasta que lo firme un médico.',
    signed: 'Firmada. Vale desde la próxima sesión.',
    notSaved: (count) => (count === 1 ? 'Sin guardar: 1 problema.' : `Sin guardar: ${count} problemas.`),
    unrecorded: 'Hecho, pero aún no está en el disco. Mire otra vez antes de contar con ello.',
    unknown: 'El enlace se cortó antes de la respuesta. Mire las versiones y repita si no está.',
  },

  problems: {
    title: (count) => (count === 1 ? '1 problema' : `${count} problemas`),
    of: (row, what) => `${row}: ${what}`,
    what: {
      'wrong-field': (p) => `${field(p.field)} falta o no es un número.`,
      'no-rules': () => 'No hay ninguna fila.',
      'too-many-rules': (p) => `Más de ${p.atMost} filas.`,
      'row-missing': (p) =>
        `${row(parameter[p.parameter], side[p.direction], priority[p.priority])}: ${missing[p.waitsFor ?? 'row']}.`,
      'duplicate-rule': () => 'Dos filas tienen este nombre.',
      'unknown-parameter': (p) => `Aquí nadie mide «${p.parameter}».`,
      'no-such-alarm': (p) => `No hay alarma de ${side[p.direction]} para esto.`,
      'limit-impossible': (p) => `${p.value} no es posible: de ${p.min} a ${p.max}.`,
      'limit-never-passed': (p) =>
        `Ningún valor puede quedar más allá de ${p.value}: la alarma estaría apagada.`,
      'low-not-under-high': (p, other) => `${p.value} no es menor que ${p.otherValue} (${other}).`,
      'high-not-beyond-medium': (p, other) =>
        `${p.value} debe estar más lejos de lo normal que ${p.otherValue} (${other}).`,
      'limit-kind-not-here': () => 'Este tipo de límite no sirve para esta fila.',
      'no-medium-limit': () => 'No hay límite medio del que distar.',
      'not-positive': (p) => `${field(p.field)} debe ser mayor que 0.`,
      'negative-delay': () => 'Un retardo no puede ser negativo.',
      'delay-too-long': (p) =>
        `Un retardo de ${p.valueMs / 1000} s es demasiado largo: ${p.atMostMs / 1000} s como máximo.`,
      'delay-on-cuff': () => 'Solo tiene retardo lo que se mide sin pausa.',
      'negative-hysteresis': () => 'Una histéresis no puede ser negativa.',
      'hysteresis-impossible': (p) => `Acabaría en ${p.value}, que no es posible: de ${p.min} a ${p.max}.`,
      'hysteresis-reaches-other': (p, other) =>
        `Acabaría solo en ${p.value}, donde se alcanza ${p.otherValue} (${other}).`,
      'confirm-not-cuff': () => 'Solo se puede pedir repetir a un manguito.',
      'wrong-latching': () => 'Las filas altas se enclavan, y ninguna otra.',
      'beyond-guard': (p) => `${p.value} está fuera del margen, que llega hasta ${p.furthest}.`,
      'too-near-high': (p, other) => `${p.value} está a menos de ${p.atLeast} de ${p.otherValue} (${other}).`,
      'guard-loosened': (p) =>
        `El margen de ${parameter[p.parameter]} ${side[p.direction]} falta o es más ancho de lo permitido.`,
      'time-impossible': (p) =>
        `${field(`timesMs.${p.field}`)}: de ${p.minMs / 1000} a ${p.maxMs / 1000} s, no ${p.valueMs / 1000}.`,
      'rise-not-after-push': () => 'Debe subir a alta después de avisar al médico.',
    },
    other: 'El servidor no lo acepta.',
  },

  test: {
    title: 'Prueba de inicio del día',
    hint: 'Una vez al día, antes del primer paciente, en cada pantalla que deba oírse.',
    begin: 'Empezar la prueba',
    again: 'Empezar otra vez',
    beginHint: 'Se activa el sonido de esta pantalla, y el servidor escribe en su registro.',
    sound: 'Sonidos de alarma',
    play: (which) => `Tocar: ${which}`,
    burst: { high: 'prioridad alta', medium: 'prioridad media', low: 'prioridad baja' },
    heardIt: '¿Lo ha oído?',
    heard: (which) => `Oído: ${which}`,
    notHeard: (which) => `No oído: ${which}`,
    isHeard: 'oído',
    isNotHeard: 'no oído',
    toPlay: 'por tocar',
    record: 'Registro',
    writes: 'El servidor escribe su registro.',
    doesNotWrite: 'El servidor no puede escribir su registro. Avise al responsable del sistema.',
    clock: 'Reloj',
    clockOk: (seconds) => `Esta pantalla y el servidor difieren en ${seconds} s.`,
    clockOff: (seconds) =>
      `Esta pantalla y el servidor difieren en ${seconds} s. Corrija el reloj equivocado.`,
    devices: 'Equipos',
    deviceHeard: (device) => `${device}: se recibe`,
    deviceSilent: (device) => `${device}: no se recibe – enciéndalo, revise el cable`,
    noDevice: 'ningún equipo asignado',
    save: 'Registrar el resultado',
    saved: 'El resultado está registrado.',
    last: 'Última prueba',
    never: 'Nunca se ha probado.',
    by: (name, when) => `${when}, ${name}`,
    passed: 'superada',
    failed: (parts) => `no superada: ${parts}`,
    part: { sound: 'sonido', record: 'registro', clock: 'reloj', devices: 'equipos' },
    result: 'Resultado',
  },
};

function field(name: string): string {
  const words: Readonly<Partial<Record<string, string>>> = {
    label: 'El nombre',
    delayMs: 'El retardo',
    hysteresis: 'La histéresis',
    'limit.value': 'El límite',
    'limit.percent': 'El porcentaje',
    'limit.atLeast': 'El límite más bajo',
    'limit.by': 'La distancia',
    'timesMs.audioPause': 'La pausa del sonido',
    'timesMs.reminderEvery': 'El tiempo hasta el recuerdo',
    'timesMs.pushAfter': 'El tiempo hasta avisar al médico',
    'timesMs.riseAfter': 'El tiempo hasta que sube',
    'timesMs.telephoneAfter': 'El tiempo hasta «teléfono»',
  };
  return words[name] ?? name;
}
