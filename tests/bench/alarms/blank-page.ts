import type { Browser } from '@playwright/test';
import { openPage } from '../chromium.ts';

/** A page with one number on it: what a change takes to be drawn on this machine, whatever the page. */
export type BlankPage = {
  /** From the change of the number to the task after the frame that shows it, in ms. */
  readonly drawnMs: () => Promise<readonly number[]>;
};

export async function openBlankPage(browser: Browser): Promise<BlankPage> {
  const page = await openPage(browser);
  await page.evaluate(changeNumber);
  return {
    drawnMs: () =>
      page.evaluate(() => (globalThis as unknown as { readonly benchDrawnMs: number[] }).benchDrawnMs),
  };
}

/** Runs in the page. */
function changeNumber(): void {
  const everyMs = 500;
  const drawnMs: number[] = [];
  const afterPaint = new MessageChannel();
  let changedAtMs = 0;
  afterPaint.port1.onmessage = () => drawnMs.push(performance.now() - changedAtMs);
  setInterval(() => {
    changedAtMs = performance.now();
    document.body.textContent = String(changedAtMs);
    requestAnimationFrame(() => afterPaint.port2.postMessage(null));
  }, everyMs);
  Object.assign(globalThis, { benchDrawnMs: drawnMs });
}
