import type { Catalogue } from './catalogue.ts';

/** Español. */
export const people: Catalogue['people'] = {
  demo: 'Demo: cualquiera puede actuar',
  signIn: 'Iniciar sesión',
  nobody: 'Nadie ha iniciado sesión',
  signedIn: (name) => `Sesión de ${name}`,
  then: (actions) => `Después se hará: ${actions}. Si cierra, se retira.`,
  locked: 'bloqueada',
  lockedAs: (name) => `Bloqueada: ${name}`,
  looksOnly: 'Esta cuenta solo mira. Desde aquí no se puede hacer nada.',
  wallOnly: 'Esta pantalla solo muestra. Desde aquí no se puede hacer nada.',
};
