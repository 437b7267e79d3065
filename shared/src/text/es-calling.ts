import type { Catalogue } from './catalogue.ts';
import { sentence } from './en-calling.ts';
import { said, wordFor } from './wording.ts';

const trouble = {
  undelivered: 'no está en la pantalla de ningún médico',
  unanswered: 'visto, sin respuesta',
};

export const calling = {
  fromAfar: (who) => `${who}, a distancia`,
  afar: {
    mark: 'a distancia',
    only: 'solo en el sillón',
    nothing: 'A distancia: esto se hace junto al sillón.',
    some: 'A distancia: lo que está en gris se hace junto al sillón.',
    readOnly: 'Solo para leer: esto se hace junto al sillón. ¿Está usted allí? Cierre y dígalo con un toque.',
    here: (chair) => `Ahora estoy junto al sillón ${chair}`,
  },
  chairOf: (who) => `sillón de ${who}`,
  offeredTo: (who) => `a ${who}`,
  trouble,
  words: {
    '@please-come': 'Venga, por favor',
    '@please-look': 'Mire los valores, por favor',
    '@please-telephone': 'Llame por teléfono, por favor',
    '@may-i-go-on': '¿Puedo continuar?',
    '@coming': 'Voy',
    '@pause': 'Pause la infusión',
    '@stop': 'Detenga la infusión',
    '@measure-again': 'Repita la presión',
    '@go-on-and-watch': 'Continúe y vigile',
    '@will-telephone': 'Llamaré por teléfono',
  },
  action: {
    offerHandover: 'Entregar el sillón',
    withdrawHandover: 'Retirar la entrega',
    acceptHandover: 'Aceptar el sillón',
    takeChair: 'Hacerse cargo del sillón',
    escalate: 'Llamar al médico',
    seeEscalation: 'Abrir la llamada',
    answerEscalation: 'Responder',
    closeEscalation: 'Cerrar la llamada',
  },
} satisfies Catalogue['calling'];

export const callingEntry = {
  'nurse-assigned': (d) =>
    d['because'] === 'handover'
      ? 'Sillón entregado'
      : d['because'] === 'taken'
        ? `Sillón asumido${said(d['reason'])}`
        : 'Sillón asignado',
  'handover-offered': () => 'Entrega ofrecida',
  'handover-withdrawn': () => 'Entrega retirada',
  'escalation-raised': (d) =>
    d['because'] === 'alarm'
      ? 'Médico avisado por una alarma'
      : `Médico avisado: ${sentence(d['ask'], calling.words)}`,
  'escalation-delivered': () => 'Llamada recibida',
  'escalation-lost': () => 'Llamada en ninguna pantalla',
  'escalation-seen': () => 'Llamada vista',
  'escalation-answered': (d) => `Respuesta: ${sentence(d['answer'], calling.words)}`,
  'escalation-troubled': (d) => `Teléfono: ${wordFor(trouble, d['trouble']) ?? '?'}`,
  'escalation-closed': () => 'Llamada cerrada',
} satisfies Partial<Catalogue['entry']>;

export const callingRefusal = {
  'sign-in-needed': {
    nobody: 'Nadie ha iniciado sesión en esta pantalla. Identifíquese y se hará.',
    locked: 'Esta pantalla está bloqueada. Escriba su PIN y se hará.',
    expired: 'Inició la sesión hace demasiado tiempo. Escriba su contraseña y se hará.',
    'must-change-password': 'Elija primero una contraseña propia.',
  },
  'voucher-spent': 'El PIN vale un minuto y una acción. Escríbalo otra vez.',
  'not-your-chair': 'Este sillón no le corresponde. Un administrador puede cambiarlo.',
  'not-from-afar': 'Esto se hace junto al sillón. Vaya allí o llame a la enfermera.',
  'handover-offered-already': 'La entrega ya está ofrecida. Retírela primero.',
  'no-handover': 'Ya no hay ninguna entrega ofrecida. Mire otra vez.',
  'handover-to-other': 'El sillón se ofreció a otra persona.',
  'chair-of-other': (who) =>
    `El sillón es de ${who}, que es quien lo entrega. Si ${who} se ha ido, hágase cargo del sillón.`,
  'beyond-their-reach': (who) =>
    `A ${who} no le corresponde este sillón. Ofrézcalo a otra persona, o que un administrador lo cambie.`,
  'taken-already': (who) => `${who} acaba de hacerse cargo de este sillón. Mire otra vez.`,
  'taken-by-nobody': 'El responsable del sillón ha cambiado. Mire otra vez.',
  'limits-moved-since': 'Entretanto se ha movido un límite. Mírelo y confírmelo.',
  'pin-needed':
    'La entrega se acepta con el PIN. Escriba el suyo; si no tiene, créelo en el menú de su nombre.',
  'limits-unconfirmed': 'Aquí hay límites distintos de los preestablecidos. Mírelos y confírmelos.',
  'not-a-nurse': 'Un sillón pasa a una enfermera o a un médico.',
  'escalated-already': 'El médico ya está avisado. Si nadie responde, llame por teléfono.',
  'escalation-over': 'Esta llamada está cerrada. Mire otra vez.',
  'answered-already': (who, time, answer) =>
    `${who} respondió a las ${time}: «${answer}». Su respuesta no se envió. Léala y responda otra vez si debe ser otra.`,
  'unknown-person': 'El servidor no conoce a esta persona. Mire la lista otra vez.',
  'last-administrator': 'Es el último administrador. Nombre antes a otro.',
  'person-changed-since': 'Otra persona ha cambiado estos datos entretanto. Cierre y mire otra vez.',
  'pager-needs-https':
    'Los nombres de pacientes solo se envían por https. Dé una dirección https o no los incluya.',
  'unknown-screen': 'Esta pantalla ya no está vinculada.',
} satisfies Partial<Catalogue['refusal']>;
