import { en } from '@chairside/shared/text/en.ts';
import { simulator as words } from '@chairside/shared/text/en-simulator.ts';
import type { PanelDone } from '@chairside/shared/wire.ts';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createConnection } from '../../live/connection.ts';
import { ConnectionProvider } from '../../live/context.tsx';
import { createFakeSocket } from '../../testing/fake-socket.ts';
import { chooseLanguage } from '../../ui/preferences.ts';
import { Outcome } from './Outcome.tsx';
import { panelOutcome } from './panel-outcome.ts';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const answers: readonly { role: 'status' | 'alert'; said: string; answer: PanelDone | null }[] = [
  { role: 'status', said: words.done, answer: { ok: true, value: { ok: true } } },
  { role: 'alert', said: 'No.', answer: { ok: true, value: { ok: false, problems: ['No.'] } } },
  { role: 'alert', said: en.refusal.unavailable, answer: { ok: false, error: { type: 'unavailable' } } },
  { role: 'alert', said: words.notAnswered, answer: null },
];
for (const { role, said, answer } of answers) {
  it(`[SI82] ${JSON.stringify(answer)} is told as “${said}”`, () => {
    const connection = createConnection({ socket: createFakeSocket(), rememberPerson: () => undefined });
    render(
      <ConnectionProvider value={connection}>
        <Outcome of={panelOutcome(answer)} />
      </ConnectionProvider>,
    );
    expect(screen.getByRole(role).textContent).toBe(said);
  });
}
