import { ivKetaminePreset } from '@chairside/shared/alarms/iv-ketamine.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createFakeSocket } from '../../testing/fake-socket.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { Refused } from './Refused.tsx';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

it('[AL40] what the gateway refuses is told with every problem it names', () => {
  const connection = createConnection({ socket: createFakeSocket(), rememberPerson: () => undefined });
  render(
    <ConnectionProvider value={connection}>
      <Refused
        why={{
          type: 'preset-invalid',
          problems: [
            { type: 'negative-delay', rule: 'pulse-low-high' },
            { type: 'limit-impossible', rule: 'gone', value: 400, min: 1, max: 320 },
          ],
        }}
        rows={ivKetaminePreset.rules}
      />
    </ConnectionProvider>,
  );
  const told = screen.getByRole('alert');
  expect(told.textContent).toContain(en.refusal['preset-invalid']);
  expect(
    within(told)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Pulse rate /min low, high priority: A delay can not be negative.',
    'row gone: 400 is not possible: 1 to 320.',
  ]);
});
