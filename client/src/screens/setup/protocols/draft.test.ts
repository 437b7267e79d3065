import { protocolById, protocols } from '@chairside/shared/protocols/registry.ts';
import { validateProtocol } from '@chairside/shared/protocols/validate.ts';
import { items as enItems } from '@chairside/shared/text/en-items.ts';
import { en as catalogue } from '@chairside/shared/text/en.ts';
import { protocols as en } from '@chairside/shared/text/en-protocols.ts';
import { setup } from '@chairside/shared/text/en-setup.ts';
import { es as spanishCatalogue } from '@chairside/shared/text/es.ts';
import { items as esItems } from '@chairside/shared/text/es-items.ts';
import { protocols as es } from '@chairside/shared/text/es-protocols.ts';
import { setup as esSetup } from '@chairside/shared/text/es-setup.ts';
import { describe, expect, it } from 'vitest';
import { protocolChanges } from './changes.ts';
import {
  draftOf,
  minutesIn,
  moved,
  newItem,
  protocolOf,
  withItem,
  type DraftItem,
  type ProtocolDraft,
} from './draft.ts';
import { changeText, placedProblemText, type ProtocolText } from './words.ts';

const iv = protocolById('iv-ketamine-40')!;
const untouched = draftOf(iv);
const english: ProtocolText = { words: en, items: enItems, setup, chart: catalogue.chart };
const spanish: ProtocolText = { words: es, items: esItems, setup: esSetup, chart: spanishCatalogue.chart };

const numbered = (over: Partial<ProtocolDraft['numbers']>) => ({
  ...untouched,
  numbers: { ...untouched.numbers, ...over },
});
const saved = (draft: ProtocolDraft) => protocolOf(draft, iv, 2);
const said = (draft: ProtocolDraft, text = english) =>
  protocolChanges(iv, saved(draft)).map((change) => changeText(change, text, 'infusion'));
const problemsOf = (draft: ProtocolDraft, text = english) => {
  const checked = validateProtocol(saved(draft));
  return checked.ok ? [] : checked.error.map((one) => placedProblemText(one, text, 'infusion'));
};

for (const protocol of protocols) {
  it(`[SE10] what was not touched in the editor comes out as it went in: ${protocol.id}`, () => {
    expect(protocolOf(draftOf(protocol), protocol, 2)).toEqual({ ...protocol, version: 2 });
    expect(protocolChanges(protocol, protocolOf(draftOf(protocol), protocol, 2))).toEqual([]);
  });
}

const typed: readonly (readonly [string, readonly number[]])[] = [
  ['-10, 0, 5', [-10, 0, 5]],
  ['−10 0;5', [-10, 0, 5]],
  ['', []],
  ['0, soon', [0, Number.NaN]],
];
for (const [text, minutes] of typed) {
  it(`[SE10] "${text}" in the field of minutes is ${JSON.stringify(minutes)}`, () =>
    expect(minutesIn(text)).toEqual(minutes));
}

describe('what changed, in words', () => {
  const { before } = untouched.lists;
  const own: DraftItem = {
    ...newItem(untouched),
    label: 'Contact lenses out?',
    kind: 'yes-no',
    concern: 'no',
  };
  const without = before.filter(({ id }) => id !== 'toilet');
  const required = before.map((one) => (one.id === 'toilet' ? { ...one, isRequired: true } : one));
  const reworded = before.map((one) => (one.id === 'toilet' ? { ...one, label: 'Loo' } : one));
  const rows: readonly (readonly [ProtocolDraft, string, string])[] = [
    [
      numbered({ observationMs: '45' }),
      'Observation after the stop, min: 30 → 45',
      'Observación tras el fin (min): 30 → 45',
    ],
    [
      numbered({ 'gate.amber.systolicUnder': '155' }),
      'Gate: amber: Systolic under, mmHg: 160 → 155',
      'Umbral de inicio: ámbar: Sistólica inferior a (mmHg): 160 → 155',
    ],
    [
      numbered({ 'gate.spo2ForMs': '90' }),
      'SpO2 measured for, s: 60 → 90',
      'SpO2 medida durante (s): 60 → 90',
    ],
    [
      { ...untouched, cuffAt: '−10, 0, 5, 10, 15' },
      'Cuff programme: At minutes: −10, 0, 5, 10, 20 → −10, 0, 5, 10, 15',
      'Programa del manguito: En los minutos: −10, 0, 5, 10, 20 → −10, 0, 5, 10, 15',
    ],
    [
      { ...untouched, label: 'Ketamine' },
      'Name: IV ketamine 40 → Ketamine',
      'Nombre: IV ketamine 40 → Ketamine',
    ],
    [
      { ...untouched, instructions: 'Rest.' },
      'Instructions to take home: other words',
      'Instrucciones para casa: otro texto',
    ],
    [
      withItem(untouched, 'before', [...before, own]),
      'Asked before: new, Contact lenses out? (yes or no, optional, Somebody looks at: a no)',
      'Se pregunta antes: nueva, Contact lenses out? (sí o no, opcional, Requiere revisión: un no)',
    ],
    [
      withItem(untouched, 'before', without),
      'Asked before: removed, Has been to the toilet (tick, optional)',
      'Se pregunta antes: quitada, Ha ido al baño (marca, opcional)',
    ],
    [
      withItem(untouched, 'before', required),
      'Asked before: Has been to the toilet: tick, optional → tick, required',
      'Se pregunta antes: Ha ido al baño: marca, opcional → marca, obligatoria',
    ],
    [
      withItem(untouched, 'before', reworded),
      'Asked before: Has been to the toilet: “Has been to the toilet” (tick, optional) → “Loo” (tick, optional)',
      'Se pregunta antes: Ha ido al baño: «Ha ido al baño» (marca, opcional) → «Loo» (marca, opcional)',
    ],
    [
      withItem(untouched, 'before', moved(before, 0, 1)),
      'Asked before: in another order',
      'Se pregunta antes: en otro orden',
    ],
    [
      { ...untouched, scales: [...untouched.scales, { scale: 'phq-9', at: '-10', every: '' }] },
      'Scales: new, PHQ-9 (at −10 min)',
      'Escalas: nueva, PHQ-9 (en los minutos −10)',
    ],
    [
      {
        ...untouched,
        scales: untouched.scales.map((one, index) => (index === 0 ? { ...one, every: '15' } : one)),
      },
      'Scales: MOAA/S: at 0, 10, 20, 30, 40 min, then every 10 → at 0, 10, 20, 30, 40 min, then every 15',
      'Escalas: MOAA/S: en los minutos 0, 10, 20, 30, 40, después cada 10 → en los minutos 0, 10, 20, 30, 40, después cada 15',
    ],
    [
      { ...untouched, scales: untouched.scales.slice(0, 3) },
      'Scales: removed, Anxiety 0–3 (at 10, 20, 30, 40 min, then every 10)',
      'Escalas: quitada, Ansiedad 0–3 (en los minutos 10, 20, 30, 40, después cada 10)',
    ],
  ];
  for (const [draft, inEnglish, inSpanish] of rows) {
    it(`[SE10] ${inEnglish}`, () => {
      expect(said(draft)).toEqual([inEnglish]);
      expect(said(draft, spanish)).toEqual([inSpanish]);
    });
  }
});

describe('what is wrong, in words and with its place', () => {
  const first = untouched.lists.before[0]!;
  const rows: readonly (readonly [ProtocolDraft, string, string])[] = [
    [
      numbered({ observationMs: '14' }),
      'Observation after the stop, min: 14 min is too short: 15 at least.',
      'Observación tras el fin (min): 14 min es demasiado poco: al menos 15.',
    ],
    [
      numbered({ plannedMs: '' }),
      'Planned infusion, min: Something is missing here, or it is not a number.',
      'Infusión prevista (min): Aquí falta algo, o no es un número.',
    ],
    [
      { ...untouched, cuffAt: '0, 5, 5' },
      'Cuff programme: At minutes: 5 has to be later than 5.',
      'Programa del manguito: En los minutos: 5 tiene que ser posterior a 5.',
    ],
    [
      withItem(untouched, 'before', [...untouched.lists.before, first]),
      `Asked before, question ${untouched.lists.before.length + 1}: This question is there twice.`,
      `Se pregunta antes, pregunta ${untouched.lists.before.length + 1}: Esta pregunta está dos veces.`,
    ],
    [
      { ...untouched, scales: [{ scale: 'nausea', at: '', every: '' }] },
      'Scales, line 1: Give one time at least.',
      'Escalas, línea 1: Indique al menos un momento.',
    ],
    [
      numbered({ 'gate.amber.systolicUnder': '139' }),
      'Gate: amber: Systolic under, mmHg: 139 is narrower than green, which has 140.',
      'Umbral de inicio: ámbar: Sistólica inferior a (mmHg): 139 es más estrecho que el verde, que tiene 140.',
    ],
  ];
  for (const [draft, inEnglish, inSpanish] of rows) {
    it(`[SE10] ${inEnglish}`, () => {
      expect(problemsOf(draft)).toEqual([inEnglish]);
      expect(problemsOf(draft, spanish)).toEqual([inSpanish]);
    });
  }
});

it('[SE12] a question moves one place, and not past an end', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
