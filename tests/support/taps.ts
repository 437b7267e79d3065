import type { Page } from '@playwright/test';

/** Counts what a finger does: every press that reaches the page, wherever it lands. */
export type Taps = { since(): Promise<number> };

export async function countTaps(page: Page): Promise<Taps> {
  await page.evaluate(() => {
    const counted = window as unknown as { taps: number };
    counted.taps = 0;
    window.addEventListener('pointerdown', () => (counted.taps += 1), { capture: true });
  });
  return {
    /** Since it was asked last. */
    since: () =>
      page.evaluate(() => {
        const counted = window as unknown as { taps: number };
        const { taps } = counted;
        counted.taps = 0;
        return taps;
      }),
  };
}
