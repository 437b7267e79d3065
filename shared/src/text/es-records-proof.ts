import type { RecordsWords } from './records-words.ts';

/** Lo que el registro dice de su certeza: de qué equipo vienen los valores, y qué se corrigió. */

export const devices: RecordsWords['devices'] = {
  title: 'Equipos',
  none: 'Ningún equipo dio un valor en esta sesión.',
  mark: 'De',
  device: 'Equipo',
  kind: 'Clase',
  gave: 'Dio',
  from: 'Primero',
  to: 'Último',
  sourceClass: {
    monitor: 'Monitor',
    'spot-check': 'Medida puntual',
    wellness: 'Equipo de bienestar',
  },
  noAlarm: 'no daba alarmas',
  changes: 'Valores de otro equipo',
  explained: '«De» en la tabla de constantes: qué equipo dio la presión / FP / SpO2.',
};

export const corrections: RecordsWords['corrections'] = {
  title: 'Correcciones',
  none: 'No se corrigió, anuló ni deshizo nada.',
  was: 'Era',
  stands: 'Queda',
  who: 'Quién, cuándo',
  why: 'Por qué',
  how: { undone: 'deshecho', struck: 'anulado, sin nada en su lugar', corrected: 'corregido' },
  remark: 'queda, con una observación',
  happened: (time) => `ocurrió a las ${time}`,
};
