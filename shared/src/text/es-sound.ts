import type { Catalogue } from './catalogue.ts';

export const sound: Catalogue['sound'] = {
  off: {
    locked: 'El sonido está apagado en esta pantalla',
    stopped: 'El sonido se ha detenido en esta pantalla',
    'output-changed': 'El sonido puede salir ahora por otro dispositivo',
  },
  unlock: {
    locked: 'Toque para encenderlo. Debe oír dos notas.',
    stopped: 'Toque para encenderlo de nuevo. Debe oír dos notas.',
    'output-changed': 'Toque para probarlo. Debe oír dos notas en esta pantalla.',
  },
  failed: 'No suena. Compruebe que nada más use el sonido, o cargue la pantalla de nuevo.',
};
