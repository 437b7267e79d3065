import type { LogWords } from './log-words.ts';

const side = { low: 'bajo', high: 'alto' } as const;
const priority = { high: 'alta', medium: 'media' } as const;

export const log: LogWords = {
  table: 'Registro de alarmas',
  began: 'Inicio',
  what: 'Qué',
  became: 'Qué pasó después',
  lasted: 'Duró',
  stillSo: 'continúa',
  rose: (time, words) => `subió ${time}${words === '' ? '' : `: ${words}`}`,
  worse: (time, words) => `peor ${time}: ${words}`,
  acknowledged: (time, who, reason) => `reconocida ${time}, ${who}${reason === '' ? '' : `: ${reason}`}`,
  escalated: {
    pushed: (time) => `al médico ${time}`,
    risen: (time) => `escalada a alta ${time}`,
    telephone: (time) => `llamar por teléfono ${time}`,
  },
  held: {
    unavailable: (from, to) => `retenida, sin lectura ${from}–${to}`,
    cuff: (from, to) => `retenida, manguito inflado ${from}–${to}`,
  },
  over: (time) => `terminó ${time}`,
  ended: {
    acknowledged: (time) => `retirada al reconocerla ${time}`,
    recurred: (time) => `volvió ${time}`,
    'session-closed': (time) => `presente al cerrar la sesión ${time}`,
  },
  pause: (who) => `Sonido en pausa, ${who}`,
  pauseEnded: {
    elapsed: (time) => `pasó el tiempo ${time}`,
    person: (time) => `la terminó una persona ${time}`,
    'broken-through': (time) => `la terminó una alarma nueva ${time}`,
    'session-closed': (time) => `sesión cerrada ${time}`,
  },
  delegation: (who) => `Sonido enviado al puesto, ${who}`,
  delegationEnded: {
    person: (time) => `de vuelta ${time}`,
    'desk-silent': (time) => `el puesto no se oye ${time}`,
    'session-closed': (time) => `sesión cerrada ${time}`,
  },
  limit: (parameter, of, rank) => `Límite ${parameter} ${side[of]}, prioridad ${priority[rank]}`,
  moved: (from, to) => `${from} a ${to}`,
  movedBecause: {
    baseline: 'según basal',
    person: (who, reason) => `${who}: ${reason}`,
    reverted: 'de vuelta al protocolo',
    reattributed: 'cambio de paciente',
  },
  interruption: 'Vigilancia interrumpida',
  interrupted: (from, to) => `de ${from} a ${to}`,
};
