import type { BluetoothWords } from './bluetooth-words.ts';

export const bluetooth: BluetoothWords = {
  title: 'Bluetooth de esta tableta',
  connect: 'Conectar un equipo Bluetooth',
  hint: 'Encienda el equipo y colóquelo al paciente; después elija de qué tipo es. El navegador muestra los que están cerca.',
  kind: {
    'bluetooth-oximeter': 'Pulsioxímetro',
    'bluetooth-cuff': 'Tensiómetro de manguito',
    'nonin-3230': 'Nonin 3230 o 3150',
    'masimo-mightysat': 'Masimo MightySat',
  },
  insecure:
    'Esta página se abrió sin cifrado, y los navegadores no le dan Bluetooth. Abra la dirección https del servidor.',
  missing: 'Este navegador no tiene Bluetooth. Use Chrome o Edge en esta tableta.',
  failed: 'El navegador no pudo buscar equipos. Active el Bluetooth de esta tableta e inténtelo de nuevo.',
  device: (kind, name) => (name === '' ? kind : `${kind} · ${name}`),
  state: {
    connecting: 'Conectando …',
    open: 'Conectado',
  },
  waiting: {
    'permission-refused': 'Esta página no tiene permiso: concédalo en el navegador',
    'out-of-reach': 'Fuera de alcance o apagado',
    disconnected: 'Se perdió la conexión',
    'service-missing': 'Es un equipo de otro tipo que el elegido',
    unknown: 'No se puede conectar',
    silent: 'No dice nada',
    elsewhere: 'Lo tiene otra ventana',
    gateway: 'El servidor no responde',
  },
  retryIn: (seconds) => `nuevo intento en ${seconds} s`,
  battery: (percent) => `Batería ${percent} %`,
  batteryVolt: (volt) => `Batería a ${volt} V`,
  again: 'Intentar ahora',
  againDevice: (name) => `Intentar ${name} ahora`,
  letGo: 'Soltar',
  letGoDevice: (name) => `Soltar ${name}`,
  bind: 'Asignar a un sillón',
  bindDevice: (name) => `Asignar ${name} a un sillón`,
  boundTo: (chair) => `En ${chair}`,
};
