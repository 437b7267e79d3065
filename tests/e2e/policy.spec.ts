import type { Page } from '@playwright/test';
import { expect, test } from '../support/clinic.ts';

/** What the browser kept the page from doing, since it was opened. */
async function openWatched(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      violations.push(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { violations: readonly string[] }).violations);
}

test.use({ speed: 20, chairs: '1,2' });

test('[DO5] nothing a screen does is against its policy, and what it says is live all the same', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  const session = (await clinic.nurse.chair('1')).state.session?.id ?? '';
  const violations = await openWatched(page);
  for (const path of [
    '/',
    '/chairs/1',
    '/chairs/2',
    '/setup/clinic',
    '/setup/limits',
    '/setup/protocols',
    '/history',
    `/record/${session}`,
    `/series/${session}`,
    '/simulator',
  ]) {
    await page.goto(`${clinic.gateway.url}${path}`);
    await page.waitForLoadState('networkidle');
    expect(await violations()).toEqual([]);
  }
  await page.goto(`${clinic.gateway.url}/chairs/1`);
  await expect(page.getByText('97', { exact: true }).first()).toBeVisible();
});

test('[DO5] a script and a style written into the page are kept from it', async ({ page, clinic }) => {
  const violations = await openWatched(page);
  await page.goto(clinic.gateway.url);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    const style = document.createElement('style');
    style.textContent = 'body { visibility: hidden }';
    document.head.append(script, style);
  });
  await expect.poll(violations).toHaveLength(2);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  await expect(page.locator('body')).toBeVisible();
});
