import { audit as enWords } from '@chairside/shared/text/en-audit.ts';
import { en } from '@chairside/shared/text/en.ts';
import { audit as esWords } from '@chairside/shared/text/es-audit.ts';
import { es } from '@chairside/shared/text/es.ts';
import { expect, it } from 'vitest';
import { nurseId } from '../../../testing/at-the-screen.tsx';
import { auditWords } from './audit-words.ts';

const people = [{ personId: nurseId, name: 'J. Ortiz' }];
const english = { text: en, words: enWords, people, timeZone: 'Europe/Berlin' };
const spanish = { text: es, words: esWords, people, timeZone: 'Europe/Berlin' };

const facts = [
  {
    type: 'device-bound',
    detail: { deviceId: 'OXI-7', chair: '2' },
    en: 'OXI-7 · Chair 2',
    es: 'OXI-7 · Sillón 2',
  },
  {
    type: 'sign-in-refused',
    detail: { personId: nurseId, why: 'locked-out', times: 3, device: 'Chrome' },
    en: 'J. Ortiz · locked out · times: 3 · browser: Chrome',
    es: 'J. Ortiz · bloqueado · veces: 3 · navegador: Chrome',
  },
  {
    type: 'afar-set',
    detail: { mayAcknowledge: true, mayMoveLimits: false, mayOrder: false },
    en: 'acknowledging: yes · limits: no · orders: no',
    es: 'confirmar: sí · límites: no · órdenes: no',
  },
  { type: 'idle-lock-set', detail: { afterMs: 300_000 }, en: 'after: 5 min', es: 'tras: 5 min' },
  {
    type: 'gateway-started',
    detail: { lastRecordedAtMs: Date.UTC(2026, 10, 23, 10, 0), clock: 'went-backwards' },
    en: 'last recorded: 2026-11-23 11:00 · clock: went backwards',
    es: 'último registro: 2026-11-23 11:00 · reloj: hacia atrás',
  },
  { type: 'wall-clock-stepped', detail: { byMs: -65_000 }, en: 'by: −1 min 5 s', es: 'en: −1 min 5 s' },
];

for (const { type, detail, ...told } of facts) {
  it(`[PE60] ${type} is told in the words of the reader, and not by the keys of the journal`, () => {
    expect(auditWords({ chair: null, type, detail }, english).detail).toBe(told.en);
    expect(auditWords({ chair: null, type, detail }, spanish).detail).toBe(told.es);
  });
}

it('[PE60] nothing is left out: what a later gateway noted stands by its own key', () => {
  const detail = { mood: 'green', name: 'nurse' };
  expect(auditWords({ chair: null, type: 'robot-greeted', detail }, english).detail).toBe(
    'mood: green · nurse',
  );
});
