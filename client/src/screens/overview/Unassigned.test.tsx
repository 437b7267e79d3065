import type { DeviceId } from '@chairside/shared/ids.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { Reading } from '@chairside/shared/vitals/reading.ts';
import type { SiteView } from '@chairside/shared/wire.ts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { aReading, aSiteView, startMs, type Spoken } from '../../testing/chair.ts';
import { createFakeSocket } from '../../testing/fake-socket.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { Unassigned } from './Unassigned.tsx';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

type Row = { readonly says: Spoken; readonly shown: readonly string[]; readonly hidden?: string };
const rows: Readonly<Record<string, Row>> = {
  'a value has unit and age': { says: { atMs: startMs - 2_000 }, shown: ['97', '%', '2 s ago'] },
  'a value 9 s old says so': { says: { atMs: startMs - 9_000 }, shown: ['97', '9 s ago'] },
  'a value 10 s old is none': {
    says: { atMs: startMs - 10_000 },
    shown: ['---', en.vital.why.silent],
    hidden: '97',
  },
  'a doubtful value has its doubt': {
    says: { says: { quality: 'questionable', value: 38, reason: 'implausible' } },
    shown: ['38', '?', en.vital.doubt.implausible],
  },
  'no value has its reason': {
    says: { says: { quality: 'unavailable', reason: 'probe-off' } },
    shown: ['---', en.vital.why['probe-off']],
  },
  'a cuff value keeps its age': {
    says: { parameter: 'systolicMmHg', atMs: startMs - 240_000, says: { quality: 'good', value: 131 } },
    shown: ['131', 'mmHg', '4 min ago'],
  },
  'a cuff value of an hour ago is none': {
    says: { parameter: 'systolicMmHg', atMs: startMs - 3_600_000, says: { quality: 'good', value: 131 } },
    shown: ['---', en.vital.why['too-old']],
    hidden: '131',
  },
};
for (const [name, { says, shown, hidden }] of Object.entries(rows)) {
  it(`[UI9] of an unassigned device ${name}`, () => {
    show({ unassigned: [aDevice(aReading(says))] });
    const words = within(screen.getByRole('region')).getByRole('list', { name: 'OXI-9' }).textContent;
    for (const one of shown) expect(words).toContain(one);
    if (hidden !== undefined) expect(words).not.toContain(hidden);
  });
}

it('[UI9] each value of an unassigned device has an age of its own', () => {
  const pulse: Spoken = { parameter: 'pulseRateBpm', atMs: startMs - 20_000 };
  show({ unassigned: [aDevice(aReading({ atMs: startMs - 1_000 }), aReading(pulse))] });
  const values = within(screen.getByRole('list', { name: 'OXI-9' })).getAllByRole('listitem');
  expect(values.map((value) => value.dataset['freshness'])).toEqual(['fresh', 'gone']);
});

it('[UI5] a value of a later gateway is passed over', () => {
  const strange = { ...aReading(), parameter: 'moodPercent' } as unknown as Reading;
  show({ unassigned: [aDevice(strange)] });
  expect(screen.getByText('OXI-9')).toBeDefined();
});

it('[DD5] codes nobody knows are listed each with how often it came', () => {
  show({ unknownCodes: { '150456^X': 3, '99999-9': 12 } });
  expect(screen.getByText(en.overview.unknownCodes(2))).toBeDefined();
  const codes = within(screen.getByRole('group')).getAllByRole('listitem');
  expect(codes.map(({ textContent }) => textContent)).toEqual(['99999-9 × 12', '150456^X × 3']);
});

function aDevice(...latest: readonly Reading[]) {
  return { deviceId: 'OXI-9' as DeviceId, lastHeardAtMs: startMs, latest };
}

function show(site: Partial<SiteView>) {
  const socket = createFakeSocket();
  const connection = createConnection({ socket, rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <Unassigned />
    </ConnectionProvider>,
  );
  act(() => socket.notify('site:view', { ...aSiteView(), ...site }));
}
