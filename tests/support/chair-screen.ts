import { expect, type Locator, type Page } from '@playwright/test';
import type { Catalogue } from '@chairside/shared/text/catalogue.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { Gateway } from './gateway.ts';

/** The screen at a chair, as a nurse finds her way on it: by what is written on it. */
export type ChairScreen = {
  readonly page: Page;
  tile(of: 'spo2' | 'pulseRate' | 'nibp'): Locator;
  /** What the tile shows in large: `97`, `122/78`, `---`. */
  digits(of: 'spo2' | 'pulseRate' | 'nibp'): Locator;
  button(name: string | RegExp): Locator;
  readonly dialog: Locator;
  /** The cover over the whole frame when the link is lost. */
  readonly notMonitoring: Locator;
  phase(is: 'preparing' | 'infusing' | 'paused' | 'observing'): Promise<void>;
};

type Opening = { readonly chair?: string; readonly person?: string | null; readonly words?: Catalogue };

export async function openChair(page: Page, gateway: Gateway, opening: Opening = {}): Promise<ChairScreen> {
  const { chair = '1', person = 'nurse-1', words = en } = opening;
  await actAs(page, person);
  await page.goto(`${gateway.url}/chairs/${chair}`);
  const tile = (of: string) => page.locator(`[data-of="${of}"]`);
  return {
    page,
    tile,
    digits: (of) => tile(of).locator('p > span').first(),
    button: (name) => page.getByRole('button', { name }),
    dialog: page.getByRole('dialog'),
    notMonitoring: page.getByRole('dialog', { name: words.link.notMonitoring }),
    phase: (is) => expect(page.locator('[data-phase]').first()).toHaveAttribute('data-phase', is),
  };
}

/** As if this device had been used by that person before. */
export async function actAs(page: Page, person: string | null): Promise<void> {
  if (person === null) return;
  await page.addInitScript((id) => localStorage.setItem('chairside.person', id), person);
}
