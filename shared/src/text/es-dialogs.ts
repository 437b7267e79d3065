import type { Catalogue } from './catalogue.ts';

/** What the dialogs ask. */
export const dialog: Catalogue['dialog'] = {
  openSession: {
    title: (chair) => `Nueva sesión, ${chair}`,
    displayName: 'Nombre visible del paciente',
    displayNameHint: 'Como se mostrará, por ejemplo «A. Rivera»',
    clinicNumber: 'Número de historia',
    protocol: 'Protocolo',
  },
  start: {
    title: 'Anotar inicio',
    again: '¿Por qué una nueva infusión?',
    againHint: 'La observación empieza de nuevo; lo administrado se suma.',
    withoutBaseline: 'No hay valores basales. ¿Por qué empezar sin ellos?',
    confirm: 'La bomba está en marcha, iniciada a mano',
  },
  resume: {
    title: 'Anotar reanudación',
    confirm: 'La bomba vuelve a estar en marcha, reanudada a mano',
  },
  pause: { title: 'Anotar pausa', ask: '¿Por qué se pausó la bomba?' },
  stop: {
    title: 'Anotar parada',
    ask: '¿Cómo terminó la infusión?',
    completed: 'Completada',
    early: 'Antes de tiempo',
    emergency: 'Emergencia',
    why: '¿Por qué antes de tiempo?',
    pumpStopped: '¿Bomba parada?',
    pumpHint: 'Esta pantalla no controla la bomba. Mírela.',
    pumpYes: 'Sí',
    pumpNo: 'Aún no',
    pumpFirst: 'Pare ahora la bomba y después pulse Sí',
  },
  close: {
    alarms: (names) => `Sigue presente: ${names}. Con la sesión terminan también las alarmas de este sillón.`,
    ask: {
      discharged: '¿Dar de alta al paciente?',
      transferred: '¿Anotar el traslado?',
      'left-against-advice': '¿Anotar que el paciente se ha ido?',
    },
    cancel: '¿Cancelar la sesión?',
    cancelHint: 'No se administró nada. Lo anotado queda en el registro.',
  },
  score: {
    levels: [
      'Sin respuesta a estímulo doloroso',
      'Responde a estímulo doloroso',
      'Responde a sacudida suave',
      'Responde al nombre en voz alta o repetido',
      'Respuesta letárgica al nombre',
      'Responde con rapidez al nombre',
    ],
  },
  limits: {
    title: 'Límites de este paciente',
    hint: 'Un límite cambiado se marca en todas las pantallas hasta cerrar la sesión.',
    value: 'Valor nuevo',
    change: 'Cambiar',
    none: 'ninguno',
    history: 'Cambios en esta sesión',
    head: { row: 'Fila', now: 'Ahora', preset: 'Protocolo', baseline: 'Basal' },
    parameter: {
      spo2Percent: 'SpO2 %',
      pulseRateBpm: 'Frecuencia de pulso /min',
      systolicMmHg: 'Sistólica mmHg',
      diastolicMmHg: 'Diastólica mmHg',
      meanMmHg: 'Media mmHg',
    },
    direction: { low: 'mín.', high: 'máx.' },
    because: { preset: 'protocolo', baseline: 'según basal', person: 'cambiado' },
  },
  correct: {
    title: 'Corregir una anotación',
    hint: 'La anotación queda; la corrección la señala.',
    note: 'Corrección',
  },
  reason: 'Motivo',
  reasonHint: 'Al menos tres letras',
  person: { title: '¿Quién actúa?', hint: 'Se registra con cada anotación desde este aparato.' },
  role: {
    nurse: 'enfermería',
    physician: 'medicina',
    administrator: 'administración',
    'read-only': 'solo mira',
  },
  unbind: {
    title: (device) => `¿Desasignar ${device}?`,
    hint: 'Desde entonces nada de lo que envíe se muestra ni se registra en este sillón.',
  },
  bind: { title: (device) => `Asignar ${device} a`, hint: 'Compruebe antes la etiqueta del equipo.' },
};
