import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { en } from '@chairside/shared/text/en.ts';
import { es } from '@chairside/shared/text/es.ts';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';
import { beyondTheEdgePx } from '../support/looks.ts';
import { mustBeRecorded } from '../support/nurse.ts';

const pages = [
  { name: 'the overview', path: '/', shows: en.overview.noSession },
  { name: 'the chair', path: '/chairs/1', shows: en.action.recordPause },
];
const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['dark', 'light'] as const) {
  for (const { name, path, shows } of pages) {
    test(`[UI7] axe finds nothing on ${name}, ${colorScheme}`, async ({ page, clinic }) => {
      await clinic.infusing('1');
      await clinic.patient('2');
      await page.emulateMedia({ colorScheme });
      await page.goto(clinic.gateway.url + path);
      await expect(page.getByText(shows).first()).toBeVisible();
      await expect(page.locator('[data-of="spo2"]').first()).toContainText('97');
      const { violations } = await new AxeBuilder({ page }).withTags(wcag22AA).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });
  }
}

const digits = [
  { of: 'spo2', atLeastPx: 140 },
  { of: 'pulseRate', atLeastPx: 104 },
  { of: 'nibp', atLeastPx: 104 },
] as const;

test('[UI3] digits can be read from four metres on a tablet', async ({ page, clinic }) => {
  await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  for (const { of, atLeastPx } of digits) {
    await expect(screen.digits(of)).toHaveText(/\d/);
    const sizePx = await screen
      .digits(of)
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    expect(sizePx, of).toBeGreaterThanOrEqual(atLeastPx);
  }
});

for (const path of ['/', '/chairs/1']) {
  test(`[UI5] nothing lies beyond the edge of a phone held upright: ${path}`, async ({ page, clinic }) => {
    await clinic.infusing('1');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(clinic.gateway.url + path);
    await expect(page.locator('[data-of="spo2"]').first()).toContainText('97');
    const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widthPx).toBeLessThanOrEqual(390);
  });
}

for (const locale of ['en-US', 'es-ES']) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`[UI11] no words of the trend lie over others, ${locale}`, async ({ page, clinic }) => {
      await clinic.infusing('1');
      for (let times = 0; times < 3; times += 1) {
        mustBeRecorded(await clinic.nurse.command('1', { type: 'pause-infusion', reason: 'line' }));
        mustBeRecorded(await clinic.nurse.command('1', { type: 'resume-infusion' }));
      }
      const { page: shown } = await openChair(page, clinic.gateway);
      const trend = shown.getByRole('region', { name: (locale === 'en-US' ? en : es).trend.title });
      const words = trend.locator('svg text');
      await expect(shown.locator('[data-lane="spo2"] text').first()).toBeVisible();
      const over = await words.evaluateAll((texts) => {
        const boxes = [...new Set(texts)].map((text) => ({
          said: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        return boxes.flatMap((one, index) =>
          boxes.slice(index + 1).flatMap((other) => {
            const acrossPx =
              Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const downPx = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            // The boxes of a font are taller than its letters.
            return acrossPx > 1 && downPx > 6 ? [`${one.said} / ${other.said}`] : [];
          }),
        );
      });
      expect(over).toEqual([]);
    });
  });
}

test.describe('on a wall screen', () => {
  test.use({ viewport: { width: 1920, height: 1080 } });

  for (const many of ['4', '16']) {
    test.describe(`with ${many} chairs`, () => {
      test.use({ chairs: many });

      test(`[UI15] the overview with ${many} chairs needs no scrolling`, async ({ page, clinic }) => {
        const chairs = Array.from({ length: Number(many) }, (_, index) => String(index + 1));
        // One chair stays empty; the others show the widest numbers there are.
        for (const chair of chairs.slice(1)) {
          const bedside = await clinic.infusing(chair);
          await bedside.oximeter({ spo2Percent: 100, pulseRateBpm: 142 });
          await bedside.cuff({ systolicMmHg: 238, diastolicMmHg: 131, meanMmHg: 167 });
        }
        await page.goto(clinic.gateway.url);
        await expect(page.getByRole('article')).toHaveCount(chairs.length);
        await expect(page.locator('[data-of="spo2"]').last()).toContainText('100');
        await expect(page.locator('[data-of="nibp"]').last()).toContainText('238/131');
        expect(await beyondTheEdgePx(page)).toEqual({ right: 0, below: 0 });
        for (const sector of await page.getByRole('article').all())
          await expect(sector).toBeInViewport({ ratio: 1 });
        for (const { of } of digits)
          expect(await cutOff(page.locator(`[data-of="${of}"]`).last()), of).toEqual([]);
      });
    });
  }

  test('[UI9] nothing in the head of a tile is cut off at the chair', async ({ page, clinic }) => {
    const bedside = await clinic.infusing('1');
    await bedside.oximeter({ spo2Percent: 100, pulseRateBpm: 142 });
    await bedside.cuff({ systolicMmHg: 238, diastolicMmHg: 131, meanMmHg: 167 });
    const screen = await openChair(page, clinic.gateway);
    await expect(screen.digits('nibp')).toHaveText('238/131');
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    for (const { of } of digits) {
      await expect(screen.tile(of).getByRole('heading')).toHaveText(/\S/);
      expect(await cutOff(screen.tile(of)), of).toEqual([]);
    }
    expect(await beyondTheEdgePx(page)).toEqual({ right: 0, below: 0 });
  });
});

/** The words of a tile's label and number, its limits and its mean that reach over their own box or over the tile's. */
function cutOff(tile: Locator): Promise<readonly string[]> {
  return tile.evaluate((element) => {
    const edge = element.getBoundingClientRect();
    const parts = [...element.querySelectorAll<HTMLElement>(':scope > h3, :scope > p, :scope > ul')];
    const isCut = (part: HTMLElement) => {
      const box = part.getBoundingClientRect();
      const isOver = box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom;
      return part.scrollWidth > part.clientWidth || isOver;
    };
    return parts.filter(isCut).map((part) => part.innerText);
  });
}

test('[UI6] nothing moves when numbers change, grow and turn into ---', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('nibp')).toHaveText('122/78');
  const before = await places(page);

  await bedside.oximeter({ spo2Percent: 100, pulseRateBpm: 142 });
  await bedside.cuff({ systolicMmHg: 238, diastolicMmHg: 131, meanMmHg: 167 });
  await expect(screen.digits('spo2')).toHaveText('100');
  await expect(screen.digits('nibp')).toHaveText('238/131');
  expect(await places(page)).toEqual(before);

  await bedside.oximeter('probe-off');
  await bedside.cuff('failed');
  await expect(screen.digits('spo2')).toHaveText('---');
  await expect(screen.digits('nibp')).not.toHaveText(/\d/);
  expect(await places(page)).toEqual(before);
});

function places(page: Page) {
  return page.locator('[data-of], [data-phase]').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.getAttribute('data-of') ?? 'phase', x, y, width, height];
    }),
  );
}

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('[UI22] the screen speaks the language of the browser, refusals too', async ({ page, clinic }) => {
    await clinic.patient('1');
    const screen = await openChair(page, clinic.gateway, { words: es });
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(screen.button(es.action.startInfusion)).toBeVisible();
    await screen.button(es.action.setBaseline).click();
    await expect(page.getByRole('alert')).toContainText(es.refusal['no-readings-for-baseline']);
  });
});

test('[UI22] times are those of the clinic, wherever the browser is', async ({ page, clinic }) => {
  const bedside = await clinic.infusing('1');
  await openChair(page, clinic.gateway);
  const { state } = await clinic.nurse.chair('1');
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: state.session!.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const startedAt = state.session!.recentEntries.findLast(({ type }) => type === 'infusion-started')!.atMs;
  const entries = page.getByRole('list', { name: en.session.latest });
  await expect(entries.getByRole('listitem').first()).toContainText(format.format(startedAt));
  bedside.leave();
});
