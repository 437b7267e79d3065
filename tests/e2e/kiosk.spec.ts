import { en } from '@chairside/shared/text/en.ts';
import { kiosk } from '@chairside/shared/text/en-kiosk.ts';
import { es } from '@chairside/shared/text/es.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/clinic.ts';

async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
}

test('[UI13] the dashboard can be installed: its manifest names it and its icons are there', async ({
  page,
  clinic,
}) => {
  await page.goto(clinic.gateway.url);
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const answer = await page.request.get(`${clinic.gateway.url}${href!}`);
  expect(answer.headers()['content-type']).toContain('manifest+json');
  const manifest = (await answer.json()) as { icons: { src: string; sizes: string; type: string }[] };
  for (const { src, sizes, type } of manifest.icons) {
    const icon = await page.request.get(`${clinic.gateway.url}${src}`);
    expect([icon.status(), icon.headers()['content-type']], src).toEqual([200, type]);
    const size = await page.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') expect(size, src).toBe(sizes);
  }
  const inspector = await page.context().newCDPSession(page);
  await installed(page);
  const { installabilityErrors } = await inspector.send('Page.getInstallabilityErrors');
  const errors = installabilityErrors.map(({ errorId }) => errorId);
  expect(errors, 'nothing but that a test has a profile of its own').toEqual(['in-incognito']);
});

test('[UI13] without a gateway a page says that nobody is watched, in both languages, and comes back by itself', async ({
  page,
  clinic,
}) => {
  await clinic.infusing('1');
  await page.goto(`${clinic.gateway.url}/chairs/1`);
  await expect(page.locator('[data-of="spo2"]')).toContainText('97');
  await installed(page);
  await clinic.gateway.kill();
  await page.reload();
  for (const { link } of [en, es]) {
    await expect(page.getByRole('heading', { name: link.notMonitoring })).toBeVisible();
    for (const step of link.todo) await expect(page.getByText(step)).toBeVisible();
  }
  await expect(page.locator('body'), 'no number of before').not.toContainText('97');
  await clinic.gateway.restart();
  await expect(page.locator('[data-phase="infusing"]').first()).toBeVisible({ timeout: 30_000 });
});

test('[UI13] the service worker keeps that page and nothing else', async ({ page, clinic }) => {
  await clinic.infusing('1');
  await page.goto(clinic.gateway.url);
  await installed(page);
  await page.goto(`${clinic.gateway.url}/history`);
  await page.goto(`${clinic.gateway.url}/chairs/1`);
  await expect(page.locator('[data-of="spo2"]')).toContainText('97');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(['/offline.html']);
});

test('[UI24] another version is offered when nobody is treated, and loaded only when it is asked for', async ({
  page,
  clinic,
}) => {
  await clinic.bedside('2');
  // As a page that was loaded before the gateway was updated, until it is loaded anew.
  await page.addInitScript(() => {
    if (sessionStorage.getItem('updated') !== null) return;
    document.addEventListener('DOMContentLoaded', () => {
      const version = document.querySelector<HTMLMetaElement>('meta[name="dashboard-version"]');
      if (version !== null) version.content = '0000000000000000';
    });
  });
  const offer = page.getByRole('button', { name: kiosk.version.load });
  for (const path of ['/', '/chairs/2']) {
    await page.goto(clinic.gateway.url + path);
    await expect(offer, path).toBeVisible();
  }
  await clinic.patient('2');
  await expect(page.locator('[data-of="spo2"]')).toContainText('97');
  await expect(offer, 'not at a chair with a session').toBeHidden();
  await page.goto(clinic.gateway.url);
  await expect(page.locator('[data-chair="2"]')).toContainText('97');
  await expect(offer, 'not on the overview while one chair has a session').toBeHidden();

  await page.goto(`${clinic.gateway.url}/chairs/1`);
  await page.evaluate(() => sessionStorage.setItem('updated', ''));
  await offer.click();
  await page.waitForLoadState();
  await expect(page.getByText(en.session.noSession)).toBeVisible();
  await expect(offer, 'nor to a screen that runs it').toBeHidden();
});
