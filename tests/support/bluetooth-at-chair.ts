import { expect, type Page } from '@playwright/test';
import { bluetooth as words } from '@chairside/shared/text/en-bluetooth.ts';
import { en } from '@chairside/shared/text/en.ts';

/** Bluetooth devices at a chair's screen, as a nurse connects and binds them. */

/** However slow the machine. */
export const patiently = { timeout: 60_000 };

export async function connect(page: Page, kind: keyof typeof words.kind): Promise<void> {
  await page.getByRole('button', { name: words.connect }).click();
  await page.getByRole('button', { name: words.kind[kind], exact: true }).click();
  await expect(row(page)).toContainText(words.state.open, patiently);
}

export function row(page: Page) {
  return page.getByRole('region', { name: words.title }).getByRole('listitem');
}

export async function bindTo(page: Page, chair: string, says: RegExp): Promise<void> {
  await row(page)
    .getByRole('button', { name: /^Bind .* to a chair$/ })
    .click();
  const dialog = page.getByRole('dialog').last();
  await expect(dialog, 'its number stands there before it is bound').toContainText(says, patiently);
  await dialog.getByRole('button', { name: en.app.chair(chair) }).click();
  await expect(row(page)).toContainText(words.boundTo(en.app.chair(chair)), patiently);
}
