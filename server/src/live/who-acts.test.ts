import type { CommandId } from '@chairside/shared/ids.ts';
import type { ScreenPlace } from '@chairside/shared/screens/report.ts';
import { describe, expect, it } from 'vitest';
import type { Visitor } from '../ports/doorkeeper.ts';
import { nurse } from '../testing/a-chair.ts';
import { whoActs, type Connected } from './who-acts.ts';

const commandId = 'c-1' as CommandId;
const wall: Visitor = {
  type: 'screen',
  screen: { screenId: 'wall' as never, name: 'Wall', place: 'wall', chairs: null },
};
const signedIn: Visitor = {
  type: 'person',
  personId: nurse.personId,
  principal: nurse,
  screen: null,
  hindered: null,
};

function acting(visitor: Visitor | null, connected: Partial<Connected>, voucher?: string) {
  const doorkeeper = { whoIs: () => visitor, redeem: () => (voucher === 'good' ? nurse : null) };
  return whoActs({ cookies: undefined, principal: null, place: 'chair', ...connected }, doorkeeper, {
    commandId,
    voucher,
  });
}

describe('where somebody asks from', () => {
  const rows: readonly (readonly [who: string, Visitor, ScreenPlace | null, isFromAfar: boolean])[] = [
    ['signed in at a screen that says the chair', signedIn, 'chair', false],
    ['signed in at a screen that says a desk', signedIn, 'desk', true],
    ['signed in at a screen that never said', signedIn, null, true],
    ['in the demo at a screen that says the chair', { type: 'demo' }, 'chair', false],
    ['in the demo at a screen that says a desk', { type: 'demo' }, 'desk', true],
    ['in the demo at a screen that never said', { type: 'demo' }, null, false],
  ];
  for (const [who, visitor, place, isFromAfar] of rows) {
    it(`[UI19] ${who}: ${isFromAfar ? 'from afar' : 'at the chair'}`, () => {
      const found = acting(visitor, { place, principal: nurse });
      expect(found).toEqual({ ok: true, value: isFromAfar ? { ...nurse, isFromAfar: true } : nurse });
    });
  }

  it('[UI19] a colleague’s voucher moves no screen', () => {
    expect(acting(signedIn, { place: 'desk' }, 'good')).toEqual({
      ok: true,
      value: { ...nurse, isFromAfar: true },
    });
  });
});

describe('a paired screen with nobody at it', () => {
  for (const [asked, voucher] of [
    ['by itself', undefined],
    ['with a colleague’s voucher', 'good'],
    ['with a voucher that buys nothing', 'spent'],
  ] as const)
    it(`[PE19] does nothing ${asked}`, () => {
      expect(acting(wall, { principal: nurse }, voucher)).toEqual({
        ok: false,
        error: { type: 'sign-in-needed', why: 'nobody' },
      });
    });
});
