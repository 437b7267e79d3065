import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { actAs, openChair } from '../support/chair-screen.ts';
import { expect, test, type Clinic } from '../support/clinic.ts';
import { sampleLight } from '../support/light.ts';
import { beyondTheEdgePx } from '../support/looks.ts';

/** How it looks and reads while it calls. */
test.use({ speed: 5 });

const hypertensive = { systolicMmHg: 168, diastolicMmHg: 88, meanMmHg: 115 };
const hypotensive = { systolicMmHg: 74, diastolicMmHg: 48, meanMmHg: 57 };
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** High, medium and technical at once: the most a screen has to show. */
async function everythingAtOnce(clinic: Clinic): Promise<void> {
  const bedside = await clinic.infusing('1');
  await bedside.cuff(hypotensive);
  await clinic.nurse.command('1', { type: 'score-moaas', score: 3 });
  await bedside.oximeter('probe-off');
}

const flashes = [
  { priority: 'high', cuff: hypotensive, hz: 2 },
  { priority: 'medium', cuff: hypertensive, hz: 0.6 },
] as const;

for (const { priority, cuff, hz } of flashes) {
  test(`[AL22] ${priority}: frame and ground flash at ${hz} Hz, half of the time lit, and no digit does`, async ({
    page,
    clinic,
  }) => {
    const bedside = await clinic.infusing('1');
    const screen = await openChair(page, clinic.gateway);
    await bedside.cuff(cuff);
    const tile = screen.tile('nibp');
    await expect(tile).toHaveAttribute('data-priority', priority);
    await expect(tile).toHaveAttribute('data-calling');
    const lights = await sampleLight(page);
    expect(lights.map(({ of }) => of)).toEqual(
      expect.arrayContaining(['frame ::after', 'tile ::before', 'tile ::after']),
    );
    for (const { of, isRunning, flashesPerS, litShare } of lights) {
      expect(isRunning, of).toBe(true);
      expect(flashesPerS, of).toBeCloseTo(hz, 2);
      expect(litShare, of).toBeCloseTo(0.5, 2);
    }
    expect(
      lights.filter(({ holdsDigits }) => holdsDigits),
      'only grounds and frames: what holds text is never animated',
    ).toEqual([]);
  });
}

test('[AL22] low is steady; technical is dashed; acknowledged is steady', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await bedside.cuff('failed');
  const nibp = screen.tile('nibp');
  await expect(nibp).toHaveAttribute('data-priority', 'low');
  expect(await lightOf(nibp)).toEqual({ animations: 0, border: 'dashed' });
  await expect(page.getByRole('banner').locator('svg.lucide-wrench')).toBeVisible();

  await bedside.cuff(hypertensive);
  await expect(nibp).toHaveAttribute('data-priority', 'medium');
  expect(await lightOf(nibp)).toEqual({ animations: 2, border: 'solid' });
  await screen.button(en.alarm.acknowledge).click();
  await expect(nibp).not.toHaveAttribute('data-calling');
  expect(await lightOf(nibp)).toEqual({ animations: 0, border: 'solid' });
});

const languages = [
  { locale: 'en-US', words: en },
  { locale: 'es-ES', words: es },
];

for (const { locale, words } of languages) {
  test.describe(`in ${words.name}`, () => {
    test.use({ locale });

    test(`[AL23] the text has priority, value and limit, and of a technical one what to do: ${words.name}`, async ({
      page,
      clinic,
    }) => {
      const bedside = await clinic.infusing('1');
      await openChair(page, clinic.gateway, { words });
      const bar = page.getByRole('banner').first();
      // 30 % above the baseline of 122, which asks for a repeat.
      await bedside.cuff({ ...hypertensive, systolicMmHg: 160 });
      await expect(page.locator('[data-of="nibp"]')).toContainText(words.alarm.nibp.repeat('').trim());
      await bedside.cuff({ ...hypertensive, systolicMmHg: 160 });
      const { systolic } = words.vital;
      await expect(bar).toContainText(`** ${systolic} 160 > 158 (${words.alarm.baseline(30)})`);

      await page.goto(clinic.gateway.url);
      const chair = words.app.chair('1');
      await expect(bar).toContainText(`** ${chair} · ${systolic} 160 > 158`);
      await expect(page.locator('[data-chair="1"]')).toContainText(`** ${systolic} 160 > 158`);
      await bedside.oximeter('probe-off');
      await expect(bar).toContainText(`!! ${chair} · ${words.alarm.technical['probe-off']()}`);
    });
  });
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`[UI7] axe finds nothing while everything alarms, ${colorScheme}`, async ({ page, clinic }) => {
    await everythingAtOnce(clinic);
    await page.emulateMedia({ colorScheme });
    await actAs(page, 'nurse-1');
    for (const path of ['/chairs/1', '/']) {
      await page.goto(clinic.gateway.url + path);
      await expect(page.getByRole('banner').first()).toContainText('***');
      await expect(page.getByText(en.alarm.technical['probe-off']()).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        path,
      ).toEqual([]);
    }
  });
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

test('[UI4] [UI5] while everything alarms nothing lies beyond the edge, and both buttons measure 88 px', async ({
  page,
  clinic,
}) => {
  await everythingAtOnce(clinic);
  await actAs(page, 'nurse-1');
  for (const path of ['/chairs/1', '/']) {
    await page.goto(clinic.gateway.url + path);
    const bar = page.getByRole('banner').first();
    await expect(bar).toContainText('***');
    for (const size of sizes) {
      await page.setViewportSize(size);
      const place = `${path} at ${size.width} px`;
      const { right, below } = await beyondTheEdgePx(page);
      expect(right, place).toBe(0);
      if (size.width > 390) expect(below, place).toBe(0);
      await expect(bar, place).toBeInViewport({ ratio: 1 });
      if (path === '/') continue;
      for (const name of [en.alarm.acknowledge, en.alarm.pauseSound]) {
        const button = await bar.getByRole('button', { name }).boundingBox();
        expect(button!.height, `${name}, ${place}`).toBeGreaterThanOrEqual(88);
        expect(button!.width, `${name}, ${place}`).toBeGreaterThanOrEqual(88);
      }
    }
  }
});

test.describe('on a wall screen', () => {
  test.use({ viewport: { width: 1920, height: 1080 } });

  test('[UI15] the sector lights the number it is about, and its words are whole', async ({
    page,
    clinic,
  }) => {
    const bedside = await clinic.infusing('1');
    await bedside.cuff(hypertensive);
    await page.goto(clinic.gateway.url);
    const sector = page.locator('[data-chair="1"]');
    await expect(sector.locator('[data-of="nibp"]')).toHaveAttribute('data-priority', 'medium');
    for (const of of ['spo2', 'pulseRate'])
      await expect(sector.locator(`[data-of="${of}"]`)).not.toHaveAttribute('data-signal');
    const words = sector.locator('p[data-priority]');
    await expect(words).toContainText('SYS 168');
    const cutPx = await words.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    expect(cutPx).toBe(0);
  });
});

test('[UI7] pause, acknowledge and the list by keyboard alone', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  const bar = page.getByRole('banner').first();
  await bedside.cuff(hypertensive);
  await expect(bar).toContainText('SYS 168');

  await tabTo(page, bar.getByRole('button', { name: en.alarm.openList }));
  await page.keyboard.press('Enter');
  await expect(screen.dialog).toContainText('SYS 168');
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toHaveCount(0);

  await tabTo(page, bar.getByRole('button', { name: en.alarm.pauseSound }));
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: en.alarm.resumeSound })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(bar.getByRole('button', { name: en.alarm.acknowledge })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(bar).toContainText('acknowledged J. Ortiz');
});

test('[UI7] what calls is announced once, however its value changes, and again when it rises', async ({
  page,
  clinic,
}) => {
  const bedside = await clinic.infusing('1');
  await openChair(page, clinic.gateway);
  const live = page.locator('[aria-live="assertive"]');
  await expect(live).toBeAttached();
  await live.evaluate((element) => {
    const said: string[] = [];
    new MutationObserver((records) => {
      for (const { type, addedNodes, target } of records)
        said.push(
          ...(type === 'characterData'
            ? [target.textContent ?? '']
            : [...addedNodes].map((node) => node.textContent ?? '')),
        );
    }).observe(element, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { said });
  });
  const bar = page.getByRole('banner').first();
  await bedside.cuff(hypertensive);
  await expect(bar).toContainText('SYS 168');
  await bedside.cuff({ ...hypertensive, systolicMmHg: 172 });
  await expect(bar).toContainText('SYS 172');
  await bedside.cuff({ ...hypertensive, systolicMmHg: 205 });
  await expect(bar).toContainText('*** SYS 205');
  const said = await page.evaluate(() => (window as unknown as { said: readonly string[] }).said);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('SYS 168');
  expect(said[1]).toContain('SYS 205');
});

function lightOf(tile: Locator) {
  return tile.evaluate((element) => ({
    animations: element.getAnimations({ subtree: true }).length,
    border: getComputedStyle(element, '::after').borderTopStyle,
  }));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let turn = 0; turn < 40 && !(await isThere()); turn += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}
