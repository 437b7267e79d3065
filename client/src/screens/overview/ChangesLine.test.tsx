import type { ChairId } from '@chairside/shared/ids.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Change } from '../../changes/changes.ts';
import { haveSeen, sinceLooked } from '../../changes/since-looked.ts';
import { startMs } from '../../testing/chair.ts';
import { atTheScreen } from '../../testing/at-the-screen.tsx';
import { chooseLanguage } from '../../ui/preferences.ts';
import { ChangesLine } from './ChangesLine.tsx';

const { changes: words } = kiosk;

beforeEach(() => chooseLanguage('en'));
afterEach(() => {
  cleanup();
  haveSeen('all');
});

const rows = [
  { many: 1, leftOut: 0, more: null },
  { many: 2, leftOut: 0, more: '+1' },
  { many: 40, leftOut: 0, more: '+39' },
  { many: 40, leftOut: 5, more: '+44' },
] as const;
for (const { many, leftOut, more } of rows) {
  it(`[UI17] of ${many} changes and ${leftOut} for which there was no room, one is said and the others are counted`, () => {
    const changes = Array.from({ length: many }, (_, index) => aPause(many - index));
    sinceLooked.setState({ sinceMs: startMs, changes, leftOut });
    atTheScreen(<ChangesLine />);
    const line = screen.getByRole('button', { name: words.open(many + leftOut) });
    expect(line.textContent.match(/Chair/g)).toHaveLength(1);
    expect(line.textContent.match(/\+\d+$/)?.[0] ?? null).toBe(more);
    fireEvent.click(screen.getByRole('button', { name: words.seen }));
    expect(screen.queryAllByRole('button')).toEqual([]);
  });
}

function aPause(seq: number): Change {
  return {
    chair: '2' as ChairId,
    seq,
    atMs: startMs + seq,
    type: 'infusion-paused',
    detail: { reason: 'line' },
  };
}
