import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => vi.restoreAllMocks());

/** The page as it is loaded: all that is kept lies in the browser. */
async function load(how: NavigationTimingType) {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { type: how } as unknown as PerformanceNavigationTiming,
  ]);
  vi.resetModules();
  return import('./watching.ts');
}

const loads = [
  { how: 'reload', home: 'desk' },
  { how: 'back_forward', home: 'desk' },
  { how: 'navigate', home: '2' },
] as const;
for (const { how, home } of loads) {
  it(`[UI19] a screen at the desk that looks at chair 2 and is loaded by ${how} stands at ${home}`, async () => {
    (await load('navigate')).openedAt('desk');
    const again = await load(how);
    again.openedAt('2' as never);
    expect(again.watching.getState().home).toBe(home);
  });
}

it('[UI19] a reload keeps where somebody said that they stand', async () => {
  const before = await load('navigate');
  before.openedAt('desk');
  before.standAt('2' as never);
  expect((await load('reload')).watching.getState().home).toBe('2');
});

it('[UI19] a device that is set to the desk is opened there, and reloaded where it stands', async () => {
  const before = await load('navigate');
  before.settleAtDesk(true, '2' as never);
  const opened = await load('navigate');
  expect(opened.watching.getState().home).toBe('desk');
  opened.standAt('2' as never);
  expect((await load('reload')).watching.getState().home).toBe('2');
});

it('[UI19] an address that names no chair is no place to stand, after a reload neither', async () => {
  const before = await load('navigate');
  before.openedAt('99' as never);
  before.openedNowhere('99' as never);
  before.openedAt('desk');
  expect((await load('reload')).watching.getState().home).toBe('desk');
});
