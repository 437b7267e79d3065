import type { PairedScreen } from '@chairside/shared/people/people.ts';
import type { Standing } from '@chairside/shared/people/standing.ts';
import { en } from '@chairside/shared/text/en.ts';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AlarmButtons } from '../alarms/AlarmButtons.tsx';
import { anAlarmedView, began } from '../testing/alarms.ts';
import { chairTwo } from '../testing/chair.ts';
import { ortiz } from '../testing/people.ts';
import { inTheClinic } from '../testing/signed-in.tsx';
import { chooseLanguage } from '../ui/preferences.ts';
import { BesideActions } from './BesideActions.tsx';
import { MoreActions } from './MoreActions.tsx';
import { QuickLog } from './quick-log/QuickLog.tsx';
import { SessionActions } from './SessionActions.tsx';

beforeEach(() => chooseLanguage('en'));
afterEach(cleanup);

function show(standing: Partial<Standing>) {
  const view = anAlarmedView([[began()]]);
  const { state } = view;
  const session = state.session!;
  inTheClinic(
    <>
      <AlarmButtons chair={chairTwo} session={session} lines={[]} />
      <MoreActions view={view} session={session} />
      <SessionActions view={view} />
      <QuickLog chair={state} session={session} />
      <BesideActions view={view} />
    </>,
    standing,
  );
}

const paired = (place: PairedScreen['place']) =>
  ({ screenId: 's-1', name: 'One', place, chairs: null }) as unknown as PairedScreen;

for (const [who, standing, says] of [
  ['an account that looks only', { person: { ...ortiz, role: 'read-only' } }, en.people.looksOnly],
  ['a screen for the wall', { screen: paired('wall') }, en.people.wallOnly],
] as const)
  it(`[PE45] ${who} is offered nothing to do, and told why`, () => {
    show(standing);
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect(screen.getByText(says)).toBeDefined();
  });

for (const [who, standing] of [
  ['a nurse', { person: ortiz }],
  ['a nurse who signed in on the wall’s screen', { person: ortiz, screen: paired('wall') }],
  ['a tablet at the chair where nobody is signed in yet', { screen: paired('chair') }],
] as const)
  it(`[PE45] ${who} is offered what there is to do`, () => {
    show(standing);
    expect(screen.getByRole('button', { name: en.action.recordPause })).toBeDefined();
    expect(screen.getByRole('button', { name: /^Acknowledge/ })).toBeDefined();
  });
