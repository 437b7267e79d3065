import { en } from '@chairside/shared/text/en.ts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { isFromAfar, watching } from '../../alarms/watching.ts';
import { atTheScreen } from '../../testing/at-the-screen.tsx';
import { chairTwo } from '../../testing/chair.ts';
import { AfarNote } from './AfarNote.tsx';

const { afar } = en.calling;
afterEach(cleanup);

const homes = [
  { home: 'desk', says: afar.nothing, offers: true },
  { home: '1', says: null, offers: true },
  { home: '2', says: null, offers: false },
  { home: null, says: null, offers: false },
] as const;
for (const { home, says, offers } of homes) {
  it(`[UI19] at chair 2 a screen that stands at ${home ?? 'no place yet'} ${offers ? 'can be brought there' : 'offers nothing'}`, () => {
    watching.setState({ home: home as never });
    atTheScreen(<AfarNote chair={chairTwo} />);
    expect(screen.queryByRole('note')?.textContent ?? null).toBe(says);
    const here = screen.queryByRole('button', { name: afar.here('2') });
    expect(here !== null).toBe(offers);
    if (here === null) return;
    fireEvent.click(here);
    expect(watching.getState().home).toBe('2');
    expect(isFromAfar(watching.getState())).toBe(false);
    expect(screen.queryByRole('button'), 'said once').toBeNull();
  });
}
