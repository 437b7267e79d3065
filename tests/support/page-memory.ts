import type { CDPSession, Page } from '@playwright/test';

/** What a page holds after everything that can be let go was let go. */
export type PageMemory = {
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
};

/** Looks into the page through the browser's own inspector. */
export async function openMemory(page: Page): Promise<() => Promise<PageMemory>> {
  const inspector: CDPSession = await page.context().newCDPSession(page);
  await inspector.send('Performance.enable');
  await inspector.send('HeapProfiler.enable');
  return async () => {
    // What waits for a finalizer goes with the second one.
    await inspector.send('HeapProfiler.collectGarbage');
    await inspector.send('HeapProfiler.collectGarbage');
    const { metrics } = await inspector.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      heapMb: of('JSHeapUsedSize') / 2 ** 20,
      nodes: of('Nodes'),
      listeners: of('JSEventListeners'),
      documents: of('Documents'),
    };
  };
}
