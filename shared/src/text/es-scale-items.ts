import type { Worded } from './catalogue.ts';
import type { scaleItems as english } from './en-scale-items.ts';

/** Las preguntas de los cuestionarios. */
export const scaleItems: Worded<typeof english> = {
  'phq-9': {
    hint: 'Durante las últimas 2 semanas, ¿con qué frecuencia le han molestado los siguientes problemas?',
    questions: [
      'Poco interés o placer en hacer las cosas',
      'Se ha sentido decaído(a), deprimido(a) o sin esperanzas',
      'Dificultad para dormir o permanecer dormido(a), o ha dormido demasiado',
      'Se ha sentido cansado(a) o con poca energía',
      'Con poco apetito o ha comido en exceso',
      'Se ha sentido mal con usted mismo(a), o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia',
      'Ha tenido dificultad para concentrarse en cosas tales como leer el periódico o ver la televisión',
      '¿Se ha movido o hablado tan lento que otras personas podrían haberlo notado? O lo contrario: muy inquieto(a) o agitado(a), moviéndose mucho más de lo normal',
      'Ha pensado que estaría mejor muerto(a) o se le ha ocurrido lastimarse de alguna manera',
    ],
    answers: ['Ningún día', 'Varios días', 'Más de la mitad de los días', 'Casi todos los días'],
  },
  'cadss-6': {
    hint: 'En este momento. Lea cada pregunta del cuestionario de la clínica; los números son los de la escala completa.',
    questions: [
      '1 · A cámara lenta',
      '2 · Irreal, como en un sueño',
      '6 · Desconexión del propio cuerpo',
      '7 · El propio cuerpo se siente distinto',
      '15 · Pierde el hilo de lo que ocurre',
      '22 · Como en el cuestionario',
    ],
    answers: ['nada', 'leve', 'mod.', 'grave', 'extr.'],
  },
};
