import type { Catalogue } from './catalogue.ts';

export const wave: Catalogue['wave'] = {
  pulse: 'Onda de pulso, solo la forma',
  silent: 'Sin onda',
  lost: (pieces) => `${pieces} perdidos`,
};
