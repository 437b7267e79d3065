import type { RecordsWords } from './records-words.ts';

export const keptWaves: RecordsWords['keptWaves'] = {
  title: 'Onda de pulso en torno a las alarmas de prioridad alta',
  hint: 'Solo la forma: sin unidad ni escala común entre trazados. Tiempo en segundos desde que la alarma pasó a ser de prioridad alta.',
  of: (device) => `onda de ${device}`,
  none: 'No se guardó ninguna onda: no llegó ninguna en esos segundos.',
  strip: (what, time) => `Onda de pulso en torno a ${what}, ${time}`,
  unreachable:
    'No se pudieron obtener las ondas de pulso guardadas con las alarmas. Vuelva a cargar la página.',
};
