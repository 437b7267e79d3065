import type { Page } from '@playwright/test';

/** How far one would have to scroll. */
export function beyondTheEdgePx(page: Page): Promise<{ readonly right: number; readonly below: number }> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return {
      right: Math.max(0, scrollWidth - innerWidth),
      below: Math.max(0, scrollHeight - innerHeight),
    };
  });
}
