import type { Page } from '@playwright/test';

/** One animated part of the page, as it was seen over some seconds. */
export type Light = {
  /** `frame ::after`, `tile ::before` … */
  readonly of: string;
  readonly flashesPerS: number;
  /** Of the time, 0 to 1. */
  readonly litShare: number;
  /** An element itself, with what is written in it; not a mere ground or frame. */
  readonly holdsDigits: boolean;
};

/** Looks at every animated part once a frame. A flash is a change from dark to lit. */
export function sampleLight(page: Page, forMs: number): Promise<readonly Light[]> {
  return page.evaluate(async (lookForMs) => {
    const parts = document.getAnimations().flatMap(({ effect }) => {
      if (!(effect instanceof KeyframeEffect) || effect.target === null) return [];
      const { target, pseudoElement } = effect;
      const name = target.matches('[data-of]') ? 'tile' : target.matches('[aria-hidden]') ? 'frame' : 'other';
      return [{ target, pseudoElement, of: `${name} ${pseudoElement ?? ''}`, seen: [] as number[] }];
    });
    const times: number[] = [];
    const endMs = performance.now() + lookForMs;
    while (performance.now() < endMs) {
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
      for (const { target, pseudoElement, seen } of parts)
        seen.push(Number(getComputedStyle(target, pseudoElement).opacity));
    }
    return parts.map(({ of, pseudoElement, seen }) => {
      const middle = (Math.min(...seen) + Math.max(...seen)) / 2;
      const flashAt = times.filter((_, at) => at > 0 && seen[at - 1]! < middle && seen[at]! >= middle);
      const spanMs = (flashAt.at(-1) ?? 0) - (flashAt[0] ?? 0);
      let litMs = 0;
      for (const [at, atMs] of times.entries())
        if (at > 0 && atMs > flashAt[0]! && atMs <= flashAt.at(-1)! && seen[at - 1]! >= middle)
          litMs += atMs - times[at - 1]!;
      return {
        of,
        flashesPerS: spanMs === 0 ? 0 : ((flashAt.length - 1) / spanMs) * 1_000,
        litShare: spanMs === 0 ? 1 : litMs / spanMs,
        holdsDigits: pseudoElement === null,
      };
    });
  }, forMs);
}
