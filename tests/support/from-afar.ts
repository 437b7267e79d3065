import type { BrowserContext } from '@playwright/test';

/** A picture as somebody sees it who stands far away and is not looking at it: 320 px wide, and out of focus. */
export async function seenFromAfar(context: BrowserContext, picture: Buffer, path: string): Promise<void> {
  const page = await context.newPage();
  await page.setContent(
    `<style>body { margin: 0 } img { display: block; width: 320px; filter: blur(1.2px) }</style>
     <img src="data:image/png;base64,${picture.toString('base64')}">`,
  );
  await page.locator('img').screenshot({ path });
  await page.close();
}
