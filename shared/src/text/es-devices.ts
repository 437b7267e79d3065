import type { Catalogue } from './catalogue.ts';

export const deviceRefusal = {
  'unknown-line': 'Esa línea ya no existe. Vuelva a mirar la lista.',
  'line-not-of-family': 'Este equipo no se conecta así. Elija otro tipo de línea u otro equipo.',
  'line-taken': (line) => `La línea ${line} ya tiene este puerto o este nombre. Cambie esa o elija otro.`,
  'too-many-lines': (atMost) => `Hay ${atMost} líneas. Quite una que no se use.`,
  'too-many-links': (atMost) => `Esta tableta ya tiene ${atMost} equipos Bluetooth. Suelte antes uno.`,
  'opened-too-often':
    'Aquí se han conectado equipos Bluetooth demasiadas veces. Espere un minuto e inténtelo de nuevo.',
  'unknown-link': 'El servidor no conoce esta conexión. Conecte de nuevo el equipo.',
} satisfies Partial<Catalogue['refusal']>;
