import { alarmLog } from '@chairside/shared/alarms/log.ts';
import {
  aViolation,
  began,
  closed,
  eventsOf,
  nurse,
  openedAtMs,
  type Noted,
} from '@chairside/shared/alarms/log-samples.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { createLiveStore } from '../live/store.ts';
import { aChair, opened } from '../testing/chair.ts';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { chooseLanguage } from '../ui/preferences.ts';
import { loadLanguage } from '../ui/text.ts';
import { AlarmLog } from './AlarmLog.tsx';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

/** `openedAtMs` is 22:13:20 UTC, 23:13:20 where the clinic is. */
function shown(...noted: readonly Noted[]): readonly (readonly string[])[] {
  const { session } = aChair(opened);
  if (session === null) throw new Error('no session');
  const store = createLiveStore('nurse-1');
  const connection = createConnection({ socket: createFakeSocket(), store, rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <AlarmLog entries={alarmLog(eventsOf([0, opened], ...noted))} session={session} />
    </ConnectionProvider>,
  );
  const [, ...rows] = screen.getAllByRole('row');
  return rows.map((row) =>
    [...row.children].flatMap((cell) => {
      const steps = [...cell.querySelectorAll('li')].map((step) => step.textContent);
      return cell.querySelector('ul') === null ? [cell.textContent] : steps;
    }),
  );
}

const high = aViolation(84, { rule: 'spo2-low-high', limit: 85, priority: 'high' });

it('[AL35] an occurrence is told in the order it happened, with value, limit, person and reason', () => {
  const rows = shown(
    [10, began(10)],
    [
      15,
      {
        type: 'alarm-raised',
        body: {
          occurrence: 2,
          priority: 'high',
          violations: [high],
          because: 'priority',
          cause: null,
          conditionAtMs: openedAtMs,
          signalAtMs: openedAtMs,
        },
      },
    ],
    [20, { type: 'alarm-acknowledged', body: { occurrence: 2, reason: 'with her' } }, nurse],
    [25, { type: 'alarm-held', body: { occurrence: 2, why: 'unavailable' } }],
    [30, { type: 'alarm-verified', body: { occurrence: 2 } }],
    [72, { type: 'alarm-cleared', body: { occurrence: 2, value: 92 } }],
  );
  expect(rows).toEqual([
    [
      '23:13:30',
      '*** SpO2 88 < 90',
      'rose 23:13:35: SpO2 84 < 85',
      'acknowledged 23:13:40, nurse-1: with her',
      'held, no reading 23:13:45–23:13:50',
      'over 23:14:32',
      '1 min 2 s',
    ],
  ]);
});

it('[AL35] the newest stands first, and what is still so says so', () => {
  const rows = shown(
    [10, began(10)],
    [40, { type: 'audio-paused', body: { untilMs: openedAtMs + 160_000 } }, nurse],
  );
  expect(rows).toEqual([
    ['23:14:00', 'Sound paused, nurse-1', 'still so'],
    ['23:13:30', '** SpO2 88 < 90', 'still so'],
  ]);
});

it('[AL35] a technical one is named with its device, and how it ended', () => {
  const condition = { what: 'probe-off', subject: 'SIM-OXI-2' } as const;
  const rows = shown([10, began(10, { condition, priority: 'low', violations: [] })], [20, closed]);
  expect(rows[0]?.[1]).toMatch(/SpO2 probe off · SIM-OXI-2$/);
  expect(rows[0]?.slice(2)).toEqual(['present when the session closed 23:13:40', '10 s']);
});

it('[AL35] says when nobody watched', () => {
  const fromMs = openedAtMs + 10_000;
  const body = { fromMs, toMs: fromMs + 65_000 };
  expect(shown([75, { type: 'monitoring-interrupted', body }])).toEqual([
    ['23:13:30', 'Monitoring interrupted', 'from 23:13:30 to 23:14:35', '1 min 5 s'],
  ]);
});

it('[AL35] [UI22] speaks Spanish', async () => {
  await loadLanguage('es');
  chooseLanguage('es');
  expect(shown([10, began(10)])[0]?.at(-1)).toBe('continúa');
});
