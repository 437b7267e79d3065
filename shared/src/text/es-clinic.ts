import type { ClinicWords } from './clinic-words.ts';

/** Las palabras de la página de la clínica. */

export const clinic: ClinicWords = {
  title: 'Clínica',
  medicines: {
    title: 'Medicamentos',
    hint: 'Lo que puede administrarse además del fármaco de la sesión: un toque cada uno junto al sillón, con la cantidad habitual. El producto no propone ninguno.',
    none: 'No hay ningún medicamento en la lista.',
    name: 'Medicamento',
    amount: 'Cantidad habitual',
    unit: 'Unidad',
    route: 'Vía',
    add: 'Añadir un medicamento',
    remove: 'Quitar',
    of: (field, medicine) => `${field}, ${medicine}`,
    unnamed: (number) => `línea ${number}`,
    save: 'Guardar la lista',
    discard: 'Descartar',
    full: (atMost) => `La lista está llena: ${atMost} medicamentos.`,
    problems: {
      name: 'Indique un nombre de 80 letras como máximo.',
      amount: 'Indique una cantidad mayor que 0, como máximo 100.000.',
      twice: 'Esta línea está dos veces.',
    },
    notSaved: (count) => (count === 1 ? 'Sin guardar: 1 problema.' : `Sin guardar: ${count} problemas.`),
  },
  retention: {
    title: 'Cuánto se guardan los registros',
    forever: 'Para siempre',
    months: (months) => (months === 1 ? '1 mes' : `${months} meses`),
    hint: 'Una sesión cerrada más antigua se borra: solo queda constancia de que existió.',
    keep: 'Meses',
    isForever: 'Guardar para siempre',
    save: 'Guardar',
    wrong: 'Indique meses enteros, de 1 a 1200.',
    needsRole: 'Lo cambia un médico o el servicio técnico. Elija a uno como persona que actúa.',
  },
  people: {
    title: 'Personas',
    hint: 'Se indican al iniciar el servidor.',
    name: 'Nombre',
    role: 'Función',
  },
  saved: 'Guardado.',
  unrecorded: 'Hecho, pero aún sin guardar en el disco. Compruébelo antes de fiarse.',
  unknown: 'La conexión se cortó antes de la respuesta. Mire si está como quiere y, si no, repítalo.',
};
