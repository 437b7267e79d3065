import type { CareWords } from './care-words.ts';

/** Antes del fármaco y después: lo que se pregunta, se cuenta y se confirma. */
export const care: CareWords = {
  card: {
    dateOfBirth: 'Fecha de nacimiento',
    dateHint: 'Año, mes, día, como 1984-05-31',
    born: (date, years) => `${date} · ${years} años`,
    identifiers: 'Además del nombre hace falta uno de estos, mejor los dos.',
    weight: 'Peso, kg',
    series: 'Sesión número',
    of: 'de',
    seriesHint: 'En esta serie, como 3 de 6. Déjelo vacío si nadie lo sabe.',
    protocol: 'Elija el protocolo.',
    problem: {
      name: 'Hace falta un nombre, como se mostrará.',
      identifier: 'Hacen falta dos identificadores. Dé un número de historia o una fecha de nacimiento.',
      'date-unreadable': 'Escriba la fecha de nacimiento como año, mes, día: 1984-05-31.',
      'date-no-such-day': 'Ese día no existe. Revise mes y día.',
      'date-future': 'Esa fecha de nacimiento aún no ha llegado. Revise el año.',
      'date-too-old': 'Esa fecha de nacimiento es de hace más de 130 años. Revise el año.',
      'weight-unreadable': 'El peso es un número de kilos, como 82 o 82,5.',
      'weight-range': 'El peso tiene que estar entre 20 y 350 kg. Revíselo o déjelo vacío.',
      'series-unreadable':
        'La sesión es un número desde 1, como 3 de 6. Revíselo o deje los dos campos vacíos.',
      'series-order': 'El número de sesión es mayor que la serie. Revise los dos.',
    },
  },
};
