import { care } from '@chairside/shared/text/en-care.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StopDialog } from '../session/dialogs/StopDialog.tsx';
import { anAlarmedView, firstSeq, type Told } from '../testing/alarms.ts';
import { atTheScreen } from '../testing/at-the-screen.tsx';
import { chooseLanguage } from '../ui/preferences.ts';
import { AnswerBanner } from './AnswerBanner.tsx';

const { escalation: words, calling, action, stopReason } = en;

// The first question by role takes seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

const called: Told = [
  { type: 'escalation-raised', body: { because: 'nurse', occurrence: null, ask: '@please-come' } },
];
const answered = (answer: string): Told => [
  { type: 'escalation-answered', body: { escalation: firstSeq, answer } },
  5_000,
];
const stopped: Told = [{ type: 'infusion-stopped', body: { stop: { kind: 'completed' } } }, 6_000];

function show(...told: readonly Told[]) {
  const view = anAlarmedView([called, ...told]);
  const { session } = view.state;
  if (session === null) throw new Error('a session is open');
  const { given } = atTheScreen(<AnswerBanner view={view} session={session} />);
  return { session, given, banner: () => screen.queryByRole('region', { name: words.answerStands }) };
}

it('[ES18] nothing stands before a physician has answered', () => {
  expect(show().banner()).toBeNull();
});

const rows = [
  ['@stop', [], action.recordStop],
  ['@pause', [], action.recordPause],
  ['@coming', [], null],
  ['see you soon', [], null],
  ['@stop', [stopped], null],
] as const;
for (const [answer, since, step] of rows) {
  it(`[ES18] “${answer}” stands ${since.length > 0 ? 'after the stop ' : ''}with ${step ?? 'no step'} to record`, () => {
    const { banner } = show(answered(answer), ...since);
    expect(banner()?.textContent).toContain(answer.startsWith('@') ? '' : answer);
    const buttons = within(banner()!).getAllByRole('button');
    expect(buttons.map((button) => button.textContent)).toEqual([
      ...(step === null ? [] : [step]),
      words.read,
    ]);
  });
}

it('[ES18] stands until it is tapped away, which closes the call', () => {
  const { banner, given } = show(answered('@stop'));
  expect(within(banner()!).getByRole('alert').textContent).toContain(calling.words['@stop']);
  fireEvent.click(screen.getByRole('button', { name: words.read }));
  expect(given()).toEqual([{ type: 'close-escalation', escalation: firstSeq }]);
});

it('[ES18] the newest answer counts', () => {
  const { banner } = show(answered('@stop'), [
    { type: 'escalation-answered', body: { escalation: firstSeq, answer: '@go-on-and-watch' } },
    9_000,
  ]);
  expect(banner()?.textContent).toContain(calling.words['@go-on-and-watch']);
  expect(screen.queryByRole('button', { name: action.recordStop })).toBeNull();
});

for (const [answer, stop] of [
  ['@stop', { kind: 'early', reason: 'physicians-order' }],
  ['@coming', null],
] as const) {
  it(`[ES18] after “${answer}” the stop is ${stop === null ? 'asked for' : 'early, by the physician’s order'}`, () => {
    const { session } = show(answered(answer));
    cleanup();
    const given: unknown[] = [];
    atTheScreen(
      <StopDialog
        whose="Chair 2"
        session={session}
        infusion={null}
        onTry={(command) => {
          given.push(command);
          return Promise.resolve({ type: 'recorded' });
        }}
        onClose={() => undefined}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: care.stop.pumpYes }));
    const ordered = screen.queryByRole('button', { name: stopReason['physicians-order'], pressed: true });
    expect(ordered === null).toBe(stop === null);
    if (stop === null) return;
    fireEvent.click(screen.getByRole('button', { name: action.explainStop }));
    expect(given).toEqual([{ type: 'explain-stop', infusion: 1, stop }]);
  });
}
