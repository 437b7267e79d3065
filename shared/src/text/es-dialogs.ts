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
  bind: {
    title: (device) => `Asignar ${device} a`,
    hint: 'Compruebe antes la etiqueta del equipo.',
    now: (device) => `${device} dice ahora`,
    question: '¿Es este el número de la pantalla del propio equipo? Entonces elija su sillón.',
    noNumber: 'Ahora mismo no dice ningún número. Si tiene pantalla, espere a que ambos muestren el mismo.',
  },
};
